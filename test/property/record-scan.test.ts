/** The scanner is held to remark-parse: on nasty generated documents both must see the same headings and fences. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { frontMatterEnd } from '../../src/record/front-matter.ts';
import { Scanner } from '../../src/record/scan.ts';

const RUNS = Number(process.env.SCAN_RUNS ?? 500);

const remark = unified().use(remarkParse);
const remarkWithFrontMatter = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']);

interface Structure {
  readonly headings: readonly (readonly [level: number, start: number, title: string])[];
  readonly fences: readonly (readonly [start: number, end: number, info: string])[];
}

/** remark does not count a byte order mark; the scanner does. */
function bomLength(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}

function seenByRemark(text: string): Structure {
  // Front matter that is never closed keeps remark from seeing any list or quotation after it, though it then says that
  // there is no front matter. The document is read without that extension to hear what CommonMark says.
  const processor = frontMatterEnd(text) === undefined ? remark : remarkWithFrontMatter;
  const root: Root = processor.parse(text);
  const bom = bomLength(text);
  const start = (node: Nodes) => (node.position?.start.offset ?? -1) + bom;
  const end = (node: Nodes) => (node.position?.end.offset ?? -1) + bom;
  const headings: [number, number, string][] = [];
  const fences: [number, number, string][] = [];
  for (const node of root.children) {
    if (node.type === 'heading' && (node.depth === 2 || node.depth === 3) && text[start(node)] === '#') {
      const first = node.children[0];
      const last = node.children.at(-1);
      // An underlined heading may start with the text `#x`; only a mark followed by white space makes an ATX heading.
      if (
        /^#{2,3}(?![^\s])/.test(text.slice(start(node), start(node) + 4)) &&
        !/[\r\n]/.test(text.slice(start(node), end(node)))
      ) {
        headings.push([node.depth, start(node), first && last ? text.slice(start(first), end(last)) : '']);
      }
    }
    if (node.type === 'code' && /[`~]/.test(text[start(node)] ?? '')) {
      const opening = text.slice(start(node), end(node)).split(/[\r\n]/)[0] ?? '';
      fences.push([start(node), end(node), opening.replace(/^(?:`+|~+)/, '').trim()]);
    }
  }
  return { headings, fences };
}

function seenByScanner(text: string): Structure {
  const scanner = new Scanner(text);
  const headings: [number, number, string][] = [];
  const fences: [number, number, string][] = [];
  let at = frontMatterEnd(text) ?? bomLength(text);
  while (at < text.length) {
    const shape = scanner.block(at);
    for (const heading of [...(shape.heading ? [shape.heading] : []), ...shape.sections]) {
      headings.push([heading.level, heading.start, text.slice(heading.titleStart, heading.titleEnd)]);
    }
    for (const fence of shape.fences) fences.push([fence.start, fence.end, fence.info]);
    assert.ok(shape.end > at, 'every block takes some text');
    at = shape.end;
  }
  return { headings, fences };
}

const pieces = fc.constantFrom(
  '## ',
  '### ',
  '##',
  '# a',
  '## 2026-02-03 Visit',
  ' ## a',
  '   ## b',
  '    ## c',
  '\t## d',
  '## e ##',
  '## f #g',
  '\\## h',
  '###\ti',
  '#### j',
  '##\\',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '10. ',
  '-',
  '1.',
  '> ',
  '>',
  '>\t',
  ' ',
  '  ',
  '   ',
  '    ',
  '\t',
  '```',
  '````',
  '~~~',
  '~~~~',
  '```yaml',
  '``` a`b',
  '~~~ a`b',
  '---',
  '- - -',
  '***',
  '___',
  '===',
  '=',
  '--',
  'text',
  'more words',
  '',
  '<div>',
  '</div>',
  '<!-- ',
  ' -->',
  '<!-->',
  '<script>',
  '</script>',
  '<?',
  '?>',
  '<!D',
  '>',
  '<![CDATA[',
  ']]>',
  '<x-y a="b">',
  "<a href='c' d>",
  '</x-y >',
  '<pre',
  '<style>',
  '<p/>',
  '<http://a.b>',
  '<x',
  '[a]: /b',
  '[a]:',
  '/b "c"',
  "[a]: <b> 'c",
  "d'",
  '[a]: /b "c',
  '"',
  '[',
  'a](b)',
  'é😀',
  '\u00a0',
  '\f',
  '\\',
);
const line = fc.array(pieces, { minLength: 0, maxLength: 4 }).map((parts) => parts.join(''));
const lineEnding = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r');
const body = fc
  .array(fc.tuple(line, lineEnding), { maxLength: 14 })
  .map((lines) => lines.map(([text, ending]) => text + ending).join(''));
const opening = fc.constantFrom(
  '',
  '',
  '',
  '---\nrecord: child\n---\n',
  '---\n## x\n',
  '--- \r\na: b\r\n---\t\r\n',
  '----\n',
  '\ufeff---\n---\n',
  '\ufeff',
);
const documents = fc.tuple(opening, body, line).map((parts) => parts.join(''));

describe('the scanner and CommonMark', () => {
  it('see the same headings and fences', () => {
    fc.assert(
      fc.property(documents, (text) => {
        assert.deepEqual(seenByScanner(text), seenByRemark(text));
      }),
      { numRuns: RUNS },
    );
  }).timeout(600_000);

  it('see the same front matter', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const first = remarkWithFrontMatter.parse(text).children[0];
        const end = first?.type === 'yaml' ? first.position?.end.offset : undefined;
        const ours = frontMatterEnd(text);
        const trimmed = ours === undefined ? undefined : text.slice(0, ours).replace(/[\r\n]+$/, '').length;
        assert.equal(trimmed, end === undefined ? undefined : end + bomLength(text));
      }),
      { numRuns: RUNS },
    );
  }).timeout(600_000);
});
