/** Whatever people write, or somebody puts into a record to do harm, is text in the preview and in the chronology: nothing runs, nothing is loaded, nothing is lost. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DefaultTreeAdapterMap, parse, parseFragment } from 'parse5';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { chronologyMarkdown, chronologyOf } from '../../src/server/features/chronology.ts';
import { previewOf } from '../../src/server/features/preview.ts';
import { chronologyPage, chronologyTable } from '../../src/views/chronology/page.ts';
import { blockHtml, headHtml, linksOf } from '../../src/views/preview/page.ts';
import { proseHtml } from '../../src/views/prose/prose.ts';
import { openInEditor } from '../unit/server/editor.ts';

type Node = DefaultTreeAdapterMap['node'];

const ELEMENTS = new Set(
  'html head body meta title style header main #text #document #document-fragment #documentType h1 h2 h3 h4 h5 h6 p br hr ul ol li table thead tbody tr th td em strong s code pre blockquote span a button section article div details summary'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'class data-place data-entry type scope aria-label tabindex start href lang charset name content http-equiv'.split(
    ' ',
  ),
);

const TRICKS: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><style>*{}</style>',
  '<iframe src="https://x.invalid">',
  '<!-- hidden -->',
  '<!--',
  '<![CDATA[ x ]]>',
  '[a](javascript:alert%281%29)',
  '[a](JaVaScRiPt&colon;alert(1))',
  '[a](data:text/html;base64,PHNjcmlwdD4=)',
  '![a](https://x.invalid/a.png "t")',
  '![a](data:image/svg+xml,<svg/onload=alert(1)>)',
  '[a](command:workbench.action.quit)',
  '[a](#2026-01-05-referral)',
  '[a]: javascript:alert(1) "t"',
  '<javascript:alert(1)>',
  '<https://x.invalid>',
  '"><script>',
  "' onmouseover='alert(1)",
  '&lt;script&gt;&#x3c;script&#62;',
  '```html',
  '~~~',
  '    <b>',
  '> > > *',
  '| a | b |\n|---|---|\n| <b> | `|` |',
  '1. a',
  '- [ ] b',
  '***',
  '\\<b\\>',
  '</article></main></style></title></pre>',
  `\${1+1}{{constructor}}`,
  '\u202e\u0000\ud800',
  '\r\n',
  '\t',
];
const word = fc.integer({ min: 0, max: 999_999 }).map((n) => `zq${n}q`);
const prose = fc
  .array(
    fc.oneof(fc.constantFrom(...TRICKS), word, fc.constantFrom('\n', '\n\n', ' ', '*', '`', '[', ']', '<', '>', '!')),
    {
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(' '));
/** As one line that can stand in YAML and in a heading. */
const line = prose.map((text) => text.replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim() || 'x');

function* nodes(node: Node): Generator<Node> {
  yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* nodes(child);
}

function textOf(root: Node): string {
  return [...nodes(root)].map((node) => ('value' in node ? node.value : '')).join('');
}

/** What stands in markup that must not. */
function harmIn(root: Node, mayLeadOut = false): readonly string[] {
  const found: string[] = [];
  for (const node of nodes(root)) {
    if (!ELEMENTS.has(node.nodeName)) found.push(node.nodeName);
    if (!('attrs' in node)) continue;
    for (const { name, value } of node.attrs) {
      if (!ATTRIBUTES.has(name)) found.push(`${node.nodeName} ${name}`);
      const leads = name === 'href' && value !== '#' && !(mayLeadOut && value.startsWith('file:///'));
      if (leads) found.push(`${node.nodeName} ${name}=${value}`);
    }
  }
  return found;
}

const wordsIn = (text: string): readonly string[] => text.match(/zq\d+q/gu) ?? [];

describe('the prose of a record as a page', () => {
  it('is a few elements and text, and says every word that was written', () => {
    fc.assert(
      fc.property(prose, fc.constantFrom<3 | 4>(3, 4), (text, top) => {
        const placeOf = (address: string): number | undefined => (address === '#2026-01-05-referral' ? 7 : undefined);
        const root = parseFragment(proseHtml(text, { top, placeOf }).toString());
        assert.deepEqual(harmIn(root), []);
        const shown = textOf(root);
        for (const each of wordsIn(text)) assert.ok(shown.includes(each), `${each} of ${JSON.stringify(text)}`);
      }),
      { numRuns: 400 },
    );
  });

  it('is read as it was typed where it is nested without end, and loses nothing', () => {
    for (const text of [
      `${'> '.repeat(500)}zq1q`,
      `${'- '.repeat(300)}zq1q`,
      `${'['.repeat(5000)}zq1q`,
      `${'*a '.repeat(3000)}zq1q`,
    ])
      assert.match(textOf(parseFragment(proseHtml(text, { top: 3, placeOf: () => undefined }).toString())), /zq1q/u);
  });
});

describe('a hostile record', () => {
  it('is text in the preview and in the chronology, in every place where people write', async () => {
    await fc.assert(
      fc.asyncProperty(line, line, prose, prose, async (name, subject, text, section) => {
        const quoted = JSON.stringify(name);
        const record = `---\nrecord: child\nid: CH-1\nname: ${quoted}\nborn: 2015-03-02\n---\n\n${text}\n\n## 2026-01-05 Referral: ${subject}\n\n\`\`\`yaml\nby: ${quoted}\nfrom: 2A\nsignificant: yes\nlate-reason: ${quoted}\nunknown: {a: [${quoted}]}\ndecision:\n  outcome: ${quoted}\n  by: ${quoted}\n  rationale: ${quoted}\nactions:\n  - what: ${quoted}\n    who: ${quoted}\n    outcome: ${quoted}\n\`\`\`\n\n${text}\n\n### ${subject}\n\n${section}\n\n## ${name}\n\n${section}\n`;
        const { service, uri } = openInEditor(record);
        const preview = (await service.ask(uri, (judged) => previewOf(judged).preview, undefined)) ?? assert.fail();
        const placeOf = linksOf(preview);
        const markup = [
          headHtml(preview.head, placeOf),
          ...preview.blocks.map((block, at) => blockHtml(block, at, placeOf)),
        ].join('');
        const root = parseFragment(markup);
        assert.deepEqual(harmIn(root), []);
        const shown = textOf(root);
        for (const each of wordsIn(record)) assert.ok(shown.includes(each), `${each} of ${JSON.stringify(record)}`);
        const found = await service.ask(uri, (judged) => chronologyOf(judged, true), undefined);
        if (found === undefined) return;
        assert.deepEqual(
          harmIn(parseFragment(chronologyTable(found.chronology, { interactive: true }).toString())),
          [],
        );
        const page = chronologyPage(found.chronology, { link: () => 'file:///a.case.md#L1' });
        assert.deepEqual(harmIn(parse(page), true), []);
        assertPlain(chronologyMarkdown(found.chronology));
      }),
      { numRuns: 150 },
    );
  });
});

/** A document of headings, lists and text alone: no HTML, no link, no picture, no code that a record's text became. */
function assertPlain(markdown: string): void {
  const allowed = new Set(['root', 'heading', 'paragraph', 'list', 'listItem', 'strong', 'text']);
  const visit = (node: { readonly type: string; readonly children?: readonly { readonly type: string }[] }): void => {
    assert.ok(allowed.has(node.type), `${node.type} in ${JSON.stringify(markdown)}`);
    for (const child of node.children ?? []) visit(child);
  };
  visit(unified().use(remarkParse).parse(markdown));
}
