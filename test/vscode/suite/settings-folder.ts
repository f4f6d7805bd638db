import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { remove, write } from './as-it-was.ts';
import { fileIn, findingsOf, openRecord, placeOf, replace, ruleOf } from './window.ts';

const TYPE = {
  title: 'Safety circle',
  description: 'The people round the child meet.',
  properties: { venue: { title: 'Venue', 'x-codes': [{ code: 'home', meaning: 'At home' }] } },
};
const ENTRY = '\n## 2026-03-06 Safety circle\n\n```yaml\nby: j.okafor\nvenue: hoome\n```\n';

const labelsOf = ({ items }: vscode.CompletionList): readonly string[] =>
  items.map(({ label }) => (typeof label === 'string' ? label : label.label));

describe('the folder that a team shares', () => {
  const file = () => fileIn('.case-record/entries/safety-circle.schema.json');
  const writeType = (text: string) => write(file(), text);

  it('makes a new entry type of one file: checked, completed, explained and in the outline, with no restart', async () => {
    const record = await openRecord(fileIn('amara.case.md'));
    const before = record.getText();
    await replace(record, before, before + ENTRY);
    await findingsOf(record.uri, (all) => all.some((finding) => ruleOf(finding) === 'record/unknown-type'));
    // The one step: the file.
    await writeType(JSON.stringify(TYPE));
    const findings = await findingsOf(record.uri, (all) =>
      all.some((finding) => record.getText(finding.range) === 'hoome'),
    );
    assert.ok(!findings.some((finding) => ruleOf(finding) === 'record/unknown-type'));
    const at = placeOf(record, 'venue: hoome', 'venue: '.length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      record.uri,
      at,
    );
    assert.ok(labelsOf(list).includes('home'));
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      record.uri,
    );
    assert.match(JSON.stringify(outline), /Safety circle/);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      record.uri,
      placeOf(record, 'Safety circle', 2),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    assert.match(said.join('\n'), /The people round the child meet/);
    await remove(file());
    await findingsOf(record.uri, (all) => all.some((finding) => ruleOf(finding) === 'record/unknown-type'));
    assert.ok(
      !vscode.languages.getDiagnostics(record.uri).some((finding) => record.getText(finding.range) === 'hoome'),
    );
  });

  it('tells what is wrong in one of its files while it is typed, and completes it', async () => {
    await writeType('{"title": "Safety circle"}');
    const document = await vscode.workspace.openTextDocument(file());
    await vscode.window.showTextDocument(document);
    await replace(document, '"title"', '"titel"');
    const findings = await findingsOf(file(), (all) =>
      all.some(({ message }) => message.includes('Did you mean "title"?')),
    );
    assert.ok(findings.length > 0);
    await replace(document, '"titel"', '"title"');
    await findingsOf(file(), (all) => all.length === 0);
    await document.save();
    const config = await vscode.workspace.openTextDocument(fileIn('.case-record/config.yaml'));
    await vscode.window.showTextDocument(config);
    const end = config.positionAt(config.getText().length);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      config.uri,
      end,
    );
    assert.ok(labelsOf(list).includes('rules'));
  });
});
