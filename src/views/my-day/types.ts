/** What a worker's day is made of: of each record what is due and which decisions wait, and who holds it. Plain data that travels to the editor. */

/** A place in a record: line and character from 0, characters in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** How pressing: its time is over; it ends within seven days from the day judged on; it ends after that. */
export type Pressing = 'overdue' | 'this-week' | 'later';

/** One deadline that nothing has met, and that still can be. Dates are ISO 8601. */
export interface DueThing {
  /** The same deadline has the same key for as long as it runs; no other of the record has it. */
  readonly key: string;
  readonly pressing: Pressing;
  readonly due: string;
  readonly dueTime?: string;
  /** Calendar days after `due`. */
  readonly daysLate?: number;
  /** The rule, in words: `Visits in the first year of a placement`. */
  readonly title: string;
  readonly timescale: string;
  /** Where it is written, with its authority. */
  readonly source: string;
  /** The type of the entry that would meet it, where one does: `visit`. */
  readonly entry?: string;
  /** The entry from which it is counted; the start of the record where that is elsewhere. */
  readonly position: Place;
}

/** A decision point that was reached and at which nothing is decided. */
export interface WaitingDecision {
  readonly key: string;
  readonly point: string;
  readonly title: string;
  /** What is to be decided, as a question. */
  readonly question: string;
  /** Who decides, in the words of the policy. */
  readonly decidedBy: string;
  /** Ids of the people whom it waits for; empty where the settings name nobody who may. */
  readonly waitsFor: readonly string[];
  /** The entry that asks for it, in words: `the contact of 2 March`. */
  readonly asked: string;
  /** The day of that entry. */
  readonly since: string;
  /** The day by which it is to be decided, where a timescale says so. */
  readonly due?: string;
  /** Whether its time is over. */
  readonly late: boolean;
  readonly source: string;
  readonly position: Place;
}

/** One record as a worker's day sees it. */
export interface CaseSummary {
  readonly uri: string;
  /** The day on which it was judged. */
  readonly asOf: string;
  readonly kind: 'child' | 'supervision';
  /** The child's id, or that of the supervision record. */
  readonly record: string;
  readonly name?: string;
  /** Ids of whoever holds the case, as far as anything says so. */
  readonly worker?: string;
  readonly team?: string;
  readonly due: readonly DueThing[];
  readonly decisions: readonly WaitingDecision[];
}

/** Somebody of the teams in the window, as the settings name them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly role?: string;
  readonly team?: string;
  readonly manager?: string;
}

/** Whose cases are shown. */
export type Scope = 'mine' | 'team' | 'all';
