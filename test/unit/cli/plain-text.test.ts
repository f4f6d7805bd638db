import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, pad } from '../../../src/cli/fold.ts';
import { count, plain, plainJson, plainJsonParts } from '../../../src/cli/plain-text.ts';

/** What must never reach a terminal from a record: controls, and what turns the direction of writing round. */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\u001b[31m', '\u001b]0;x\u0007', '\u009b2J', '\r', '\n', '\t', '\u202e', '\u2028', '\0', '\u007f'),
    fc.string({ unit: 'grapheme', maxLength: 3 }),
  ),
});

describe('text that is safe to show', () => {
  it('is one line without control characters, whatever stood there', () => {
    fc.assert(fc.property(nasty, (text) => assert.doesNotMatch(plain(text), unsafe)));
  });

  it('is what was written, where nothing was wrong with it', () => {
    for (const text of ['Seen at home', 'Zo\u00eb, \u0141ukasz and \u{1f469}\u200d\u{1f467}', '"5 < 6" [31m'])
      assert.equal(plain(text), text);
    assert.equal(plain('a\u001b[31mb\u001b[0m\nc\td'), 'ab c d');
  });

  it('is JSON that says the same', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const json = plainJson({ text });
        assert.deepEqual(JSON.parse(json), { text });
        assert.doesNotMatch(json.replaceAll('\n', ''), unsafe);
      }),
    );
  });

  it('is the same JSON in parts', () => {
    const value = fc.oneof(nasty, fc.record({ text: nasty, list: fc.array(nasty, { maxLength: 2 }) }));
    fc.assert(
      fc.property(fc.record({ version: fc.nat(), who: nasty }), fc.array(value), (head, list) => {
        assert.equal([...plainJsonParts(head, 'list', list)].join(''), plainJson({ ...head, list }));
      }),
    );
    const long = Array.from({ length: 30_000 }, (_, n) => ({ n }));
    const parts = [...plainJsonParts({ a: 1 }, 'long', long)];
    assert.ok(parts.length > 3);
    assert.equal(parts.join(''), plainJson({ a: 1, long }));
  });

  it('counts in words', () => {
    assert.equal(count(1, 'file'), '1 file');
    assert.equal(count(0, 'file'), '0 files');
  });
});

describe('folding', () => {
  it('keeps each line within the width, under the place where the text begins', () => {
    assert.equal(
      fold('12:1  ', 'one two three four five six seven', 30),
      '12:1  one two three four five\n      six seven',
    );
    assert.equal(fold('12:1  ', 'one two', Number.POSITIVE_INFINITY), '12:1  one two');
  });

  it('leaves text alone where the terminal is too narrow to gain by it', () => {
    assert.equal(fold('          ', 'one two three four five', 25), '          one two three four five');
  });

  it('counts what a terminal shows, not code units', () => {
    assert.equal(pad('\u5b57', 4), '\u5b57  ');
    assert.equal(pad('longer', 3), 'longer');
  });
});
