/** What is asked to read an open record: its journey, its chronology, its page, how it stands and why. */
import type { Chronology } from '../../views/chronology/types.ts';
import type { Timeline } from '../../views/journey/types.ts';
import type { Preview } from '../../views/preview/types.ts';

/** The journey of an open record, to be drawn; null where it doesn't say whose it is. */
export const JOURNEY_REQUEST = 'case-record/journey';
export interface JourneyParams {
  readonly uri: string;
}
export interface JourneyResult {
  /** With the record's own text: subjects, names. */
  readonly timeline: Timeline;
  /** Where each of the timeline's places stands. */
  readonly places: readonly JourneyPlace[];
}
export interface JourneyPlace {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
  /** The last line of the entry, where it stands in the record itself. */
  readonly last?: number;
}

/** An open record for reading; null where it is not open. */
export const PREVIEW_REQUEST = 'case-record/preview';
export interface PreviewParams {
  readonly uri: string;
}
export interface PreviewResult {
  readonly preview: Preview;
  /** Where each of its blocks stands. */
  readonly places: readonly JourneyPlace[];
}

/** The significant events of an open record; null where it doesn't say whose it is. */
export const CHRONOLOGY_REQUEST = 'case-record/chronology';
export interface ChronologyParams {
  readonly uri: string;
  /** Every entry, not only what is significant. */
  readonly all?: boolean;
  /** Whether it is wanted as a document too. */
  readonly document?: boolean;
}
export interface ChronologyResult {
  readonly chronology: Chronology;
  /** Where each of its places stands. */
  readonly places: readonly JourneyPlace[];
  /** The same as a Markdown document, to be kept or sent, where that was wanted. */
  readonly markdown?: string;
}

/** The page about a rule, Markdown; null for a page that no rule has. */
export const RULE_PAGE_REQUEST = 'case-record/rulePage';
export interface RulePageParams {
  /** File name of the page: `timescale-icpc.md`. */
  readonly page: string;
}
export type RulePageResult = string | null;

/** Why something is due, or which decision is asked for, as Markdown; null where the record has no such thing any longer. */
export const EXPLANATION_REQUEST = 'case-record/explanation';
export interface ExplanationParams {
  readonly uri: string;
  /** Of the `ExplanationTarget`, the `DueThing` or the `WaitingDecision`. */
  readonly key: string;
  /** Without its heading, and without what was looked at first: to be read beside what it is about. Absent: a page. */
  readonly brief?: boolean;
}
/** What a lens is about, and the page that explains it. */
export interface ExplanationTarget {
  readonly uri: string;
  readonly key: string;
  /** In words: what the page is called. */
  readonly title: string;
}
/** The scheme of the read-only pages that explain what is due. */
export const EXPLANATION_SCHEME = 'case-record-explanation';

/** How an open record stands, for one line; null for a file that is no record. */
export const RECORD_STATUS_REQUEST = 'case-record/recordStatus';
export interface RecordStatusParams {
  readonly uri: string;
}
/** Days are in words: `14 April`. */
export interface RecordStatus {
  readonly kind: 'child' | 'supervision';
  /** The child's or the worker's name, or the id where no name is known. */
  readonly name: string;
  /** In whole years. */
  readonly age?: number;
  /** How many deadlines are overdue. */
  readonly overdue: number;
  readonly next?: { readonly title: string; readonly on: string };
  /** What is held: looked after, placed, on a plan. */
  readonly statuses: readonly { readonly title: string; readonly since: string }[];
  /** The name of the allocated worker. */
  readonly worker?: string;
}
