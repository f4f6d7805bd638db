import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, folders } from './window.ts';

const reports = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('caseRecord.report'));

/** Resolves as soon as so many reports are open. */
function untilOpen(count: number): Promise<void> {
  return new Promise((resolve) => {
    if (reports().length === count) return resolve();
    const listening = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (reports().length !== count) return;
      listening.dispose();
      resolve();
    });
  });
}

describe('the team report', () => {
  const showReport = (): Thenable<{ records: number }> => vscode.commands.executeCommand('caseRecord.showReport');
  const openPlace = (...told: readonly unknown[]): Thenable<boolean> =>
    vscode.commands.executeCommand('caseRecord.openPlace', ...told);
  const place = (): string => {
    const { document, selection } = vscode.window.activeTextEditor ?? assert.fail('no editor is open');
    return `${document.uri.toString()} ${selection.active.line}`;
  };

  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens as one page over the records of all folders, which a second call makes anew', async () => {
    assert.equal((await showReport()).records, folders().length);
    await untilOpen(1);
    assert.deepEqual(
      reports().map(({ label }) => label),
      ['Team report'],
    );
    assert.equal((await showReport()).records, folders().length);
    assert.equal(reports().length, 1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilOpen(0);
    await showReport();
    await untilOpen(1);
  });

  it('has links that go to a line of a record', async () => {
    const record = fileIn('amara.case.md');
    assert.equal(await openPlace(record.toString(), 5), true);
    assert.equal(place(), `${record.toString()} 4`);
  });

  it('has links that go nowhere else: no other file, no way out of the folders, no line that is none', async () => {
    const record = fileIn('amara.case.md');
    const before = vscode.workspace.textDocuments.length;
    const told: readonly (readonly unknown[])[] = [
      [],
      [record.toString()],
      [record.toString(), 0],
      [record.toString(), 1.5],
      [record.toString(), '1'],
      [{ path: record.path }, 1],
      ['amara.case.md', 1],
      [fileIn('notes.md').toString(), 1],
      [vscode.Uri.file('/elsewhere/amara.case.md').toString(), 1],
      [`${fileIn('').toString()}/../../elsewhere/amara.case.md`, 1],
      [`command:workbench.action.closeWindow?${record.path}`, 1],
      [`untitled:${record.path}`, 1],
    ];
    for (const each of told) assert.equal(await openPlace(...each), false, JSON.stringify(each));
    assert.equal(vscode.window.activeTextEditor, undefined);
    assert.equal(vscode.workspace.textDocuments.length, before);
  });
});
