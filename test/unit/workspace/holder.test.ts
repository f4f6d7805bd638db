/** Who held a case on a day, in a record that was opened and closed more often than any is. */
import assert from 'node:assert/strict';
import { addDays } from '../../../src/calendar/dates.ts';
import type { Journey, StatusPeriod } from '../../../src/journey/types.ts';
import { defaultConfig } from '../../../src/workspace/config.ts';
import { holderOf } from '../../../src/workspace/holder.ts';
import { childOf, FIRST_DAY } from '../../support/journeys.ts';

/** Opened, allocated and closed so many times, two days each, and then opened again. */
function reopened(times: number): Journey {
  const statuses: StatusPeriod[] = [];
  for (let at = 0; at <= times; at++) {
    const [start, end] = [addDays(FIRST_DAY, 2 * at), addDays(FIRST_DAY, 2 * at + 1)];
    const ended = at === times ? {} : { end };
    statuses.push({ status: 'case-open', title: 'Case open', start, ...ended, carried: [] });
    if (at === times) continue;
    const carried = [{ since: start, facts: { worker: `w${at}` } }];
    statuses.push({ status: 'allocated', title: 'Allocated', start, ...ended, carried });
  }
  return {
    asOf: addDays(FIRST_DAY, 2 * times + 10),
    facts: childOf([]),
    entries: [],
    statuses,
    deadlines: [],
    decisions: [],
  };
}

describe('the holder of a case', () => {
  it('is the last one until the case is opened again, and then nobody until it is allocated', () => {
    const journey = reopened(3);
    const workers = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (days) => holderOf(journey, defaultConfig, addDays(FIRST_DAY, days)).worker,
    );
    assert.deepEqual(workers, ['w0', 'w0', 'w1', 'w1', 'w2', 'w2', undefined, undefined]);
  });

  it('is found in a time that grows as the record does', () => {
    const times = 3_000;
    const journey = reopened(times);
    const day = addDays(FIRST_DAY, 2 * times + 5);
    for (let deadline = 0; deadline < 1_000; deadline++)
      assert.equal(holderOf(journey, defaultConfig, day).worker, undefined);
  });
});
