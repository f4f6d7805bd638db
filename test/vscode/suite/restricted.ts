import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, openRecord, ruleOf } from './window.ts';

describe('Restricted Mode', () => {
  it('is what this window is in', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('judges by the settings of the folder, which can run nothing', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    const rules = vscode.languages.getDiagnostics(document.uri).map(ruleOf);
    assert.ok(
      rules.some((rule) => rule.startsWith('timescale/visit-')),
      rules.join(', '),
    );
  });
});
