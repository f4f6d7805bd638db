import type { WorkingDays } from '../../calendar/types.ts';
import { createWorkingDays } from '../../calendar/working-days.ts';
import type { DatedEntry } from '../../journey/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { FRONT_MATTER, finding } from '../finding.ts';
import { goodPractice } from '../local-standard.ts';
import { isFromCensus, openCase } from '../open-case.ts';
import { text, timelineOf } from '../timeline.ts';
import type { Rule, RuleInput } from '../types.ts';
import { sayDate } from '../wording.ts';

/** Working days that a case may stand without a worker while it is handed on. */
const HANDOVER = 5;

let calendar: WorkingDays | undefined;

export const noAllocatedWorker: Rule = {
  id: 'practice/no-allocated-worker',
  title: 'No allocated worker',
  description:
    'An open case has a named worker: somebody whom the child can ask for. The finding comes more than five working days after the case opened with no allocation on record, or after the day ' +
    'on which the worker it was allocated to left (`left:` beside their name in `.case-record/config.yaml`); and at once where they had left before the day of the allocation. The number of days is ' +
    'usual and no law. A record that a census brought in is left alone until it has an allocation, as a return names no worker.',
  severity: 'warning',
  fix: 'Allocate the case, and record it as an Allocation with the `worker`.',
  source: goodPractice('Every open case has a named worker', 'No law sets the number of days.'),
  examples: {
    asOf: '2026-03-20',
    bad: '## 2026-03-02 Referral <!-- expect: practice/no-allocated-worker -->\n\n```yaml\nfrom: 2A\n```\n',
    good: '## 2026-03-02 Referral\n\n```yaml\nfrom: 2A\n```\n\n## 2026-03-04 Allocation\n\n```yaml\nworker: j.okafor\n```\n',
  },
  *check(input) {
    const { journey, asOf } = input;
    const open = journey.facts.kind === 'child' ? openCase(journey) : undefined;
    if (!open) return;
    const held = allocation(input);
    if (held === undefined) {
      // A return does not say who the worker is.
      if (isFromCensus(journey) || !isOver(open.start, asOf)) return;
      const openedBy = open.openedBy && timelineOf(journey).entry(open.openedBy);
      const message = `The case has been open since ${sayDate(open.start, asOf)} and no allocation to a worker is on record.`;
      yield finding(noAllocatedWorker, input, { entry: openedBy?.own ? openedBy.ref : FRONT_MATTER }, message);
      return;
    }
    const worker = text(held.fields.worker) ?? '';
    const left = input.people?.get(worker)?.left;
    if (left === undefined) return;
    const who = worker.slice(0, 60);
    const place = held.own ? { entry: held.ref, path: ['worker'], part: 'value' as const } : { entry: FRONT_MATTER };
    if (left < held.date) {
      const message = `${who}, to whom the case was allocated on ${sayDate(held.date, asOf)}, had left on ${sayDate(left, asOf)}, so the child has no worker.`;
      const clears =
        'Allocate the case to somebody else, or correct who is named here; the day of `left` stands in .case-record/config.yaml.';
      yield finding(noAllocatedWorker, input, place, message, { clears });
    } else if (isOver(left, asOf)) {
      const message = `${who}, to whom the case is allocated, left on ${sayDate(left, asOf)}, and nobody has taken it on.`;
      yield finding(noAllocatedWorker, input, place, message);
    }
  },
};

/** Whether the time for handing a case on is over that began on `since`. */
function isOver(since: IsoDate, asOf: IsoDate): boolean {
  calendar ??= createWorkingDays({ counting: 'day-of-event-is-0' });
  return calendar.add(since, HANDOVER) < asOf;
}

/** The last allocation to somebody since the case was last closed. */
function allocation({ journey }: RuleInput): DatedEntry | undefined {
  const timeline = timelineOf(journey);
  const last = timeline.of('allocation').findLast(({ fields }) => text(fields.worker) !== undefined);
  const closed: IsoDate | undefined = timeline.of('closure').at(-1)?.date;
  return last && (closed === undefined || last.date >= closed) ? last : undefined;
}
