/**
 * The language, as data: what the parser returns. Nothing here knows the editor, the disk or the clock.
 *
 * Positions are offsets in UTF-16 code units. Spans inside a {@link Block} are relative to the start of that block, so
 * that a block can be kept and reused when the text before it changes; `placed.start + span.start` is the offset in the
 * document. `LineIndex` (lines.ts) turns document offsets into lines and columns.
 */

/** A half-open range `[start, end)` of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A calendar date `YYYY-MM-DD` that exists (31 February does not). Made only by `parseIsoDate`. Compare with `<`. */
export type IsoDate = string & { readonly __isoDate: true };

/** A time of day `HH:MM`, 24 hours. */
export type ClockTime = string & { readonly __clockTime: true };

/** The kinds of record that the front matter's `record:` may name. */
export type RecordKind = 'child' | 'supervision';

/**
 * A field's value. Every scalar is kept as the text that was written (`0012`, `yes`, `2026-02-02` and `4` are text);
 * the schema says which texts are read as numbers, and only `Catalogue.typed` gives numbers; what the parser gives never holds
 * one. An empty value (`by:`) is left out of its map.
 */
export type FieldValue = string | number | readonly FieldValue[] | FieldMap;
/** Maps have no prototype: a hostile key such as `__proto__` is an ordinary key. */
export interface FieldMap {
  readonly [key: string]: FieldValue;
}

/** The way to a value: keys and list positions, e.g. `['actions', 0, 'due']`. */
export type FieldPath = readonly (string | number)[];

/** The fields of one block: the plain value and where each part of it stands. */
export interface Fields {
  readonly value: FieldMap;
  /** The YAML text itself, without its fences, relative to the block. */
  readonly span: Span;
  /** Where the key or value at `path` stands; the nearest enclosing part that exists where it doesn't. Relative to the block. */
  locate(path: FieldPath, part: 'key' | 'value'): Span;
  /** Paths whose key is written with nothing after it (half typed); they are absent from `value`. */
  readonly empty: readonly FieldPath[];
}

/** Something wrong with the text itself. `rule` is always `record/…`. */
export interface Problem {
  readonly rule: `record/${string}`;
  readonly message: string;
  readonly span: Span;
  readonly severity: Severity;
  /** What would clear it, as a sentence for the writer. */
  readonly clears?: string;
  /** What the writer most likely meant, where a replacement of exactly `span` would mend it. */
  readonly suggestion?: string;
}

/** How serious a finding is. `information` never fails a run. */
export type Severity = 'error' | 'warning' | 'information';

/** The YAML mapping at the very start of a file. Spans are relative to the document. */
export interface FrontMatter {
  readonly text: string;
  /** From the opening `---` to the end of the closing one. */
  readonly span: Span;
  readonly fields?: Fields;
  readonly problems: readonly Problem[];
}

/** `## 2026-03-04 14:30 Visit: after school`, taken apart. Spans are relative to the block. */
export interface EntryHeading {
  /** The heading line without its line ending. */
  readonly span: Span;
  readonly dateText: string;
  readonly dateSpan: Span;
  /** Absent where the text is no date that exists. */
  readonly date?: IsoDate;
  readonly time?: ClockTime;
  /** The type as written, before any colon; empty while it is still being typed. */
  readonly typeText: string;
  readonly typeSpan: Span;
  /** The id of the entry type, absent where no type has that title or alias. */
  readonly type?: string;
  readonly subject?: { readonly text: string; readonly span: Span };
}

/** A level-3 heading inside an entry and the text under it. Spans are relative to the block. */
export interface Section {
  readonly title: string;
  readonly headingSpan: Span;
  /** The text under the heading, up to the next level-3 heading or the end of the entry. */
  readonly bodySpan: Span;
}

/** A fence that looks like an entry's fields and isn't, because text stands before it or it is not marked as one. Spans are relative to the block. */
export interface LateFields {
  /** The line that opens it. */
  readonly span: Span;
  /** The first key in it. */
  readonly key: string;
}

