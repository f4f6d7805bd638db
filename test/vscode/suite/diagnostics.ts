import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, findingsOf, openRecord, replace, ruleOf } from './window.ts';

describe('findings', () => {
  it('come as one opens a record, each with its rule and the page about it', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    const findings = await findingsOf(document.uri, (all) => all.length > 0);
    const wrongCode = findings.find((finding) => document.getText(finding.range) === 'hme');
    assert.ok(wrongCode, 'the misspelt place is not found');
    assert.match(ruleOf(wrongCode), /^schema\//);
    assert.ok(typeof wrongCode.code === 'object');
    const page = await vscode.workspace.openTextDocument(wrongCode.code.target);
    assert.match(page.getText(), /## What clears it/);
  });

  it('are judged on the date of the workspace, by the timescales that apply', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    const findings = await findingsOf(document.uri, (all) => all.length > 0);
    const rules = findings.map(ruleOf);
    assert.ok(
      rules.some((rule) => rule.startsWith('timescale/visit-')),
      rules.join(', '),
    );
  });

  it('follow each edit', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    await replace(document, 'place: hme', 'place: home');
    await findingsOf(document.uri, (all) => all.every((finding) => document.getText(finding.range) !== 'home'));
    await replace(document, 'place: home', 'place: hme');
    await findingsOf(document.uri, (all) => all.some((finding) => document.getText(finding.range) === 'hme'));
  });
});
