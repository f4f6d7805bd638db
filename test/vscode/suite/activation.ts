import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SUITE_MARK } from '../../../scripts/vscode/suite.ts';
import { EXTENSION, fileIn, folders, newRecord } from './window.ts';

/** Milliseconds in which the extension is to be awake. */
const AIM = 100;
/** On a machine that does other work at the same time, how much longer than a small extension of the editor's own. */
const MOST_TIMES_A_SMALL_ONE = 4;
/** Small extensions that come with the editor; one that sleeps still is the measure. */
const SMALL = ['vscode.merge-conflict', 'vscode.extension-editing', 'vscode.simple-browser', 'vscode.media-preview'];

async function timeToActivate(extension: vscode.Extension<unknown>): Promise<number> {
  const started = performance.now();
  await extension.activate();
  return performance.now() - started;
}

describe('activation', () => {
  const extension = (): vscode.Extension<unknown> => {
    const found = vscode.extensions.getExtension(EXTENSION);
    assert.ok(found, `${EXTENSION} is not installed`);
    return found;
  };

  it('sleeps while there is no record', async () => {
    const plain =
      folders().length > 0
        ? await vscode.workspace.openTextDocument(fileIn('notes.md'))
        : await vscode.workspace.openTextDocument({ language: 'markdown', content: '# Notes' });
    await vscode.window.showTextDocument(plain);
    assert.equal(extension().isActive, false);
  });

  it('wakes quickly', async () => {
    const small = SMALL.map((id) => vscode.extensions.getExtension(id)).find((found) => found?.isActive === false);
    assert.ok(small, 'none of the small extensions is there to measure by');
    const smallTook = await timeToActivate(small);
    const took = await timeToActivate(extension());
    const figures = `${took.toFixed(0)} ms (${small.id}: ${smallTook.toFixed(0)} ms)`;
    console.log(`${SUITE_MARK}      activated in ${figures}`);
    assert.ok(took < Math.max(AIM, MOST_TIMES_A_SMALL_ONE * smallTook), figures);
  });

  it('knows a record by its name, and by its language', async () => {
    if (folders().length > 0) {
      const document = await vscode.workspace.openTextDocument(fileIn('amara.case.md'));
      assert.equal(document.languageId, 'case-record');
    }
    assert.equal((await newRecord('---\nrecord: child\n---\n')).languageId, 'case-record');
  });

  it('offers its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const command of ['caseRecord.newEntry', 'caseRecord.showDue', 'caseRecord.lintWorkspace']) {
      assert.ok(commands.includes(command), command);
    }
  });
});
