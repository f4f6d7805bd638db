/** Generators of record texts: whole and well formed, broken, and nasty; and of edits to them. */
import fc from 'fast-check';
import type { TextChange } from '../../src/record/types.ts';

const headings = fc.constantFrom(
  '## 2026-02-02 Contact: bruise',
  '## 2026-02-02 Contact',
  '## 2026-03-04 14:30 Visit',
  '## 2026-03-04 Vist',
  '## 2026-02-31 Visit',
  '## 2026-02-03',
  '## 2026-02-03 ',
  '## Plan 2026',
  '##',
  '## 2 brothers',
  ' ## 3/2/2026 Core group: x',
  '## 3 February 2026 1:1',
  '## 2026-02-02 9:30 Home visit ##',
  '## 2026-02-02: Visit',
  '## 2026-02-02 Contact 2',
  '## 2026-02-02 Nonsense: é😀',
  '## 2026-03-04 Visit <!-- case-record-disable practice/analysis: why (by m.patel) -->',
);
const lines = fc.constantFrom(
  '',
  '',
  'Some text.',
  '### Analysis',
  "### Child's voice",
  '```yaml',
  '```',
  '~~~',
  '- item',
  '  more',
  '> quoted',
  '---',
  'id: a',
  'id: 2026-02-02-contact-2',
  'by: j.okafor',
  'by:',
  'actions:',
  '  - what: ring',
  '    who: x',
  '  -',
  'a: [1, {b: c}]',
  'x: &a y',
  'z: *a',
  '<<: {a: b}',
  '? [k]',
  ': v',
  '"open',
  "q: 'it''s'",
  '__proto__: evil',
  'constructor: x',
  '\tt: 1',
  '<!--',
  '-->',
  '<!-- case-record-disable schema/*, practice/*: why (by m.patel) -->',
  'Text. <!-- case-record-disable record/yaml: why (by m.patel, until 2026-02-28) -->',
  '<!-- case-record-disable schema/empty -->',
  '<<<<<<< ours',
  '=======',
  '>>>>>>> theirs',
  'record: child',
  'record: chlid',
  '%YAML 1.1',
  'text: |',
  '  😀 é',
  '\ufffd\0',
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
);
const endings = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r');
const openings = fc.constantFrom(
  '',
  '---\nrecord: child\nid: CH-1\n---\n',
  '---\nrecord: child\n',
  '\ufeff---\r\nrecord: supervision\r\n---\r\n',
  '\n---\nrecord: child\n---\n',
  '---\n---\n',
);
const yamlBlock = fc.array(lines, { maxLength: 4 }).map((inner) => ['```yaml', ...inner, '```'].join('\n'));
const piece = fc.oneof(
  { weight: 3, arbitrary: headings },
  { weight: 5, arbitrary: lines },
  { weight: 3, arbitrary: yamlBlock },
);

/** Texts that are or were meant to be records. */
export const recordTexts: fc.Arbitrary<string> = fc
  .tuple(openings, fc.array(fc.tuple(piece, endings), { maxLength: 16 }))
  .map(([opening, pieces]) => opening + pieces.map(([text, ending]) => text + ending).join(''));

/** Any text at all. */
export const anyTexts: fc.Arbitrary<string> = fc.oneof(
  recordTexts,
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'\n\r\t #-:>`~[]{}"\'&*!|%@?,.0aé\0\u0002\u001f\ufeff\ud83d'), maxLength: 300 }),
);

/** What replaces a piece of a text; `at` and `length` are shares of the text and of 40 characters. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
}

const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const inserts = fc.oneof(
  fc.constantFrom(
    '',
    '\n',
    '\r',
    '\r\n',
    ' ',
    '#',
    '## ',
    '\n## 2026-02-02 Contact\n',
    '```',
    '\n```\n',
    '\n---\n',
    '---\n',
    '-',
    'x',
    '\ufeff',
    '\0',
  ),
  piece,
  piece.map((text) => `\n${text}\n`),
);
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(fc.record({ at: share, length: share, insert: inserts }), {
  minLength: 1,
  maxLength: 3,
});

/** Makes the edits one after the other. Half of all edits start at the start of a line, where structure is. */
export function applyEdits(text: string, made: readonly Edit[]): { text: string; changes: TextChange[] } {
  let current = text;
  const changes: TextChange[] = [];
  for (const { at, length, insert } of made) {
    let start = Math.min(current.length, Math.floor(at * (current.length + 1)));
    if (length < 0.5) start = current.lastIndexOf('\n', start) + 1;
    const oldEnd = Math.min(current.length, start + Math.floor(length * length * 40));
    changes.push({ start, oldEnd, text: insert });
    current = current.slice(0, start) + insert + current.slice(oldEnd);
  }
  return { text: current, changes };
}
