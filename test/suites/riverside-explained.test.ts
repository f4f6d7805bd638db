/**
 * Every explanation in the example team, done again by hand: from the day that it names, the length that it names, leaving out the days that it names. A
 * reader who does the same with a calendar on the wall comes to the due date. Nothing of the engine's own calendar is used.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import type { DateSum } from '../../src/calendar/types.ts';
import type { Deadline } from '../../src/journey/types.ts';
import { judgeRecord } from '../../src/workspace/judge.ts';
import { nodeFiles } from '../../src/workspace/node-files.ts';
import { Workspaces } from '../../src/workspace/open.ts';
import { standardEngine } from '../../src/workspace/standard-engine.ts';

const folder = join(import.meta.dirname, '../../examples/riverside');
const SATURDAY = 6;

/** The due date and time that a sum comes to, and how many days of weekends lay between. */
function again(sum: DateSum): { readonly due: string; readonly time?: string; readonly weekendDays: number } {
  const from = Temporal.PlainDate.from(sum.from);
  const { n, unit } = sum.duration;
  switch (unit) {
    case 'hours': {
      // Without a time it may have been any hour of that day, the last one too.
      const start = sum.fromTime === undefined ? undefined : Temporal.PlainTime.from(sum.fromTime);
      if (start === undefined) {
        const midnight = from.add({ days: 1 }).toPlainDateTime().add({ hours: n });
        return { due: midnight.subtract({ minutes: 1 }).toPlainDate().toString(), weekendDays: 0 };
      }
      const due = from.toPlainDateTime(start).add({ hours: n });
      return {
        due: due.toPlainDate().toString(),
        time: due.toPlainTime().toString({ smallestUnit: 'minute' }),
        weekendDays: 0,
      };
    }
    case 'working days':
      return workingDays(from, n, sum);
    default: {
      const due = sum.ahead ? from.subtract({ [unit]: n }) : from.add({ [unit]: n });
      return { due: due.toString(), weekendDays: 0 };
    }
  }
}

function workingDays(from: Temporal.PlainDate, n: number, { holidays, ahead }: DateSum) {
  const leftOut = new Set<string>(holidays.map(({ date }) => date));
  let due = from;
  let weekendDays = 0;
  for (let counted = 0; counted < n; ) {
    due = ahead ? due.subtract({ days: 1 }) : due.add({ days: 1 });
    if (due.dayOfWeek >= SATURDAY) weekendDays++;
    else if (!leftOut.delete(due.toString())) counted++;
  }
  assert.deepEqual([...leftOut], [], 'each holiday that is named lies between');
  return { due: due.toString(), weekendDays };
}

describe('examples/riverside, explained', () => {
  const deadlines: Deadline[] = [];
  before(async () => {
    const workspaces = new Workspaces(nodeFiles, standardEngine());
    const workspace = await workspaces.at(pathToFileURL(folder).href);
    const { asOf } = workspace.config;
    assert.ok(asOf);
    for (const uri of await workspaces.records(workspace.root)) {
      const file = await nodeFiles.read(uri, 1_000_000);
      assert.ok('text' in file);
      deadlines.push(...(judgeRecord(workspace, file.text, asOf).journey?.deadlines ?? []));
    }
  });

  it('comes to the due date when the sum is done again', () => {
    assert.ok(deadlines.length > 300, String(deadlines.length));
    for (const deadline of deadlines) {
      const { sum } = deadline.explain();
      const name = `${deadline.record} ${deadline.timescale.id} ${deadline.due}`;
      const { due, time, weekendDays } = again(sum);
      assert.equal(due, deadline.due, name);
      assert.equal(sum.due, deadline.due, name);
      assert.equal(time, deadline.dueTime, name);
      assert.equal(weekendDays, sum.weekendDays, name);
    }
  });

  it('has sums of several kinds, some over bank holidays', () => {
    const sums = deadlines.map((deadline) => deadline.explain().sum);
    const units = new Set(sums.map(({ duration }) => duration.unit));
    for (const unit of ['hours', 'working days', 'weeks', 'months'] as const) assert.ok(units.has(unit), unit);
    assert.ok(sums.some(({ holidays }) => holidays.length > 1));
  });

  it('gives each branch of a shared clock that comes earlier a reason why it was passed over', () => {
    for (const deadline of deadlines) {
      const { passedOver, because, countedFrom } = deadline.explain();
      const ids = deadline.clock.branches.map(({ id }) => id);
      const taken = ids.indexOf(deadline.timescale.id);
      assert.deepEqual(
        passedOver.map(({ timescale }) => timescale),
        ids.slice(0, taken),
        `${deadline.record} ${deadline.timescale.id}`,
      );
      for (const words of [...because, countedFrom, ...passedOver.map(({ why }) => why)]) {
        assert.doesNotMatch(words, /undefined|\[object|NaN|^\s*$/);
      }
    }
  });
});
