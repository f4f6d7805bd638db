/**
 * Policy packs: the law, the guidance and local practice as data. A pack never holds code; conditions are JSON Schema over
 * an entry's fields. These types mirror `schemas/policy.schema.json`.
 */
import type { Duration } from '../calendar/types.ts';
import type { FieldMap, IsoDate, Span } from '../record/types.ts';

/** A JSON Schema (draft 2020-12) without remote references, as plain data. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** How binding a rule is. A `local` number is never shown as law. */
export type Authority = 'statutory' | 'statutory guidance' | 'guidance' | 'local';

export interface Source {
  /** Where it is written: `SI 2010/959 reg 28(2)(b)`. */
  readonly provision: string;
  readonly status: Authority;
  /** How sure the number is: read in the source, read in something that reports the source, or known but not confirmed. */
  readonly evidence: 'found' | 'found-secondary' | 'know';
  readonly confidence?: 'high' | 'medium' | 'low';
  /** Address of the text that was read. */
  readonly at?: string;
  readonly note?: string;
}

/** Picks entries, and the day that each stands for. */
export interface EntryPattern {
  /** Type id, or several. */
  readonly entry: string | readonly string[];
  /** A condition on the entry's fields. */
  readonly where?: JsonSchema;
  /**
   * Which date of the entry counts: `date` (its heading) or the way to a date field (`completed`, `decision.on`). Of several, the
   * first that is present; where none is, the entry doesn't match. Default `date`.
   */
  readonly at?: string | readonly string[];
  /** For `met-by`: the opening entry itself, an entry that `answers` it, or any entry at all (default). */
  readonly of?: 'opening' | 'answering' | 'any';
}

/** When a status starts or ends. */
export interface StatusChange {
  readonly status: string;
  readonly when: 'starts' | 'ends';
}

/** The start or end of a status. */
export type StatusEdge =
  | EntryPattern
  /** When another status starts or ends. */
  | StatusChange
  /** A date in the front matter, e.g. `started`. */
  | { readonly 'front-matter': string }
  /** A birthday: the child's age in whole years. */
  | { readonly age: number };

/** Something that is so for a while: looked after, placed, on a child protection plan. Derived from entries, never typed. */
export interface StatusRule {
  readonly id: string;
  readonly title: string;
  readonly opens: readonly StatusEdge[];
  readonly closes: readonly StatusEdge[];
  /** Fields of the opening entry that the status carries, for conditions; later openings while held update them. */
  readonly carries: readonly string[];
  /** A second opening while held: `replaces` ends the first and starts anew; `updates` keeps it and changes what it carries; `ignored`. */
  readonly again: 'replaces' | 'updates' | 'ignored';
  /** For the front matter's `position:`: the key and value by which a record asserts this status. */
  readonly asserted?: { readonly key: string; readonly value: string };
}

/** What must be so for a timescale to apply. All parts must hold. */
export interface Circumstances {
  /** Statuses that must be held, each with a condition on what it carries. */
  readonly status?: { readonly [statusId: string]: JsonSchema };
  /** Statuses that must not be held. */
  readonly without?: readonly string[];
  /** How often the clock has been met since it opened. */
  readonly met?: { readonly 'at-least'?: number; readonly 'at-most'?: number };
  /** Time since the clock opened. */
  readonly elapsed?: { readonly 'at-least'?: Duration; readonly under?: Duration };
  /** Before or after the first such entry since the clock opened. */
  readonly before?: EntryPattern;
  readonly after?: EntryPattern;
  /** The child's age in whole years. */
  readonly age?: { readonly 'at-least'?: number; readonly under?: number };
  /** How long a status has been held in all. */
  readonly held?: HeldInAll;
  /** A condition on the front matter. */
  readonly record?: JsonSchema;
}

/** So long in all, the periods of a status added together: looked after for 13 weeks since the age of 14. Once reached it stays reached. */
export interface HeldInAll {
  /** The one status, with a condition on what it carries: days on which it carries anything else are left out. */
  readonly status: { readonly [statusId: string]: JsonSchema };
  /** In days or weeks. */
  readonly 'at-least': Duration;
  /** Days before this birthday are left out. */
  readonly 'from-age'?: number;
}

