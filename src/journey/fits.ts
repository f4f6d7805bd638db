/**
 * Since when the circumstances of a branch hold. A clock may open (a child goes to live with a parent) before a rule begins to hold (a care
 * order is made while the child lives there): a step with `since: circumstances` counts from then.
 */
import type { Duration } from '../calendar/types.ts';
import type { IsoDate } from '../record/types.ts';
import type { Choice, PreparedCircumstances } from './prepared-clock.ts';

/** A stretch of days on which the circumstances of a branch hold, however often its clock was met, within one running of its clock. */
export interface Fit {
  readonly since: IsoDate;
  /** From when the step's `until` ends it, counted from `since`. */
  readonly over: IsoDate | undefined;
}

/** The stretches of a running, for each choice that counts from them. */
export type Fits = readonly (readonly Fit[])[];

export const NO_FITS: Fits = [];

/** What {@link stretches} must know of a running. */
export interface FitReading {
  /** The opening and every later day on which circumstances may change, in order. */
  readonly days: readonly IsoDate[];
  holds(when: PreparedCircumstances, day: IsoDate): boolean;
  /** The first event of the clock's mark of this number on or after a day. */
  firstOf(mark: number, since: IsoDate): IsoDate | undefined;
  after(since: IsoDate, duration: Duration): IsoDate;
}

/** What a choice that counts from its circumstances looks at. */
export interface FitRule {
  readonly when: PreparedCircumstances | undefined;
  readonly until: { readonly mark: number } | { readonly duration: Duration } | undefined;
}

/** The stretches of one rule, in order. */
export function stretches({ when, until }: FitRule, { days, holds, firstOf, after }: FitReading): readonly Fit[] {
  const found: Fit[] = [];
  let held = false;
  for (const day of days) {
    const fits = when === undefined || holds(when, day);
    if (fits && !held) {
      const over = until && ('mark' in until ? firstOf(until.mark, day) : after(day, until.duration));
      found.push({ since: day, over });
    }
    held = fits;
  }
  return found;
}

/** The stretch that a day belongs to: the last one that began up to it. */
export function fitOn(choice: Choice, fits: Fits, day: IsoDate): Fit | undefined {
  const own = choice.fit === undefined ? undefined : fits[choice.fit];
  return own?.findLast(({ since }) => since <= day);
}

/** More choices than any clock has. */
const CHOICES = 1_000_000;

/** A choice that is one deadline is spent once it is met: for good, or, where it counts from its circumstances, until they begin anew. */
export function spentKey(choice: Choice, fits: Fits, day: IsoDate): number {
  if (choice.fit === undefined) return choice.index;
  const before = fits[choice.fit]?.filter(({ since }) => since <= day).length ?? 0;
  return before * CHOICES + choice.index;
}

export function sameFits(a: Fits, b: Fits): boolean {
  return (
    a.length === b.length &&
    a.every((fits, i) => {
      const others = b[i];
      return (
        fits.length === others?.length &&
        fits.every(({ since, over }, n) => since === others[n]?.since && over === others[n]?.over)
      );
    })
  );
}
