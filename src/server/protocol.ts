/** What client and server say to each other beyond the language server protocol. Types and names only: the extension imports them. */
import type { Position } from 'vscode-languageserver-protocol';
import type { Chronology } from '../views/chronology/types.ts';
import type { Timeline } from '../views/journey/types.ts';
import type { CaseSummary, Colleague } from '../views/my-day/types.ts';
import type { Preview } from '../views/preview/types.ts';

/** The language id of a record. */
export const LANGUAGE_ID = 'case-record';
/** The scheme of the read-only pages that explain a rule: `case-record-rule:/timescale-icpc.md`. */
export const RULE_SCHEME = 'case-record-rule';

/** What the client may tell the server when it starts it. */
export interface InitializationOptions {
  /** Start of the address of rule pages, to which a page's file name is added. Absent: findings carry no link. */
  readonly rulePages?: string;
  /** `sent`: findings are to be sent as they change, and the client won't ask for them though it could. */
  readonly findings?: 'sent';
  /** The id of whoever writes, as records write it: `j.okafor`. It changes with `workspace/didChangeConfiguration`. */
  readonly worker?: string;
  /** Whether the client knows the commands of the extension, which lenses call. Without it they are lines to read. */
  readonly commands?: boolean;
  /** Whether the client answers about files: the server then asks it for those that it can't reach itself. */
  readonly files?: boolean;
}

/**
 * From the server, to a client that said that it answers about files. All are within the folders of the window, and none of them fails for a fault of a
 * file: they are what `FileAccess` (src/workspace/types.ts) is, with the same answers.
 */
export const READ_FILE_REQUEST = 'case-record/files/read';
export interface ReadFileParams {
  readonly uri: string;
  /** A longer file is not read. */
  readonly maxBytes: number;
  readonly within?: string;
}
export const FILE_EXISTS_REQUEST = 'case-record/files/exists';
export interface FileExistsParams {
  readonly uri: string;
}
export const FIND_RECORDS_REQUEST = 'case-record/files/records';
export interface FindRecordsParams {
  readonly folder: string;
  readonly depth: 'all' | 'own';
}
export const LIST_FILES_REQUEST = 'case-record/files/list';
export interface ListFilesParams {
  readonly folder: string;
  readonly ending: string;
  readonly most: number;
  readonly within: string;
}

/** The deadlines of all records in the folders of the window. Cancellable; reports progress. */
export const DUE_REQUEST = 'case-record/due';
export interface DueParams {
  readonly workDoneToken?: string | number;
  /** Only of this record, which is open. */
  readonly uri?: string;
}
export interface DueResult {
  readonly deadlines: readonly DueItem[];
  readonly records: number;
}
/** One deadline that is not met. Dates are ISO 8601. */
export interface DueItem {
  readonly status: 'overdue' | 'due-soon' | 'upcoming';
  readonly due: string;
  readonly daysLate?: number;
  /** The rule, in words: `Visits in the first year of a placement`. */
  readonly title: string;
  readonly timescale: string;
  /** What would meet it: `a visit at which the child is seen`. */
  readonly asks: string;
  /** Where it is written, with its authority: `SI 2010/959 reg 28(2)(b), statutory`. */
  readonly source: string;
  readonly record: string;
  readonly name?: string;
  readonly uri: string;
  /** The entry from which it is counted; the start of the record where that is elsewhere. */
  readonly position: Position;
}

/** A worker's day: of each record in the folders of the window, and of each open one, what is due and which decisions wait. Cancellable; reports progress. */
export const MY_DAY_REQUEST = 'case-record/myDay';
export interface MyDayParams {
  readonly workDoneToken?: string | number;
  /** The revision of the last answer: only what became another since is sent. Absent: everything. */
  readonly since?: number;
  /** Looks at every file again, though nothing said that one changed. What is the same is not judged again. */
  readonly afresh?: boolean;
}
export interface MyDayResult {
  readonly revision: number;
  /** Whether this is everything, or what is to be laid over what the client has. */
  readonly whole: boolean;
  /** In no order. */
  readonly cases: readonly CaseSummary[];
  /** Addresses of records that are no longer there, or no longer say whose they are. */
  readonly gone: readonly string[];
  /** Everybody whom the settings of these folders name and who hasn't left. */
  readonly people: readonly Colleague[];
  /** How many records there are. */
  readonly records: number;
}

/** From the server, to a client that has asked for the day: ask again. Sent once until the client does. */
export const DUE_CHANGED_NOTIFICATION = 'case-record/dueChanged';

/** What is due in the records of the window's folders, as an iCalendar file with ids and no names. Cancellable; reports progress. */
export const CALENDAR_REQUEST = 'case-record/calendar';
export interface CalendarParams {
  readonly workDoneToken?: string | number;
  /** Only of these records, by their addresses. */
  readonly only?: readonly string[];
}
export interface CalendarResult {
  readonly ics: string;
  /** How many things are due. */
  readonly events: number;
}

