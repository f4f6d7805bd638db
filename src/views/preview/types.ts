/** A record for reading, as plain data: it is made where the record is known and drawn in the page. It holds the record's own text. */
import type { RecordKind, Severity } from '../../record/types.ts';
import type { FieldRow, SaidValue } from '../field-words.ts';

export interface Preview {
  readonly head: PreviewHead;
  /** In the order of the file. The number of a block is that of its place. */
  readonly blocks: readonly PreviewBlock[];
  /** The places of entries by the addresses that links in this record may have: `#2026-03-04-visit`. */
  readonly links: Readonly<Record<string, number>>;
}

export interface PreviewHead {
  /** The name of the child or the worker; the id where there is none. */
  readonly title: string;
  readonly id?: string;
  readonly kind?: RecordKind;
  /** `10 years 5 months`. */
  readonly age?: string;
  /** `30 September 2026`. */
  readonly asOf: string;
  /** Where things stand: statuses, worker, what is due. */
  readonly standing: readonly FieldRow[];
  /** What the front matter says beside. */
  readonly rows: readonly FieldRow[];
  /** Markdown. */
  readonly summary: string;
  /** What could not be read, as it was typed. */
  readonly typed?: string;
  readonly remarks: readonly Remark[];
}

export type PreviewBlock = PreviewEntry | PreviewSection;

export interface PreviewEntry {
  readonly kind: 'entry';
  /** `Wednesday 4 March 2026`; what was typed where that is no date. */
  readonly day: string;
  readonly time?: string;
  readonly type: string;
  readonly subject?: string;
  readonly age?: string;
  readonly by?: string;
  readonly isSignificant: boolean;
  readonly rows: readonly FieldRow[];
  readonly decision?: readonly FieldRow[];
  readonly actions: readonly PreviewAction[];
  /** Fields that could not be read whole, as they were typed. */
  readonly typed?: string;
  /** Markdown. */
  readonly text: string;
  readonly sections: readonly SectionText[];
  readonly remarks: readonly Remark[];
}

export interface PreviewAction {
  readonly what: string;
  readonly who?: string;
  readonly due?: string;
  /** When it was done. */
  readonly done?: string;
  /** Everything else that is said of it. */
  readonly rows: readonly FieldRow[];
}

/** A level-2 heading without a date. */
export interface PreviewSection {
  readonly kind: 'section';
  readonly title: string;
  readonly text: string;
  readonly sections: readonly SectionText[];
}

export interface SectionText {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}

/** A finding that stands in a block. */
export interface Remark {
  readonly severity: Severity;
  readonly message: string;
}

export type { FieldRow, SaidValue };
