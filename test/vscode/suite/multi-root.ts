import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { write } from './as-it-was.ts';
import { closeEverything, fileIn, findingsOf, openRecord, ruleOf } from './window.ts';

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

  it('offers the templates of the team in whose folder a record is made, not those of the first one', async () => {
    await closeEverything();
    const template = fileIn('.case-record/templates/ours.case.md', 'other-folder');
    const text =
      '---\ntemplate:\n  name: Ours\n  description: Of this team.\n  kind: record\nrecord: child\nid: CH-7\nname: Kit Example\n---\n\n# Kit Example\n';
    const made = fileIn('CH-7.case.md', 'other-folder');
    await write(template, text);
    const folder = fileIn('.', 'other-folder').toString();
    // The server learns of the file from the editor, which may take a moment.
    while (vscode.window.activeTextEditor?.document.uri.toString() !== made.toString())
      await vscode.commands.executeCommand('caseRecord.newFromTemplate', { template: 'ours', answers: {}, folder });
    assert.match(vscode.window.activeTextEditor.document.getText(), /^id: CH-7$/mu);
  });
});
