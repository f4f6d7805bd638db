import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { child, entry, type Folder } from './command.ts';
import { folderWithFindings, lintedAs, reportOf, silenced } from './folder-with-findings.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

const nodesIn = (node: Node): Node[] =>
  'childNodes' in node ? node.childNodes.flatMap((one) => [one, ...nodesIn(one)]) : [];
const elementsIn = (node: Node, ...names: readonly string[]): Element[] =>
  nodesIn(node).filter((one): one is Element => 'tagName' in one && names.includes(one.tagName));
const textOf = (node: Node): string =>
  [node, ...nodesIn(node)].map((one) => (one.nodeName === '#text' && 'value' in one ? one.value : '')).join('');
const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value;

describe('lint --format html', () => {
  let folder: Folder;
  const page = async (...args: readonly string[]) => parse(await lintedAs(folder, 'html', ...args));
  const rowsUnder = (document: Node, caption: RegExp): string[][] => {
    const table = elementsIn(document, 'table').find((one) =>
      elementsIn(one, 'caption').some((it) => caption.test(textOf(it))),
    );
    assert.ok(table !== undefined, String(caption));
    return elementsIn(table, 'tr').map((row) => elementsIn(row, 'th', 'td').map(textOf));
  };

  beforeEach(() => {
    folder = folderWithFindings();
  });
  afterEach(() => folder.remove());

  it('is valid and accessible, with findings and without', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'] });
    for (const args of [[], ['--show-text'], ['d.case.md']]) {
      const { results } = await validator.validateString(await lintedAs(folder, 'html', ...args));
      assert.deepEqual(
        results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`)),
        [],
      );
    }
  });

  it('needs nothing but itself: no scripts, nothing fetched', async () => {
    const document = await page();
    assert.deepEqual(elementsIn(document, 'script', 'link', 'img', 'iframe', 'object', 'form'), []);
    for (const link of elementsIn(document, 'a')) assert.match(attribute(link, 'href') ?? '', /^#/);
    const policy = elementsIn(document, 'meta').find(
      (one) => attribute(one, 'http-equiv') === 'Content-Security-Policy',
    );
    assert.match(policy === undefined ? '' : (attribute(policy, 'content') ?? ''), /default-src 'none'/);
    assert.doesNotMatch(textOf(elementsIn(document, 'style')[0] ?? document), /url\(|@import/);
  });

  it('has a language, headings in order, and tables with a caption and scopes', async () => {
    const document = await page();
    assert.equal(attribute(elementsIn(document, 'html')[0] ?? assert.fail(), 'lang'), 'en-GB');
    const levels = elementsIn(document, 'h1', 'h2', 'h3').map(({ tagName }) => Number(tagName.slice(1)));
    assert.equal(levels[0], 1);
    for (const [at, level] of levels.entries()) assert.ok(at === 0 || level <= (levels[at - 1] ?? 0) + 1);
    for (const table of elementsIn(document, 'table')) {
      assert.equal(elementsIn(table, 'caption').length, 1);
      for (const heading of elementsIn(table, 'th')) assert.match(attribute(heading, 'scope') ?? '', /^(row|col)$/);
    }
    const ids = elementsIn(document, 'section', 'h2', 'dt').flatMap((one) => attribute(one, 'id') ?? []);
    assert.equal(new Set(ids).size, ids.length);
    for (const link of elementsIn(document, 'a')) assert.ok(ids.includes((attribute(link, 'href') ?? '').slice(1)));
  });

  it('says every finding, whatever its signs', async () => {
    const { findings } = await reportOf(folder);
    const document = await page();
    const rows = elementsIn(document, 'tr').filter((row) => attribute(row, 'class') !== undefined);
    assert.deepEqual(
      rows.map((row) => elementsIn(row, 'td').map(textOf)),
      findings.map(({ line, severity, message, clears = '', entry, due = '', rule }) => [
        String(line),
        severity,
        message + clears,
        entry ?? '',
        due,
        rule,
      ]),
    );
    assert.equal(elementsIn(document, 'b', 'really', 'team').length, 0, 'nothing of a record or its name is markup');
  });

  it('sums them up by rule and by team', async () => {
    const { findings } = await reportOf(folder);
    const document = await page();
    const count = (wanted: (typeof findings)[number][], severity: string) =>
      String(wanted.filter((finding) => finding.severity === severity).length);
    const sums = (wanted: (typeof findings)[number][]) =>
      ['error', 'warning', 'information'].map((one) => count(wanted, one));
    const [, ...rules] = rowsUnder(document, /each rule/);
    assert.deepEqual(
      new Map(rules.map(([rule, , ...rest]) => [rule, rest])),
      new Map(findings.map(({ rule }) => [rule, sums(findings.filter((one) => one.rule === rule))])),
    );
    const order = rules.map(([, , ...numbers]) => numbers.map((number) => number.padStart(6, '0')).join());
    assert.deepEqual(order, order.toSorted().reverse(), 'those with errors come first');
    const [, ...teams] = rowsUnder(document, /each team/);
    assert.deepEqual(teams, [
      ['East <team> & friends', '1', '1', ...sums(findings.filter(({ file }) => file === 'a.case.md'))],
      ['No team named', '3', '3', ...sums(findings.filter(({ file }) => file !== 'a.case.md'))],
    ]);
  });

  it('says how many findings are not on it', async () => {
    assert.doesNotMatch(textOf(await page()), /Not counted/);
    folder.write('s.case.md', silenced);
    assert.match(
      textOf(await page()),
      /Not counted: 1 finding suppressed in the records, 0 findings in the baseline\./,
    );
  });

  it('says so where nothing was found', async () => {
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    assert.match(textOf(await page('d.case.md')), /Nothing was found\./);
  });

  it('is the same each time', async () => {
    folder.write('e.case.md', child('CH-8', entry('2026-03-04 Visit', 'seen: no')));
    assert.equal(await lintedAs(folder, 'html'), await lintedAs(folder, 'html'));
  });
});
