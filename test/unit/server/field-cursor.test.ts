import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FieldCursor, fieldCursor } from '../../../src/server/features/field-cursor.ts';

/** The cursor at `|` in YAML text. */
function at(marked: string): FieldCursor | undefined {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return fieldCursor(text, { start: 0, end: text.length }, offset);
}

function place(marked: string) {
  const cursor = at(marked);
  if (cursor === undefined) return undefined;
  const text = marked.replace('|', '');
  return [cursor.part, cursor.path.join('.'), text.slice(cursor.span.start, cursor.span.end)];
}

describe('the cursor in fields', () => {
  it('knows a key from its value', () => {
    assert.deepEqual(place('by: x\nse|en: yes'), ['key', 'seen', 'seen']);
    assert.deepEqual(place('by: x\nseen: y|es'), ['value', 'seen', 'yes']);
    assert.deepEqual(place('seen: |'), ['value', 'seen', '']);
    assert.deepEqual(place('seen:|'), ['value', 'seen', '']);
  });

  it('knows what stands inside a map', () => {
    assert.deepEqual(place('decision:\n  out|come: referral'), ['key', 'decision.outcome', 'outcome']);
    assert.deepEqual(place('decision:\n  outcome: ref|'), ['value', 'decision.outcome', 'ref']);
    assert.deepEqual(at('decision:\n  outcome: referral\n  |')?.parent, ['decision']);
    assert.deepEqual(at('decision:\n  outcome: referral\n|')?.parent, []);
  });

  it('counts the items of a list', () => {
    const actions = 'actions:\n  - what: Ring\n    who: a\n  - what: Write\n    du|e: 2026-01-01';
    assert.deepEqual(at(actions)?.path, ['actions', 1, 'due']);
    assert.deepEqual([...(at(actions)?.siblings ?? [])], ['what']);
    assert.deepEqual(at('actions:\n- what: Ring\n- wh|o: a')?.path, ['actions', 1, 'who']);
    assert.deepEqual(at('actions:\n  - what: Ring\n    |')?.parent, ['actions', 0]);
    assert.deepEqual(at('actions:\n  |')?.parent, ['actions']);
    assert.deepEqual(at('actions:\n  - wh|')?.part, 'value');
  });

  it('finds one value of a list, in either way of writing it', () => {
    assert.deepEqual(place('factors: [1A, 2|B, 3C]'), ['value', 'factors', '2B']);
    assert.deepEqual(place('factors: [|]'), ['value', 'factors', '']);
    assert.deepEqual(place('factors: [1A, |'), ['value', 'factors', '']);
    assert.deepEqual(place('also:\n  - CH|-1\nby: x'), ['value', 'also.0', 'CH-1']);
  });

  it('lists the keys already written beside it, before and after', () => {
    const cursor = at('by: x\ndecision:\n  on: 2026-01-01\n|\nseen: yes');
    assert.deepEqual([...(cursor?.siblings ?? [])].sort(), ['by', 'decision', 'seen']);
  });

  it('helps with a key that is half typed among broken lines', () => {
    assert.deepEqual(place('by: [x\n: :\nse|'), ['key', '', 'se']);
    assert.deepEqual(place('\tby: x\nde|'), ['key', '', 'de']);
  });

  it('keeps out of comments and long texts', () => {
    assert.equal(at('# se|en'), undefined);
    assert.equal(at('seen: yes # wh|y'), undefined);
    assert.equal(at('rationale: >\n  as: s|aid\nby: x'), undefined);
    assert.deepEqual(place('rationale: >\n  as: said\nb|y: x'), ['key', 'by', 'by']);
  });

  it('counts lines that end in CRLF', () => {
    assert.deepEqual(place('by: x\r\nseen: y|es\r\nalone: no'), ['value', 'seen', 'yes']);
  });

  it('never throws, and stays within its text', () => {
    const lines = fc.array(
      fc.constantFrom('a:', ' b: c', '- ', '- - x: y', '  - k: [1, 2', '|', 'x: |', '\t', '"', '\u{1f600}:', '\r'),
    );
    fc.assert(
      fc.property(lines, fc.nat(), (parts, n) => {
        const text = parts.join('\n');
        const offset = n % (text.length + 1);
        const cursor = fieldCursor(text, { start: 0, end: text.length }, offset);
        if (cursor === undefined) return;
        assert.ok(cursor.span.start >= 0 && cursor.span.end <= text.length && cursor.span.start <= cursor.span.end);
      }),
    );
  });

  it('ends for a hostile line as for a long one', () => {
    const line = `${'- '.repeat(50_000)}x`;
    assert.equal(fieldCursor(line, { start: 0, end: line.length }, line.length)?.span.end, line.length);
  });
});
