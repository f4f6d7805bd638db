import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plain, plainJson } from '../../../src/cli/plain-text.ts';
import { UNSEEN } from '../../../src/record/unseen.ts';
import { html } from '../../../src/views/html.ts';
import { said } from '../../../src/views/markdown.ts';

const MISLEADING = [
  '\u0007',
  '\u001b',
  '\u0085',
  '\u061c',
  '\u200e',
  '\u2028',
  '\u202e',
  '\u2069',
  '\ud800',
  '\uffff',
  '\u{1fffe}',
];

describe('what nobody sees in a text', () => {
  it('is found, and nothing else is', () => {
    for (const sign of MISLEADING) assert.notEqual(sign.search(UNSEEN), -1, JSON.stringify(sign));
    for (const text of ['Zoë O’Hara', 'e\u0301', '👩‍👧', 'שלום', 'नमस्ते', '\u00a0'])
      assert.equal(text.search(UNSEEN), -1, text);
  });

  it('goes out in no form', () => {
    const text = `a${MISLEADING.join('b')}c`;
    for (const out of [plain(text), plainJson(text).trimEnd(), html`${text}`.toString(), said(text).value])
      assert.equal(out.search(UNSEEN), -1, JSON.stringify(out));
  });

  it('is written in JSON so that it reads the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(fc.constantFrom(...MISLEADING, '\n', '\\'), fc.string()) }), (text) => {
        assert.deepEqual(JSON.parse(plainJson({ text: [text] })), { text: [text] });
      }),
    );
  });
});
