/**
 * A journey as it is drawn: what stands in which lane, from when to when, and in which words it is said. Plain data, so that it can be sent to a page and
 * written to a file. It holds ids, dates, titles of entry types, statuses and timescales, and the words of codes; text of the record only where it was
 * asked for.
 */
import type { IsoDate, RecordKind } from '../../record/types.ts';

export interface Timeline {
  readonly record: string;
  /** The name of whom it is about; only where text was asked for. */
  readonly name?: string;
  readonly kind: RecordKind;
  readonly asOf: IsoDate;
  /** The first and the last day of the time axis. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** In the order in which they are drawn; none is empty. */
  readonly lanes: readonly Lane[];
  /** What leads somewhere does so by a number into this list. */
  readonly places: readonly TimelinePlace[];
  /** Dated entries that no lane shows, such as case notes. */
  readonly undrawn: number;
  /** Dated entries so far from the rest of the record that the axis leaves them out. */
  readonly outside: number;
}

/** An entry, wherever it is written. */
export interface TimelinePlace {
  readonly record: string;
  readonly address: string;
  /** Position among that record's entries, from 0. */
  readonly index: number;
}

export type LaneId =
  | 'involvement'
  | 'plan'
  | 'legal'
  | 'placement'
  | 'worker'
  | 'missing'
  | 'visits'
  | 'reviews'
  | 'plans'
  | 'decisions'
  | 'oversight'
  | 'events';

/** A lane of spans (what was so for a while), of marks (what happened on a day), or of a number over time. */
export type Lane = SpanLane | MarkLane | NumberLane;

export interface SpanLane {
  readonly kind: 'spans';
  readonly id: LaneId;
  readonly title: string;
  /** In order of their start. */
  readonly spans: readonly LaneSpan[];
}

export interface LaneSpan {
  /** Short, for the bar itself. */
  readonly label: string;
  /** Shorter still, for a bar that the label does not fit: as people call it. Part of `words`, so that the two agree. */
  readonly short?: string;
  /** All of it, as a sentence would say it: `Child protection plan: neglect, 3 March 2026 to 9 June 2026`. */
  readonly words: string;
  /** The same without its days. */
  readonly told: string;
  readonly from: IsoDate;
  /** The day it ended; absent where it is still so. */
  readonly to?: IsoDate;
  /** The entry that opened it. */
  readonly place?: number;
}

export interface MarkLane {
  readonly kind: 'marks';
  readonly id: LaneId;
  readonly title: string;
  /** In order of their day. */
  readonly marks: readonly LaneMark[];
}

/**
 * How a mark stands. `kept`: on time. `late`: done, after its last day. `missed`: not done, or a decision that is missing. `due`: to be done by then. `plain`:
 * nothing asked for it by a day. `unmet`: it happened and did not count, such as a visit at which the child was not seen.
 */
export type MarkState = 'kept' | 'late' | 'missed' | 'due' | 'plain' | 'unmet';

export interface LaneMark {
  readonly what: string;
  /** All of it, with its day: `Visit, 4 March 2026, on time, seen alone`. */
  readonly words: string;
  /** The same without its day, for a list that has the day already. */
  readonly told: string;
  readonly on: IsoDate;
  readonly state: MarkState;
  /** Calendar days after the last day on time. */
  readonly daysLate?: number;
  /** For what is late: the last day on which it would have been in time. */
  readonly due?: IsoDate;
  readonly place?: number;
}

/** A number field of an entry type, over time: a score, a scale of a practice model. */
export interface NumberLane {
  readonly kind: 'numbers';
  /** The entry type and the field. */
  readonly id: string;
  readonly title: string;
  readonly least: number;
  readonly greatest: number;
  /** In order of their day. */
  readonly points: readonly NumberPoint[];
}

export interface NumberPoint {
  readonly on: IsoDate;
  readonly value: number;
  readonly words: string;
  /** The same without its day. */
  readonly told: string;
  readonly place?: number;
}
