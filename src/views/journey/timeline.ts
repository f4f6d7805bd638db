/** A judged record as a timeline: the one model behind the drawing, its tables, the text and the data. */
import { addDays, addMonths, addYears, daysBetween, earlierOf, laterOf } from '../../calendar/dates.ts';
import type { EntryRef, Journey } from '../../journey/types.ts';
import type { Policy } from '../../policy/types.ts';
import type { IsoDate } from '../../record/types.ts';
import type { Catalogue } from '../../schema/types.ts';
import { markLanes } from './marks.ts';
import { numberLanes } from './numbers.ts';
import { Places } from './places.ts';
import { spanLanes } from './spans.ts';
import type { Lane, Timeline } from './types.ts';

export interface TimelineSources {
  readonly journey: Journey;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  /** The text of the record may be shown: the name, subjects of entries, carers, and workers by name. */
  readonly text?: {
    /** The subject of an entry's heading. */
    subjectOf(ref: EntryRef): string | undefined;
    /** The name of whoever has this id; undefined for nobody that is known. */
    nameOf(id: string): string | undefined;
  };
}

/** A record reaches back no further than this many years; a date before that is a slip of the pen. */
const YEARS_BACK = 30;
/** Months after the day of judgement that are still drawn: what falls due. */
const MONTHS_AHEAD = 12;

export function timelineOf({ journey, policy, catalogue, text }: TimelineSources): Timeline {
  const { asOf, facts } = journey;
  const places = new Places();
  const subjectOf = text?.subjectOf ?? (() => undefined);
  const nameOf = text?.nameOf ?? (() => undefined);
  const marks = markLanes({ journey, catalogue, places, subjectOf, nameOf });
  const all: readonly Lane[] = [
    ...spanLanes({ journey, policy, catalogue, places, showText: text !== undefined, nameOf }),
    ...marks.lanes,
    ...numberLanes(journey, catalogue, places),
  ];
  const earliest = addYears(asOf, -YEARS_BACK);
  const latest = addMonths(asOf, MONTHS_AHEAD);
  const lanes = all.flatMap((lane) => within(lane, earliest, latest));
  const name = text === undefined ? undefined : facts.frontMatter.name;
  return {
    record: facts.id,
    ...(typeof name === 'string' ? { name } : {}),
    kind: facts.kind,
    asOf,
    ...extent(lanes, asOf, earliest, latest),
    lanes,
    places: places.list,
    undrawn: marks.undrawn,
    outside: facts.entries.filter(({ date }) => date < earliest || date > latest).length,
  };
}

/** The part of a timeline between two days, as its axis; what lies wholly outside is left out. */
export function between(timeline: Timeline, from: IsoDate | undefined, to: IsoDate | undefined): Timeline {
  const first = from ?? timeline.from;
  const last = to ?? timeline.to;
  return { ...timeline, from: first, to: last, lanes: timeline.lanes.flatMap((lane) => within(lane, first, last)) };
}

function within(lane: Lane, first: IsoDate, last: IsoDate): Lane[] {
  const isIn = ({ on }: { readonly on: IsoDate }): boolean => on >= first && on <= last;
  switch (lane.kind) {
    case 'spans': {
      const spans = lane.spans.filter(({ from, to }) => from <= last && (to === undefined || to >= first));
      return spans.length === 0 ? [] : [{ ...lane, spans }];
    }
    case 'marks': {
      const marks = lane.marks.filter(isIn);
      return marks.length === 0 ? [] : [{ ...lane, marks }];
    }
    case 'numbers': {
      const points = lane.points.filter(isIn);
      return points.length === 0 ? [] : [{ ...lane, points }];
    }
  }
}

/** From the first thing drawn to the last one or the day of judgement, with a little air at either end. */
function extent(
  lanes: readonly Lane[],
  asOf: IsoDate,
  earliest: IsoDate,
  latest: IsoDate,
): { readonly from: IsoDate; readonly to: IsoDate } {
  let first = asOf;
  let last = asOf;
  for (const lane of lanes) {
    const days =
      lane.kind === 'spans'
        ? lane.spans.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]))
        : (lane.kind === 'marks' ? lane.marks : lane.points).map(({ on }) => on);
    for (const day of days) {
      first = laterOf(earliest, earlierOf(first, day));
      last = earlierOf(latest, laterOf(last, day));
    }
  }
  const air = Math.max(7, Math.round(daysBetween(first, last) / 60));
  return { from: addDays(first, -air), to: addDays(last, air) };
}
