/** Judges a record on a date: the one evaluator behind the editor, the command line and every report. */
import type { Policy } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { runClock } from './clock.ts';
import { decidedByAnswer, judgePoint } from './decisions.ts';
import { type Judged, JudgedJourney } from './judged.ts';
import { inDateOrder } from './order.ts';
import { type PreparedPolicy, preparePolicy } from './prepared-policy.ts';
import { rejudge } from './rejudge.ts';
import { foldStatuses } from './statuses.ts';
import type { Journey, JourneyFacts } from './types.ts';

/**
 * The journey of a record as it stood on `asOf`: entries after that day have not happened. Pure, and never throws. With the
 * journey from before an edit, whatever the edit can't have changed is taken from there; where it changed no fact, it is that very
 * journey.
 */
export function judgeJourney(facts: JourneyFacts, policy: Policy, asOf: IsoDate, previous?: Journey): Journey {
  const prepared = preparePolicy(policy);
  const before = JudgedJourney.partsOf(previous);
  if (previous === undefined || before?.prepared !== prepared || previous.asOf !== asOf) {
    return new JudgedJourney(facts, asOf, judgeAfresh(facts, prepared, asOf));
  }
  if (previous.facts === facts) return previous;
  const again = rejudge(previous, before, facts);
  if (again === 'unchanged') return previous;
  return new JudgedJourney(facts, asOf, again ?? judgeAfresh(facts, prepared, asOf), previous);
}

function judgeAfresh(facts: JourneyFacts, prepared: PreparedPolicy, asOf: IsoDate): Judged {
  const entries = inDateOrder(facts.entries, asOf);
  const lists = prepared.book.eventsOf(entries, asOf);
  const timelines = foldStatuses(prepared, { facts, lists, asOf });
  const reading = { prepared, facts, lists, timelines, asOf };
  const byClock = prepared.clocks.map((clock) => runClock(clock, reading));
  const answers = decidedByAnswer(entries);
  const byPoint = prepared.points.map((point) => judgePoint(point, { answers, lists, timelines, byClock, asOf }));
  return { prepared, entries, lists, timelines, byClock, byPoint };
}
