/**
 * What a clock gave before an edit, to be used again. Where only entries that meet a clock changed, not those that open or stop it, all that was met before the first change
 * is as it was, and so is all that follows once the clock stands again where it stood: an edit in a long record touches a deadline or two.
 */
import type { IsoDate } from '../record/types.ts';
import { JudgedDeadline, type Trace } from './deadlines.ts';
import { sameFits } from './fits.ts';
import type { ClockRun, Instance } from './instance.ts';
import { compareEvents, type JourneyEvent } from './order.ts';
import type { Deadline } from './types.ts';

/** The days between which what meets a clock changed; both count. */
export interface ChangedDays {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A deadline of the judgement before, and what it was judged on. */
interface Past {
  readonly deadline: Deadline;
  readonly trace: Trace;
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
  readonly #byOpening = new Map<JourneyEvent | IsoDate, Past[]>();

  constructor(deadlines: readonly Deadline[], changed: ChangedDays) {
    this.#changed = changed;
    for (const deadline of deadlines) {
      const trace = JudgedDeadline.traceOf(deadline);
      if (trace === undefined) continue;
      const { event, day } = trace.instance.opening;
      const list = this.#byOpening.get(event ?? day);
      if (list) list.push({ deadline, trace });
      else this.#byOpening.set(event ?? day, [{ deadline, trace }]);
    }
  }

  /** Those of one running, where its circumstances change on the days on which they did before. */
  of(run: ClockRun, instance: Instance): EarlierRunning | undefined {
    const { opening, marks, fits } = instance;
    const past = this.#byOpening.get(opening.event ?? opening.day);
    const before = past?.[0]?.trace.instance;
    if (past === undefined || before?.marks.length !== marks.length || !sameFits(before.fits, fits)) return undefined;
    if (!marks.every((day, i) => day === before.marks[i])) return undefined;
    return new EarlierRunning(past, this.#changed, { run, instance });
  }
}

/** The deadlines of one running before the edit, in order. */
export class EarlierRunning {
  readonly #past: readonly Past[];
  readonly #changed: ChangedDays;
  readonly #now: Pick<Trace, 'run' | 'instance'>;
  #at = 0;

  constructor(past: readonly Past[], changed: ChangedDays, now: Pick<Trace, 'run' | 'instance'>) {
    this.#past = past;
    this.#changed = changed;
    this.#now = now;
  }

  /** Adds the deadlines that were met before the first change; says where the clock stood after them, or undefined at its opening. */
  resume(deadlines: Deadline[]): Stand | undefined {
    const { from } = this.#changed;
    let kept = 0;
    while (kept < this.#past.length - 1 && isBefore(this.#past[kept]?.deadline.met?.on, from)) kept++;
    const next = this.#past[kept]?.trace;
    // A meeting while no branch fitted left no deadline behind: the clock may have stood further on than the last one kept.
    if (next?.last === undefined || !isBefore(next.last.day, from)) return undefined;
    this.#add(0, kept, deadlines);
    const { met, spent } = next.reckoning.standing;
    return { last: next.last, met, spent };
  }

  /** Where the clock stands again as it stood, after the last change: adds all that followed. */
  rejoin({ last, met, spent }: Stand, deadlines: Deadline[]): boolean {
    if (last === undefined || last.day <= this.#changed.to) return false;
    for (; this.#at < this.#past.length; this.#at++) {
      const before = this.#past[this.#at]?.trace;
      if (before?.last !== undefined && compareEvents(before.last, last) >= 0) break;
    }
    const then = this.#past[this.#at]?.trace;
    const standing = then?.reckoning.standing;
    if (then?.last !== last || standing?.met !== met || !sameMembers(standing.spent, spent)) return false;
    this.#add(this.#at, this.#past.length, deadlines);
    return true;
  }

  #add(start: number, end: number, deadlines: Deadline[]): void {
    for (let i = start; i < end; i++) {
      const past = this.#past[i];
      if (!past) continue;
      JudgedDeadline.readAgain(past.deadline, this.#now);
      deadlines.push(past.deadline);
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
