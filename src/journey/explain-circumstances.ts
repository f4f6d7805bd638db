/** Circumstances in words: what is so, for the branch taken, and what isn't, for those passed over. */
import { formatDuration } from '../calendar/durations.ts';
import type { HeldInAll, JsonSchema } from '../policy/types.ts';
import type { IsoDate } from '../record/types.ts';
import { inSentence, withArticle } from '../schema/wording.ts';
import type { Misfit, Standing } from './branches.ts';
import type { ClockRun, Instance } from './instance.ts';
import type { PreparedCircumstances } from './prepared-clock.ts';
import { carriedOn, heldOn } from './statuses.ts';
import type { StatusPeriod } from './types.ts';
import { conditionInWords, factsInWords, inWords, notSo, patternInWords } from './wording.ts';

/** Every part of circumstances that fit, in words. */
export function fitInWords(
  when: PreparedCircumstances,
  run: ClockRun,
  instance: Instance,
  standing: Standing,
): readonly string[] {
  const { opening, elapsed, marks } = instance;
  const { source } = when;
  const words: string[] = [];
  for (const { id, status, carrying } of when.statuses) {
    const period = heldOn(run.timelines[status] ?? [], standing.day);
    if (period === undefined) continue;
    const facts = factsInWords(carrying, carriedOn(period, standing.day));
    const since = fittingSince(period, carrying, standing.day, run);
    words.push(`${titleOf(run, id)}${facts === '' ? '' : ` (${facts})`} since ${inWords(since)}`);
  }
  for (const { id } of when.without) words.push(notSo(titleOf(run, id)));
  if (source.met) words.push(metInWords(standing.met, opening.day));
  const since = inWords(opening.day);
  if (source.elapsed?.['at-least'])
    words.push(
      `${formatDuration(source.elapsed['at-least'])} or more since ${since}${from(elapsed, when.elapsedAtLeast)}`,
    );
  if (source.elapsed?.under)
    words.push(`less than ${formatDuration(source.elapsed.under)} since ${since}${until(elapsed, when.elapsedUnder)}`);
  if (source.before) words.push(`no ${patternInWords(source.before)} since ${since} yet`);
  if (source.after) words.push(`${withArticle(patternInWords(source.after))} since ${since}${on(marks, when.after)}`);
  if (source.age) words.push(ageInWords(source.age));
  if (source.held) words.push(`${heldInWords(source.held, 'or more ', run)}${from(run.held, when.held)}`);
  if (source.record !== undefined) words.push(recordInWords(source.record, run));
  return words;
}

/** Since when, within the period, what is carried has been as it is asked. */
function fittingSince({ start, carried }: StatusPeriod, asked: JsonSchema, day: IsoDate, run: ClockRun): IsoDate {
  let since = start;
  let fits = true;
  for (const each of carried) {
    if (each.since > day) break;
    const fitsNow = run.prepared.policy.fits(asked, each.facts);
    if (fitsNow && !fits) since = each.since;
    fits = fitsNow;
  }
  return since;
}

/** The part of circumstances that isn't so, in words. */
export function misfitInWords(
  misfit: Misfit,
  when: PreparedCircumstances,
  run: ClockRun,
  instance: Instance,
  standing: Standing,
): string {
  const { source } = when;
  const { opening, elapsed, marks } = instance;
  const since = inWords(opening.day);
  switch (misfit.part) {
    case 'met':
      return `${metInWords(standing.met, opening.day)}; it is for ${metAsked(source.met ?? {})}`;
    case 'elapsed-at-least':
      return `less than ${lengthOf(source.elapsed?.['at-least'])} since ${since}${until(elapsed, when.elapsedAtLeast)}`;
    case 'elapsed-under':
      return `${lengthOf(source.elapsed?.under)} or more since ${since}${from(elapsed, when.elapsedUnder)}`;
    case 'before':
      return `there has been ${withArticle(source.before ? patternInWords(source.before) : 'such entry')} since ${since}${on(marks, when.before)}`;
    case 'after':
      return `no ${source.after ? patternInWords(source.after) : 'such entry'} since ${since} yet`;
    case 'age':
      return run.facts.born === undefined
        ? 'the date of birth is not known'
        : `not ${ageInWords(source.age ?? {})} on that day`;
    case 'held':
      return `not ${source.held ? heldInWords(source.held, '', run) : 'so long in all'}${until(run.held, when.held)}`;
    case 'record':
      return `the front matter has ${factsInWords(source.record ?? true, run.facts.frontMatter) || 'something else'}; it asks for ${asked(source.record)}`;
    case 'not-held':
      return `${notSo(titleOf(run, misfit.status))} on ${inWords(standing.day)}`;
    case 'without':
      return `${titleOf(run, misfit.status)} on ${inWords(standing.day)}`;
    case 'carrying':
      return carryingInWords(misfit.status, when, run, standing);
  }
}

