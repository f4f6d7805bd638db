/** Decisions whose next step was never begun. */
import { birthday } from '../calendar/dates.ts';
import type { Counting, WorkingDays } from '../calendar/types.ts';
import { createWorkingDays } from '../calendar/working-days.ts';
import type { DatedEntry, Deadline, EntryRef, Journey } from '../journey/types.ts';
import { packNumber } from '../policy/pack-number.ts';
import { countingOf } from '../policy/policy.ts';
import type { EntryPattern, Policy } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { isFinished } from './activity.ts';
import { type NextStep, nextStep, type Pace } from './next-steps.ts';
import { isFromCensus } from './open-case.ts';
import { date, list, map, outcomeOf, type Timeline, text, timelineOf, unmetOrLate } from './timeline.ts';

/** A decision that nothing in the record follows. */
export interface NotBegun {
  /** What it is about, and the entry in which it is written: that one, or a later one that answers or corrects it. */
  readonly entry: DatedEntry;
  readonly written: DatedEntry;
  readonly decided: IsoDate;
  readonly next: NextStep;
  /** Working days within which the step is begun. */
  readonly within: number;
  /** Later entries that decided the same. */
  readonly again: readonly DatedEntry[];
}

/** Working days from the strategy discussion within which guidance asks for the conference. */
const CONFERENCE = 15;
/** Strategy discussions that sent the matter back to the assessment which now calls for another. */
const SENT_BACK: ReadonlySet<string> = new Set(['assessment', 'no-conference', 'no-further-action']);
/** What lasts, and is decided on at the end. */
const PLANS: ReadonlySet<string> = new Set(['child-in-need-plan']);
const ADULT = 18;

/** Those among `entries` (in date order) whose decision waits for its step longer than the policy's working days, and that no timescale tells of. */
export function notBegun(journey: Journey, policy: Policy, entries: readonly DatedEntry[]): readonly NotBegun[] {
  const seeker = new Seeker(journey, policy);
  const found: (NotBegun & { readonly again: DatedEntry[] })[] = [];
  const told = new Map<NextStep, DatedEntry[]>();
  for (const entry of entries) {
    const one = seeker.look(entry);
    if (one === undefined) continue;
    // The next meeting that says the same asks for the same step: it is told of once.
    const again = one.next.anew && told.get(one.next);
    if (again) {
      again.push(entry);
      continue;
    }
    const first = { ...one, again: [] };
    told.set(one.next, first.again);
    found.push(first);
  }
  return found;
}

class Seeker {
  readonly #journey: Journey;
  readonly #policy: Policy;
  readonly #timeline: Timeline;
  readonly #steps = new Map<NextStep, readonly DatedEntry[]>();
  readonly #changed = new Map<NextStep, IsoDate | ''>();
  readonly #timed = new Map<NextStep, readonly (EntryRef | undefined)[]>();
  #answers: ReadonlyMap<string, DatedEntry> | undefined;
  #census: boolean | undefined;

  constructor(journey: Journey, policy: Policy) {
    this.#journey = journey;
    this.#policy = policy;
    this.#timeline = timelineOf(journey);
  }

