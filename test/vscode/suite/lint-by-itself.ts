import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, findingsOf, openRecord, placeOf } from './window.ts';

const SETTING = 'lintWorkspace';
const WRONG = '---\nrecord: child\nid: CH-9\nname: Kit Example\nborn: 2015-03-02\n---\n\n## 2026-02-31 Visit\n';

describe('the setting for checking whole folders', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('caseRecord');

  it('is off unless somebody asks for it', () => {
    assert.equal(settings().inspect(SETTING)?.defaultValue, 'off');
  });

  it('onSave: finds what is wrong in records that nobody opened, once each', async () => {
    const saved = fileIn('sam.case.md');
    const other = fileIn('kit.case.md');
    await vscode.workspace.fs.writeFile(saved, new TextEncoder().encode(WRONG.replace('CH-9', 'CH-8')));
    await vscode.workspace.fs.writeFile(other, new TextEncoder().encode(WRONG));
    try {
      await settings().update(SETTING, 'onSave', vscode.ConfigurationTarget.Global);
      const record = await openRecord(saved);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(record.uri, placeOf(record, '## 2026'), 'Well.\n\n');
      assert.ok(await vscode.workspace.applyEdit(edit));
      assert.ok(await record.save());
      const findings = await findingsOf(other, (all) => all.length > 0);
      const said = findings.map(({ message, range }) => `${range.start.line} ${message}`);
      assert.equal(new Set(said).size, said.length);
      assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === other.toString()));
    } finally {
      await settings().update(SETTING, undefined, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(saved);
      await vscode.workspace.fs.delete(other);
      await findingsOf(other, (all) => all.length === 0);
    }
  });
});
