/** Teams written in every way, at every place where one stands: what is found, and what its fix leaves. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixesOf } from '../../src/lint/fixes/list.ts';
import { applied } from '../../src/lint/fixes/writing.ts';
import { createLinter } from '../../src/lint/lint.ts';
import type { Judgement } from '../../src/lint/types.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import { parseIsoDate } from '../../src/record/date.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';

const RULE = 'record/unknown-team';
const asOf = parseIsoDate('2026-03-20') ?? assert.fail();
const policy = englandPolicy();
const catalogue = builtInCatalogue();
const teams = new Map(
  [
    ['east', 'East assessment team'],
    ['safeguarding', 'Harbour'],
    ['care', 'Children in our care'],
    ['two words', 'Twins'],
    ['a: b', 'Odd'],
    ["o'hara", 'Quoted'],
    ['t1', 'twins'],
  ].map(([id = '', name = '']) => [id, { name }]),
);
const linter = createLinter({ policy, catalogue, teams });

const names = fc.constantFrom(
  ...[...teams].flatMap(([id, { name }]) => [id, name]),
  ...['eest', 'safegarding', 'East', 'harbor', 'Childrn in our care', 'nowhere', 'some words of nobody', "O'Hara", ''],
);
const written = fc.oneof(
  names.map((name) => (/^[\p{L}\p{N} ]+$/u.test(name) ? name : JSON.stringify(name))),
  names.map((name) => JSON.stringify(name)),
  names.map((name) => `'${name.replaceAll("'", "''")}'`),
  fc.string({ maxLength: 20 }).map((text) => JSON.stringify(text)),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** A child's record whose front matter, allocations and transfers name teams. */
const records = fc
  .tuple(fc.option(written), fc.array(fc.tuple(fc.constantFrom('Allocation', 'Transfer'), written), { maxLength: 4 }))
  .map(([front, entries]) =>
    [
      ...['---', 'record: child', 'id: CH-1', 'name: Example Child', 'born: 2016-05-04'],
      ...(front === null ? [] : ['position:', `  team: ${front}`]),
      ...['---', ''],
      ...entries.flatMap(([type, team], day) => [
        ...[`## 2026-03-0${day + 1} ${type}`, '', '```yaml', 'by: m.patel'],
        ...(type === 'Allocation' ? ['worker: j.okafor', 'reason: FCONTA'] : ['to: Elsewhere']),
        ...[`team: ${team}`, '```', ''],
      ]),
    ].join('\n'),
  );

function counts({ findings }: Judgement): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { rule } of findings) found.set(rule, (found.get(rule) ?? 0) + 1);
  return found;
}

describe('a team that the settings do not list', () => {
  it('is mended by its fix wherever it was meant, and nothing else is found then', function () {
    this.timeout(120_000);
    let tried = 0;
    fc.assert(
      fc.property(records, (text) => {
        const judgement = linter.judge(text, asOf);
        const before = counts(judgement);
        for (const finding of judgement.findings.filter(({ rule }) => rule === RULE)) {
          assert.ok(finding.span.end > finding.span.start);
          for (const fix of fixesOf(finding, { judgement, catalogue, policy, asOf })) {
            const after = linter.judge(applied(text, fix.edits), asOf);
            const left = after.findings.filter(({ rule, suggestion }) => rule === RULE && suggestion !== undefined);
            assert.ok(!left.some(({ suggestion }) => suggestion === finding.suggestion), fix.title);
            for (const [rule, count] of counts(after)) assert.ok(count <= (before.get(rule) ?? 0), `a new ${rule}`);
            tried += 1;
          }
        }
      }),
      { numRuns: Number(process.env.FIX_RUNS ?? 150) },
    );
    assert.ok(tried > 50, `${tried} fixes tried`);
  });
});
