import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileIn, openRecord, placeOf } from './window.ts';

describe('the outline, folds and look of a record', () => {
  it('lists entries with their sections', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const visit = symbols.find(({ name }) => name === '2026-01-09 15:30 Visit');
    assert.ok(visit, symbols.map(({ name }) => name).join(', '));
    assert.equal(visit.detail, 'first days · seen alone');
    assert.deepEqual(
      visit.children.map(({ name }) => name),
      ["Child's voice", 'Analysis'],
    );
  });

  it('folds entries, fields and sections', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const starts = new Set(ranges.map(({ start }) => start));
    for (const text of ['---\nrecord', '## 2026-01-05 Placement', '### Analysis']) {
      assert.ok(starts.has(placeOf(document, text).line), text);
    }
    assert.ok(starts.has(placeOf(document, '## 2026-01-05 Placement').line + 2), 'the fields');
  });

  it('are written as the language asks: two spaces, wrapped lines', async () => {
    const document = await openRecord(fileIn('amara.case.md'));
    const editor = await vscode.window.showTextDocument(document);
    assert.equal(editor.options.tabSize, 2);
    assert.equal(vscode.workspace.getConfiguration('editor', document).get('wordWrap'), 'on');
  });
});
