import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { change, write } from './as-it-was.ts';
import { closeEverything, fileIn, findingsOf, openRecord, replace } from './window.ts';

/** A record in the folder, made for one test. */
async function recordFile(name: string, text: string): Promise<vscode.Uri> {
  const uri = fileIn(name);
  await write(uri, text);
  return uri;
}

async function onDisk(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

function childText(id: string, ...entries: readonly string[]): string {
  return ['---', 'record: child', `id: ${id}`, 'name: Robin Example', '---', '', ...entries, ''].join('\n');
}

const headings = (text: string): string[] => text.split(/\r?\n/).filter((line) => line.startsWith('## '));

async function shown(uri: vscode.Uri, column = vscode.ViewColumn.One): Promise<vscode.TextEditor> {
  const document = await openRecord(uri);
  return vscode.window.showTextDocument(document, column);
}

describe('writing, with nothing lost', () => {
  it('New record makes a file that is whole at once, and never writes over one', async () => {
    const uri = fileIn('CH-7701.case.md');
    const answers = {
      id: 'CH-7701',
      name: "Nia O'Neil: the younger",
      born: '2 March 2015',
      folder: fileIn('').toString(),
    };
    await vscode.commands.executeCommand('caseRecord.newRecord', answers);
    const text = await onDisk(uri);
    assert.match(
      text,
      /^---\nrecord: child\nid: CH-7701\nname: "Nia O'Neil: the younger"\nborn: 2015-03-02\n---\n\n# Nia O'Neil/,
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    await closeEverything();
    await vscode.commands.executeCommand('caseRecord.newRecord', { ...answers, name: 'Somebody else' });
    assert.equal(await onDisk(uri), text);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('New entry is taken back in one step, and signed by whoever the setting says', async () => {
    await change('caseRecord', 'worker', 'j.okafor');
    const { document } = await shown(
      await recordFile('undo.case.md', childText('CH-7702', '## 2026-02-01 Contact', '')),
    );
    const before = document.getText();
    await vscode.commands.executeCommand('caseRecord.newEntry', { type: 'visit' });
    assert.match(document.getText(), /## 2026-03-20 Visit\n\n```yaml\nby: j\.okafor\n/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('keeps a record that was changed on disk while it was unsaved here, and what is on disk', async () => {
    const uri = await recordFile('two-hands.case.md', childText('CH-7703', '## 2026-02-01 Contact', ''));
    const { document } = await shown(uri);
    await replace(document, 'Robin Example', 'Robin Unsaved');
    const other = childText('CH-7703', '## 2026-02-02 Case note', '', 'By somebody else.');
    await write(uri, other);
    await vscode.commands.executeCommand('caseRecord.newEntry', { type: 'visit' });
    assert.match(document.getText(), /Robin Unsaved[\s\S]*## 2026-02-01 Contact[\s\S]*## 2026-03-20 Visit/);
    assert.equal(document.isDirty, true);
    assert.equal(await onDisk(uri), other);
  });

  it('writes an entry once where two groups show the record', async () => {
    const uri = await recordFile('two-groups.case.md', childText('CH-7704', '## 2026-02-01 Contact', ''));
    await shown(uri, vscode.ViewColumn.One);
    const { document } = await shown(uri, vscode.ViewColumn.Two);
    await vscode.commands.executeCommand('caseRecord.newEntry', { type: 'visit' });
    assert.deepEqual(headings(document.getText()), ['## 2026-02-01 Contact', '## 2026-03-20 Visit']);
  });

  it('is saved by autosave as it stands', async () => {
    await change('files', 'autoSaveDelay', 50);
    await change('files', 'autoSave', 'afterDelay');
    const uri = await recordFile('autosave.case.md', childText('CH-7705', '## 2026-02-01 Contact', ''));
    const { document } = await shown(uri);
    const saved = new Promise<void>((resolve) => {
      const listening = vscode.workspace.onDidSaveTextDocument((each) => {
        if (each !== document || !document.getText().includes('Visit')) return;
        listening.dispose();
        resolve();
      });
    });
    await vscode.commands.executeCommand('caseRecord.newEntry', { type: 'visit' });
    await saved;
    assert.equal(await onDisk(uri), document.getText());
  });

  it('keeps line breaks of Windows, and takes an entry between two', async () => {
    const text = childText('CH-7706', '## 2026-02-01 Contact', '', '', '## 2026-02-09 Case note', '').replaceAll(
      '\n',
      '\r\n',
    );
    const editor = await shown(await recordFile('windows.case.md', text));
    editor.selection = new vscode.Selection(8, 0, 8, 0);
    await vscode.commands.executeCommand('caseRecord.newEntry', { type: 'visit' });
    const now = editor.document.getText();
    assert.deepEqual(headings(now), ['## 2026-02-01 Contact', '## 2026-03-20 Visit', '## 2026-02-09 Case note']);
    assert.doesNotMatch(now, /[^\r]\n/);
  });

  it('takes an entry in a record of 10 MB', async () => {
    const words = `${'All is as it was. '.repeat(60)}\n`;
    const entry = `## 2026-02-01 Case note\n\n${words.repeat(60)}\n`;
    const text = childText('CH-7707', entry.repeat(Math.ceil(10_000_000 / entry.length)));
    const uri = await recordFile('large.case.md', text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await findingsOf(uri, (findings) => findings.length > 0);
    await vscode.commands.executeCommand('caseRecord.newEntry', { type: 'visit' });
    const now = document.getText();
    assert.ok(now.startsWith(text.trimEnd()), 'what was there is as it was');
    assert.match(now.slice(text.trimEnd().length), /^\s*## 2026-03-20 Visit\n/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('leaves a record that may not be written as it is', async () => {
    const uri = await recordFile('locked.case.md', childText('CH-7708', '## 2026-02-01 Contact', ''));
    await change('files', 'readonlyInclude', { '**/locked.case.md': true });
    const { document } = await shown(uri);
    const before = document.getText();
    await vscode.commands.executeCommand('caseRecord.newEntry', { type: 'visit' }).then(undefined, () => undefined);
    assert.equal(document.getText(), before);
    assert.equal(document.isDirty, false);
    assert.equal(await onDisk(uri), before);
  });

  it('New supervision carries what is open, and is taken back in one step', async () => {
    const text = [
      '---',
      'record: supervision',
      'id: SUP-okafor',
      'worker: j.okafor',
      'supervisor: m.patel',
      'started: 2026-01-01',
      'stage: experienced',
      '---',
      '',
      '## 2026-02-20 Supervision',
      '',
      '```yaml',
      'by: m.patel',
      'cases: [CH-1042]',
      'actions:',
      '  - what: Ring the school',
      '    who: j.okafor',
      '    due: 2026-03-01',
      '```',
      '',
    ].join('\n');
    const { document } = await shown(await recordFile('SUP-okafor.case.md', text));
    await vscode.commands.executeCommand('caseRecord.newSupervision');
    const now = document.getText();
    assert.match(now, / {2}- what: Ring the school\n {4}outcome: Carried forward to 2026-03-20-supervision\n {4}who/);
    assert.match(
      now,
      /## 2026-03-20 Supervision\n\n```yaml\nby: [\s\S]*actions:\n {2}- what: Ring the school \(carried/,
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('keys of ours are none that VS Code has', async () => {
    await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
    const defaults = vscode.window.activeTextEditor?.document.getText() ?? '';
    const bound = [...defaults.matchAll(/"key": "([^"]+)",\s+"command": "([^"]+)"/g)];
    assert.ok(bound.length > 500, 'the list of keys is there');
    for (const [ours, key] of Object.entries({ newEntry: 'ctrl+k n', newRecord: 'ctrl+k shift+n' })) {
      const commands = bound.filter(([, each]) => each === key).map(([, , command]) => command);
      assert.deepEqual(commands, [`caseRecord.${ours}`], key);
    }
  });
});
