/** Why a clock stands where it stands, in the words of a social worker, with the sum to do again. */
import type { JudgedDeadline, Trace } from './deadlines.ts';
import type { Explanation } from './types.ts';

export function explainDeadline(deadline: JudgedDeadline, { run, reckoning }: Trace): Explanation {
  const sum = run.prepared.calendar.sum(reckoning.from, reckoning.counted.duration, reckoning.fromTime);
  return {
    because: [deadline.timescale.title],
    passedOver: [],
    countedFrom: reckoning.from,
    sum,
    asks: deadline.clock.asks,
  };
}
