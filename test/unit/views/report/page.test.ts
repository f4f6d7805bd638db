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
import { child, judged, OPEN, picture, TEAM } from './picture.ts';

const HOSTILE = '<script>alert(1)</script>"\'&\u202e';

const REFERRAL = ['2026-01-05 Referral', 'from: 2A'] as const;

const page = (texts: readonly string[] = [OPEN], config: WorkspaceConfig = TEAM): string =>
  renderReport(picture('2026-05-11', texts, config), { paths: '.' });

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

/** The rows of a table, cell by cell. */
function rowsOf(text: string, id: string): readonly (readonly string[])[] {
  const table = text.slice(text.indexOf(`id="${id}"`));
  return [...table.slice(0, table.indexOf('</table>')).matchAll(/<tr><th scope="row">.*/gu)].map(([found]) =>
    [...found.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gu)].map(([, cell = '']) => cell.replace(/<[^>]*>/gu, '')),
  );
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
  const text = child('CH-1', REFERRAL, ['2026-01-06 Allocation', `worker: ${named}`, `team: ${named}`]).replace(
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

  it('sets the teams beside each other at its top, where there are two', () => {
    const west = child(
      'CH-2',
      REFERRAL,
      ['2026-01-06 Allocation', 'worker: b.roe'],
      ['2026-01-05 Assessment', 'completed: 2026-03-02'],
    );
    const text = page([OPEN, west]);
    const top = text.slice(text.indexOf('id="at-a-glance"'), text.indexOf('id="who-holds-what"'));
    assert.deepEqual(rowsOf(top, 'on-time-by-team'), [
      ['East', '0% 0/1'],
      ['West', '100% 1/1'],
    ]);
    assert.deepEqual(rowsOf(top, 'on-the-day-by-team')[0]?.slice(0, 4), ['East', '1', '0', '0']);
    assert.doesNotMatch(page(), /on-time-by-team/u);
  });

  it('sets a worker who is above the limit beside the own team, though the children belong to another', () => {
    const held = (id: string, worker: string, team: string) =>
      child(id, REFERRAL, ['2026-01-06 Allocation', `worker: ${worker}`, `team: ${team}`]);
    const texts = [held('CH-1', 'a.lee', 'west'), held('CH-2', 'a.lee', 'west'), held('CH-3', 'b.roe', 'north')];
    const rows = rowsOf(page(texts), 'on-the-day-by-team');
    assert.deepEqual(
      rows.map((row) => row.slice(0, 3)),
      [
        ['East', '0', '1'],
        ['north', '1', '–'],
        ['West', '2', '–'],
      ],
    );
  });

  it('calls nobody within a limit where there is none', () => {
    const unlimited: WorkspaceConfig = { ...TEAM, teams: new Map() };
    const mixed = page([OPEN, child('CH-2', REFERRAL, ['2026-01-06 Allocation', 'worker: b.roe'])]);
    assert.match(mixed, /held by 2 workers, none of them above the limit; for 1 of them there is no limit/u);
    const none = page([OPEN], unlimited);
    assert.match(none, /held by 1 worker, for whom there is no limit/u);
    assert.doesNotMatch(none, /none of them above|None is above/u);
  });

  it('says how long the longest waits, in all and by team', () => {
    const text = page([OPEN, child('CH-2', ['2026-05-01 Referral', 'from: 2A'])]);
    assert.match(text, /1<\/strong> of 2 open cases and care leavers without a worker \(10 days at most\)/u);
    assert.match(text, /<th scope="col" class="number">Most days without a worker<\/th>/u);
  });

  it('says how to list all, where a list has more than the page shows', () => {
    const texts = Array.from({ length: 201 }, (_, n) => child(`CH-${n}`, ['2026-05-01 Referral', 'from: 2A']));
    const text = page(texts).replaceAll('&quot;', '"');
    assert.match(text, /Children without a worker: the first 200 of 201 to look at/u);
    assert.match(
      text,
      /All of them: <code>case-record report \. --figure unallocated --as-of 2026-05-11<\/code>, those with "counts" true\./u,
    );
    assert.doesNotMatch(page(), /All of them/u);
  });

  it('names teams that the settings do not list, under which a part of another team may stand', () => {
    const held = (id: string, team: string) =>
      child(id, REFERRAL, ['2026-01-06 Allocation', 'worker: a.lee', `team: ${team}`]);
    const texts = [held('CH-1', 'east'), held('CH-2', 'esat'), held('CH-3', 'the team of Sam Smith')];
    assert.match(
      page(texts),
      /<strong>Records name 2 teams that the settings do not list<\/strong>[^<]*: esat and not an id \(1\)\./u,
    );
    assert.doesNotMatch(page([held('CH-1', 'east')]), /settings do not list/u);
    assert.doesNotMatch(page(texts, { ...TEAM, teams: new Map() }), /settings do not list/u);
  });

  it('says that the last month is not over, where it is not', () => {
    const last = (asOf: string) =>
      /<th scope="col" class="number">(May 2026[^<]*)</u.exec(renderReport(picture(asOf, [OPEN]), { paths: '.' }))?.[1];
    assert.deepEqual([last('2026-05-11'), last('2026-05-31')], ['May 2026 so far', 'May 2026']);
  });

  it('says that nothing fell due, and gives no share of nothing', () => {
    const text = page([]);
    assert.match(text, /<strong>–<\/strong> No visits fell due\./u);
    assert.doesNotMatch(text.slice(text.indexOf('</style>')), /\d%/u);
    assert.match(text, /No children and young people with a worker\./u);
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

  it('says that it shows names, also where only workers have one', () => {
    const gathering = new ReportGathering();
    gathering.add(judged(OPEN, '2026-05-11'), { href: './a.case.md' });
    const shown = (names: boolean) => renderReport(gathering.report(day('2026-05-11'), names), { paths: '.' });
    assert.match(shown(true), /Ann Lee[\s\S]*and the names of children and workers, which were asked for/u);
    assert.match(shown(false), /and no name and no text of a record/u);
  });

  it('is the same, byte for byte, each time', () => {
    assert.equal(page(), page());
  });

  it('says that files are missing from the count', () => {
    const gathering = new ReportGathering();
    gathering.leaveOut();
    assert.ok(
      renderReport(gathering.report(day('2026-05-11'), false), { paths: '.' }).includes('1 file could not be counted'),
    );
  });
});

describe('the page of a report on records whose settings switch a rule off', () => {
  const off: WorkspaceConfig = { ...TEAM, rules: { 'practice/*': 'off' } };

  it('does not pass off what nobody looked for as none', () => {
    const said = /The rule practice\/drift is switched off<\/strong> in the settings, so “Drift” counts nobody there/u;
    assert.match(page([OPEN], off), said);
    assert.match(page([OPEN], off), /practice\/no-permanence-plan is switched off/u);
    assert.doesNotMatch(page(), /switched off<\/strong>/u);
    assert.doesNotMatch(
      page([OPEN], { ...TEAM, rules: { 'practice/drift': 'information' } }),
      /switched off<\/strong>/u,
    );
  });

  it('says in how many folders', () => {
    const gathering = new ReportGathering();
    for (const config of [TEAM, off]) gathering.add(judged(OPEN, '2026-05-11', config), { href: './a.case.md' });
    assert.match(
      renderReport(gathering.report(day('2026-05-11'), false), { paths: '.' }),
      /practice\/drift is switched off<\/strong> in the settings of 1 of 2 folders, so/u,
    );
  });
});

describe('the page of a report over several workspaces', () => {
  const over = (...added: readonly (readonly [text: string, asOf: string, config: WorkspaceConfig])[]): string => {
    const gathering = new ReportGathering();
    for (const [text, asOf, config] of added) gathering.add(judged(text, asOf, config), { href: './a.case.md' });
    return renderReport(gathering.report(day('2026-05-11'), false), { paths: '.' });
  };
  const WEST = child('CH-2', REFERRAL, ['2026-01-06 Allocation', 'worker: b.roe', 'team: east']);

  it('says that they are not judged on one day', () => {
    assert.match(
      over([OPEN, '2026-05-11', TEAM], [WEST, '2026-03-31', TEAM]),
      /not judged on one day[\s\S]*31 March 2026 and 11 May 2026/u,
    );
    assert.doesNotMatch(over([OPEN, '2026-05-11', TEAM], [WEST, '2026-05-11', TEAM]), /not judged on one day/u);
  });

  it('shows both names of a team whose id means another one elsewhere', () => {
    const other: WorkspaceConfig = { ...TEAM, teams: new Map([['east', { id: 'east', name: 'East Court' }]]) };
    const text = over([OPEN, '2026-05-11', TEAM], [WEST, '2026-05-11', other], [OPEN, '2026-05-11', TEAM]);
    assert.ok(text.includes('East / East Court<') && !text.includes('East / East Court / East<'));
  });
});
