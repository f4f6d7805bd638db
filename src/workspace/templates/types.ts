/** Templates: texts with places to be filled in. They are text; nothing in them is ever carried out. */
import type { IsoDate, RecordKind, Span } from '../../record/types.ts';
import type { Uri } from '../types.ts';

/** What a template makes: a whole record, one or more entries for a record that is there, or a document that is no record, such as a letter. */
export type TemplateKind = 'record' | 'entry' | 'document';

/** What an answer is. */
export type AnswerKind = 'text' | 'date' | 'person' | 'choice';

/** Something that differs each time the template is used. */
export interface TemplateVariable {
  readonly name: string;
  readonly kind: AnswerKind;
  /** The question; absent for one that is never asked. */
  readonly ask?: string;
  /** The answer that is proposed; it may hold placeholders of what is known. */
  readonly default?: string;
  /** What it always is; it may hold placeholders of what is known and of variables above. */
  readonly value?: string;
  /** Timescales: it is the first day on which one of them is next due. */
  readonly due: readonly string[];
  readonly choices: readonly string[];
  /** Whether it must have an answer. */
  readonly required: boolean;
  /** Where its name stands in the template. */
  readonly at: Span;
}

/** A piece of a template's text, where it stands in its file. */
export interface TextSegment {
  readonly kind: 'text';
  readonly file: Uri;
  readonly start: number;
  readonly text: string;
}

/** A placeholder, `{{child-name}}` or `{{today + 10 working days}}`. */
export interface ValueSegment {
  readonly kind: 'value';
  readonly file: Uri;
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly offset?: DateOffset;
}

export type Segment = TextSegment | ValueSegment;

/** So long after a date, or before it. */
export interface DateOffset {
  readonly sign: '+' | '-';
  readonly n: number;
  readonly unit: 'days' | 'working days' | 'weeks' | 'months' | 'years';
}

export interface Template {
  /** The name of its file without `.case.md`. */
  readonly id: string;
  readonly uri: Uri;
  /** Whether the program brings it. */
  readonly shipped: boolean;
  readonly name: string;
  readonly description: string;
  readonly kind: TemplateKind;
  /** The kinds of record that it makes, or in which its entries belong; none for a document. */
  readonly records: readonly RecordKind[];
  readonly variables: readonly TemplateVariable[];
  /** The text, with partials put in their places. */
  readonly segments: readonly Segment[];
}

/** What is known where a template is used, by the names that placeholders may have. */
export type KnownValues = ReadonlyMap<string, string>;

/** What a template can be told without asking. */
export interface Knowledge {
  readonly today: IsoDate;
  readonly values: KnownValues;
  /** The next day on which one of these timescales is due, where the record is known. */
  due(timescales: readonly string[]): IsoDate | undefined;
}

/** One thing to ask before a template can be filled in. */
export interface Question {
  readonly name: string;
  readonly ask: string;
  readonly kind: AnswerKind;
  readonly default?: string;
  readonly choices: readonly string[];
  readonly required: boolean;
}
