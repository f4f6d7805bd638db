/** What is asked about all records in the folders of the window: what is due, a worker's day, findings, the report. */
import type { Position } from 'vscode-languageserver-protocol';
import type { CaseSummary, Colleague } from '../../views/my-day/types.ts';

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

/** The agenda for a worker's next supervision, from every record in the folders of the window, as a page. Cancellable; reports progress. */
export const SUPERVISION_AGENDA_REQUEST = 'case-record/supervisionAgenda';
export interface SupervisionAgendaParams {
  /** The id that allocations use. */
  readonly worker: string;
  readonly workDoneToken?: string | number;
  /** Whether the page names the children and says what the actions are; without it, ids only. */
  readonly showText?: boolean;
  /** A command that links to records call, as those of the report. */
  readonly command?: string;
  /** A command that begins the entry for the session, called with the address of the worker's supervision record. Without it the page has no such link. */
  readonly begin?: string;
  /** A command that opens the agenda as a document, called with the worker and `true`. Without it the page has no such link. */
  readonly keep?: string;
  /** The agenda is wanted as a Markdown document, to be kept in this folder, from which its links lead. */
  readonly from?: string;
}
export interface SupervisionAgendaResult {
  /** How many records were looked at. */
  readonly records: number;
  /** The page, or the document that was asked for instead; neither where no open case is allocated to the worker and no record is their supervision record. */
  readonly html?: string;
  readonly markdown?: string;
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
