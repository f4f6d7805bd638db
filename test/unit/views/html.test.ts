import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { html } from '../../../src/views/html.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

const textOf = (node: Node): string =>
  'childNodes' in node ? node.childNodes.map(textOf).join('') : 'value' in node ? node.value : '';

describe('html', () => {
  it('escapes text, and keeps the markup that it made itself', () => {
    const cell = html`<td title="${'"x"'}">${'<b>&'}</td>`;
    assert.equal(String(html`<tr>${[cell, cell]}${undefined}${7}</tr>`), `<tr>${cell}${cell}7</tr>`);
    assert.equal(String(cell), '<td title="&quot;x&quot;">&lt;b&gt;&amp;</td>');
  });

  it('leaves no control character and nothing that turns the writing round', () => {
    assert.equal(String(html`${'a\u0000b\u001b[2Jc\u202ed\ud800e\nf'}`), 'a b [2Jc d e\nf');
  });

  it('reads back as the one element with the text that was put in, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'`=/! -p]'.split(''), 'é', '\n') }), (text) => {
        const { childNodes } = parseFragment(String(html`<p title="${text}">${text}</p>`));
        assert.equal(childNodes.length, 1);
        const [p] = childNodes;
        assert.ok(p !== undefined && 'attrs' in p);
        assert.deepEqual(
          p.attrs.map(({ value }) => value),
          [text],
        );
        assert.equal(textOf(p), text);
      }),
    );
  });
});
