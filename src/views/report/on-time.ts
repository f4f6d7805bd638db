/** The figures of timeliness: a share of deadlines of one kind that were met on time, all defined alike. */
import { type MetBy, timely, timescalesOf } from './timely.ts';
import type { ShareFigure } from './types.ts';

const DUE = 'due --all --by team --format json';

const FELL_DUE =
  'It falls due on the last day on time; a deadline whose clock ended before that day is left out. On time means on that day or before it: what was done late, or not at all, ' +
  'is not on time, whatever reason was given. A deadline belongs to the team that held the case on the day it fell due, and to the month of that day.';

/** A share of deadlines of one kind that were met on time. */
export function onTime(id: string, title: string, things: string, what: string, metBy: MetBy): ShareFigure {
  return {
    kind: 'share',
    id,
    title,
    definition: `Of all ${what} that fell due in the twelve months up to the day of the report, those done on time. ${FELL_DUE}`,
    numerator: 'on time',
    denominator: `${things} that fell due`,
    recompute: {
      command: DUE,
      count:
        'Take the deadlines whose "timescale" is one of those named under the figure and whose "due" lies from the first to the last day of the report: they are the denominator. ' +
        'Those with "status" "met" are the numerator. "whenDue.team" gives the team.',
    },
    of: (judged, from) => timely(judged, from, metBy),
    parts: (judged) => timescalesOf(judged, metBy),
  };
}
