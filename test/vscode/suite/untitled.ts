import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findingsOf, newRecord, placeOf } from './window.ts';

const TEXT = [
  '---',
  'record: child',
  'id: CH-7',
  'name: Robin Example',
  'born: 2015-03-02',
  '---',
  '',
  '## 2026-01-09 Visit',
  '',
  '```yaml',
  'by: j.okafor',
  'seen: yes',
  'place: hme',
  '```',
  '',
].join('\n');

describe('a record that is no file, in any window', () => {
  it('is judged, explained and outlined', async () => {
    const document = await newRecord(TEXT);
    await findingsOf(document.uri, (all) => all.some((finding) => document.getText(finding.range) === 'hme'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      placeOf(document, 'seen', 1),
    );
    assert.ok(hovers.length > 0);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(symbols.some(({ name }) => name === '2026-01-09 Visit'));
  });

  it('takes a new entry', async () => {
    const document = await newRecord(TEXT);
    await findingsOf(document.uri, (all) => all.length > 0);
    await vscode.commands.executeCommand('caseRecord.newEntry', { type: 'case-note' });
    assert.match(document.getText(), /\n\n## \d{4}-\d{2}-\d{2} Case note/);
  });
});
