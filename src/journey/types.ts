/** The child's journey: statuses held over time, deadlines and waiting decisions, each with its explanation. */
import type { DateSum, Duration } from '../calendar/types.ts';
import type { Clock, DecisionPoint, Timescale } from '../policy/types.ts';
import type { ClockTime, FieldMap, IsoDate, RecordKind } from '../record/types.ts';

/** The address of an entry across records. */
export interface EntryRef {
  /** The record in which the entry is written; differs from the record under judgement for a sibling's entry. */
  readonly record: string;
  /** Address within that record. */
  readonly address: string;
  /** Position among that record's entries, from 0. */
  readonly index: number;
}

/** What the journey reads of an entry: facts only, no text. */
export interface DatedEntry {
  readonly ref: EntryRef;
  readonly type: string;
  readonly date: IsoDate;
  readonly time?: ClockTime;
  /** Fields with numbers read as numbers. */
  readonly fields: FieldMap;
  /** Written here (true), or in a sibling's record with `also` (false). */
  readonly own: boolean;
}

/** One record's facts, ready to be judged. */
export interface JourneyFacts {
  readonly kind: RecordKind;
  readonly id: string;
  readonly frontMatter: FieldMap;
  readonly born?: IsoDate;
  readonly entries: readonly DatedEntry[];
}

/** One status held from `start` to `end` (the day it ended; absent while it is held). */
export interface StatusPeriod {
  readonly status: string;
  readonly title: string;
  readonly start: IsoDate;
  readonly end?: IsoDate;
  readonly openedBy?: EntryRef;
  readonly closedBy?: EntryRef;
  /** What the status carried from each day on, oldest first; the first day is `start`. */
  readonly carried: readonly { readonly since: IsoDate; readonly facts: FieldMap; readonly by?: EntryRef }[];
}

/** Exactly one of these, always. */
export type DeadlineStatus = 'met' | 'met-late' | 'upcoming' | 'due-soon' | 'overdue';

/** Why a clock stands where it stands: enough to do the sum again. */
export interface Explanation {
  /** The branch taken and, in words, the circumstances that chose it: `placed (U6) since 3 Feb 2026, first year`. */
  readonly because: readonly string[];
  /** Branches looked at first and why they did not fit, in order. */
  readonly passedOver: readonly { readonly timescale: string; readonly why: string }[];
  /** What it counted from, in words: `the visit of 4 March 2026`. */
  readonly countedFrom: string;
  readonly sum: DateSum;
  /** What would stop the clock. */
  readonly asks: string;
  /** What would end it without meeting it, where anything would: `with a closure or when this is over: looked after`. */
  readonly endedBy?: string;
}

/** One timescale on one child. */
export interface Deadline {
  readonly record: string;
  readonly timescale: Timescale;
  readonly clock: Clock;
  readonly opened: { readonly entry?: EntryRef; readonly on: IsoDate };
  /** The last time the clock was met before this deadline. */
  readonly last?: { readonly entry: EntryRef; readonly on: IsoDate };
  readonly due: IsoDate;
  readonly dueTime?: string;
  /** The day by which a local aim asks for it, before it is due. */
  readonly aim?: IsoDate;
  /** The last day on time by the law itself, where a local pack asks for it sooner. */
  readonly lawful?: { readonly due: IsoDate; readonly duration: Duration };
  readonly status: DeadlineStatus;
  readonly met?: { readonly entry: EntryRef; readonly on: IsoDate };
  /** The clock ended unmet on this day, after its due date (overdue for good), and what ended it. */
  readonly ended?: { readonly on: IsoDate; readonly entry?: EntryRef };
  /** Calendar days after `due`, to the day it was met or ended, or to `asOf`. Present when late. */
  readonly daysLate?: number;
  /** The `late-reason` given by the entry that met (or ended) it. */
  readonly reason?: string;
  /** Made on demand: most deadlines are never asked. */
  explain(): Explanation;
}

/** A decision point reached. */
export interface Decision {
  readonly point: DecisionPoint;
  readonly entry: EntryRef;
  /** The parts of `decision`, and the fields of the entry, that are missing; empty when it is whole. */
  readonly missing: readonly string[];
  /** The day by which it is due, where a timescale says so. */
  readonly due?: IsoDate;
  /** Who decided, by id; the way to the field that says so, and the role in which they did, where it is written. */
  readonly decider?: { readonly who: string; readonly at: readonly string[]; readonly role?: string };
  /** `made`, `waiting` (within its time, or for what must follow), or `missing`. */
  readonly state: 'made' | 'waiting' | 'missing';
}

/** A record judged on a date. */
export interface Journey {
  readonly asOf: IsoDate;
  readonly facts: JourneyFacts;
  /** Entries up to `asOf` in date order (own and shared), ties in the order of the file. */
  readonly entries: readonly DatedEntry[];
  readonly statuses: readonly StatusPeriod[];
  readonly deadlines: readonly Deadline[];
  readonly decisions: readonly Decision[];
}
