import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('a window with no folder', () => {
  it('has no folder to check, and says so instead of failing', async () => {
    assert.equal(await vscode.commands.executeCommand('caseRecord.lintWorkspace'), undefined);
  });

  it('has no folder to report on, and says so instead of failing', async () => {
    assert.equal(await vscode.commands.executeCommand('caseRecord.showReport'), undefined);
  });

  it('has no folder to prepare supervision from, and says so instead of failing', async () => {
    assert.equal(await vscode.commands.executeCommand('caseRecord.prepareSupervision', 'j.okafor'), undefined);
  });
});