/** How long a status may be held in all within a span that moves with the day: 75 days in any 12 months. */
export interface TotalLimit {
  /** In hours, days or weeks. */
  readonly atMost: Duration;
  readonly in: Duration;
}

/** One step of a timescale whose interval changes: weekly until the first review, then four-weekly. */
export interface Step {
  readonly title?: string;
  /** One deadline from the opening, or from the last time it was met. */
  readonly within?: Duration;
  readonly every?: Duration;
  /** A local aim inside the limit. Past it nothing is late yet. */
  readonly aim?: Duration;
  /**
   * One deadline so long before the opening: a report two working days before the conference. The opening entry's own dates, and entries that
   * answer it, meet it however early they are; other entries where `met-before` lets them.
   */
  readonly ahead?: Duration;
  /** One deadline: the day until which the status of the clock's `during` may be held, so that it isn't held longer in all. */
  readonly total?: TotalLimit;
  /**
   * The step holds until the first such entry since the clock opened, or until so long after it opened. A step with `within` alone is
   * over once it is met; where the last step is over, nothing more is asked.
   */
  readonly until?: EntryPattern | Duration;
  /**
   * Counts `within` or `every`, and `until`, from the day on which the circumstances of `when` (all but `met`) began to hold, where that is later than the opening and the
   * last time it was met: a care order made while the child already lives with the parent, a sixteenth birthday.
   */
  readonly since?: 'circumstances';
}

/** One rule about time. Either a clock of its own, or one branch of a shared clock (`branch-of`). */
export interface Timescale {
  readonly id: string;
  readonly title: string;
  /** Stage of the journey, for grouping: `referral`, `placement`, … */
  readonly stage: string;
  readonly branchOf?: string;
  readonly clock?: ClockRule;
  readonly when?: Circumstances;
  readonly steps: readonly Step[];
  readonly source: Source;
  /**
   * The first and last day on which the rule was or will be law. A timescale alone is chosen by the day from which it counts; a branch of a shared clock by the day itself, as
   * by any other circumstance: what waits on its first day follows it from then on.
   */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** Enacted, but not law yet and without a date: it is listed and explained, and no clock runs on it. `note` says what it waits for. */
  readonly inForce?: false;
  /** Why a local pack changed it. */
  readonly reason?: string;
  /** What the law or statutory guidance asks, where a local pack asks for more. */
  readonly law?: { readonly steps: readonly Step[]; readonly source: Source };
  readonly note?: string;
  readonly examples: readonly PolicyExample[];
  readonly place: PolicyPlace;
}

/** What starts and stops a clock and what meets it. */
export interface ClockRule {
  readonly id: string;
  readonly title: string;
  /** The clock runs while this status is held … */
  readonly during?: string;
  /** … or from each of these entries. */
  readonly opens?: readonly EntryPattern[];
  /** Whether each opening entry has a clock of its own, or a second opening while one runs is ignored (default). */
  readonly instances?: 'each' | 'one';
  /** Entries that meet it, or the start or end of a status: `police protection ends` is what a limit on its length asks for. */
  readonly metBy: readonly (EntryPattern | StatusChange)[];
  /** How long before the opening an entry of `metBy` may stand and still meet the first deadline. */
  readonly metBefore?: MetBefore;
  /** What ends the clock without meeting it. */
  readonly stops: readonly EntryPattern[];
  /** What would stop it, in words: `a visit at which the child was seen`. */
  readonly asks: string;
}

/** A duty that may be done ahead of the day that starts the clock: a care plan before the placement. */
export interface MetBefore {
  readonly within: Duration;
  /** An entry that has met the clock at an earlier opening counts again. By default it counts once. */
  readonly again?: boolean;
}

/** A clock with branches: the first branch whose circumstances fit decides (e.g. regulation 28). */
export interface Clock extends ClockRule {
  readonly branches: readonly Timescale[];
}

