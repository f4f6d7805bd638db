/** One running of a clock, from meeting to meeting: chooses the branch, chooses again when circumstances change, and gives the deadlines. */
import type { IsoDate } from '../record/types.ts';
import { choose, type Standing } from './branches.ts';
import { type Held, JudgedDeadline, type Outcome, type Reckoning } from './deadlines.ts';
import type { EarlierRunning, Stand } from './earlier.ts';
import { fitOn, spentKey } from './fits.ts';
import { type ClockRun, type Due, daysAhead, dueOn, type Instance, MOST_DUES } from './instance.ts';
import { meetingBefore, nextMeeting, remember } from './meetings.ts';
import { firstAfter, type JourneyEvent, type Position } from './order.ts';
import type { Choice } from './prepared-clock.ts';
import { totalLeft } from './total.ts';
import type { Deadline } from './types.ts';

/** For clocks that run one at a time: all openings in order, and the last event that met the clock before this one. */
export interface Queue {
  readonly openings: readonly JourneyEvent[];
  readonly used: JourneyEvent | undefined;
}

/** A clock that runs no longer: an opening after `since` starts it anew. */
export interface Freed {
  readonly since: Position;
  /** The last event that met it. */
  readonly used: JourneyEvent | undefined;
}

const NOTHING_SPENT: ReadonlySet<number> = new Set();

/** Adds the deadlines of one running to `deadlines`; says from when the clock runs no longer, or undefined where it still does. */
export function runInstance(held: Held, deadlines: Deadline[], queue?: Queue): Freed | undefined {
  const running = new Running(held, queue);
  for (;;) {
    const freed = running.next(deadlines);
    if (freed !== 'goes on') return freed;
  }
}

/** The same, after an edit: takes what the edit can't have changed from the running before it. */
export function resumeInstance(deadlines: Deadline[], earlier: EarlierRunning): void {
  const running = new Running(earlier.held, undefined, earlier.resume(deadlines));
  while (!earlier.rejoin(running.stand, deadlines) && running.next(deadlines) === 'goes on');
  earlier.leaveRest();
}

class Running {
  readonly #held: Held;
  readonly #run: ClockRun;
  readonly #instance: Instance;
  readonly #queue: Queue | undefined;
  /** Within a stretch of unchanged circumstances the choice is the same, whatever the day. */
  #chosen: Map<number, Choice | undefined> | undefined;
  #spent = NOTHING_SPENT;
  #last: JourneyEvent | undefined;
  #met = 0;
  /** The place of the first change after the anchor. */
  #change = 0;
  /** Since when no branch fits, while none does. */
  #idleSince: Position | undefined;

  constructor(held: Held, queue: Queue | undefined, stand?: Stand) {
    this.#held = held;
    this.#run = held.run;
    this.#instance = held.instance;
    this.#queue = queue;
    if (stand === undefined) return;
    this.#last = stand.last;
    this.#met = stand.met;
    this.#spent = stand.spent;
  }