/** One entry's text, parsed. Two blocks with the same text are interchangeable, whatever stands around them. */
export interface EntryBlock {
  readonly kind: 'entry';
  readonly text: string;
  readonly heading: EntryHeading;
  readonly fields?: Fields;
  /** Where the entry has no fields: those that may have been meant as such. */
  readonly lateFields?: LateFields;
  /** Where the entry has no fields: those under its heading, in a fence that is not marked `yaml`. */
  readonly unmarkedFields?: LateFields;
  readonly sections: readonly Section[];
  /** The text between the fields (or the heading) and the first section. */
  readonly narrative: Span;
  readonly problems: readonly Problem[];
}

/** A level-2 heading without a date, and the text under it. Never an error. */
export interface FreeBlock {
  readonly kind: 'free';
  readonly text: string;
  readonly title: string;
  readonly headingSpan: Span;
  readonly sections: readonly Section[];
  readonly problems: readonly Problem[];
}

export type Block = EntryBlock | FreeBlock;

/** An entry where it stands in its record. */
export interface Entry {
  readonly block: EntryBlock;
  /** Offset of the block in the document. */
  readonly start: number;
  /** Position among the record's entries, from 0, in the order of the file. */
  readonly index: number;
  /** Address within the record: the `id` field, or `2026-02-02-contact`, `2026-02-02-contact-2`, … */
  readonly address: string;
}

export interface PlacedBlock {
  readonly block: Block;
  readonly start: number;
}

/** A whole record. Parsing never fails: what could not be read is in `problems`. */
export interface CaseRecord {
  /** The whole text. After an edit it is put together when it is first asked for, which takes longer than the edit in a long record. */
  readonly text: string;
  /** Absent where the front matter is missing or names no known kind. */
  readonly kind?: RecordKind;
  /** The `id` of the front matter; in a supervision record without one, whose supervision it is. Absent where neither is written. */
  readonly id?: string;
  readonly frontMatter?: FrontMatter;
  /** The text before the first block: front matter and current summary. The blocks' texts follow it without a gap. */
  readonly opening: string;
  /** The current summary: what stands between the front matter and the first level-2 heading. */
  readonly summary: Span;
  /** Entries and free sections in the order of the file; an entry is the very object that stands in `entries`. */
  readonly blocks: readonly PlacedBlock[];
  readonly entries: readonly Entry[];
  /** Problems of the record as a whole (not those of a block); spans are document offsets. */
  readonly problems: readonly Problem[];
}

/** A change of text: `[start, oldEnd)` of the text before it gave way to `text`. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly text: string;
}

/** What the parser must know of the entry types; handed in, so that the language does not depend on the schemas. */
export interface TypeNames {
  /** The id of the type with this title or alias, whatever its case. */
  resolve(title: string): string | undefined;
  /** The nearest title to a misspelt one, if any is near. */
  suggest(title: string): string | undefined;
  /** The titles that a text may stand for which is no slip in any of them: `CP conference`. A few, or none. */
  mayBe?(title: string): readonly string[];
}

/** Bounds on hostile input, checked before any parser sees the text. */
export interface Limits {
  /** Longest record, in UTF-16 code units. */
  readonly recordLength: number;
  /** Longest YAML block, in UTF-16 code units. */
  readonly yamlLength: number;
  /** Deepest nesting of YAML collections. */
  readonly yamlDepth: number;
  /** Most entries in one record. */
  readonly entries: number;
}

/** Reads records. One parser keeps one cache of blocks by their text. */
export interface RecordParser {
  /** Parses a whole text. Never throws. */
  parse(text: string): CaseRecord;
  /**
   * The record after `changes`, each told in the text that the one before it left. Reads again only the blocks that they touch, and gives
   * exactly what `parse` would of the whole new text, which is not put together until somebody asks for it. Offsets outside the text are
   * moved to its nearest end.
   */
  update(previous: CaseRecord, changes: readonly TextChange[]): CaseRecord;
}
