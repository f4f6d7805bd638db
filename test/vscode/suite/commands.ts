import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, findingsOf, folders, openRecord } from './window.ts';

describe('commands', () => {
  it('New entry writes an entry of the chosen type, dated the day that the workspace is judged on', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('caseRecord.newEntry', { type: 'visit' });
    const added = document.getText().slice(document.getText().indexOf('Settling in.'));
    assert.match(added, /^Settling in\.\n\n## 2026-03-20 Visit\n\n```yaml\nby: /);
  });

  it('Lint workspace finds the faults of records that are not open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const counts = await vscode.commands.executeCommand<{ records: number }>('caseRecord.lintWorkspace');
    assert.equal(counts.records, folders().length);
    await findingsOf(fileIn('amara.case.md'), (findings) => findings.length > 0);
  });

  it('Show what is due goes to the entry that the chosen deadline counts from', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    let shown = true;
    const showing = Promise.resolve(vscode.commands.executeCommand('caseRecord.showDue')).finally(() => {
      shown = false;
    });
    // Accepts the first choice as soon as there is one; before that the command does nothing.
    while (shown) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await showing;
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? 'no editor', /amara\.case\.md$/);
    const { document, selection } = vscode.window.activeTextEditor ?? assert.fail();
    assert.match(document.lineAt(selection.active.line).text, /^## /);
  });
});
