/**
 * The events that matter in a child's life, in the order of time: plain data, to be written as Markdown, as a page, or sent to one. It holds ids, dates, titles of
 * entry types and the words of codes; text of the record only where it was asked for.
 */
import type { ClockTime, IsoDate, RecordKind } from '../../record/types.ts';

export interface Chronology {
  readonly record: string;
  /** Only where text was asked for. */
  readonly name?: string;
  readonly kind: RecordKind;
  readonly asOf: IsoDate;
  readonly born?: IsoDate;
  /** The days asked for, where any were. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** Every entry, not only what is significant. */
  readonly all: boolean;
  readonly events: readonly ChronologyEvent[];
  /** Dated entries of the same days that are not significant. */
  readonly leftOut: number;
  /** What leads to an entry does so by a number into this list. */
  readonly places: readonly ChronologyPlace[];
}

/** An entry, wherever it is written. */
export interface ChronologyPlace {
  readonly record: string;
  readonly address: string;
  /** Position among that record's entries, from 0. */
  readonly index: number;
}

export interface ChronologyEvent {
  readonly on: IsoDate;
  readonly time?: ClockTime;
  /** It belongs in the chronology by its field, or by the nature of its type. */
  readonly isSignificant: boolean;
  /** `8 years 8 months`. */
  readonly age?: string;
  /** `Placement`, `Placement ended`, `Born`. */
  readonly what: string;
  /** What codes say of it: `Fostered by a relative or friend`. */
  readonly facts: readonly string[];
  /** What was decided, in words. */
  readonly outcome?: string;
  /** Who decided: a name where text was asked for, an id otherwise. */
  readonly decidedBy?: string;
  /** The entry that says so; absent for the day of birth. */
  readonly place?: number;
  /** What people wrote; only where text was asked for. */
  readonly text?: EventText;
}

export interface EventText {
  readonly subject?: string;
  /** How the entry begins. */
  readonly told?: string;
  /** What it means for the child. */
  readonly means?: string;
  /** Why it was decided so. */
  readonly rationale?: string;
}
