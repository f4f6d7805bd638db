import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { write } from './as-it-was.ts';
import { closeEverything, fileIn, folders, openRecord } from './window.ts';

const SUPERVISION = [
  '---',
  'record: supervision',
  'id: SUP-vaughan',
  'worker: k.vaughan',
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
  '    who: k.vaughan',
  '```',
  '',
].join('\n');

const agendas = (): readonly string[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('caseRecord.supervision'))
    .map(({ label }) => label);

/** Resolves as soon as these pages are open: VS Code tells of a tab a moment after it made it. */
function untilShown(...labels: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const isSo = (): boolean => agendas().join() === labels.join();
    if (isSo()) return resolve();
    const listening = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (!isSo()) return;
      listening.dispose();
      resolve();
    });
  });
}

describe('preparing supervision', () => {
  const prepare = (...told: readonly unknown[]): Thenable<{ worker: string; records: number } | undefined> =>
    vscode.commands.executeCommand('caseRecord.prepareSupervision', ...told);

  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('shows the agenda of the worker whose supervision record is in the editor, from the records of all folders', async () => {
    const uri = fileIn('SUP-vaughan.case.md');
    await write(uri, SUPERVISION);
    await openRecord(uri);
    assert.deepEqual(await prepare(), { worker: 'k.vaughan', records: folders().length + 1 });
    await untilShown('Supervision: k.vaughan');
    await prepare('k.vaughan');
    assert.equal(agendas().length, 1, 'a second call makes the page anew');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilShown();
    await prepare('k.vaughan');
    await untilShown('Supervision: k.vaughan');
  });

  it('opens as a document to keep, which is no file and names nobody', async () => {
    const uri = fileIn('SUP-vaughan.case.md');
    await write(uri, SUPERVISION);
    await openRecord(uri);
    await prepare('k.vaughan', true);
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor is open');
    assert.deepEqual([document.uri.scheme, document.languageId], ['untitled', 'markdown']);
    assert.match(document.getText(), /^# Supervision: k\.vaughan$/m);
    assert.doesNotMatch(document.getText(), /Ring the school/);
    await closeEverything();
  });

  it('says where nothing is known of a worker, and opens no page', async () => {
    await untilShown();
    assert.equal(await prepare('n.obody'), undefined);
    assert.deepEqual(agendas(), []);
  });

  it('goes on to the entry for the session, in the record that its page names', async () => {
    const uri = fileIn('SUP-vaughan.case.md');
    await write(uri, SUPERVISION);
    await openRecord(uri);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('caseRecord.newSupervision', uri.toString());
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor is open');
    assert.equal(document.uri.toString(), uri.toString());
    assert.match(document.getText(), /## 2026-03-20 Supervision\n\n```yaml\nby: [\s\S]*Ring the school \(carried/);
  });
});
