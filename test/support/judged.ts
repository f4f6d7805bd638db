/** What must be so of a judged journey, and how to compare two. */
import assert from 'node:assert/strict';
import type { Deadline, Journey } from '../../src/journey/types.ts';

/** A journey without places in the file, which an order of entries changes, and without the functions. */
export function plain(journey: Journey): unknown {
  return JSON.parse(
    JSON.stringify(
      {
        asOf: journey.asOf,
        entries: journey.entries,
        statuses: journey.statuses,
        deadlines: journey.deadlines.map((deadline) => ({
          ...deadline,
          timescale: deadline.timescale.id,
          clock: deadline.clock.id,
          explained: deadline.explain(),
        })),
        decisions: journey.decisions.map((decision) => ({ ...decision, point: decision.point.id })),
      },
      (key, value: unknown) => (key === 'index' ? undefined : value),
    ),
  );
}

/** Exactly one status, which agrees with the dates. */
export function checkStatus(deadline: Deadline, asOf: string, dueSoonDays: number): void {
  const { status, due, met, ended, daysLate } = deadline;
  assert.ok(!(met && ended), 'met and ended');
  const late = status === 'met-late' || status === 'overdue';
  assert.equal(daysLate !== undefined, late);
  switch (status) {
    case 'met':
      assert.ok(met && met.on <= due);
      break;
    case 'met-late':
      assert.ok(met && (met.on > due || (met.on === due && deadline.dueTime !== undefined)));
      break;
    case 'overdue':
      assert.ok(!met && (ended ? ended.on > due && ended.on <= asOf : asOf > due));
      break;
    default: {
      assert.ok(!met && !ended && asOf <= due);
      const days = (Date.parse(due) - Date.parse(asOf)) / 86_400_000;
      assert.equal(status, days <= dueSoonDays ? 'due-soon' : 'upcoming');
    }
  }
}
