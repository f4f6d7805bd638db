/** What the agenda of a supervision session is made of. Ids, dates, titles of the policy and messages of rules; text of a record only where it is asked for. */
import type { Policy } from '../../policy/types.ts';
import type { IsoDate } from '../../record/types.ts';
import type { JudgedCase } from '../report/types.ts';

/** One record, judged, with the policy that governs it. */
export interface SupervisedRecord extends JudgedCase {
  readonly policy: Policy;
}

/** Where in which record: for a link. */
export interface Place {
  readonly record: string;
  /** Leads to the line: from the folder of the agenda, or a command of the editor. */
  readonly link: string;
  /** From 1. */
  readonly line: number;
  /** Address of the entry, where the place is one. */
  readonly entry?: string;
}

/** A deadline that is late or falls due soon. */
export interface AgendaDeadline extends Place {
  readonly timescale: string;
  readonly title: string;
  readonly authority: string;
  /** Whether the law itself asks for it. */
  readonly statutory: boolean;
  readonly due: IsoDate;
  /** Calendar days after the last day on time; absent where that is still to come. */
  readonly daysLate?: number;
}

/** An agreed action that is neither done nor given up. */
export interface AgendaAction extends Place {
  /** Its place among the actions of its entry, from 1. */
  readonly number: number;
  readonly agreed: IsoDate;
  /** Whether somebody is named at all, and who: the id of somebody who works here; anybody else only where text was asked for. */
  readonly named: boolean;
  readonly who?: string;
  readonly due?: IsoDate;
  /** Sessions held since it was first agreed; only of actions agreed in supervision. */
  readonly sessions?: number;
  /** Where the same words were agreed again and are open too, the oldest first: whoever is to do it, and by when, is as it was said last. */
  readonly again: readonly Place[];
  /** What is to be done, in the words of the record; only where text was asked for. */
  readonly what?: string;
}

export interface AgendaDecision extends Place {
  readonly point: string;
  readonly title: string;
  /** The day of the entry that asks for it. */
  readonly since?: IsoDate;
}

/** A child on the worker's list. */
export interface AgendaChild extends Place {
  readonly name?: string;
  /** Since when the worker holds the case. */
  readonly since: IsoDate;
  /** Titles of the statuses that say how much risk there is, the gravest first. */
  readonly risks: readonly string[];
  /** 0 for the gravest. */
  readonly rank: number;
  /** The last day on which supervision spoke of the child, since the worker holds the case. */
  readonly discussed?: IsoDate;
  /** Within how many months the policy wants the child spoken of. */
  readonly within: number;
  /** The last day on which that would have been in time, where it is past. */
  readonly notDiscussedBy?: IsoDate;
  /** Statutory ones first, then by day. */
  readonly late: readonly AgendaDeadline[];
  readonly soon: readonly AgendaDeadline[];
  readonly actions: readonly AgendaAction[];
  readonly decisions: readonly AgendaDecision[];
  /** What the rule practice/decided-not-begun says, at its places. */
  readonly notBegun: readonly (Place & { readonly message: string })[];
  /** What the rule practice/drift says, where it says anything. */
  readonly drift?: string;
}

/** The agenda for the next session with one worker. */
export interface Agenda {
  readonly worker: string;
  readonly asOf: IsoDate;
  /** The day on which the worker left, where it is past: from then on nobody holds their cases. */
  readonly left?: IsoDate;
  /** The last session on record, the last group supervision where that was later, and the deadline for the next session. */
  readonly last?: IsoDate;
  readonly lastGroup?: IsoDate;
  readonly next: readonly AgendaDeadline[];
  /** The worker's own supervision records among the records. */
  readonly records: readonly Place[];
  /** How many files could not be read: what they hold is not on this agenda. */
  readonly unread: number;
  /** Agreed in earlier sessions and still open: the oldest first. */
  readonly carried: readonly AgendaAction[];
  /** What the worker is to do by the records of other workers' children, and by group supervision in another worker's record. */
  readonly elsewhere: readonly AgendaAction[];
  /** Ids that the last session names and none of the records has: a slip would leave a child unspoken of. Only what is formed like an id. */
  readonly strangers: readonly string[];
  /** What the rule supervision/one-sided says of the last sessions, where it says anything. */
  readonly oneSided?: Place & { readonly message: string };
  /** By risk, then by what is late. */
  readonly children: readonly AgendaChild[];
}