  get stand(): Stand {
    return { last: this.#last, met: this.#met, spent: this.#spent };
  }

  /** From one anchor (the opening, or a meeting) to the next. */
  next(deadlines: Deadline[]): Freed | undefined | 'goes on' {
    const { opening, ending, changes } = this.#instance;
    const until = ending?.day ?? this.#run.asOf;
    const early = this.#met === 0 && this.#run.clock.early ? meetingBefore(this.#run, this.#instance) : undefined;
    const meeting = early ?? this.#nextMeeting(until);
    const anchor = this.#last?.day ?? opening.day;
    while (isUpTo(changes[this.#change], anchor)) this.#change++;
    const reckoning = this.#reckon(anchor, meeting);
    if (reckoning === undefined) {
      const since = this.#idleSince;
      if (since !== undefined && this.#openedAnew(since, meeting?.day ?? until)) return { since, used: this.#last };
      if (meeting === undefined) return this.#freedByEnding();
    } else {
      const outcome: Outcome = meeting ? { met: meeting } : ending ? { ended: ending } : { asOf: this.#run.asOf };
      if (!('ended' in outcome) || outcome.ended.day > reckoning.due) {
        deadlines.push(new JudgedDeadline(this.#held, { last: this.#last, early, reckoning }, outcome));
      }
      if (meeting === undefined) return this.#freedByEnding();
      if (reckoning.choice.kind !== 'every') {
        const key = spentKey(reckoning.choice, this.#instance.fits, reckoning.standing.day);
        this.#spent = new Set([...this.#spent, key]);
        this.#chosen = undefined;
      }
    }
    // What came before the opening has met the clock; the next deadline counts from the opening all the same.
    if (early === undefined) this.#last = meeting;
    this.#met++;
    if (this.#run.clock.early) remember(this.#run, meeting);
    if (reckoning !== undefined && reckoning.choice.kind !== 'every') {
      const from = early === undefined ? meeting : (opening.event ?? { day: opening.day, rank: -1 });
      while (isUpTo(changes[this.#change], from.day)) this.#change++;
      if (this.#choose(this.#change, from.day, from.day) === undefined) return { since: from, used: this.#last };
    }
    return 'goes on';
  }

  #freedByEnding(): Freed | undefined {
    const { ending } = this.#instance;
    if (ending === undefined) return undefined;
    return { since: ending.event ?? { day: ending.day, rank: Number.POSITIVE_INFINITY }, used: this.#last };
  }

  #openedAnew(since: Position, by: IsoDate): boolean {
    if (this.#queue === undefined) return false;
    return isUpTo(this.#queue.openings[firstAfter(this.#queue.openings, since)]?.day, by);
  }

  /** The first event that meets the clock after the last one, up to its end. */
  #nextMeeting(until: IsoDate): JourneyEvent | undefined {
    const after = { last: this.#last, used: this.#last ?? this.#queue?.used };
    return nextMeeting(this.#run, this.#instance, after, until);
  }

  /** The due date counted from the anchor, followed through every change of circumstances up to the meeting. */
  #reckon(anchor: IsoDate, meeting: JourneyEvent | undefined): Reckoning | undefined {
    const { opening, changes } = this.#instance;
    const time = this.#last === undefined ? opening.event?.time : this.#last.time;
    const chosen = this.#choose(this.#change, anchor, anchor);
    let current = chosen && this.#count(chosen, anchor, anchor, anchor, time);
    this.#idleSince = current ? undefined : (this.#last ?? opening.event ?? { day: anchor, rank: -1 });
    for (let i = this.#change; i < changes.length; i++) {
      const day = changes[i];
      if (day === undefined || (meeting !== undefined && day >= meeting.day)) break;
      if (current === undefined) {
        if (this.#idleSince !== undefined && this.#openedAnew(this.#idleSince, day)) break;
      } else if (day > current.due) break;
      const choice = this.#choose(i + 1, day, anchor);
      if (choice === current?.choice) continue;
      if (choice === undefined) {
        current = undefined;
        this.#idleSince = { day, rank: -1 };
        continue;
      }
      current = this.#recount(current, choice, day, anchor, time);
      this.#idleSince = undefined;
    }
    return current;
  }

  /** Another branch from `day` on: counted from the anchor, unless that is over already; then from `day`, if the old due date isn't earlier. */
  #recount(
    current: Reckoning | undefined,
    choice: Choice,
    day: IsoDate,
    anchor: IsoDate,
    time: string | undefined,
  ): Reckoning {
    const fresh = this.#count(choice, anchor, day, anchor, time);
    if (fresh.due >= day || choice.kind === 'ahead' || choice.kind === 'total') return fresh;
    const tightened = this.#count(choice, day, day, anchor, undefined);
    if (current === undefined || tightened.due < current.due) return tightened;
    return { ...current, choice, standing: tightened.standing };
  }

  #count(choice: Choice, from: IsoDate, day: IsoDate, anchor: IsoDate, time: string | undefined): Reckoning {
    const standing = { day, anchor, met: this.#met, spent: this.#spent };
    if (choice.kind === 'ahead' || choice.kind === 'total') return this.#countAtOpening(choice, standing);
    const { duration: length } = choice;
    const begun = fitOn(choice, this.#instance.fits, day)?.since;
    const start = begun !== undefined && begun > from ? begun : from;
    const fromTime = start === from ? time : undefined;
    const { due, dueTime } = choice.dues.get(start) ?? this.#dueOn(choice, start, fromTime);
    return { choice, standing, from: start, fromTime, counted: choice, length, due, dueTime };
  }

  /** A choice in hours hangs on the time of day; the days of any other are remembered with it. */
  #dueOn(choice: Choice, from: IsoDate, time: string | undefined): Due {
    const due = dueOn(this.#run.prepared, from, choice.duration, time);
    if (choice.duration.unit !== 'hours') {
      if (choice.dues.size >= MOST_DUES) choice.dues.clear();
      choice.dues.set(from, due);
    }
    return due;
  }

  /** So long before the opening, or what is left of a total at the opening, whatever has met the clock since. */
  #countAtOpening(choice: Choice, standing: Standing): Reckoning {
    const { opening } = this.#instance;
    const { calendar } = this.#run.prepared;
    const fromTime = opening.event?.time;
    const { total } = choice.step;
    const length = total ? totalLeft(this.#run, opening, total).left : choice.duration;
    const timed = length.unit === 'hours' && fromTime !== undefined;
    const { due, dueTime } = total
      ? calendar.sum(opening.day, length, fromTime)
      : timed
        ? calendar.ahead(opening.day, length, fromTime)
        : { due: daysAhead(this.#run.prepared, opening.day, length), dueTime: undefined };
    return { choice, standing, from: opening.day, fromTime, counted: choice, length, due, dueTime };
  }

  /** The choice on a day after `stretch` changes of circumstances. */
  #choose(stretch: number, day: IsoDate, anchor: IsoDate): Choice | undefined {
    const { metCap, eras } = this.#run.clock;
    const met = Math.min(this.#met, metCap);
    let era = 0;
    while (isUpTo(eras[era], anchor)) era++;
    const key = (stretch * (eras.length + 1) + era) * (metCap + 1) + met;
    const known = this.#chosen?.get(key);
    if (known !== undefined || this.#chosen?.has(key)) return known;
    const choice = choose(this.#run, this.#instance, { day, anchor, met, spent: this.#spent });
    // The first choice is seldom asked for again.
    if (this.#met > 0) this.#chosen = (this.#chosen ?? new Map()).set(key, choice);
    return choice;
  }
}

function isUpTo(day: IsoDate | undefined, last: IsoDate): boolean {
  return day !== undefined && day <= last;
}