  look(entry: DatedEntry): NotBegun | undefined {
    const written = this.#decidedLast(entry);
    const next = nextStep(entry.type, outcomeOf(written) ?? '');
    if (next === undefined) return undefined;
    const decided = decidedOn(entry, written);
    if (this.#isBegun(entry, decided, next)) return undefined;
    const within = this.#within(next.pace);
    const limit = workingDays(this.#policy).sum(decided, { n: within, unit: 'working days' }).due;
    const { asOf, facts } = this.#journey;
    if (limit >= asOf) return undefined;
    if (facts.born !== undefined && birthday(facts.born, ADULT) <= limit) return undefined;
    if (this.#wasBegun(entry, next, within) || this.#isOver(entry, decided, next)) return undefined;
    if (this.#goesOn(entry, decided, next) || this.#isTimed(entry, next)) return undefined;
    // A return holds a decision where it can be read off what followed, and names nobody who made it.
    this.#census ??= isFromCensus(this.#journey);
    if (this.#census && text(map(written.fields.decision)?.by) === undefined) return undefined;
    return { entry, written, decided, next, within, again: [] };
  }

  #within(pace: Pace): number {
    const usual = packNumber(this.#policy, 'next-step-days');
    if (pace === 'urgent') return packNumber(this.#policy, 'urgent-step-days');
    return pace === 'conference' ? Math.max(CONFERENCE, usual) : usual;
  }

  /** The entry with the last word on what this one decides: itself, or one that answers or corrects it. */
  #decidedLast(entry: DatedEntry): DatedEntry {
    this.#answers ??= lastAnswers(this.#timeline.where(decidesAnother));
    return this.#answers.get(entry.ref.address) ?? entry;
  }

  /** Whether the step, or work past it, stands on the day of the entry or later; for a plan, on the day of the decision or later, as much happens under a plan. */
  #isBegun(entry: DatedEntry, decided: IsoDate, next: NextStep): boolean {
    if (entry.type === 'assessment' && next.outcome === 'strategy-discussion')
      return this.#isCalled(entry, decided, next);
    const last = this.#stepsOf(next).findLast((step) => step !== entry);
    return last !== undefined && last.date >= (PLANS.has(entry.type) ? decided : entry.date);
  }

  /** Whether the step was taken shortly before the entry that agrees to it: in an emergency the meeting comes after. */
  #wasBegun(entry: DatedEntry, next: NextStep, within: number): boolean {
    if (next.agreedAfter === undefined) return false;
    const earliest = workingDays(this.#policy).ahead(entry.date, { n: within, unit: 'working days' }).due;
    const last = this.#stepsOf(next).findLast((step) => step !== entry && step.date <= entry.date);
    return last !== undefined && last.date >= earliest;
  }

  /** All entries of the record from which the step may show, in date order. */
  #stepsOf(next: NextStep): readonly DatedEntry[] {
    const types = new Set([...next.step, ...next.beyond]);
    return remembered(this.#steps, next, () => this.#timeline.of(...types).filter((entry) => shows(entry, next)));
  }

  /** An assessment may end by calling for a strategy discussion that was held before its last day, and not for one that led to it. */
  #isCalled(assessment: DatedEntry, decided: IsoDate, next: NextStep): boolean {
    const last = this.#stepsOf(next).findLast(
      (step) => step.date >= decided || step.type !== 'strategy-discussion' || !SENT_BACK.has(outcomeOf(step) ?? ''),
    );
    return last !== undefined && last.date >= assessment.date;
  }

  /** Closed or the child died, or decided otherwise since. */
  #isOver(entry: DatedEntry, decided: IsoDate, next: NextStep): boolean {
    const ends = [
      ...['closure', 'death'].map((type) => this.#timeline.of(type).at(-1)?.date),
      date(this.#journey.facts.frontMatter.died),
    ];
    const ended = ends.some((day) => day !== undefined && day >= decided);
    if (ended || next.anew === undefined) return ended;
    const since = PLANS.has(entry.type) || entry.type === 'section-47-enquiry' ? decided : entry.date;
    return remembered(this.#changed, next, () => this.#changedOn(next)) > since;
  }

  /** The day of the last meeting that decided otherwise; before all days where none did. */
  #changedOn({ anew = [], outcome }: NextStep): IsoDate | '' {
    const last = this.#timeline.of(...anew).findLast((meeting) => {
      const other = outcomeOf(meeting)?.trim().toLowerCase();
      return other !== undefined && other !== outcome;
    });
    return last?.date ?? '';
  }

  /** Whether the step was taken already, or is being taken. */
  #goesOn(entry: DatedEntry, decided: IsoDate, { already = [], goesOn }: NextStep): boolean {
    if (already.some((status) => this.#timeline.held(status, decided) !== undefined)) return true;
    if (goesOn === undefined) return false;
    const closed = this.#timeline.of('closure').findLast((closure) => closure.date <= entry.date)?.date ?? '';
    return this.#timeline.of(goesOn).some((work) => {
      if (work === entry || work.date > entry.date || work.date < closed) return false;
      const completed = date(work.fields.completed);
      return completed === undefined ? !isFinished(work) : completed >= entry.date;
    });
  }

