import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createRecordParser } from '../../src/record/parse.ts';
import { RecordDocument } from '../../src/server/record-document.ts';
import { applyEdits, edits, recordTexts } from '../support/generated-records.ts';

const uri = 'file:///x.case.md';
const typeNames = { resolve: () => undefined, suggest: () => undefined };

/** Whether `offset` stands between a CR and its LF, where an editor has no place. */
const splitsLineEnd = (text: string, offset: number) => text[offset - 1] === '\r' && text[offset] === '\n';

/** A byte order mark may stand before the text, which is then on the line of what follows it. */
const texts = fc
  .tuple(fc.constantFrom('', '', '\ufeff', '\ufeff## 2026-03-04 Visit\n'), recordTexts)
  .map((parts) => parts.join(''));

describe('the text of an open record', () => {
  it('has its lines where the editor has them, after any edits', () => {
    fc.assert(
      fc.property(texts, fc.array(edits, { maxLength: 3 }), (text, rounds) => {
        const parser = createRecordParser({ types: typeNames });
        let record = parser.parse(text);
        let document = new RecordDocument(uri, 1, record);
        for (const round of [[], ...rounds]) {
          const { text: now, changes } = applyEdits(record.text, round);
          record = parser.update(record, changes);
          document = new RecordDocument(uri, 1, record, document);
          const known = TextDocument.create(uri, 'x', 1, now);
          assert.equal(document.getText(), now);
          assert.equal(document.lineCount, known.lineCount);
          for (let offset = 0; offset <= now.length; offset += 1 + (offset % 3)) {
            if (splitsLineEnd(now, offset)) continue;
            const position = document.positionAt(offset);
            assert.deepEqual(position, known.positionAt(offset), `offset ${offset} of ${JSON.stringify(now)}`);
            assert.equal(document.offsetAt(position), offset);
          }
          for (const position of [
            { line: 0, character: 1e6 },
            { line: 2, character: 3 },
            { line: 1e6, character: 0 },
          ]) {
            assert.equal(document.offsetAt(position), known.offsetAt(position));
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
