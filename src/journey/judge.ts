/** Judges a record on a date: the one evaluator behind the editor, the command line and every report. */
import type { Policy } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { runClock } from './clock.ts';
import { judgeDecisions } from './decisions.ts';
import { clockRun } from './instance.ts';
import { inDateOrder } from './order.ts';
import { preparePolicy } from './prepared-policy.ts';
import { foldStatuses } from './statuses.ts';
import type { Journey, JourneyFacts, StatusPeriod } from './types.ts';

/**
 * The journey of a record as it stood on `asOf`: entries after that day have not happened. Pure, and never throws. With the
 * journey from before an edit, whatever the edit can't have changed is taken from there.
 */
export function judgeJourney(facts: JourneyFacts, policy: Policy, asOf: IsoDate, _previous?: Journey): Journey {
  const prepared = preparePolicy(policy);
  const entries = inDateOrder(facts.entries, asOf);
  const lists = prepared.book.eventsOf(entries, asOf);
  const timelines = foldStatuses(prepared, { facts, lists, asOf });
  const deadlines = prepared.clocks.flatMap((clock) =>
    runClock(clockRun(prepared, clock, facts, lists, timelines, asOf)),
  );
  const decisions = judgeDecisions(prepared.points, { entries, lists, deadlines });
  const statuses = timelines.flat().map(({ period }): StatusPeriod => period);
  return { asOf, facts, entries, statuses, deadlines, decisions };
}
