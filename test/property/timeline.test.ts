/** A timeline carried over an edit: what it holds is what one made anew holds. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../src/calendar/dates.ts';
import { judgeJourney } from '../../src/journey/judge.ts';
import type { DatedEntry, JourneyFacts } from '../../src/journey/types.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import type { FieldMap } from '../../src/record/types.ts';
import { type Timeline, timelineAfter, timelineOf } from '../../src/rules/timeline.ts';
import { childOf, day, type Line } from '../support/journeys.ts';

const START = day('2026-01-05');
const AS_OF = day('2026-03-31');
const TYPES = ['visit', 'case-note', 'contact'];
const fields = fc.constantFrom<FieldMap>({}, { seen: 'yes' }, { seen: 'no', place: 'school' });
const line = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.constantFrom(...TYPES), fields)
  .map(([days, type, said]): Line => [addDays(START, days), type, said]);
const edit = fc.tuple(fc.nat(), fc.constantFrom(undefined, ...TYPES), fields);

const isSeen = ({ fields: { seen } }: DatedEntry): boolean => seen === 'yes';

function held(timeline: Timeline, facts: JourneyFacts): unknown {
  return {
    own: timeline.own,
    seen: timeline.where(isSeen),
    byType: TYPES.map((type) => timeline.of(type)),
    together: timeline.of('visit', 'contact'),
    entries: facts.entries.map(({ ref }) => timeline.entry(ref)),
    written: facts.entries.map(({ ref }) => timeline.written(ref.address)),
  };
}

describe('a timeline', () => {
  it('carried over edits holds what one made anew holds', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.array(edit, { minLength: 1, maxLength: 5 }),
        (lines, edits) => {
          let facts = childOf(lines);
          let journey = judgeJourney(facts, englandPolicy(), AS_OF);
          held(timelineOf(journey), facts);
          for (const [where, type, said] of edits) {
            const at = where % facts.entries.length;
            const entries = facts.entries.map((entry, i) =>
              i === at ? { ...entry, type: type ?? entry.type, fields: said } : entry,
            );
            facts = { ...facts, entries };
            const after = judgeJourney(facts, englandPolicy(), AS_OF, journey);
            timelineAfter(journey, after);
            const anew = timelineOf(judgeJourney({ ...facts }, englandPolicy(), AS_OF));
            assert.deepEqual(held(timelineOf(after), facts), held(anew, facts));
            journey = after;
          }
        },
      ),
    );
  });
});
