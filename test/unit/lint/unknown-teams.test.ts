import assert from 'node:assert/strict';
import { fixesOf } from '../../../src/lint/fixes/list.ts';
import { applied } from '../../../src/lint/fixes/writing.ts';
import { createLinter } from '../../../src/lint/lint.ts';
import type { Judgement, RuleSettings } from '../../../src/lint/types.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';

const asOf = parseIsoDate('2026-03-20') ?? assert.fail();
const policy = englandPolicy();
const catalogue = builtInCatalogue();

const TEAMS: Readonly<Record<string, string>> = { east: 'East assessment team', safeguarding: 'Harbour' };

function judged(text: string, teams = TEAMS, rules: RuleSettings = {}): Judgement {
  const listed = new Map(Object.entries(teams).map(([id, name]) => [id, { name }]));
  return createLinter({ policy, catalogue, teams: listed, rules }).judge(text, asOf);
}

const record = (team: string, front: readonly string[] = []): string =>
  [
    ...['---', 'record: child', 'id: CH-1', 'name: Example Child', 'born: 2016-05-04', ...front, '---', ''],
    ...[
      '## 2026-03-04 Allocation',
      '',
      '```yaml',
      'by: m.patel',
      'worker: j.okafor',
      team,
      'reason: FCONTA',
      '```',
      '',
    ],
  ].join('\n');

const found = ({ findings }: Judgement) => findings.filter(({ rule }) => rule === 'record/unknown-team');

/** Severity, what it stands under, who was meant. */
function told(text: string, teams = TEAMS, rules: RuleSettings = {}): readonly string[] {
  return found(judged(text, teams, rules)).map(({ severity, span, suggestion }) =>
    `${severity} ${text.slice(span.start, span.end)} ${suggestion ?? ''}`.trim(),
  );
}

const message = (team: string, teams = TEAMS) => found(judged(record(team), teams)).map((each) => each.message);

describe('teams that nobody lists', () => {
  it('are told of, with the one that was meant', () => {
    assert.deepEqual(told(record('team: safegarding')), ['information safegarding safeguarding']);
    assert.deepEqual(told(record('team: "East"')), ['information East east']);
    assert.deepEqual(told(record('team: north')), ['information north']);
  });

  it('may be meant by their names, or by slips in them', () => {
    for (const written of ['East assessment team', 'east  Assessment Team', 'East assesment team', 'East assessment'])
      assert.deepEqual(
        found(judged(record(`team: ${written}`))).map(({ suggestion }) => suggestion),
        ['east'],
        written,
      );
    assert.deepEqual(told(record('team: Harbour')), ['information Harbour safeguarding']);
    assert.deepEqual(told(record('team: Twins'), { a1: 'Twins', b2: 'twins' }), ['information Twins']);
  });

  it('may be any where no team is listed', () => {
    assert.deepEqual(told(record('team: nowhere'), {}), []);
    const linter = createLinter({ policy, catalogue });
    assert.deepEqual(found(linter.judge(record('team: nowhere'), asOf)), []);
  });

  it('are not told of where they are listed, or none is written', () => {
    assert.deepEqual(told(record('team: east', ['position:', '  team: east'])), []);
    assert.deepEqual(told(record('team: ""')), []);
    assert.deepEqual(told(record('team:')), []);
    assert.deepEqual(told(record('team: two words'), { 'two words': 'Two' }), []);
  });

  it('are found in a transfer and in the front matter of both kinds of record, where others are left alone', () => {
    const transfer =
      '---\nrecord: child\nid: CH-1\n---\n\n## 2026-03-04 Transfer\n\n```yaml\nto: wst\nteam: wst\n```\n';
    assert.deepEqual(told(transfer, { west: 'West' }), ['information wst west']);
    assert.deepEqual(told(record('team: east', ['position:', "  team: 'eest'"])), ['information eest east']);
    assert.deepEqual(told('---\nrecord: supervision\nworker: j.okafor\nteam: Harbour\n---\n'), [
      'information Harbour safeguarding',
    ]);
  });

  it('are found again when the front matter is edited', () => {
    const teams = new Map([['east', { name: 'East' }]]);
    const linter = createLinter({ policy, catalogue, teams });
    const before = linter.judge(record('team: east', ['position:', '  team: east']), asOf);
    const start = before.record.text.indexOf('east');
    const edited = linter.edit(before.record, [{ start, oldEnd: start + 4, text: 'eest' }]);
    const after = linter.rejudge(before, edited, asOf);
    assert.deepEqual(after.findings, linter.judge(edited.text, asOf).findings);
    assert.equal(found(after).length, 1);
  });

  it('can be switched off', () => {
    assert.deepEqual(told(record('team: north'), TEAMS, { 'record/unknown-team': 'off' }), []);
  });

  it('are repeated only where they can be ids', () => {
    assert.match(message('team: eest')[0] ?? '', /id "eest" .* Did you mean "east"\?$/);
    assert.deepEqual(message('team: East assessment team'), [
      'This is the name of a team. Its id belongs here: "east".',
    ]);
    for (const words of ['the team of her aunt Sal', 'Sal/Jo', `${'Sal '.repeat(300)}`, '"Sal\\tand Jo"']) {
      const [said = ''] = message(`team: ${words}`);
      assert.ok(said !== '' && !said.includes('Sal'), said);
    }
  });

  it('have a place also where they are written over several lines, and then nothing is suggested', () => {
    for (const written of ['>-\n  East assessment\n  team', '|\n  East', '|+\n  eest\n', '"East\n  assessment team"'])
      assert.deepEqual(
        found(judged(record(`team: ${written}`))).map(({ span, suggestion }) => [span.end > span.start, suggestion]),
        [[true, undefined]],
        written,
      );
  });
});

describe('the fix of a team that nobody lists', () => {
  const fixed = (text: string, teams = TEAMS) => {
    const judgement = judged(text, teams);
    return found(judgement).map((finding) => {
      const fixes = [...fixesOf(finding, { judgement, catalogue, policy, asOf })];
      assert.ok(fixes.every(({ safe }) => !safe));
      return fixes.map(({ title, edits }) => ({ title, after: applied(text, edits) }));
    });
  };

  it('writes the id, inside the quotation marks and without', () => {
    for (const written of ['eest', '"eest"', "'East assessment team'", 'East assessment team # who?']) {
      const [[fix] = []] = fixed(record(`team: ${written}`));
      assert.equal(fix?.title, 'Write "east"');
      assert.match(fix.after, /^team: (["']?)east\1(?: # who\?)?$/m);
      assert.deepEqual(told(fix.after), []);
    }
  });

  it('writes it wherever it was meant, so that the record goes on agreeing with itself', () => {
    const text = record('team: eest', ['position:', '  team: eest']);
    const rules = judged(text).findings.map(({ rule }) => rule);
    const fixes = fixed(text);
    assert.equal(fixes.length, 2);
    for (const [fix] of fixes) {
      assert.equal(fix?.title, 'Write "east" at both places');
      const left = judged(fix.after).findings.map(({ rule }) => rule);
      assert.deepEqual(
        left,
        rules.filter((rule) => rule !== 'record/unknown-team'),
      );
    }
  });

  it('writes an id as YAML needs it, or is not there', () => {
    const odd = { 'east: 2': 'East two', 'a"b': 'Quoted' };
    const [[fix] = []] = fixed(record('team: East two'), odd);
    assert.match(fix?.after ?? '', /^team: "east: 2"$/m);
    assert.deepEqual(told(fix?.after ?? '', odd), []);
    assert.deepEqual(fixed(record('team: "Quoted"'), odd), [[]]);
  });
});
