/** What must hold of every journey, whatever the record: held to random but plausible journeys of all kinds of entries. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../src/calendar/dates.ts';
import { createWorkingDays } from '../../src/calendar/working-days.ts';
import { judgeJourney } from '../../src/journey/judge.ts';
import { checkPosition } from '../../src/journey/position.ts';
import type { Journey, JourneyFacts } from '../../src/journey/types.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import type { Policy } from '../../src/policy/types.ts';
import type { FieldMap, FieldValue } from '../../src/record/types.ts';
import {
  childOf,
  children,
  daysOfJudgement,
  entriesOf,
  FIRST_DAY,
  journeys,
  type Line,
  TYPES,
} from '../support/journeys.ts';
import { checkStatus, plain } from '../support/judged.ts';
import { LIMITS_PACK } from '../support/limits-pack.ts';
import { MINI_ENGLAND } from '../support/mini-england.ts';
import { policyOf } from '../support/mini-pack.ts';

const calendar = createWorkingDays({ counting: 'day-of-event-is-0' });

const judged = fc.tuple(journeys(), children, daysOfJudgement);
const packs: readonly (readonly [name: string, policy: () => Policy])[] = [
  ['a small pack', () => policyOf(MINI_ENGLAND)],
  ['limits on how long, before and in all', () => policyOf(LIMITS_PACK)],
  ['the rules of England', englandPolicy],
];

for (const [name, policyFor] of packs) {
  describe(`any journey under ${name}`, () => {
    const policy = policyFor();
    const judge = (facts: JourneyFacts, asOf: Journey['asOf'], previous?: Journey) =>
      judgeJourney(facts, policy, asOf, previous);

    it('gives each deadline one status that agrees with its dates', () => {
      fc.assert(
        fc.property(judged, ([lines, child, asOf]) => {
          for (const deadline of judge(childOf(lines, child), asOf).deadlines) {
            checkStatus(deadline, asOf, policy.dueSoonDays);
          }
        }),
      );
    });

    it('has due dates that anyone can work out again from the explanation', () => {
      fc.assert(
        fc.property(judged, ([lines, child, asOf]) => {
          for (const deadline of judge(childOf(lines, child), asOf).deadlines) {
            const { sum, because, countedFrom } = deadline.explain();
            const again = calendar[sum.ahead ? 'ahead' : 'sum'](sum.from, sum.duration, sum.fromTime);
            assert.equal(again.due, deadline.due);
            assert.equal(again.dueTime, deadline.dueTime);
            assert.ok(because.length >= 2 && countedFrom.length > 0);
          }
        }),
      );
    });

    it('does not hang on the order of entries in the file', () => {
      fc.assert(
        fc.property(judged, fc.infiniteStream(fc.nat()), ([lines, child, asOf], random) => {
          const shuffled = [...lines];
          for (let i = shuffled.length - 1; i > 0; i--) {
            const j = random.next().value % (i + 1);
            const [a, b] = [shuffled[i], shuffled[j]];
            if (a && b) [shuffled[i], shuffled[j]] = [b, a];
          }
          assert.deepEqual(plain(judge(childOf(shuffled, child), asOf)), plain(judge(childOf(lines, child), asOf)));
        }),
      );
    });

    it('does not change for an entry that no clock looks at', () => {
      fc.assert(
        fc.property(judged, daysOfJudgement, ([lines, child, asOf], when) => {
          const extra: Line = [when, 'direct-work', {}];
          const before = plain(judge(childOf(lines, child), asOf)) as { deadlines: unknown; statuses: unknown };
          const after = plain(judge(childOf([...lines, extra], child), asOf)) as typeof before;
          assert.deepEqual(after.deadlines, before.deadlines);
          assert.deepEqual(after.statuses, before.statuses);
        }),
      );
    });

    it('does not change for entries that have not happened', () => {
      fc.assert(
        fc.property(judged, ([lines, child, asOf]) => {
          const happened = lines.filter(([when]) => when.slice(0, 10) <= asOf);
          assert.deepEqual(plain(judge(childOf(lines, child), asOf)), plain(judge(childOf(happened, child), asOf)));
        }),
      );
    });

    it('never takes back a deadline that was met', () => {
      fc.assert(
        fc.property(judged, fc.nat(400), ([lines, child, asOf], days) => {
          const later = calendar.sum(asOf, { n: days + 1, unit: 'days' }).due;
          const met = (journey: Journey): string[] =>
            journey.deadlines.flatMap((d) =>
              d.met
                ? [`${d.clock.id} ${d.timescale.id} ${d.opened.on} ${d.due} ${d.status} ${d.met.entry.address}`]
                : [],
            );
          const facts = childOf(lines, child);
          const afterwards = new Set(met(judge(facts, later)));
          for (const deadline of met(judge(facts, asOf))) assert.ok(afterwards.has(deadline), deadline);
        }),
      );
    });

    it('is the same after an edit as from the start', () => {
      fc.assert(
        fc.property(judged, journeys(4), fc.infiniteStream(fc.nat()), ([lines, child, asOf], spare, random) => {
          let journey = judge(childOf(lines, child), asOf);
          let now: readonly Line[] = lines;
          for (const step of spare) {
            now = edited(now, step, random.next().value, random.next().value);
            const facts = withKept(journey, childOf(now, child));
            journey = judge(facts, asOf, journey);
            assert.deepEqual(plain(journey), plain(judge(childOf(now, child), asOf)));
          }
        }),
        { numRuns: 200 },
      );
    });

    it('never throws, whatever the fields hold, and explains whatever it gives', () => {
      fc.assert(
        fc.property(
          fc.array(hostileLine, { maxLength: 12 }),
          hostileFields,
          daysOfJudgement,
          (lines, frontMatter, asOf) => {
            const journey = judge(childOf(lines, { frontMatter }), asOf);
            for (const deadline of journey.deadlines) assert.equal(deadline.explain().sum.due, deadline.due);
            checkPosition(journey, policy);
          },
        ),
      );
    });

    it('is the very same journey where no fact has changed', () => {
      fc.assert(
        fc.property(judged, ([lines, child, asOf]) => {
          const facts = childOf(lines, child);
          const journey = judge(facts, asOf);
          assert.equal(judge(facts, asOf, journey), journey);
          assert.equal(judge({ ...facts, entries: [...facts.entries] }, asOf, journey), journey);
        }),
      );
    });
  });
}

const KEYS = [
  ...[
    'answers',
    'also',
    'completed',
    'decision',
    'outcome',
    'on',
    'ended',
    'until',
    'until-time',
    'status',
    'type',
    'seen',
  ],
  ...['late-reason', 'started', 'position', 'plan', 'worker', 'long-term', 'regulation', '__proto__', 'constructor'],
];
const hostileValue: fc.Arbitrary<FieldValue> = fc.letrec<{ value: FieldValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('yes', 'no', '2024-06-01', '9999-12-31', '0001-01-01', '25:99', 'CH-1/', '/', 'none', 'C2', ''),
    fc.string(),
    fc.double(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 4 }),
  ),
})).value;
const hostileFields: fc.Arbitrary<FieldMap> = fc.dictionary(fc.constantFrom(...KEYS), hostileValue, { maxKeys: 6 });
const hostileLine: fc.Arbitrary<Line> = fc.tuple(
  fc.oneof(
    fc.constantFrom('0001-01-01', '9999-12-31', '2024-02-29'),
    fc.integer({ min: 0, max: 1200 }).map((days): string => addDays(FIRST_DAY, days)),
  ),
  fc.constantFrom(...TYPES, '__proto__', ''),
  hostileFields,
);

/** One edit: an entry's fields become another's, an entry is taken out, or one is added. */
function edited(lines: readonly Line[], spare: Line, kind: number, at: number): readonly Line[] {
  const place = lines.length === 0 ? 0 : at % lines.length;
  const line = lines[place];
  if (line === undefined || kind % 4 === 0) return [...lines.slice(0, place), spare, ...lines.slice(place)];
  if (kind % 4 === 1) return lines.filter((_, i) => i !== place);
  const [when, type] = line;
  const changed: Line = kind % 4 === 2 ? [when, type, spare[2]] : [when, spare[1], spare[2]];
  return lines.map((each, i) => (i === place ? changed : each));
}

/** Entries that are as they were stay the same objects, as `journeyFacts` keeps them. */
function withKept(before: Journey, facts: JourneyFacts): JourneyFacts {
  const kept = new Map(before.facts.entries.map((entry) => [JSON.stringify(entry), entry]));
  return { ...facts, entries: facts.entries.map((entry) => kept.get(JSON.stringify(entry)) ?? entry) };
}

describe('shared entries', () => {
  it('count as if they were written here', () => {
    const policy = policyOf(MINI_ENGLAND);
    fc.assert(
      fc.property(judged, fc.nat(), ([lines, child, asOf], which) => {
        const shared = lines.filter((_, i) => (i + which) % 3 === 0);
        const own = lines.filter((_, i) => (i + which) % 3 !== 0);
        const both = { ...childOf([], child), entries: [...entriesOf(own), ...entriesOf(shared, 'CH-2', false)] };
        const dates = (journey: Journey): unknown =>
          journey.deadlines.map((d) => [d.timescale.id, d.opened.on, d.due, d.status, d.met?.on, d.ended?.on]);
        assert.deepEqual(
          dates(judgeJourney(both, policy, asOf)),
          dates(judgeJourney(childOf(lines, child), policy, asOf)),
        );
      }),
    );
  });
});
