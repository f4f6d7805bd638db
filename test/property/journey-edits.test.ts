/** Judging again after an edit of one entry, in journeys where one clock is met again and again: the same as judging from the start. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../src/calendar/dates.ts';
import { JudgedDeadline } from '../../src/journey/deadlines.ts';
import { judgeJourney } from '../../src/journey/judge.ts';
import type { DatedEntry, Journey, JourneyFacts } from '../../src/journey/types.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import type { FieldMap } from '../../src/record/types.ts';
import { childOf, day, type Line, longJourney } from '../support/journeys.ts';
import { policyOf } from '../support/mini-pack.ts';

const START = day('2026-01-05');
const AS_OF = day('2026-12-31');

/**
 * Met by the day on which an assessment was completed; weekly until the first visit; a first deadline of its own. And clocks of their own for each note and each
 * discussion.
 */
const policy = policyOf(`
statuses:
  - {id: open, title: Open, opens: [{entry: referral}], closes: [{entry: closure}], carries: [need], again: replaces}
  - {id: told, title: Told, opens: [{entry: case-note}], closes: [{entry: closure}], carries: [seen], again: updates}
clocks:
  - id: assessments
    title: Assessments
    during: open
    met-by: [{entry: assessment, at: completed}, {entry: visit, where: {properties: {seen: {const: "yes"}}, required: [seen]}}]
    stops: [{entry: death}]
    asks: an assessment
    branches: [first, known, busy, quiet]
  - id: notes
    title: Notes
    opens: [{entry: case-note}, {entry: strategy-discussion}]
    instances: each
    met-by: [{entry: assessment}, {entry: case-note, at: completed, of: opening}]
    stops: [{entry: visit, where: {required: [late-reason]}}]
    asks: an assessment
    branches: [after-visit, once]
  - id: talks
    title: Talks
    opens: [{entry: strategy-discussion}]
    instances: each
    met-by: [{entry: visit}, {entry: assessment, at: completed}]
    asks: a visit
    branches: [again]
timescales:
  - {id: after-visit, title: After a visit, stage: assessment, branch-of: notes, when: {before: {entry: visit}}, within: 2 weeks, source: {provision: a test, status: local, evidence: found}}
  - {id: once, title: Once, stage: assessment, branch-of: notes, within: 5 weeks, source: {provision: a test, status: local, evidence: found}}
  - {id: again, title: Again, stage: assessment, branch-of: talks, steps: [{within: 2 weeks}, {every: 5 weeks}], source: {provision: a test, status: local, evidence: found}}
  - {id: first, title: First, stage: assessment, branch-of: assessments, when: {met: {at-most: 0}}, within: 3 days, source: {provision: a test, status: local, evidence: found}}
  - id: known
    title: Known
    stage: assessment
    branch-of: assessments
    when: {status: {told: {required: [seen]}}}
    steps: [{every: 1 week, since: circumstances, until: {entry: strategy-discussion}}, {every: 4 weeks}]
    source: {provision: a test, status: local, evidence: found}
  - {id: busy, title: Busy, stage: assessment, branch-of: assessments, when: {before: {entry: visit}}, every: 1 week, source: {provision: a test, status: local, evidence: found}}
  - {id: quiet, title: Quiet, stage: assessment, branch-of: assessments, steps: [{within: 2 weeks}, {every: 5 weeks}], source: {provision: a test, status: local, evidence: found}}
`);

const dayIn = fc.integer({ min: 0, max: 340 }).map((days) => addDays(START, days));
const fields: fc.Arbitrary<FieldMap> = fc.oneof(
  fc.constant<FieldMap>({}),
  dayIn.map((completed): FieldMap => ({ completed, seen: 'yes' })),
  fc.constant<FieldMap>({ seen: 'yes', 'late-reason': 'Nobody was in.' }),
);
const type = fc.constantFrom('assessment', 'assessment', 'assessment', 'visit', 'case-note', 'strategy-discussion');
const line = fc.tuple(dayIn, type, fields).map(([when, what, said]): Line => [when, what, said]);
const edits = fc.array(fc.tuple(fc.nat(), type, fields), { minLength: 1, maxLength: 6 });

