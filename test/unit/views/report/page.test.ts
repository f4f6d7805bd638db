/** The page of a report: whole, valid, accessible as far as text can show it, and safe whatever a record is called. */
import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { FIGURES } from '../../../../src/views/report/figures.ts';
import { ReportGathering } from '../../../../src/views/report/gather.ts';
import { renderReport } from '../../../../src/views/report/page.ts';
import { whole } from '../../../../src/views/report/words.ts';
import type { WorkspaceConfig } from '../../../../src/workspace/types.ts';
import { day } from '../../../support/journeys.ts';
import { child, judged, page, REFERRED, TEAM } from './picture.ts';

const HOSTILE = '<script>alert(1)</script>"\'&\u202e';

/** Every element of a page, in order. */
function elements(text: string): readonly DefaultTreeAdapterTypes.Element[] {
  const found: DefaultTreeAdapterTypes.Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const next of node.childNodes) {
      if ('tagName' in next) found.push(next);
      if ('childNodes' in next) visit(next);
    }
  };
  visit(parse(text));
  return found;
}

function attribute(element: DefaultTreeAdapterTypes.Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

function hostilePage(): string {
  const teams = new Map([[HOSTILE, { id: HOSTILE, name: HOSTILE, caseloadLimit: 3 }]]);
  const config: WorkspaceConfig = {
    ...TEAM,
    teams,
    people: new Map([[HOSTILE, { id: HOSTILE, name: HOSTILE, team: HOSTILE }]]),
  };
  const gathering = new ReportGathering();
  const named = JSON.stringify(HOSTILE);
  const text = child('CH-1', REFERRED, ['2026-01-06 Allocation', `worker: ${named}`, `team: ${named}`]).replace(
    'id: CH-1',
    `id: ${named}`,
  );
  gathering.add(judged(text, '2026-05-11', config), { href: './a%3C.case.md', name: HOSTILE });
  return renderReport(gathering.report(day('2026-05-11'), true), { paths: HOSTILE });
}

describe('the page of a report', () => {
  for (const [name, text] of [
    ['with a record', () => page()],
    ['with no record', () => page([])],
    ['with hostile names', hostilePage],
  ] as const)
    it(`is valid HTML ${name}`, async () => {
      const validator = new HtmlValidate({
        extends: ['html-validate:recommended', 'html-validate:a11y'],
        // A drawing places its letters by style; the page's own style stands at its top.
        rules: { 'no-inline-style': 'off', 'long-title': 'off', 'require-sri': 'off' },
      });
      const report = await validator.validateString(text());
      assert.deepEqual(
        report.results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
        ),
        [],
      );
    });

  it('needs nothing from elsewhere and runs nothing', () => {
    for (const text of [page(), hostilePage()]) {
      const all = elements(text);
      assert.deepEqual(
        all.filter(({ tagName }) =>
          ['script', 'link', 'img', 'iframe', 'object', 'image', 'use', 'foreignObject'].includes(tagName),
        ),
        [],
      );
      for (const element of all)
        for (const { name, value } of element.attrs) {
          assert.ok(!name.startsWith('on'), `${element.tagName} has ${name}`);
          if (name === 'href' || name === 'src') assert.match(value, /^(?:#|\.\.?\/)/u);
        }
      assert.doesNotMatch(text, /https?:|url\(|@import|javascript:/u);
      const policy = all.find((element) => attribute(element, 'http-equiv') === 'Content-Security-Policy');
      assert.match(policy ? (attribute(policy, 'content') ?? '') : '', /^default-src 'none'/u);
    }
  });

  it('escapes whatever names and ids hold', () => {
    const text = hostilePage();
    assert.ok(text.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
    assert.ok(!text.includes('<script'));
    assert.ok(!text.includes('\u202e'));
  });

  it('has headings that lead down step by step, landmarks, captions, scopes and a text for each drawing', () => {
    const all = elements(page());
    const levels = all.flatMap(({ tagName }) => (/^h\d$/u.test(tagName) ? [Number(tagName[1])] : []));
    assert.equal(levels[0], 1);
    for (const [i, level] of levels.entries()) assert.ok(level - (levels[i - 1] ?? 0) <= 1);
    for (const landmark of ['header', 'nav', 'main', 'footer'])
      assert.equal(all.filter(({ tagName }) => tagName === landmark).length, 1, landmark);
    const tables = all.filter(({ tagName }) => tagName === 'table');
    assert.ok(tables.length > 10);
    assert.equal(all.filter(({ tagName }) => tagName === 'caption').length, tables.length);
    for (const head of all.filter(({ tagName }) => tagName === 'th')) assert.ok(attribute(head, 'scope'));
    const pictures = all.filter((element) => attribute(element, 'role') === 'img');
    assert.equal(pictures.length, all.filter(({ tagName }) => tagName === 'svg').length);
    for (const drawn of pictures) assert.ok((attribute(drawn, 'aria-label') ?? '').length > 60);
  });

  it('shows every figure with its definition and the command that counts it again', () => {
    const text = page();
    const all = elements(text);
    for (const { id, title } of FIGURES) {
      const heading = all.find((element) => element.tagName === 'h3' && attribute(element, 'id') === id);
      assert.ok(heading, title);
    }
    assert.equal(text.split('class="recompute"').length - 1, FIGURES.length);
    assert.ok(text.includes('case-record due . --all --by team --format json --as-of 2026-05-11'));
    assert.ok(text.includes('<code>case-record report . --figure drift --as-of 2026-05-11</code>'));
    for (const [, line] of text.matchAll(/class="recompute">(.*)/gu))
      assert.doesNotMatch(line ?? '', /case-record (?!.*--as-of)/u);
  });

  it('groups the digits of large numbers', () => {
    assert.deepEqual([0, 999, 1000, 16500, 1234567, 8.4].map(whole), [
      '0',
      '999',
      '1,000',
      '16,500',
      '1,234,567',
      '8.4',
    ]);
  });

  it('writes days as they are written in England', () => {
    assert.ok(page().includes('11 May 2026'));
    assert.doesNotMatch(page().replace(/<code>[\s\S]*?<\/code>/gu, ''), /\b2026-\d\d-\d\d\b/u);
  });

  it('leads only to places that it has', () => {
    const all = elements(page());
    const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
    assert.equal(new Set(ids).size, ids.length);
    for (const element of all) {
      const href = attribute(element, 'href');
      if (href?.startsWith('#') === true) assert.ok(ids.includes(href.slice(1)), href);
    }
  });

  it('is the same, byte for byte, each time', () => {
    assert.equal(page(), page());
  });
});
