import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Position, type Range, TextDocumentEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActionsOf, FIX_ALL } from '../../../src/server/features/fixes.ts';
import { faultyRecords } from '../../support/faulty-records.ts';
import { anyTexts } from '../../support/generated-records.ts';
import { BROKEN, CURSOR, openInEditor, RECORD } from './editor.ts';
import { actionsAt, SNIPPETS } from './fixed.ts';

describe('quick fixes where there is little to be done', () => {
  const whole: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

  for (const [n, marked] of BROKEN.entries()) {
    it(`never throw in broken text (${n})`, async () => {
      await actionsAt(marked);
      await actionsAt(marked, { range: whole, client: SNIPPETS });
      await actionsAt(marked, { only: [FIX_ALL] });
    });
  }

  it('never throw, whatever the text and wherever the cursor, and never edit outside of the text', async function () {
    this.timeout(120_000);
    const places = fc.record({ line: fc.integer({ min: -1, max: 60 }), character: fc.integer({ min: -1, max: 60 }) });
    await fc.assert(
      fc.asyncProperty(fc.oneof(faultyRecords, anyTexts), places, async (text, at: Position) => {
        const { service, uri } = openInEditor(text.replaceAll(CURSOR, ''));
        const document = TextDocument.create(RECORD, 'case-record', 1, text.replaceAll(CURSOR, ''));
        const question = { range: { start: at, end: at }, diagnostics: [] };
        const actions = await service.ask(uri, (record) => codeActionsOf(record, question, SNIPPETS), []);
        for (const { edit } of actions)
          for (const change of edit?.documentChanges ?? [])
            if (TextDocumentEdit.is(change))
              for (const { range } of change.edits) {
                assert.ok(range.start.line >= 0 && range.end.line < document.lineCount);
                assert.ok(document.offsetAt(range.start) <= document.offsetAt(range.end));
              }
      }),
      { numRuns: 100 },
    );
  });
});
