/** Which branch of a clock holds on a day: the first whose circumstances fit, and its step. */
import type { Timescale } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { fitOn, spentKey } from './fits.ts';
import type { ClockRun, Instance } from './instance.ts';
import type { Choice, PreparedBranch, PreparedCircumstances } from './prepared-clock.ts';
import { type StatusMisfit, statusMisfit } from './status-misfit.ts';

/** Where in its running a clock stands when a branch is chosen. */
export interface Standing {
  /** The day whose circumstances decide. */
  readonly day: IsoDate;
  /** The opening or the last meeting. */
  readonly anchor: IsoDate;
  /** How often it has been met since it opened. */
  readonly met: number;
  /** Choices that are one deadline and have been met. */
  readonly spent: ReadonlySet<number>;
}

/** The choice that holds, or undefined where no branch fits. */
export function choose(run: ClockRun, instance: Instance, standing: Standing): Choice | undefined {
  for (const branch of run.clock.branches) {
    if (!inForce(branch, standing)) continue;
    if (branch.when !== undefined && misfit(branch.when, run, instance, standing) !== undefined) continue;
    const choice = stepOf(branch, instance, standing);
    if (choice !== undefined) return choice;
  }
  return undefined;
}

/** Whether a branch is law on the day that decides. */
export function inForce({ timescale }: PreparedBranch, standing: Standing): boolean {
  if (timescale.inForce === false) return false;
  const day = decidingDay(timescale, standing);
  return (timescale.from === undefined || timescale.from <= day) && (timescale.to === undefined || day <= timescale.to);
}

/**
 * The day whose law is asked. A timescale alone is that of the day from which it counts: a referral of March is judged by the rule of March. Among the branches of a
 * shared clock a new rule is a change of circumstances like any other, and the clock follows it from the day on which it comes into force.
 */
export function decidingDay({ branchOf }: Timescale, { day, anchor }: Standing): IsoDate {
  return branchOf === undefined ? anchor : day;
}

/** The first step that isn't over. */
export function stepOf(branch: PreparedBranch, instance: Instance, { day, spent }: Standing): Choice | undefined {
  for (const choice of branch.choices) {
    if (!spent.has(spentKey(choice, instance.fits, day)) && !isOver(choice, instance, day)) return choice;
  }
  return undefined;
}

function isOver(choice: Choice, instance: Instance, day: IsoDate): boolean {
  const { until } = choice;
  if (until === undefined) return false;
  const sinceOpening = 'mark' in until ? instance.marks[until.mark] : instance.elapsed[until.elapsed];
  const over = choice.fit === undefined ? sinceOpening : fitOn(choice, instance.fits, day)?.over;
  return over !== undefined && over <= day;
}

/** The first part of the circumstances that isn't so. */
export type Misfit =
  | { readonly part: 'met' | 'elapsed-at-least' | 'elapsed-under' | 'before' | 'after' | 'age' | 'held' | 'record' }
  | StatusMisfit;

const MET: Misfit = { part: 'met' };
const TOO_SOON: Misfit = { part: 'elapsed-at-least' };
const TOO_LATE: Misfit = { part: 'elapsed-under' };
const BEFORE: Misfit = { part: 'before' };
const AFTER: Misfit = { part: 'after' };
const AGE: Misfit = { part: 'age' };
const HELD: Misfit = { part: 'held' };
const RECORD: Misfit = { part: 'record' };

/** What of the circumstances isn't so on the day; undefined where they fit. The cheap parts are tried first. */
export function misfit(
  when: PreparedCircumstances,
  run: ClockRun,
  instance: Instance,
  { day, met }: Standing,
): Misfit | undefined {
  if (met < when.metAtLeast || met > when.metAtMost) return MET;
  return misfitOn(day, when, run, instance);
}

/** The same, whatever has met the clock so far: what hangs on the day alone. */
export function misfitOn(
  day: IsoDate,
  when: PreparedCircumstances,
  run: ClockRun,
  { elapsed, marks }: Pick<Instance, 'elapsed' | 'marks'>,
): Misfit | undefined {
  if (when.elapsedAtLeast !== undefined && !reached(elapsed[when.elapsedAtLeast], day)) return TOO_SOON;
  if (when.elapsedUnder !== undefined && reached(elapsed[when.elapsedUnder], day)) return TOO_LATE;
  if (when.before !== undefined && reached(marks[when.before], day)) return BEFORE;
  if (when.after !== undefined && !reached(marks[when.after], day)) return AFTER;
  if (when.ageAtLeast !== undefined && !reached(run.birthdays[when.ageAtLeast], day)) return AGE;
  if (when.ageUnder !== undefined) {
    const birthday = run.birthdays[when.ageUnder];
    // A child whose date of birth isn't known has no age.
    if (birthday === undefined || birthday <= day) return AGE;
  }
  if (when.held !== undefined && !reached(run.held[when.held], day)) return HELD;
  const wrong = statusMisfit(when, run, day);
  if (wrong !== undefined) return wrong;
  if (when.record !== undefined && !run.prepared.policy.fits(when.record, run.facts.frontMatter)) return RECORD;
  return undefined;
}

function reached(day: IsoDate | undefined, on: IsoDate): boolean {
  return day !== undefined && day <= on;
}
