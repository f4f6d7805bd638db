import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, findingsOf, openRecord, ruleOf } from './window.ts';

/** What is due soon is information; what is overdue by statute is an error. */
const ERROR = vscode.DiagnosticSeverity.Error;

describe('a window with several folders', () => {
  it('judges each record by the settings of its own folder', async () => {
    const late = await openRecord(fileIn('amara.case.md'));
    const early = await openRecord(fileIn('amara.case.md', 'other-folder'));
    assert.equal(late.getText(), early.getText());
    const overdue = (findings: readonly vscode.Diagnostic[]): boolean =>
      findings.some((finding) => ruleOf(finding).startsWith('timescale/visit-') && finding.severity === ERROR);
    const ofLate = await findingsOf(late.uri, (all) => all.length > 0);
    const ofEarly = await findingsOf(early.uri, (all) => all.length > 0);
    assert.ok(overdue(ofLate));
    assert.ok(!overdue(ofEarly), ofEarly.map(ruleOf).join(', '));
  });
});
