import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { EXTENSION, fileIn, folders, newRecord } from './window.ts';

/** Milliseconds; the aim is 100, with room for a machine that does other work at the same time. */
const SLOWEST_ACTIVATION = 300;

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
    const started = performance.now();
    await extension().activate();
    const took = performance.now() - started;
    console.log(`      activated in ${took.toFixed(0)} ms`);
    assert.ok(took < SLOWEST_ACTIVATION, `activation took ${took} ms`);
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
