/**
 * A great many random journeys, several entries on a day among them, all held to what must always be so. `npm run test:journeys` judges
 * 100,000; `JOURNEYS=5000` says how many otherwise.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createWorkingDays } from '../../src/calendar/working-days.ts';
import { judgeJourney } from '../../src/journey/judge.ts';
import type { Deadline, Journey } from '../../src/journey/types.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import type { Clock, EntryPattern, Policy, StatusChange, StatusEdge } from '../../src/policy/types.ts';
import { childOf, children, daysOfJudgement, journeys, type Line } from '../support/journeys.ts';
import { checkStatus, plain } from '../support/judged.ts';
import { LIMITS_PACK } from '../support/limits-pack.ts';
import { policyOf } from '../support/mini-pack.ts';

const RUNS = Number(process.env.JOURNEYS ?? 400);
const calendar = createWorkingDays({ counting: 'day-of-event-is-0' });

/** Some entries fall on the day of the one before, at a later time: only exact ties hang on the order of the file. */
function crowded(lines: readonly Line[], together: readonly boolean[]): readonly Line[] {
  const days = new Map<string, Set<string>>();
  let last = '';
  return lines.map(([when, type, fields], i): Line => {
    const own = when.slice(0, 10);
    const types = days.get(last);
    if (together[i] === true && types !== undefined && !types.has(type) && types.size < 9) {
      types.add(type);
      return [`${last} ${10 + types.size}:30`, type, fields];
    }
    last = own;
    days.set(own, new Set([type]));
    return [own, type, fields];
  });
}

function shuffled(lines: readonly Line[], keys: readonly number[]): readonly Line[] {
  const placed = lines.map((line, i) => ({ line, key: keys[i] ?? 0, i }));
  return placed.sort((a, b) => a.key - b.key || b.i - a.i).map(({ line }) => line);
}

/** Entry types on which a clock hangs, by way of its statuses as well. */
function typesOf(clock: Clock, policy: Policy): ReadonlySet<string> {
  const types = new Set<string>();
  const seen = new Set<string>();
  const add = (edge: EntryPattern | StatusChange | StatusEdge | undefined): void => {
    if (edge === undefined) return;
    if ('entry' in edge) for (const type of [edge.entry].flat()) types.add(type);
    if ('status' in edge) addStatus(edge.status);
  };
  const addStatus = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const rule = policy.statuses.find((status) => status.id === id);
    for (const edge of [...(rule?.opens ?? []), ...(rule?.closes ?? [])]) add(edge);
  };
  if (clock.during) addStatus(clock.during);
  for (const pattern of [...(clock.opens ?? []), ...clock.metBy, ...clock.stops]) add(pattern);
  for (const { when, steps } of clock.branches) {
    for (const id of [...Object.keys(when?.status ?? {}), ...(when?.without ?? [])]) addStatus(id);
    add(when?.before);
    add(when?.after);
    for (const { until } of steps) if (until && 'entry' in until) add(until);
  }
  return types;
}

const flags = fc.array(fc.boolean(), { minLength: 30, maxLength: 30 });
const order = fc.array(fc.nat(9), { minLength: 30, maxLength: 30 });
const drawn = fc.tuple(journeys(), flags, order, journeys(1), children, daysOfJudgement);

for (const [name, policy] of [
  ['limits on how long, before and in all', policyOf(LIMITS_PACK)],
  ['the rules of England', englandPolicy()],
] as const) {
  const hangsOn = new Map(policy.clocks.map((clock) => [clock, typesOf(clock, policy)]));

  describe(`${RUNS} random journeys under ${name}`, () => {
    it('hold to all that must be so', function () {
      this.timeout(20_000 + RUNS * 50);
      fc.assert(
        fc.property(drawn, ([alone, together, keys, spare, child, asOf]) => {
          const lines = crowded(alone, together);
          const journey = judgeJourney(childOf(lines, child), policy, asOf);
          for (const deadline of journey.deadlines) {
            checkStatus(deadline, asOf, policy.dueSoonDays);
            checkSum(deadline);
          }
          const other = judgeJourney(childOf(shuffled(lines, keys), child), policy, asOf);
          assert.deepEqual(plain(other), plain(journey));
          const extra = spare.at(-1);
          if (extra) checkUnrelated(journey, judgeJourney(childOf([...lines, extra], child), policy, asOf), extra[1]);
        }),
        { numRuns: RUNS },
      );
    });
  });

  /** An entry of a type on which a clock doesn't hang changes nothing about it. */
  function checkUnrelated(before: Journey, after: Journey, type: string): void {
    const told = ({ deadlines }: Journey): unknown =>
      deadlines.flatMap(({ clock, timescale, opened, due, dueTime, status, met, ended }) =>
        hangsOn.get(clock)?.has(type) === false
          ? [[timescale.id, opened.on, due, dueTime, status, met?.on, ended?.on]]
          : [],
      );
    assert.deepEqual(told(after), told(before));
  }
}

function checkSum(deadline: Deadline): void {
  const { sum } = deadline.explain();
  const again = calendar[sum.ahead ? 'ahead' : 'sum'](sum.from, sum.duration, sum.fromTime);
  assert.deepEqual([again.due, again.dueTime], [deadline.due, deadline.dueTime]);
}
