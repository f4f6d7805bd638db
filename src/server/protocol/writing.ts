/** What is asked to begin something: an entry, a record, a supervision. */
import type { Position } from 'vscode-languageserver-protocol';
import type { Colleague } from '../../views/my-day/types.ts';

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
export interface PersonChoice extends Colleague {
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
  /** Open actions that are not carried, as they aren't written line by line: the entry that agreed each, and where it stands once the lines are put in. */
  readonly left: readonly { readonly entry: string; readonly position: Position }[];
}
