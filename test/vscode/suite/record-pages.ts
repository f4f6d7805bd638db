import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, openRecord } from './window.ts';

/** What the commands give their caller: the places of the page, and the page's own voice. */
interface Shown {
  readonly places: readonly { readonly uri: string; readonly line: number }[];
  heard(told: unknown): Promise<boolean>;
}

const pages = (view: string): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(view));

/** Resolves as soon as so many pages of a view are open. */
function untilOpen(view: string, count: number): Promise<void> {
  return new Promise((resolve) => {
    if (pages(view).length === count) return resolve();
    const listening = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (pages(view).length !== count) return;
      listening.dispose();
      resolve();
    });
  });
}

describe('a record for reading, and its chronology', () => {
  const show = (command: string, record?: vscode.Uri): Thenable<Shown | undefined> =>
    vscode.commands.executeCommand(`caseRecord.${command}`, record);

  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens beside the record, once, and goes to the entry that the page asks for', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    const shown = (await show('showPreviewToSide')) ?? assert.fail('nothing was shown');
    await untilOpen('caseRecord.preview', 1);
    const [tab] = pages('caseRecord.preview');
    assert.equal(tab?.label, 'Preview of amara');
    assert.equal(tab?.group.viewColumn, 2);
    const visit = shown.places.findIndex(({ line }) => document.lineAt(line).text.startsWith('## 2026-01-09'));
    assert.equal(await shown.heard({ type: 'goTo', place: visit }), true);
    const { selection, viewColumn } = vscode.window.activeTextEditor ?? assert.fail('no editor is open');
    assert.deepEqual([selection.active.line, viewColumn], [shown.places[visit]?.line, 1]);
    await show('showPreview', fileIn('amara.case.md'));
    assert.equal(pages('caseRecord.preview').length, 1);
  });

  it('opens the chronology as a new Markdown document, and writes no file', async () => {
    await openRecord(fileIn('amara.case.md'));
    const shown = (await show('chronology')) ?? assert.fail('nothing was shown');
    await untilOpen('caseRecord.chronology', 1);
    assert.equal(await shown.heard({ type: 'act', act: 'document' }), true);
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no editor is open');
    assert.deepEqual([document.isUntitled, document.languageId], [true, 'markdown']);
    assert.match(document.getText(), /^# Chronology of /u);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('does nothing else that a page might say', async () => {
    const shown = (await show('chronology', fileIn('amara.case.md'))) ?? assert.fail('nothing was shown');
    for (const told of [
      { type: 'act' },
      { type: 'act', act: 3 },
      { type: 'act', act: 'quit' },
      { type: 'goTo', place: 9999 },
    ])
      assert.equal(await shown.heard(told), false, JSON.stringify(told));
    const preview = (await show('showPreview', fileIn('amara.case.md'))) ?? assert.fail('nothing was shown');
    assert.equal(await preview.heard({ type: 'act', act: 'document' }), false);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('has nothing to show of what is no record, and says so instead of failing', async () => {
    for (const command of ['showPreview', 'chronology'])
      assert.deepEqual((await show(command, fileIn('notes.md')))?.places, []);
  });
});