  /** Whether a timescale says by when the step is due, or that work which it is part of is overdue. */
  #isTimed(entry: DatedEntry, next: NextStep): boolean {
    const about = remembered(this.#timed, next, () => this.#timedFor(next));
    const { record, address } = entry.ref;
    return about.some((opened) => opened === undefined || (opened.address === address && opened.record === record));
  }

  /** What the timescales are about that ask for the step: one entry that is to be answered, or (undefined) whatever the record decides. */
  #timedFor({ step }: NextStep): readonly (EntryRef | undefined)[] {
    return unmetOrLate(this.#journey).flatMap((deadline) => {
      if (deadline.status === 'met-late' || deadline.ended !== undefined) return [];
      const asking = deadline.clock.metBy.filter((pattern) => 'entry' in pattern && asksFor(step, pattern, deadline));
      return asking.map((pattern) =>
        'of' in pattern && pattern.of === 'answering' ? deadline.opened.entry : undefined,
      );
    });
  }
}

function asksFor(step: readonly string[], { entry, of, at = 'date' }: EntryPattern, { status }: Deadline): boolean {
  if (of === 'opening') return false;
  if (!(typeof entry === 'string' ? [entry] : entry).some((type) => step.includes(type))) return false;
  return at === 'date' || at.includes('date') || status === 'overdue';
}

function remembered<T>(known: Map<NextStep, T>, next: NextStep, make: () => T): T {
  const before = known.get(next);
  if (before !== undefined) return before;
  const made = make();
  known.set(next, made);
  return made;
}

/** A legal status of none ends what an earlier one began. */
function shows(entry: DatedEntry, { shows: asked }: NextStep): boolean {
  if (entry.type === 'legal-status' && ['none', undefined].includes(text(entry.fields.status))) return false;
  return asked === undefined || asked(entry);
}

/** The day of the decision, no earlier than that of the entry. */
function decidedOn(entry: DatedEntry, written: DatedEntry): IsoDate {
  const day = date(map(written.fields.decision)?.on) ?? date(written.fields.completed) ?? written.date;
  return day > entry.date ? day : entry.date;
}

function decidesAnother(entry: DatedEntry): boolean {
  return outcomeOf(entry) !== undefined && (entry.fields.answers !== undefined || entry.fields.corrects !== undefined);
}

/** The last decision about each of the record's own entries, by its address. */
function lastAnswers(entries: readonly DatedEntry[]): ReadonlyMap<string, DatedEntry> {
  const last = new Map<string, DatedEntry>();
  for (const entry of entries) {
    for (const reference of [...references(entry.fields.answers), ...references(entry.fields.corrects)]) {
      const own = `${entry.ref.record}/`;
      last.set(reference.startsWith(own) ? reference.slice(own.length) : reference, entry);
    }
  }
  return last;
}

function references(value: DatedEntry['fields'][string] | undefined): readonly string[] {
  const one = text(value);
  return one === undefined ? list(value).flatMap((each) => text(each) ?? []) : [one];
}

const calendars = new Map<Counting, WorkingDays>();

function workingDays(policy: Policy): WorkingDays {
  const counting = countingOf(policy);
  const known = calendars.get(counting);
  if (known !== undefined) return known;
  const made = createWorkingDays({ counting });
  calendars.set(counting, made);
  return made;
}
