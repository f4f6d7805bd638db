import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, openRecord } from './window.ts';

/** What the command gives its caller: the places of the page, and the page's own voice. */
interface Shown {
  readonly places: readonly { readonly uri: string; readonly line: number }[];
  heard(told: unknown): Promise<boolean>;
}

const journeys = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('caseRecord.journey'));

/** Resolves as soon as so many journeys are open. */
function untilOpen(count: number): Promise<void> {
  return new Promise((resolve) => {
    if (journeys().length === count) return resolve();
    const listening = vscode.window.tabGroups.onDidChangeTabs(() => {
      if (journeys().length !== count) return;
      listening.dispose();
      resolve();
    });
  });
}

describe('the journey of a record', () => {
  const show = (record?: vscode.Uri): Thenable<Shown | undefined> =>
    vscode.commands.executeCommand('caseRecord.showJourney', record);
  const place = (): string => {
    const { document, selection } = vscode.window.activeTextEditor ?? assert.fail('no editor is open');
    return `${document.uri.toString()} ${selection.active.line}`;
  };

  beforeEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens for the record in the editor, once, under its name', async () => {
    await openRecord(fileIn('amara.case.md'));
    const shown = await show();
    assert.ok(shown !== undefined && shown.places.length > 0);
    await untilOpen(1);
    assert.deepEqual(
      journeys().map(({ label }) => label),
      ['Journey of amara'],
    );
    await show(fileIn('amara.case.md'));
    assert.equal(journeys().length, 1);
  });

  it('goes to the entry that the page asks for, in the tab where the record stands already', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    const shown = (await show()) ?? assert.fail('nothing was shown');
    await untilOpen(1);
    const visit = shown.places.findIndex(({ line }) => document.lineAt(line).text.startsWith('## 2026-01-09'));
    assert.equal(await shown.heard({ type: 'goTo', place: visit }), true);
    assert.equal(place(), `${document.uri.toString()} ${shown.places[visit]?.line}`);
    const texts = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText);
    assert.equal(texts.length, 1);
  });

  it('does nothing else that a page might say', async () => {
    const shown = (await show(fileIn('amara.case.md'))) ?? assert.fail('nothing was shown');
    await untilOpen(1);
    const told: readonly unknown[] = [
      undefined,
      'goTo',
      { type: 'goTo' },
      { type: 'goTo', place: -1 },
      { type: 'goTo', place: 0.5 },
      { type: 'goTo', place: '0' },
      { type: 'goTo', place: 100_000 },
      { type: 'goTo', place: Number.NaN },
      { type: 'open', uri: fileIn('notes.md').toString() },
    ];
    for (const each of told) assert.equal(await shown.heard(each), false, JSON.stringify(each));
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('has nothing to show of what is no record, and says so instead of failing', async () => {
    const shown = await show(fileIn('notes.md'));
    assert.deepEqual(shown?.places, []);
    assert.deepEqual((await show(fileIn('no-such.case.md')))?.places, []);
  });
});
