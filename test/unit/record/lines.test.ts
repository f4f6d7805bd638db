import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../../src/record/lines.ts';

describe('a line index', () => {
  const text = 'one\ntwo\r\nthree\rfour 😀é\n';
  const index = new LineIndex(text);

  it('counts LF, CRLF and a lone CR as one line ending each', () => {
    assert.equal(index.count, 5);
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5].map((line) => index.text(line)),
      ['one', 'two', 'three', 'four 😀é', '', ''],
    );
  });

  it('counts UTF-16 units, from 0 for editors and from 1 for people', () => {
    const offset = text.indexOf('é');
    assert.deepEqual(index.position(offset), { line: 3, character: 7 });
    assert.deepEqual(index.place(offset), { line: 4, column: 8 });
    assert.deepEqual(index.place(0), { line: 1, column: 1 });
    assert.deepEqual(index.position(text.length), { line: 4, character: 0 });
  });

  it('keeps what is outside the text at its nearest end', () => {
    assert.deepEqual(index.position(-5), { line: 0, character: 0 });
    assert.deepEqual(index.position(999), { line: 4, character: 0 });
    assert.equal(index.offset({ line: 1, character: 99 }), 'one\ntwo'.length);
    assert.equal(index.offset({ line: 99, character: 0 }), text.length);
    assert.equal(index.offset({ line: -1, character: 4 }), 0);
  });

  it('does not count a byte order mark as a column', () => {
    const marked = new LineIndex('\ufeff---\nrecord: child');
    assert.deepEqual(marked.place(1), { line: 1, column: 1 });
    assert.deepEqual(marked.place(2), { line: 1, column: 2 });
    assert.equal(marked.offset({ line: 0, character: 0 }), 1);
    assert.deepEqual(marked.place(5), { line: 2, column: 1 });
  });

  it('comes back to every offset that is not inside a line ending', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '\t', '😀'), maxLength: 40 });
    fc.assert(
      fc.property(texts, (sample) => {
        const lines = new LineIndex(sample);
        assert.equal(lines.count, sample.split(/\r\n|\r|\n/).length);
        for (let offset = 0; offset <= sample.length; offset++) {
          if (sample[offset] === '\n' && sample[offset - 1] === '\r') continue;
          assert.equal(lines.offset(lines.position(offset)), offset);
        }
      }),
    );
  });
});
