/** Entry types, codes and record kinds, as the schemas in `schemas/` tell them. */
import type {
  EntryBlock,
  FieldMap,
  FieldPath,
  Fields,
  FrontMatter,
  RecordKind,
  Severity,
  Span,
} from '../record/types.ts';

/** One coded value and its meaning. */
export interface Code {
  readonly code: string;
  readonly meaning: string;
  /** First and last day it may be used, where the source says so. */
  readonly from?: string;
  readonly to?: string;
  /** What the source leaves open about it, where it does. */
  readonly note?: string;
}

/** A list of codes from `schemas/codes/`. */
export interface CodeList {
  readonly id: string;
  readonly title: string;
  /** The return that defines it, e.g. `CIN census`, `SSDA903`; `case-record` for our own. */
  readonly definedBy: string;
  /** What the list is about, a sentence or two, Markdown. */
  readonly description?: string;
  readonly codes: readonly Code[];
}

/** One field of an entry type, of `decision`, of `actions` or of the front matter. */
export interface FieldInfo {
  readonly name: string;
  readonly title: string;
  /** Plain English, Markdown, shown on hover. */
  readonly description: string;
  readonly kind: 'text' | 'date' | 'yes-no' | 'code' | 'number' | 'person' | 'team' | 'reference' | 'map' | 'list';
  readonly required: boolean;
  /** Present for coded fields: the codes allowed here, a whole code list or part of one. */
  readonly codes?: readonly Code[];
  /** The code list the codes come from. */
  readonly codeList?: string;
  /** What each item of a list is, where its schema says so: a list of references names records of children. */
  readonly items?: FieldInfo['kind'];
  /** Fields of a map, or of each item of a list of maps. */
  readonly fields?: readonly FieldInfo[];
  /** The least and the greatest number allowed, where the schema sets them. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples: readonly string[];
}

/** One entry type: everything the editor, the command line and the documents say about it comes from its schema file. */
export interface EntryType {
  /** Kebab-case, the file name of its schema: `initial-child-protection-conference`. */
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly group: string;
  readonly description: string;
  /** The kinds of record it belongs in. */
  readonly records: readonly RecordKind[];
  /** Its own fields and the common ones, own first, in the order in which people write them. */
  readonly fields: readonly FieldInfo[];
  /** Belongs in the chronology by its nature, whatever the entry says short of `significant: no`. */
  readonly significant?: boolean;
  /** Sections known by name for this type, in order. */
  readonly sections: readonly string[];
  /** The fields that a new entry asks for, in order: `by`, `decision.outcome`, `actions`. */
  readonly asks: readonly string[];
  /** The snippet that the editor inserts, in LSP snippet syntax, heading with today's date and a blank line first. */
  readonly snippet: string;
  /** A whole example entry, Markdown. */
  readonly example: string;
}

/** Something in the fields that the schema doesn't allow. `rule` is always `schema/…`. */
export interface SchemaProblem {
  readonly rule: `schema/${string}`;
  readonly severity: Severity;
  readonly message: string;
  /** Relative to the block (entry) or the document (front matter). */
  readonly span: Span;
  readonly path: FieldPath;
  readonly clears?: string;
  /** A replacement of exactly `span` that would mend it. */
  readonly suggestion?: string;
}

/** All that is known of types and codes: the built-in ones, later those of a workspace too. */
export interface Catalogue {
  readonly types: readonly EntryType[];
  readonly codeLists: readonly CodeList[];
  type(id: string): EntryType | undefined;
  codeList(id: string): CodeList | undefined;
  /** The id of the type with this title or alias, whatever its case and spacing. */
  resolve(title: string): string | undefined;
  /** The nearest title or alias to a misspelt one. */
  suggest(title: string): string | undefined;
  /** The titles that a text may stand for, where they are several and no slip would explain it. */
  mayBe(title: string): readonly string[];
  frontMatter(kind: RecordKind): readonly FieldInfo[];
  /** Checks an entry's fields. Same block, same answer; callers may cache by block. */
  checkEntry(block: EntryBlock): readonly SchemaProblem[];
  checkFrontMatter(frontMatter: FrontMatter): readonly SchemaProblem[];
  /** The field that stands at `path` in an entry of this type (or in the front matter), for hover and completion. */
  fieldAt(owner: { entry: string } | { record: RecordKind }, path: FieldPath): FieldInfo | undefined;
  /** The fields with numbers read as numbers, for conditions and sums; everything else as written. */
  typed(entryType: string | undefined, fields: Fields | undefined): FieldMap;
}
