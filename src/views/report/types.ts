/** What the team's report is made of. Nothing here holds a word that somebody wrote in a record: ids, codes, dates and numbers only. */
import type { EntryRef, Journey } from '../../journey/types.ts';
import type { FieldPath, IsoDate } from '../../record/types.ts';
import type { Finding, RuleId } from '../../rules/types.ts';
import type { WorkspaceConfig } from '../../workspace/types.ts';

/** One record, judged: what the figures read. */
export interface JudgedCase {
  readonly journey: Journey;
  /** Those that remarks in the record silence too. */
  readonly findings: readonly Finding[];
  readonly config: WorkspaceConfig;
  /** The line, from 1, on which an entry of this record begins, or a field of it; 1 for one that isn't written here. */
  lineOf(entry: EntryRef | undefined, field?: FieldPath): number;
  /** The line, from 1, of a place in this record's text. */
  lineAt(offset: number): number;
}

/** One thing that a figure counts. Together they are its denominator; those that `counts` are its numerator. */
export interface Counted {
  /** The id of the record. */
  readonly record: string;
  readonly counts: boolean;
  /** Who answers for it: the worker and the team that hold the case now, or held it on the day in question. */
  readonly worker: string | undefined;
  readonly team: string | undefined;
  /** What within the figure: a timescale, a decision point, a number of changes. */
  readonly part?: string;
  /** The day in question: when it fell due, or since when it is so. */
  readonly on?: IsoDate;
  /** Days late, or days since; what it is the figure says. */
  readonly days?: number;
  /** How often, where the figure counts times. */
  readonly times?: number;
  /** The address of the entry that it is about, in this record. */
  readonly entry?: string;
  /** Worked out only for what is listed. */
  readonly line?: number;
}

/** What a part of a figure is called, and on what authority a limit stands. */
export interface PartName {
  readonly title: string;
  readonly authority?: string;
}

interface FigureBase {
  readonly id: string;
  readonly title: string;
  /** What is counted, and what of it, so that somebody else comes to the same number. */
  readonly definition: string;
  /** What the numerator and the denominator are called, one after the other: `on time` of `visits that fell due`. */
  readonly numerator: string;
  readonly denominator: string;
  /** The command that gives the same number, without paths and day, and how to count its answer; and another one, where that gives the numerator only. */
  readonly recompute: { readonly command: string; readonly count: string; readonly denominator?: string };
  /** Everything of one record that belongs to the denominator. */
  of(judged: JudgedCase, from: IsoDate): Iterable<Counted>;
  /** Where its parts are shown as so many of each: the caption of that table, and what a part and a number of it are called. */
  readonly partsCalled?: { readonly caption: string; readonly part: string; readonly many: string };
  /** What its parts are called, as far as this record shows any. */
  parts?(judged: JudgedCase): Iterable<readonly [part: string, name: PartName]>;
}

/** A share over the last twelve months: what was done as it should be, of all that there was. Listed is what was not. */
export interface ShareFigure extends FigureBase {
  readonly kind: 'share';
  /** In drawings and tables: what counts, what does not, of what it is the share, and the day that decides. */
  readonly words: { readonly on: string; readonly off: string; readonly of: string; readonly day: string };
}

/** How things stand on the day: so many, of so many. Listed is what counts. */
export interface StockFigure extends FigureBase {
  readonly kind: 'stock';
  /** What `days` says in a list: `days without a worker`. */
  readonly daysCalled?: string;
  /** The rule whose findings it counts. */
  readonly rule?: RuleId;
}

/** Children by worker, against a limit. */
export interface LoadFigure extends FigureBase {
  readonly kind: 'load';
}

export type Figure = ShareFigure | StockFigure | LoadFigure;

/** A numerator over its denominator. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** A calendar month, `2026-09`. */
export type Month = string;

/** One figure, counted. */
export interface FigureResult extends Ratio {
  readonly figure: Figure;
  /** The most days of any that counts; undefined where the figure counts no days, or nothing. */
  readonly most: number | undefined;
  /** By team id, in order of id; those without a team last. */
  readonly teams: readonly (Ratio & {
    readonly team: string | undefined;
    readonly months: readonly Ratio[];
    readonly most: number | undefined;
  })[];
  /** Of all teams, one for each of the months of the report; empty unless it is a share. */
  readonly months: readonly Ratio[];
  /** By part, in order of part. */
  readonly parts: readonly (Ratio & { readonly part: string; readonly name: PartName | undefined })[];
  /** What is to be looked at: what was not on time, or what counts. In order of days (most first), then record. */
  readonly listed: readonly Counted[];
  /** Everything that was counted, in order of record. */
  readonly counted: readonly Counted[];
}

/** One worker's children on the day. */
export interface WorkerLoad {
  readonly worker: string;
  readonly team: string | undefined;
  readonly fte: number;
  readonly children: number;
  /** The limit that was agreed with the worker, or the team's for a full-time worker times `fte`; undefined where there is none. */
  readonly limit: number | undefined;
}

/** Where a record is, from the folder in which the report stands, with `/`; and whose it is, where names were asked for. */
export interface RecordPlace {
  readonly href: string;
  /** Where a link is not an address with the line behind it (`#L12`): the link to a line, from 1. */
  readonly hrefAt?: (line: number) => string;
  readonly name?: string;
}

/** The whole picture on one day. */
export interface TeamReport {
  readonly asOf: IsoDate;
  /** The first day of the twelve months. */
  readonly from: IsoDate;
  readonly months: readonly Month[];
  /** The days on which the records were judged, in order; more than one where workspaces name days of their own. */
  readonly days: readonly IsoDate[];
  /** How many records were counted, and how many could not be. */
  readonly records: number;
  readonly uncounted: number;
  /** How many workspaces there are. */
  readonly workspaces: number;
  /** Figures that count what a rule finds, and in how many workspaces it is switched off; none of those where it is on everywhere. */
  readonly switchedOff: readonly { readonly figure: Figure; readonly rule: RuleId; readonly workspaces: number }[];
  /** Teams that records name and the settings of their workspace, which list some, do not. In order. */
  readonly unlistedTeams: readonly string[];
  /** In how many workspaces something is wrong in the settings. */
  readonly faultySettings: number;
  /** Ids that stand in more than one of the records, in order. Each of these was counted. */
  readonly twice: readonly string[];
  /** Every record's id, in order. */
  readonly ids: readonly string[];
  /** Ids of children whose case is open, in order. */
  readonly open: readonly string[];
  readonly results: readonly FigureResult[];
  readonly loads: readonly WorkerLoad[];
  /** Names of teams by id, as the workspaces give them; and of workers, where names were asked for. */
  readonly teamNames: ReadonlyMap<string, string>;
  readonly workerNames: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, RecordPlace>;
  /** Where what was counted is, when its record is not the first with its id. */
  readonly elsewhere: ReadonlyMap<object, RecordPlace>;
}
