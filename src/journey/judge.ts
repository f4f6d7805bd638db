/** Judges a record on a date: the one evaluator behind the editor, the command line and every report. */
import type { Policy } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { runClock } from './clock.ts';
import { judgePoint } from './decisions.ts';
import { clockRun } from './instance.ts';
import { inDateOrder } from './order.ts';
import { type PreparedPolicy, preparePolicy } from './prepared-policy.ts';
import { type Judged, journeyOf, rejudge } from './rejudge.ts';
import { foldStatuses } from './statuses.ts';
import type { Journey, JourneyFacts } from './types.ts';

/** What a journey was made of, for the next judgement. It goes when the journey goes. */
const judged = new WeakMap<Journey, Judged>();

/**
 * The journey of a record as it stood on `asOf`: entries after that day have not happened. Pure, and never throws. With the
 * journey from before an edit, whatever the edit can't have changed is taken from there; where it changed no fact, it is that very
 * journey.
 */
export function judgeJourney(facts: JourneyFacts, policy: Policy, asOf: IsoDate, previous?: Journey): Journey {
  const prepared = preparePolicy(policy);
  const before = previous && judged.get(previous);
  if (previous !== undefined && before?.prepared === prepared && previous.asOf === asOf) {
    if (previous.facts === facts) return previous;
    const again = rejudge(previous, before, facts);
    if (again === 'unchanged') return previous;
    if (again !== undefined) return remember(facts, asOf, again, previous);
  }
  return remember(facts, asOf, judgeAfresh(facts, prepared, asOf));
}

function judgeAfresh(facts: JourneyFacts, prepared: PreparedPolicy, asOf: IsoDate): Judged {
  const entries = inDateOrder(facts.entries, asOf);
  const lists = prepared.book.eventsOf(entries, asOf);
  const timelines = foldStatuses(prepared, { facts, lists, asOf });
  const byClock = prepared.clocks.map((clock) => runClock(clockRun(prepared, clock, facts, lists, timelines, asOf)));
  const byPoint = prepared.points.map((point) => judgePoint(point, { entries, lists, byClock }));
  return { prepared, entries, lists, timelines, byClock, byPoint };
}

function remember(facts: JourneyFacts, asOf: IsoDate, made: Judged, previous?: Journey): Journey {
  const journey = journeyOf(facts, asOf, made, previous && judged.get(previous), previous);
  judged.set(journey, made);
  return journey;
}
