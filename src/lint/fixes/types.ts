/** Quick fixes: what can be done about a finding, as edits of the record's text. Pure: an editor or a command line applies them. */
import type { Policy } from '../../policy/types.ts';
import type { IsoDate, Span } from '../../record/types.ts';
import type { Finding, RuleId } from '../../rules/types.ts';
import type { Catalogue } from '../../schema/types.ts';
import type { Judgement } from '../types.ts';

/** A place in new text where something is to be typed. Offsets in that text. */
export interface Stop {
  readonly start: number;
  readonly end: number;
  /** Texts to choose from, where there are some; the first of them stands there. */
  readonly choices?: readonly string[];
  /** A text that could be typed there: for trying an edit before it is offered, never for the record. */
  readonly sample: string;
}

/** `span` (document offsets) gives way to `text`. */
export interface FixEdit {
  readonly span: Span;
  /** What stands there if nothing is typed: never words that nobody wrote. */
  readonly text: string;
  /** In the order of the text. */
  readonly stops: readonly Stop[];
}

/** One way out of a finding, or something else that may be done at a place. */
export interface Fix {
  /** What it does, as a command: `Write "Visit"`. */
  readonly title: string;
  /** The rule that it is a way out of; absent where nothing was found and it is merely of use. */
  readonly rule?: RuleId;
  /** In the order of the text, without overlap. */
  readonly edits: readonly FixEdit[];
  /** Whether it may be done with nobody looking: one meaning, nothing lost, nothing decided. */
  readonly safe: boolean;
  /** The most likely way out of several. */
  readonly preferred?: boolean;
}

/** What fixes are made from. */
export interface FixContext {
  readonly judgement: Judgement;
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  /** The day on which the record is judged: today. */
  readonly asOf: IsoDate;
  /** The id of whoever is writing, where it is known. */
  readonly worker?: string;
}

/** One kind of fix, and the rules that it is a way out of. */
export interface FixKind {
  /** What it does, for the pages of its rules. */
  readonly says: string;
  /** Whether any of its fixes is done by "fix all". */
  readonly safe?: boolean;
  /** Whether it is a way out of a rule. `timescale/*` and `decision/*` are asked by the ids of the policy. */
  mends(rule: string): boolean;
  make(finding: Finding, context: FixContext): Iterable<Fix>;
}
