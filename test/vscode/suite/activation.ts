import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SUITE_MARK } from '../../../scripts/vscode/suite.ts';
import { EXTENSION, fileIn, folders, inWebWorker, newRecord } from './window.ts';

/** Milliseconds that this process has computed; undefined in a browser, which doesn't tell them. */
function processorTime(): number | undefined {
  if (inWebWorker) return undefined;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
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

  it('wakes, and says in what time', async () => {
    const started = performance.now();
    const before = processorTime();
    await extension().activate();
    const after = processorTime();
    const took = `${(performance.now() - started).toFixed(0)} ms`;
    console.log(`${SUITE_MARK}      activated in ${took}`);
    assert.equal(extension().isActive, true);
    // In a browser it says more of what else the machine does, and of the way on which the file comes.
    if (before === undefined || after === undefined) return;
    console.log(`${SUITE_MARK}      with ${(after - before).toFixed(0)} ms of processor time`);
  });

  it('knows a record by its name, and by its language', async () => {
    if (folders().length > 0) {
      const document = await vscode.workspace.openTextDocument(fileIn('amara.case.md'));
      assert.equal(document.languageId, 'case-record');
    }
    assert.equal((await newRecord('---\nrecord: child\n---\n')).languageId, 'case-record');
  });

  it('knows the settings of a team by their place, and is woken by them', async () => {
    const { activationEvents }: { activationEvents: readonly string[] } = extension().packageJSON;
    assert.ok(activationEvents.includes('onLanguage:case-record-settings'));
    if (folders().length === 0) return;
    const settings = await vscode.workspace.openTextDocument(fileIn('.case-record/config.yaml'));
    assert.equal(settings.languageId, 'case-record-settings');
  });

  it('offers its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const command of [
      'caseRecord.newEntry',
      'caseRecord.showDue',
      'caseRecord.lintWorkspace',
      'caseRecord.showReport',
      'caseRecord.prepareSupervision',
    ]) {
      assert.ok(commands.includes(command), command);
    }
  });
});