function carryingInWords(id: string, when: PreparedCircumstances, run: ClockRun, standing: Standing): string {
  const part = when.statuses.find((each) => each.id === id);
  const period = part && heldOn(run.timelines[part.status] ?? [], standing.day);
  if (part === undefined || period === undefined) return notSo(titleOf(run, id));
  const facts = factsInWords(part.carrying, carriedOn(period, standing.day));
  return `${titleOf(run, id)}, but ${facts === '' ? 'otherwise' : `with ${facts}`}; it asks for ${asked(part.carrying)}`;
}

function asked(condition: JsonSchema | undefined): string {
  return (condition === undefined ? undefined : conditionInWords(condition)) ?? 'other circumstances';
}

function metInWords(met: number, since: IsoDate): string {
  if (met === 0) return `not met since ${inWords(since)}`;
  return `met ${timesInWords(met)} since ${inWords(since)}`;
}

function timesInWords(n: number): string {
  return n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`;
}

/** Which of a clock's deadlines a branch is for: `the first only`, `those after the second`. */
function metAsked(met: { readonly 'at-least'?: number; readonly 'at-most'?: number }): string {
  const { 'at-least': least = 0, 'at-most': most } = met;
  if (most === undefined) return `those after the ${ordinal(least)}`;
  if (least === most) return `the ${ordinal(most + 1)} only`;
  return least === 0 ? `those up to the ${ordinal(most + 1)}` : `the ${ordinal(least + 1)} to the ${ordinal(most + 1)}`;
}

const ORDINALS = ['start', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

function ordinal(n: number): string {
  return ORDINALS[n] ?? `one numbered ${n}`;
}

function recordInWords(condition: JsonSchema, run: ClockRun): string {
  const facts = factsInWords(condition, run.facts.frontMatter);
  return facts === '' ? 'as the front matter says' : `front matter: ${facts}`;
}

function ageInWords(age: { readonly 'at-least'?: number; readonly under?: number }): string {
  const parts = [
    ...(age['at-least'] === undefined ? [] : [`${age['at-least']} or over`]),
    ...(age.under === undefined ? [] : [`under ${age.under}`]),
  ];
  return `aged ${parts.join(' and ')}`;
}

/** `looked after (…) for 13 weeks or more in all since the age of 14`. */
function heldInWords(held: HeldInAll, orMore: string, run: ClockRun): string {
  const [id = '', carrying = true] = Object.entries(held.status)[0] ?? [];
  const condition = carrying === true ? undefined : conditionInWords(carrying);
  const age = held['from-age'] === undefined ? '' : ` since the age of ${held['from-age']}`;
  return `${titleOf(run, id)}${condition === undefined ? '' : ` (${condition})`} for ${formatDuration(held['at-least'])} ${orMore}in all${age}`;
}

/** `looked after`: a status as it stands in a sentence. */
export function titleOf(run: ClockRun, id: string): string {
  return inSentence(run.prepared.policy.statuses.find((rule) => rule.id === id)?.title ?? id);
}

function lengthOf(duration: Parameters<typeof formatDuration>[0] | undefined): string {
  return duration === undefined ? 'so long' : formatDuration(duration);
}

function from(days: readonly (IsoDate | undefined)[], index: number | undefined): string {
  const day = index === undefined ? undefined : days[index];
  return day === undefined ? '' : ` (from ${inWords(day)})`;
}

function until(days: readonly (IsoDate | undefined)[], index: number | undefined): string {
  const day = index === undefined ? undefined : days[index];
  return day === undefined ? '' : ` (until ${inWords(day)})`;
}

function on(days: readonly (IsoDate | undefined)[], index: number | undefined): string {
  const day = index === undefined ? undefined : days[index];
  return day === undefined ? '' : ` (on ${inWords(day)})`;
}
