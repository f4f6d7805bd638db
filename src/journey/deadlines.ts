/** One timescale on one child: due, met or not, late or not, and why. */
import { daysBetween } from '../calendar/dates.ts';
import type { Duration } from '../calendar/types.ts';
import type { Clock, Timescale } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import type { Standing } from './branches.ts';
import { explainDeadline } from './explain.ts';
import { type ClockRun, dueOn, type Ending, type Instance } from './instance.ts';
import type { JourneyEvent } from './order.ts';
import type { Choice } from './prepared-clock.ts';
import type { Deadline, DeadlineStatus, EntryRef, Explanation } from './types.ts';

/** A due date and how it came about. */
export interface Reckoning {
  readonly choice: Choice;
  /** Where the clock stood when the choice was made. */
  readonly standing: Standing;
  /** The sum: its first day, its time of day where hours are counted, the choice whose interval was added (an earlier one, where its due date stood), and how long it was. */
  readonly from: IsoDate;
  readonly fromTime: string | undefined;
  readonly counted: Choice;
  readonly length: Duration;
  readonly due: IsoDate;
  readonly dueTime: string | undefined;
}

/**
 * What one running of a clock is judged by: one object for all of its deadlines. After an edit it takes what is so now, and with it all the deadlines that
 * the edit left as they were. They would otherwise keep alive all that the judgement which made them read, and after many edits a record would be in memory
 * many times over.
 */
export interface Held {
  run: ClockRun;
  instance: Instance;
}

/** How a deadline came about within its running. */
export interface Reckoned {
  readonly last: JourneyEvent | undefined;
  /** What met it before the clock opened. */
  readonly early: JourneyEvent | undefined;
  readonly reckoning: Reckoning;
}

/** All that an explanation needs. */
export interface Trace extends Readonly<Held>, Reckoned {}

/** How a deadline came out. */
export type Outcome = { readonly met: JourneyEvent } | { readonly ended: Ending } | { readonly asOf: IsoDate };

/** A deadline with its outcome. Explained on demand, from what it was judged on. */
export class JudgedDeadline implements Deadline {
  readonly record: string;
  readonly timescale: Timescale;
  readonly clock: Clock;
  readonly opened: { readonly entry?: EntryRef; readonly on: IsoDate };
  readonly due: IsoDate;
  readonly status: DeadlineStatus;
  declare readonly last?: { readonly entry: EntryRef; readonly on: IsoDate };
  declare readonly dueTime?: string;
  declare readonly aim?: IsoDate;
  declare readonly lawful?: { readonly due: IsoDate; readonly duration: Duration };
  declare readonly met?: { readonly entry: EntryRef; readonly on: IsoDate };
  declare readonly ended?: { readonly on: IsoDate; readonly entry?: EntryRef };
  declare readonly daysLate?: number;
  declare readonly reason?: string;
  #held: Held;
  readonly #reckoned: Reckoned;

  constructor(held: Held, reckoned: Reckoned, outcome: Outcome) {
    const { run, instance } = held;
    const { last, reckoning } = reckoned;
    const { opening } = instance;
    this.#held = held;
    this.#reckoned = reckoned;
    this.record = run.facts.id;
    this.timescale = reckoning.choice.timescale;
    this.clock = run.clock.clock;
    this.opened = opening.event ? { entry: opening.event.entry.ref, on: opening.day } : { on: opening.day };
    this.due = reckoning.due;
    if (last) this.last = { entry: last.entry.ref, on: last.day };
    if (reckoning.dueTime !== undefined) this.dueTime = reckoning.dueTime;
    const { aim, lawful } = reckoning.counted;
    if (aim) this.aim = dueOn(run.prepared, reckoning.from, aim, reckoning.fromTime).due;
    if (lawful) {
      const { due } = dueOn(run.prepared, reckoning.from, lawful, reckoning.fromTime);
      if (due > this.due) this.lawful = { due, duration: lawful };
    }
    if ('met' in outcome) {
      const { day, entry } = outcome.met;
      this.met = { entry: entry.ref, on: day };
      this.status = isLate(outcome.met, reckoning) ? 'met-late' : 'met';
      if (this.status === 'met-late') this.daysLate = daysBetween(this.due, day);
    } else if ('ended' in outcome) {
      const { day, entry } = outcome.ended;
      this.ended = entry ? { on: day, entry } : { on: day };
      this.status = 'overdue';
      this.daysLate = daysBetween(this.due, day);
    } else {
      this.status = standingOn(outcome.asOf, this.due, run.prepared.policy.dueSoonDays);
      if (this.status === 'overdue') this.daysLate = daysBetween(this.due, outcome.asOf);
    }
    if (this.daysLate !== undefined) {
      const reason = reasonFor(outcome, instance, last);
      if (reason !== undefined) this.reason = reason;
    }
  }

  /** How a deadline came about; undefined for one that was made elsewhere. */
  static reckonedOf(deadline: Deadline): Reckoned | undefined {
    return deadline instanceof JudgedDeadline ? deadline.#reckoned : undefined;
  }

  /** What a deadline is judged by; undefined for one that was made elsewhere. */
  static heldBy(deadline: Deadline): Readonly<Held> | undefined {
    return deadline instanceof JudgedDeadline ? deadline.#held : undefined;
  }

  /** Gives a deadline that an edit did away with what it was judged by, for whoever still has it. */
  static leave(deadline: Deadline, held: Held): void {
    if (deadline instanceof JudgedDeadline) deadline.#held = held;
  }

  explain(): Explanation {
    return explainDeadline(this, { ...this.#held, ...this.#reckoned });
  }
}

/** On the due day is on time, unless it is due by a time of day and is known to have come after it. */
function isLate(met: JourneyEvent, { due, dueTime }: Reckoning): boolean {
  if (met.day !== due) return met.day > due;
  return dueTime !== undefined && met.time !== undefined && met.time > dueTime;
}

function standingOn(asOf: IsoDate, due: IsoDate, dueSoonDays: number): DeadlineStatus {
  if (asOf > due) return 'overdue';
  return daysBetween(asOf, due) <= dueSoonDays ? 'due-soon' : 'upcoming';
}

/** The reason given by what met or ended it, or by the opening entry where it was counted from that. */
function reasonFor(outcome: Outcome, instance: Instance, last: JourneyEvent | undefined): string | undefined {
  const from = 'met' in outcome ? outcome.met : 'ended' in outcome ? outcome.ended.event : undefined;
  const opening = last === undefined ? instance.opening.event : undefined;
  for (const event of [from, opening]) {
    const reason = event?.entry.fields['late-reason'];
    if (typeof reason === 'string' && reason !== '') return reason;
  }
  return undefined;
}
