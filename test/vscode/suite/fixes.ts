import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { change, write } from './as-it-was.ts';
import { fileIn, findingsOf, newRecord, placeOf, ruleOf } from './window.ts';

const RECORD = [
  '---',
  'record: child',
  'id: CH-3001',
  'name: Cleo Example',
  'born: 2015-03-02',
  '---',
  '',
  'A summary.',
  '',
  '## 2026-01-05 Vist',
  '',
  '```yaml',
  'by: j.okafor',
  'seen: no',
  'place: homee',
  '```',
  '',
].join('\n');

/** The actions that the editor offers at a place, with their edits. */
async function actionsAt(
  document: vscode.TextDocument,
  at: vscode.Position,
  kind?: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  const range = new vscode.Range(at, at);
  const found = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind?.value,
  );
  return found;
}

async function apply(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit, `no "${title}" among ${actions.map((each) => each.title).join(', ')}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

describe('quick fixes', () => {
  it('correct a misspelt type, and the finding goes', async () => {
    const document = await newRecord(RECORD);
    await findingsOf(document.uri, (all) => all.some((each) => ruleOf(each) === 'record/unknown-type'));
    await apply(await actionsAt(document, placeOf(document, 'Vist', 2)), 'Write "Visit"');
    await findingsOf(document.uri, (all) => all.every((each) => ruleOf(each) !== 'record/unknown-type'));
    assert.ok(document.getText().includes('## 2026-01-05 Visit\n'));
  });

  it('write a field under the others, with the cursor where its value goes', async () => {
    const document = await newRecord(RECORD.replace('Vist', 'Visit'));
    await findingsOf(document.uri, (all) => all.some((each) => ruleOf(each) === 'practice/child-not-seen'));
    await apply(await actionsAt(document, placeOf(document, 'seen: no', 7)), 'Write `not-seen-reason`');
    const text = RECORD.replace('Vist', 'Visit').replace('homee\n', 'homee\nnot-seen-reason: \n');
    assert.equal(document.getText().replaceAll('\r\n', '\n'), text);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor?.selection.active.isEqual(placeOf(document, 'not-seen-reason: ', 17)));
  });

  it('mend on saving what has one meaning, where the editor is told so', async () => {
    const uri = fileIn('cleo.case.md');
    await write(uri, RECORD);
    await change('editor', 'codeActionsOnSave', { 'source.fixAll.caseRecord': 'explicit' }, 'case-record');
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await findingsOf(uri, (all) => all.some((each) => ruleOf(each) === 'record/unknown-type'));
    await editor.edit((edit) => edit.insert(placeOf(document, 'A summary.'), 'Written anew. '));
    assert.ok(await document.save());
    const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    assert.equal(
      saved,
      RECORD.replace('A summary', 'Written anew. A summary').replace('Vist', 'Visit').replace('homee', 'home'),
    );
  });
});
