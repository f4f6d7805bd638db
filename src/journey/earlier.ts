/**
 * What a clock gave before an edit, to be used again. Where only entries that meet a clock changed, not those that open or stop it, all that was met before the first change
 * is as it was, and so is all that follows once the clock stands again where it stood: an edit in a long record touches a deadline or two.
 */
import type { IsoDate } from '../record/types.ts';
import { type Held, JudgedDeadline } from './deadlines.ts';
import { sameFits } from './fits.ts';
import { compareEvents, countUpTo, type JourneyEvent } from './order.ts';
import type { Deadline } from './types.ts';

/** The days between which what meets a clock changed; both count. */
export interface ChangedDays {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Where the deadlines of one running stand among those of its clock. */
export interface Stretch {
  readonly held: Held;
  readonly start: number;
  readonly end: number;
  /** The day from which the running was over; undefined where it goes on. */
  readonly over: IsoDate | undefined;
}

const stretches = new WeakMap<readonly Deadline[], readonly Stretch[]>();
const NO_STRETCHES: readonly Stretch[] = [];

/** Remembers which deadlines of a clock came of which of its runnings, for the judgement after the next edit. */
export function keepStretches(deadlines: readonly Deadline[], of: readonly Stretch[]): void {
  stretches.set(deadlines, of);
}

/** Where a running of a clock stood. */
export interface Stand {
  readonly last: JourneyEvent | undefined;
  readonly met: number;
  readonly spent: ReadonlySet<number>;
}

/** The deadlines of a clock before the edit, by the opening that they came of. */
export class EarlierDeadlines {
  readonly #changed: ChangedDays;
  readonly #deadlines: readonly Deadline[];
  readonly #stretches: readonly Stretch[];
  #next = 0;

  constructor(deadlines: readonly Deadline[], changed: ChangedDays) {
    this.#changed = changed;
    this.#deadlines = deadlines;
    this.#stretches = stretches.get(deadlines) ?? NO_STRETCHES;
  }

  /**
   * Those of the clock that an opening started, where the edit can't have changed them: the running was over before the first change, or started after the last.
   * Asked of one opening after the other, in order.
   */
  unchanged(opening: JourneyEvent): Stretch | undefined {
    for (; this.#next < this.#stretches.length; this.#next++) {
      const { event } = this.#stretches[this.#next]?.held.instance.opening ?? {};
      if (event !== undefined && compareEvents(event, opening) >= 0) break;
    }
    const stretch = this.#stretches[this.#next];
    if (stretch?.held.instance.opening.event !== opening) return undefined;
    const { from, to } = this.#changed;
    return opening.day > to || isBefore(stretch.over, from) ? stretch : undefined;
  }

  /** Adds the deadlines of a running as they were. */
  add({ start, end }: Stretch, deadlines: Deadline[]): void {
    for (let i = start; i < end; i++) {
      const deadline = this.#deadlines[i];
      if (deadline) deadlines.push(deadline);
    }
  }

  /** Those of one running, where its circumstances change on the days on which they did before. */
  of(now: Held): EarlierRunning | undefined {
    const { opening, marks, fits } = now.instance;
    const key = opening.event ?? opening.day;
    const [stretch, second] = this.#stretches.filter(({ held: { instance } }) => {
      return (instance.opening.event ?? instance.opening.day) === key;
    });
    // From one opening the clock may have run more than once.
    if (stretch === undefined || second !== undefined || stretch.start === stretch.end) return undefined;
    const before = stretch.held.instance;
    if (before.marks.length !== marks.length || !sameFits(before.fits, fits)) return undefined;
    if (!marks.every((day, i) => day === before.marks[i])) return undefined;
    const { held, start, end } = stretch;
    const past = start === 0 && end === this.#deadlines.length ? this.#deadlines : this.#deadlines.slice(start, end);
    return new EarlierRunning(held, past, this.#changed, now);
  }
}

/** The deadlines of one running before the edit, in order. */
export class EarlierRunning {
  /** What the running is judged by from now on; that of the deadlines before the edit. */
  readonly held: Held;
  readonly #before: Held;
  readonly #past: readonly Deadline[];
  readonly #changed: ChangedDays;
  /** Those before this one are met before the first change. */
  #kept = 0;
  /** Those from this one on follow the last change. */
  #at = 0;
  #rejoined = false;

  constructor(held: Held, past: readonly Deadline[], changed: ChangedDays, now: Held) {
    this.#before = { ...held };
    this.held = Object.assign(held, now);
    this.#past = past;
    this.#changed = changed;
  }

  /** Adds the deadlines that were met before the first change; says where the clock stood after them, or undefined at its opening. */
  resume(deadlines: Deadline[]): Stand | undefined {
    const { from } = this.#changed;
    // Meetings come one after the other, so those before the change are the first.
    const before = countUpTo(this.#past, ({ met }) => isBefore(met?.on, from));
    const kept = Math.min(before, this.#past.length - 1);
    const next = this.#reckoned(kept);
    // A meeting while no branch fitted left no deadline behind: the clock may have stood further on than the last one kept.
    if (next?.last === undefined || !isBefore(next.last.day, from)) return undefined;
    this.#add(0, kept, deadlines);
    this.#kept = kept;
    this.#at = kept;
    const { met, spent } = next.reckoning.standing;
    return { last: next.last, met, spent };
  }

  /** Where the clock stands again as it stood, after the last change: adds all that followed. */
  rejoin({ last, met, spent }: Stand, deadlines: Deadline[]): boolean {
    if (last === undefined || last.day <= this.#changed.to) return false;
    for (; this.#at < this.#past.length; this.#at++) {
      const before = this.#reckoned(this.#at);
      if (before?.last !== undefined && compareEvents(before.last, last) >= 0) break;
    }
    const then = this.#reckoned(this.#at);
    const standing = then?.reckoning.standing;
    if (then?.last !== last || standing?.met !== met || !sameMembers(standing.spent, spent)) return false;
    this.#add(this.#at, this.#past.length, deadlines);
    this.#rejoined = true;
    return true;
  }

  /** The deadlines that gave way to others go on being explained by what they were judged by. */
  leaveRest(): void {
    const end = this.#rejoined ? this.#at : this.#past.length;
    for (let i = this.#kept; i < end; i++) {
      const past = this.#past[i];
      if (past) JudgedDeadline.leave(past, this.#before);
    }
  }

  #reckoned(at: number) {
    const past = this.#past[at];
    return past && JudgedDeadline.reckonedOf(past);
  }

  #add(start: number, end: number, deadlines: Deadline[]): void {
    for (let i = start; i < end; i++) {
      const past = this.#past[i];
      if (past) deadlines.push(past);
    }
  }
}

function isBefore(day: IsoDate | undefined, other: IsoDate): boolean {
  return day !== undefined && day < other;
}

function sameMembers(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const each of a) if (!b.has(each)) return false;
  return true;
}
