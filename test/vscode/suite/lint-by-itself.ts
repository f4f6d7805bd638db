import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { change, remove, write } from './as-it-was.ts';
import { fileIn, findingsOf, openRecord, placeOf } from './window.ts';

const SETTING = 'lintWorkspace';
const WRONG = '---\nrecord: child\nid: CH-9\nname: Kit Example\nborn: 2015-03-02\n---\n\n## 2026-02-31 Visit\n';

describe('the setting for checking whole folders', () => {
  it('is off unless somebody asks for it', () => {
    assert.equal(vscode.workspace.getConfiguration('caseRecord').inspect(SETTING)?.defaultValue, 'off');
  });

  it('onSave: finds what is wrong in records that nobody opened, once each', async () => {
    const saved = fileIn('sam.case.md');
    const other = fileIn('kit.case.md');
    await write(saved, WRONG.replace('CH-9', 'CH-8'));
    await write(other, WRONG);
    await change('caseRecord', SETTING, 'onSave');
    const record = await openRecord(saved);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(record.uri, placeOf(record, '## 2026'), 'Well.\n\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await record.save());
    const findings = await findingsOf(other, (all) => all.length > 0);
    const said = findings.map(({ message, range }) => `${range.start.line} ${message}`);
    assert.equal(new Set(said).size, said.length);
    assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === other.toString()));
    await remove(other);
    await findingsOf(other, (all) => all.length === 0);
  });
});