function told(journey: Journey): unknown {
  return journey.deadlines.map((deadline) => ({
    ...deadline,
    timescale: deadline.timescale.id,
    clock: deadline.clock.id,
    explained: deadline.explain(),
  }));
}

function withEntry(facts: JourneyFacts, at: number, type: string, fields: FieldMap): JourneyFacts {
  const entries = facts.entries.map((entry, i): DatedEntry => (i === at ? { ...entry, type, fields } : entry));
  return { ...facts, entries };
}

describe('any edit of one entry', () => {
  it('gives the same deadlines and explanations as judging from the start', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30, size: 'max' }), edits, (lines, changes) => {
        let facts = childOf([
          [START, 'referral', { need: 'N1' }],
          [addDays(START, 200), 'referral', { need: 'N2' }],
          ...lines,
        ]);
        let journey = judgeJourney(facts, policy, AS_OF);
        for (const [where, what, said] of changes) {
          if (lines.length === 0) return;
          facts = withEntry(facts, 2 + (where % lines.length), what, said);
          journey = judgeJourney(facts, policy, AS_OF, journey);
          assert.deepEqual(told(journey), told(judgeJourney({ ...facts }, policy, AS_OF)));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('an edit in a long record', () => {
  const facts = childOf(longJourney(1200), { born: day('2015-01-01') });
  const asOf = day('2031-01-01');
  const before = judgeJourney(facts, englandPolicy(), asOf);
  const lastVisit = facts.entries.findLastIndex((entry) => entry.type === 'visit' && entry.date < '2028-01-01');

  it('makes anew only the deadlines that it touches', () => {
    const after = judgeJourney(
      withEntry(facts, lastVisit, 'visit', { seen: 'yes', place: 'school' }),
      englandPolicy(),
      asOf,
      before,
    );
    const kept = new Set(before.deadlines);
    const made = after.deadlines.filter((deadline) => !kept.has(deadline));
    assert.equal(after.deadlines.length, before.deadlines.length);
    assert.ok(made.length > 0 && made.length <= 12, `${made.length} made anew`);
  });

  it('keeps nothing of the judgement before it in the deadlines that it leaves', () => {
    const facts = childOf(longJourney(1200), { born: day('2015-01-01') });
    const before = judgeJourney(facts, englandPolicy(), asOf);
    const edited = withEntry(facts, lastVisit, 'visit', { seen: 'yes', place: 'school' });
    const after = judgeJourney(edited, englandPolicy(), asOf, before);
    const visits = after.deadlines.filter(({ clock }) => clock.id === 'looked-after-visit');
    assert.ok(visits.filter((deadline) => before.deadlines.includes(deadline)).length > 100);
    for (const deadline of visits) assert.equal(JudgedDeadline.heldBy(deadline)?.run.facts, edited);
  });

  it('leaves the deadlines that it does away with explained as they were', () => {
    const facts = childOf(longJourney(60), { born: day('2015-01-01') });
    const before = judgeJourney(facts, englandPolicy(), asOf);
    const told = before.deadlines.map((deadline) => deadline.explain());
    const visit = facts.entries.findLastIndex(({ type }) => type === 'visit');
    const edited = withEntry(facts, visit, 'visit', { seen: 'no' });
    const kept = new Set(judgeJourney(edited, englandPolicy(), asOf, before).deadlines);
    assert.ok(before.deadlines.some((deadline) => !kept.has(deadline)));
    assert.deepEqual(
      before.deadlines.map((deadline) => deadline.explain()),
      told,
    );
    const gone = before.deadlines.filter((deadline) => !kept.has(deadline));
    for (const deadline of gone) assert.equal(JudgedDeadline.heldBy(deadline)?.run.facts, facts);
  });

  it('of a note leaves statuses, deadlines and decisions the very same', () => {
    const note = facts.entries.findIndex((entry) => entry.type === 'case-note');
    const after = judgeJourney(withEntry(facts, note, 'case-note', { by: 'j.okafor' }), englandPolicy(), asOf, before);
    assert.equal(after.deadlines, before.deadlines);
    assert.equal(after.statuses, before.statuses);
    assert.equal(after.decisions, before.decisions);
    assert.equal(after.entries[note]?.fields.by, 'j.okafor');
  });
});
