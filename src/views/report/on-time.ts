/** The figures of timeliness: a share of deadlines of one kind that were met on time, all defined alike. */
import { type MetBy, timely, timescalesOf } from './timely.ts';
import type { ShareFigure } from './types.ts';

const DUE = 'due --all --by team --format json';

const FELL_DUE =
  'It falls due on the last day on time; a deadline whose clock ended by that day is left out, and so is one that is due on the day of the report and can still be met. On time means on that day or ' +
  'before it: what was done late, or not at all, is not on time, whatever reason was given.';

const OF_A_CHILD =
  'A deadline belongs to the month of that day, and to the team that held the case then: the team that the allocation names, else that of its worker in the configuration. It is one child’s: a visit to two is on time, or late, for each.';
const OF_A_WORKER =
  'A deadline belongs to the month of that day, and to the team that the record names, else to the team of the worker in the configuration.';

/** A share of deadlines of one kind that were met on time; those of a worker are told of the worker's team. */
export function onTime(
  id: string,
  title: string,
  things: string,
  what: string,
  metBy: MetBy,
  whose: 'child' | 'worker' = 'child',
): ShareFigure {
  return {
    kind: 'share',
    id,
    title,
    definition: `Of all ${what} that fell due in the twelve months up to the day of the report, those done on time. ${FELL_DUE} ${whose === 'child' ? OF_A_CHILD : OF_A_WORKER}`,
    numerator: 'on time',
    denominator: `${things} that fell due`,
    words: { on: 'On time', off: 'Late or not done', of: 'fell due', day: 'Due' },
    recompute: {
      command: DUE,
      count:
        'Take the deadlines whose "timescale" is one of those named under the figure, whose "due" lies from the first to the last day of the report, and whose "status" is not "upcoming" or ' +
        '"due-soon": they are the denominator. Those with "status" "met" are the numerator. "whenDue.team" gives the team.',
    },
    of: (judged, from) => timely(judged, from, metBy),
    parts: (judged) => timescalesOf(judged, metBy),
  };
}