/** A part of `decision` in an entry. */
export type DecisionPart = 'outcome' | 'by' | 'role' | 'on' | 'rationale' | 'views';

/** A place on the journey where a decision, its maker and its reason must be on record. */
export interface DecisionPoint {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly stage: string;
  /** The entries that must hold the decision. */
  readonly at: EntryPattern;
  /** Only while this status is held, its last day included. */
  readonly during?: string;
  /** Only at the first such entry since the status of `during` began. */
  readonly first?: EntryPattern;
  /** Only at an entry that met the `timescale` late. */
  readonly onlyLate?: boolean;
  /** Parts of `decision` that must be there. */
  readonly needs: readonly DecisionPart[];
  /** Fields of the entry itself that must be there as well (`consent-by`); the way into a map is written with dots. */
  readonly fields?: readonly string[];
  /** Later entries of which one must follow. Where no timescale says by when, it waits for as long as none has come. */
  readonly settledBy?: readonly EntryPattern[];
  /** Who decides, in words. */
  readonly decidedBy: string;
  /** The field that names who decided; of several, the first that is there. Default `decision.by`. */
  readonly decider?: readonly string[];
  /** Roles of which whoever decided must have one; `Policy.roleNames` says what else each is called. */
  readonly roles?: readonly string[];
  /** Whoever decided must be someone else than the author of the entry. */
  readonly notByAuthor?: boolean;
  /** Where an entry reaches this point, that one isn't asked there: this says the same and more. */
  readonly inPlaceOf?: string;
  /** What the law asks here, where a local pack asks for more. */
  readonly law?: {
    readonly needs: readonly DecisionPart[];
    readonly fields: readonly string[];
    readonly source: Source;
  };
  /** The timescale by which it must be decided; without one, it is due with the entry. */
  readonly timescale?: string;
  readonly source: Source;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** As for a timescale: `false` waits. */
  readonly inForce?: false;
  readonly note?: string;
  readonly examples: readonly PolicyExample[];
  readonly place: PolicyPlace;
}

/** A short record, a date, and what must come of it. It runs as a test and is shown in the docs. */
export interface PolicyExample {
  readonly title: string;
  readonly asOf: IsoDate;
  /** A whole record, or entries only (front matter with a born date is then supplied). */
  readonly record: string;
  /** What must come of this item: a status of a deadline (`none` where the rule doesn't apply), or findings of a decision point. */
  readonly expect: {
    readonly status?: 'met' | 'met-late' | 'upcoming' | 'due-soon' | 'overdue' | 'none';
    readonly due?: IsoDate;
    readonly daysLate?: number;
    readonly finding?: 'none' | 'information' | 'warning' | 'error';
  };
}

/** Where in which file an item stands, for findings in the pack itself. Offsets in that file's text. */
export interface PolicyPlace {
  readonly file: string;
  readonly span: Span;
}

/** One pack, as loaded and checked. */
export interface PolicyPack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly extends: readonly string[];
  readonly settings: FieldMap;
}

/** Packs put together: what the engine runs on. Conditions are compiled. */
export interface Policy {
  readonly packs: readonly PolicyPack[];
  readonly statuses: readonly StatusRule[];
  readonly clocks: readonly Clock[];
  readonly decisions: readonly DecisionPoint[];
  /** Every timescale by id, branches too. */
  timescale(id: string): Timescale | undefined;
  /** Whether a value fits a condition of this policy. */
  fits(condition: JsonSchema, value: unknown): boolean;
  /** What else each role is called and which roles count as it, by its name in small letters. Names lead on: a manager is a senior manager too. */
  readonly roleNames?: ReadonlyMap<string, readonly string[]>;
  /** Calendar days before the due date from which a deadline is due soon. */
  readonly dueSoonDays: number;
}

/** Something wrong in a pack. `rule` is always `policy/…`. The rest of the pack still works. */
export interface PolicyProblem {
  readonly rule: `policy/${string}`;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  readonly place: PolicyPlace;
  readonly clears?: string;
}
