/** What is kept with the blocks of a record from one answer to the next holds after any edits: the answers are those about the whole text, opened afresh. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { foldingOf } from '../../src/server/features/folding.ts';
import { lensesOf } from '../../src/server/features/lenses.ts';
import { linksOf } from '../../src/server/features/links.ts';
import { tokensOf } from '../../src/server/features/semantic-tokens.ts';
import { symbolsOf } from '../../src/server/features/symbols.ts';
import { tokenEdits } from '../../src/server/features/token-data.ts';
import type { JudgedRecord } from '../../src/server/judged-record.ts';
import { type Editor, openInEditor } from '../unit/server/editor.ts';

const VISIT = '## 2026-03-04 Visit\n\n```yaml\nby: j.okafor\nseen: yes\n```\n\n### Analysis\n\nWords.\n\n';
const PLACED = '## 2025-12-05 Placement\n\n```yaml\nby: x\ntype: U6\nanswers: 2026-03-04-visit\n```\n\n';
const LINKED = '## Notes\n\nSee [it](#2026-03-04-visit) and [hers](#CH-1043/2026-02-02-contact).\n\n';
const FRONT = '---\nrecord: child\nid: CH-1042\nname: Amara Bello\nborn: 2015-03-02\n---\n\n';

const texts = fc
  .tuple(
    fc.constantFrom('', FRONT, `\ufeff${FRONT}`, '\ufeff'),
    // The same block may stand twice.
    fc.array(fc.constantFrom(VISIT, VISIT, PLACED, LINKED, VISIT.replaceAll('\n', '\r\n')), { maxLength: 6 }),
  )
  .map(([front, blocks]) => front + blocks.join(''));

const pieces = [
  '\n',
  '\n\n',
  '## 2026-03-05 Visit\n',
  '### Plan\n',
  '```\n',
  'by: a.b\n',
  '👪',
  '\r\n',
  'x',
  '',
  VISIT,
];
const edit = fc.record({ at: fc.nat(700), length: fc.nat(60), text: fc.constantFrom(...pieces) });

async function judged({ service, uri }: Editor): Promise<JudgedRecord> {
  const record = await service.ask<JudgedRecord | undefined>(uri, (each) => each, undefined);
  return record ?? assert.fail('the record was not judged');
}

function answers(record: JudgedRecord) {
  const middle = record.document.getText().length >> 1;
  return {
    symbols: symbolsOf(record),
    folds: foldingOf(record),
    tokens: tokensOf(record),
    tokensInView: tokensOf(record, { start: middle, end: middle + 100 }),
    lenses: lensesOf(record, true),
    links: linksOf({ ...record, key: record.uri, record: record.judgement.record, isOpen: true }),
  };
}

/** Numbers after the edits that a server sent, as a client makes them. */
function edited(numbers: readonly number[], edits: ReturnType<typeof tokenEdits>): number[] {
  const after = [...numbers];
  for (const { start, deleteCount, data = [] } of edits) after.splice(start, deleteCount, ...data);
  return after;
}

describe('what an editor asks of a whole record', () => {
  it('is answered after any edits as if the text had been opened afresh', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.array(edit, { minLength: 1, maxLength: 4 }), async (text, edits) => {
        const editor = openInEditor(text);
        const document = TextDocument.create(editor.uri, 'case-record', 1, text);
        let last = answers(await judged(editor));
        for (const [n, { at, length, text: put }] of edits.entries()) {
          const range = { start: document.positionAt(at), end: document.positionAt(at + length) };
          editor.service.change(editor.uri, n + 2, [{ range, text: put }]);
          TextDocument.update(document, [{ range, text: put }], n + 2);
          const now = answers(await judged(editor));
          assert.deepEqual(edited(last.tokens, tokenEdits(last.tokens, now.tokens)), now.tokens);
          last = now;
        }
        assert.deepEqual(last, answers(await judged(openInEditor(document.getText()))));
      }),
      { numRuns: 60 },
    );
  });

  it('has its colours where the words stand, behind a byte order mark and an edit too', async () => {
    const editor = openInEditor(`\ufeff${VISIT}${VISIT}`);
    editor.service.change(editor.uri, 2, [
      { range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: '\n' },
    ]);
    const record = await judged(editor);
    const lines = record.document.getText().split('\n');
    const words: string[] = [];
    const place = { line: 0, character: 0 };
    const numbers = tokensOf(record);
    for (let at = 0; at < numbers.length; at += 5) {
      const [down = 0, right = 0, length = 0] = numbers.slice(at, at + 3);
      place.line += down;
      place.character = down === 0 ? place.character + right : right;
      words.push(lines[place.line]?.slice(place.character, place.character + length) ?? '');
    }
    const visit = ['2026-03-04', 'Visit', 'j.okafor'];
    assert.deepEqual(
      words.filter((word) => word !== 'yes'),
      [...visit, ...visit],
    );
    assert.equal(symbolsOf(record)[0]?.range.start.character, 1);
  });
});