/** Judges every record in the folders of the window and shows the findings, without opening editors. */
export const LINT_WORKSPACE_REQUEST = 'case-record/lintWorkspace';
export interface LintWorkspaceParams {
  readonly workDoneToken?: string | number;
}
export interface LintWorkspaceResult {
  readonly records: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** The team's report over every record in the folders of the window, as a page. Cancellable; reports progress. */
export const REPORT_REQUEST = 'case-record/report';
export interface ReportParams {
  readonly workDoneToken?: string | number;
  /**
   * A command of the editor that links to records call, with the address of the record and a line from 1: `command:NAME?[...]`. Without
   * it they are addresses, with the line behind them (`file:///a.case.md#L12`).
   */
  readonly command?: string;
}
export interface ReportResult {
  /** How many records were looked at. */
  readonly records: number;
  /** The page, as `case-record report` writes it. It holds ids, codes and dates, and no name of a child. */
  readonly html: string;
}

/** The entry types that a record may hold, for choosing one, and what the journey expects now. Null where the record isn't open. */
export const ENTRY_TYPES_REQUEST = 'case-record/entryTypes';
export interface EntryTypesParams {
  readonly uri: string;
}
export interface EntryTypeChoices {
  /** The version of the text that this is about. */
  readonly version: number;
  /** The most pressing first. */
  readonly expected: readonly ExpectedEntryChoice[];
  readonly unfinished: readonly UnfinishedEntry[];
  readonly types: readonly EntryTypeChoice[];
}
/** An entry that would meet what is due. */
export interface ExpectedEntryChoice {
  /** The id of its type. */
  readonly id: string;
  /** `due 14 April, in 12 days`. */
  readonly when: string;
  /** The rule, in words. */
  readonly why: string;
  /** The entry that it answers. */
  readonly answers?: string;
}
/** An entry whose decision lacks something. */
export interface UnfinishedEntry {
  readonly entry: string;
  /** The decision point, in words. */
  readonly title: string;
  /** The parts of the decision, or the fields, that are missing. */
  readonly missing: readonly string[];
  readonly position: Position;
}
export interface EntryTypeChoice {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly description: string;
  readonly aliases: readonly string[];
}

/** Where a new entry goes and what it says. */
export const NEW_ENTRY_REQUEST = 'case-record/newEntry';
export interface NewEntryParams {
  readonly uri: string;
  readonly type: string;
  /** The cursor; where it stands between two entries, the new one goes there. */
  readonly position?: Position;
  /** The version of the text that the question is about: where the server has another, the answer is null. */
  readonly version?: number;
  /** The entry that the new one answers. */
  readonly answers?: string;
}
export interface NewEntryResult {
  readonly position: Position;
  /** In the syntax of LSP snippets, with the blank lines that it needs around it. */
  readonly snippet: string;
}

/** What a new record in a folder may be called, and the people it may name. */
export const NEW_RECORD_PLACE_REQUEST = 'case-record/newRecordPlace';
export interface NewRecordPlaceParams {
  /** The folder; absent for a record that is no file yet. */
  readonly folder?: string;
}
export interface NewRecordPlace {
  /** The next free id, after the pattern of the ids that are there. */
  readonly nextId: string;
  /** The ids of the records that are there. */
  readonly ids: readonly string[];
  /** Those who work there now. */
  readonly people: readonly PersonChoice[];
}
export interface PersonChoice {
  readonly id: string;
  readonly name: string;
  readonly role?: string;
  readonly team?: string;
  readonly manager?: string;
  readonly stage?: string;
  readonly started?: string;
}

/** The text of a new record, as a snippet for an empty document. */
export const NEW_RECORD_REQUEST = 'case-record/newRecord';
export interface NewRecordParams {
  readonly kind: 'child' | 'supervision';
  readonly folder?: string;
  /** What is known, by the keys of the front matter. */
  readonly answers: Readonly<Record<string, string>>;
}
export interface NewRecordResult {
  readonly snippet: string;
}

/** The supervision records in the folders of the window. */
export const SUPERVISION_RECORDS_REQUEST = 'case-record/supervisionRecords';
export type SupervisionRecordsParams = Readonly<Record<string, never>>;
export interface SupervisionRecordChoice {
  readonly uri: string;
  /** The id of the worker whose supervision it records. */
  readonly worker: string;
}

/**
 * The entry for the next supervision in an open supervision record: the worker's open cases, and the actions still open, carried forward. Null for any
 * other record, and for one that changed meanwhile. Cancellable; reports progress.
 */
export const NEW_SUPERVISION_REQUEST = 'case-record/newSupervision';
export interface NewSupervisionParams {
  readonly uri: string;
  readonly version: number;
  readonly workDoneToken?: string | number;
}
export interface NewSupervisionResult extends NewEntryResult {
  /** Lines that close each action where it was agreed, to be put in before the entry; `position` is that after them. */
  readonly carried: readonly { readonly position: Position; readonly text: string }[];
}

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
}
export interface ChronologyResult {
  readonly chronology: Chronology;
  /** Where each of its places stands. */
  readonly places: readonly JourneyPlace[];
  /** The same as a Markdown document, to be kept or sent. */
  readonly markdown: string;
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
