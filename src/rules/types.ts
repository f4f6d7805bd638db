/** Findings and rules. */
import type { DatedEntry, EntryRef, Journey } from '../journey/types.ts';
import type { Policy, Source } from '../policy/types.ts';
import type { CaseRecord, FieldPath, IsoDate, Severity, Span } from '../record/types.ts';
import type { Catalogue } from '../schema/types.ts';

/** `record/…`, `schema/…`, `journey/…`, `timescale/ID`, `decision/ID`, `practice/…`, `supervision/…`, `policy/…`. */
export type RuleId =
  `${'record' | 'schema' | 'journey' | 'timescale' | 'decision' | 'practice' | 'supervision' | 'policy'}/${string}`;

/** A place in this record, or in another one. */
export interface Related {
  readonly message: string;
  /** Absent: this record. */
  readonly record?: string;
  readonly entry?: string;
  /** Document offsets in that record, where known. */
  readonly span?: Span;
}

/** One thing that is missing, wrong or late, and the way out. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** For a social worker: the fact, the rule, no schema jargon. */
  readonly message: string;
  /** Document offsets, UTF-16. */
  readonly span: Span;
  /** Address of the entry it stands in. */
  readonly entry?: string;
  readonly related: readonly Related[];
  readonly source?: Source;
  /** What would clear it, as a sentence. */
  readonly clears?: string;
  readonly timescale?: string;
  readonly due?: IsoDate;
  readonly daysLate?: number;
  /** A replacement of exactly `span` that would mend it. */
  readonly suggestion?: string;
}

/** Workers and managers by id: in what role, and the day on which they left. */
export type People = ReadonlyMap<
  string,
  {
    readonly role?: string;
    /** Each role, where there are several. */
    readonly roles?: readonly string[];
    readonly started?: IsoDate;
    readonly left?: IsoDate;
  }
>;

/** The teams of a workspace by id, with the names by which people call them. */
export type Teams = ReadonlyMap<string, { readonly name: string }>;

/** What a rule gets. */
export interface RuleInput {
  readonly record: CaseRecord;
  readonly journey: Journey;
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  readonly asOf: IsoDate;
  /** What the workspace says of the people whom records name, by their ids; nothing is known of anyone else. */
  readonly people?: People;
  /** The record's own entries that are of concern to the rule by {@link Rule.concerns}, in date order; none for a rule without it. */
  readonly concerned: readonly DatedEntry[];
  /** The entry's heading, or the key or value at a path of its fields, as document offsets. Another record's entry gives this record's front matter. */
  locate(entry: EntryRef, path?: FieldPath, part?: 'key' | 'value'): Span;
}

/** What is said of every rule, whoever finds it. */
export interface RuleWords {
  readonly id: RuleId;
  /** A few words: `Visit: child not seen, no reason`. */
  readonly title: string;
  /** What it checks and why it matters, Markdown, a paragraph or two. */
  readonly description: string;
  /** The most serious that its findings are by default. */
  readonly severity: Severity;
  /** What clears it. */
  readonly fix: string;
  readonly source?: Source;
}

/** One rule: one file under `src/rules/`, one page under `docs/rules/`. */
export interface Rule extends RuleWords {
  /** `text`: reads more of the record than its facts (sections, prose), so it must look again after an edit of prose. */
  readonly reads?: 'text';
  /** Months from the day of an entry for which the rule looks at it; absent: always. */
  readonly looksBack?: number;
  /** A record that the rule finds fault with (the line where it fires ends in an HTML comment naming the rule), and a mended one. */
  readonly examples: { readonly bad: string; readonly good: string; readonly asOf: string };
  /**
   * For a rule that has to do with few entries: whether this one may be of concern, by its own facts and nothing else. Asked once for each entry as
   * long as it says the same; `check` gets the entries it picked in `input.concerned` and need not go through all.
   */
  readonly concerns?: (entry: DatedEntry) => boolean;
  check(input: RuleInput): Iterable<Finding>;
  /**
   * For a rule that looks at one entry at a time, and at nothing but that entry, the day and the catalogue: what it finds there. `check` is
   * then this for each entry written in the record; answers may be kept as long as the entry says the same. A rule that `reads` text may look at the
   * text of that entry and at the front matter too.
   */
  readonly checkEntry?: (entry: DatedEntry, input: RuleInput) => Iterable<Finding>;
}
