/** One record or many, judged: the one evaluator behind the editor, the command line and every report. */
import type { DatedEntry, Journey } from '../journey/types.ts';
import type { Policy } from '../policy/types.ts';
import type { Suppression } from '../record/suppression.ts';
import type { CaseRecord, IsoDate, Severity, Span, TextChange } from '../record/types.ts';
import type { Finding, People, Teams } from '../rules/types.ts';
import type { Catalogue } from '../schema/types.ts';

/** Rule severities of a workspace: `off` silences a rule. Keys are rule ids, or a namespace and `*`. */
export type RuleSettings = { readonly [rule: string]: Severity | 'off' };

export interface LintOptions {
  readonly policy: Policy;
  readonly catalogue: Catalogue;
  readonly rules?: RuleSettings;
  /** The people of the workspace, for who may decide and who has left. */
  readonly people?: People;
  /** Its teams, for fields that name one. */
  readonly teams?: Teams;
  /** False: the remarks in records that silence rules (`case-record-disable`) are not heeded, and nothing is said of them. */
  readonly inlineConfig?: boolean;
}

/** A finding that a remark in the record silences. */
export interface SuppressedFinding {
  readonly finding: Finding;
  /** Where the remark stands: document offsets. */
  readonly remark: Span;
  /** Who decided it. */
  readonly by: string;
  /** Why, in their words: a text of the record. */
  readonly reason: string;
  /** The last day on which it holds. */
  readonly until?: IsoDate;
}

/** A remark in the record that silences rules, and what it comes to on the day of judgement. */
export interface Remark {
  /** Document offsets, from `<!--` to `-->`. */
  readonly span: Span;
  readonly scope: 'line' | 'entry' | 'file';
  /** The address of the entry that it stands in. */
  readonly entry?: string;
  /** The rules that it names and that there are, and groups of rules as `practice/*`; what it names besides is only text. */
  readonly rules: readonly string[];
  /**
   * `incomplete`: it lacks a rule, a reason, a last day that exists, or the place where one is read. `past`: its rules ask nothing any more of an entry so old. Only one that
   * holds silences anything.
   */
  readonly state: 'holds' | 'expired' | 'past' | 'incomplete';
  readonly lacks?: Suppression['lacks'];
  /** Who decided it; empty where nobody is named. */
  readonly by: string;
  /** Why, in their words: a text of the record. */
  readonly reason: string;
  readonly until?: IsoDate;
  /** What it silences, in order of place. */
  readonly silences: readonly Finding[];
}

/** A record judged: what was found, and the journey it was found in. */
export interface Judgement {
  readonly record: CaseRecord;
  readonly journey?: Journey;
  /** In order of place, then rule. */
  readonly findings: readonly Finding[];
  /** In the same order, those that a remark in the record silences; absent where there are none. They are not among the findings. */
  readonly suppressed?: readonly SuppressedFinding[];
  /** In order of place, all remarks that silence rules, or would; absent where there are none and where they are not heeded. */
  readonly remarks?: readonly Remark[];
}

/** Judges records under one policy. Keeps caches by block, so that judging again after an edit costs little. */
export interface Linter {
  /** Parses and judges. `shared` are the entries of other records that name this one in `also`. */
  judge(text: string, asOf: IsoDate, shared?: readonly DatedEntry[]): Judgement;
  /** The record after an edit, parsed but not judged. A record of another linter is read anew. */
  edit(record: CaseRecord, changes: readonly TextChange[]): CaseRecord;
  /**
   * Judges a record that {@link edit} gave, from the judgement before (of the same record, or of the one that was edited): the same answer as judging
   * it from the start.
   */
  rejudge(previous: Judgement, record: CaseRecord, asOf: IsoDate, shared?: readonly DatedEntry[]): Judgement;
  /**
   * The same judgement with findings that only the records around this one can tell: in their order, and silenced where a remark silences them. Given a
   * judgement of this linter that has none of them.
   */
  beside(judgement: Judgement, findings: readonly Finding[]): Judgement;
  /** The entries of a record that stand on other children's records too, by the id of that child. */
  sharedBy(record: CaseRecord): ReadonlyMap<string, readonly DatedEntry[]>;
}
