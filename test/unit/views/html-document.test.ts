import assert from 'node:assert/strict';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { html } from '../../../src/views/html.ts';
import { htmlDocument } from '../../../src/views/html-document.ts';

type Element = DefaultTreeAdapterTypes.Element;

const childrenOf = (parent: DefaultTreeAdapterTypes.Document | Element): readonly Element[] =>
  parent.childNodes.filter((node): node is Element => 'attrs' in node);

const child = (parent: DefaultTreeAdapterTypes.Document | Element | undefined, name: string): Element => {
  const found = parent && childrenOf(parent).find(({ tagName }) => tagName === name);
  assert.ok(found, name);
  return found;
};

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;

const textOf = (element: Element): string =>
  element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');

const read = (title: string, style = 'p { margin: 0; }') => {
  const errors: string[] = [];
  const text = htmlDocument({ title, style, body: html`<main><p>${'1 < 2'}</p></main>` });
  const page = parse(text, { onParseError: ({ code }) => errors.push(code) });
  const root = child(page, 'html');
  return { text, errors, root, head: child(root, 'head'), body: child(root, 'body') };
};

describe('htmlDocument', () => {
  it('is a page without fault, in English as it is written here', () => {
    const { errors, root, body } = read('Findings');
    assert.deepEqual(errors, []);
    assert.equal(attribute(root, 'lang'), 'en-GB');
    assert.equal(textOf(child(child(body, 'main'), 'p')), '1 < 2');
  });

  it('says how its bytes are read before anything that was written by people', () => {
    const [first] = childrenOf(read('é').head);
    assert.ok(first);
    assert.equal(attribute(first, 'charset'), 'utf-8');
  });

  it('lets nothing run and nothing be fetched', () => {
    const policies = childrenOf(read('Findings').head).filter(
      (each) => attribute(each, 'http-equiv') === 'Content-Security-Policy',
    );
    assert.deepEqual(
      policies.map((each) => attribute(each, 'content')),
      ["default-src 'none'; style-src 'unsafe-inline'"],
    );
  });

  it('keeps a title text, whatever it is', () => {
    const title = '</title><script>x()</script>"&';
    const { errors, head } = read(title);
    assert.deepEqual(errors, []);
    assert.equal(textOf(child(head, 'title')), title);
    assert.ok(!childrenOf(head).some(({ tagName }) => tagName === 'script'));
  });

  it('leaves the style as it stands', () => {
    const style = '\na > b::before { content: "&"; }\n';
    assert.equal(textOf(child(read('Findings', style).head, 'style')), style);
  });
});
