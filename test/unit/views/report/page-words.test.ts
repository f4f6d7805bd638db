/** What the page of a report says besides its figures: what stands at its top, and what keeps the figures from being the whole truth. */
import assert from 'node:assert/strict';
import { ReportGathering } from '../../../../src/views/report/gather.ts';
import { renderReport } from '../../../../src/views/report/page.ts';
import type { WorkspaceConfig } from '../../../../src/workspace/types.ts';
import { day } from '../../../support/journeys.ts';
import { child, judged, OPEN, page, picture, REFERRED, TEAM } from './picture.ts';

/** The rows of a table, cell by cell. */
function rowsOf(text: string, id: string): readonly (readonly string[])[] {
  const table = text.slice(text.indexOf(`id="${id}"`));
  return [...table.slice(0, table.indexOf('</table>')).matchAll(/<tr><th scope="row">.*/gu)].map(([found]) =>
    [...found.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gu)].map(([, cell = '']) => cell.replace(/<[^>]*>/gu, '')),
  );
}

describe('what the page of a report says', () => {
  it('sets the teams beside each other at its top, where there are two', () => {
    const west = child(
      'CH-2',
      REFERRED,
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
      child(id, REFERRED, ['2026-01-06 Allocation', `worker: ${worker}`, `team: ${team}`]);
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
    const mixed = page([OPEN, child('CH-2', REFERRED, ['2026-01-06 Allocation', 'worker: b.roe'])]);
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
      child(id, REFERRED, ['2026-01-06 Allocation', 'worker: a.lee', `team: ${team}`]);
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

  it('says that it shows names, also where only workers have one', () => {
    const gathering = new ReportGathering();
    gathering.add(judged(OPEN, '2026-05-11'), { href: './a.case.md' });
    const shown = (names: boolean) => renderReport(gathering.report(day('2026-05-11'), names), { paths: '.' });
    assert.match(shown(true), /Ann Lee[\s\S]*and the names of children and workers, which were asked for/u);
    assert.match(shown(false), /and no name and no text of a record/u);
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
  const WEST = child('CH-2', REFERRED, ['2026-01-06 Allocation', 'worker: b.roe', 'team: east']);

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
