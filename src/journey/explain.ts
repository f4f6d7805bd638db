/** Why a clock stands where it stands, in the words of a social worker, with the sum to do again. */
import { formatDuration } from '../calendar/durations.ts';
import type { DateSum } from '../calendar/types.ts';
import { isConfirmed } from '../policy/confirmed.ts';
import type { EntryPattern, Source } from '../policy/types.ts';
import { withArticle } from '../schema/wording.ts';
import { decidingDay, inForce, misfit, type Standing, stepOf } from './branches.ts';
import type { Reckoning, Trace } from './deadlines.ts';
import { fitInWords, misfitInWords, titleOf } from './explain-circumstances.ts';
import { conflictsInWords } from './explain-conflicts.ts';
import { type ClockRun, daysAhead, type Opening } from './instance.ts';
import type { PreparedBranch } from './prepared-clock.ts';
import { totalLeft } from './total.ts';
import type { Deadline, Explanation } from './types.ts';
import { conditionInWords, either, eventInWords, inWords, patternInWords } from './wording.ts';

/** The explanation of a deadline, from what it was judged on. `sum.due` is its due date. */
export function explainDeadline(deadline: Deadline, trace: Trace): Explanation {
  return {
    because: becauseOf(deadline, trace),
    passedOver: passedOver(trace),
    countedFrom: countedFrom(trace),
    sum: sumOf(trace),
    asks: deadline.clock.asks,
    ...endsWith(trace),
  };
}

/** What would end the clock without meeting it: a closure, or the end of the status during which it runs. */
function endsWith({ run }: Trace): { readonly endedBy?: string } {
  const { stops, during } = run.clock.clock;
  const types = [...new Set(stops.map((stop) => `with ${withArticle(patternInWords(stop))}${asking(stop)}`))];
  const status = during === undefined ? [] : [`when this is over: ${titleOf(run, during)}`];
  const all = [...types, ...status];
  return all.length === 0 ? {} : { endedBy: either(all) };
}

/** What more is asked of an entry, where that can be said. */
function asking({ where }: EntryPattern): string {
  return where === undefined ? '' : ` (${conditionInWords(where) ?? 'of some kinds'})`;
}

function sumOf({ run, reckoning: { from, fromTime, counted, length } }: Trace): DateSum {
  const { calendar } = run.prepared;
  if (counted.kind === 'ahead') return calendar.ahead(from, length, fromTime);
  return calendar.sum(from, length, fromTime);
}

/** What was taken, the circumstances that chose it, how it came to change, and on what authority. */
function becauseOf(deadline: Deadline, trace: Trace): readonly string[] {
  const { run, instance, reckoning } = trace;
  const { choice, standing } = reckoning;
  const branch = run.clock.branches.find(({ choices }) => choices.includes(choice));
  const circumstances = branch?.when ? fitInWords(branch.when, run, instance, standing) : [];
  return [
    `${choice.timescale.title}: ${limitInWords(reckoning)}`,
    ...(choice.step.title === undefined ? [] : [choice.step.title]),
    ...besideInWords(deadline, reckoning),
    ...circumstances,
    ...changeInWords(reckoning),
    ...beforeInWords(trace),
    ...totalInWords(trace),
    ...conflictsInWords(deadline, trace),
    authorityInWords(choice.timescale.source),
  ];
}

/** A local aim inside the limit, and the law's own limit where a local pack asks for less time. */
function besideInWords({ aim, lawful, timescale }: Deadline, { counted }: Reckoning): readonly string[] {
  return [
    ...(aim && counted.aim ? [`a local aim of ${formatDuration(counted.aim)}, to ${inWords(aim)}`] : []),
    ...(lawful && timescale.law
      ? [
          `stricter than ${authorityInWords(timescale.law.source)}, which allows ${formatDuration(lawful.duration)}, to ${inWords(lawful.due)}`,
        ]
      : []),
  ];
}

/** What could meet it before it opened, and what did. */
function beforeInWords({ run, instance: { opening }, early, reckoning }: Trace): readonly string[] {
  const { metBefore } = run.clock.clock;
  if (early !== undefined) {
    const counts = metBefore ? `, as up to ${formatDuration(metBefore.within)} before count` : '';
    return [`met ahead of ${inWords(opening.day)} by ${eventInWords(early)}${counts}`];
  }
  if (metBefore === undefined || reckoning.standing.met > 0) return [];
  const since = inWords(daysAhead(run.prepared, opening.day, metBefore.within));
  return [`what came up to ${formatDuration(metBefore.within)} before (from ${since}) would count`];
}

/** What was used up before, so that the sum adds what is left. */
function totalInWords({ run, instance: { opening }, reckoning }: Trace): readonly string[] {
  const { total } = reckoning.choice.step;
  if (total === undefined) return [];
  const { held, left } = totalLeft(run, opening, total);
  const before = `${held.n === 0 ? 'none' : formatDuration(held)} of it before ${inWords(opening.day)}`;
  return [
    `${before}, which leaves ${formatDuration(left)} as earlier days drop out of the ${formatDuration(total.in)}`,
  ];
}

function limitInWords({ choice }: Reckoning): string {
  const { total } = choice.step;
  if (total) return `at most ${formatDuration(total.atMost)} in any ${formatDuration(total.in)}`;
  const length = formatDuration(choice.duration);
  if (choice.kind === 'ahead') return `at least ${length} before`;
  return choice.kind === 'within' ? `within ${length}` : `at most ${length} apart`;
}

function changeInWords({ choice, counted, standing, from }: Reckoning): readonly string[] {
  if (standing.day === standing.anchor) return [];
  const changed = `so since ${inWords(standing.day)}, when ${standing.day === choice.timescale.from ? 'it came into force' : 'the circumstances changed'}`;
  if (counted !== choice) {
    return [
      changed,
      `the day by which it was due before (${formatDuration(counted.duration)}, ${counted.timescale.title}) comes first and stands`,
    ];
  }
  if (from === standing.anchor) return [changed];
  if (choice.fit !== undefined) return [changed, 'it counts from that day'];
  return [
    changed,
    `${formatDuration(choice.duration)} from ${inWords(standing.anchor)} ${choice.duration.n === 1 ? 'was' : 'were'} over by then, so it counts from the change`,
  ];
}

/** `SI 2010/959 reg 28(2)(b) (statutory)`. */
export function authorityInWords(source: Source): string {
  const { provision, status } = source;
  return `${provision} (${status}${isConfirmed(source) ? '' : ', not confirmed in a source'})`;
}

/** How sure a number is: where it was read, and how far to trust it. */
export function certaintyInWords({ evidence, confidence }: Source): string {
  const read = {
    found: 'read in the source',
    'found-secondary': 'read in a text that reports the source, not in the source itself',
    know: 'known to practitioners, and not confirmed in a source',
  }[evidence];
  return confidence === undefined || confidence === 'high' ? read : `${read} (confidence ${confidence})`;
}

/** The branches looked at before the one that was taken. */
function passedOver(trace: Trace): Explanation['passedOver'] {
  const passed: { timescale: string; why: string }[] = [];
  for (const branch of trace.run.clock.branches) {
    if (branch.choices.includes(trace.reckoning.choice)) break;
    passed.push({ timescale: branch.timescale.id, why: whyNot(branch, trace) });
  }
  return passed;
}

function whyNot(branch: PreparedBranch, { run, instance, reckoning: { standing } }: Trace): string {
  if (!inForce(branch, standing)) return outOfForce(branch, standing);
  const { when } = branch;
  const wrong = when && misfit(when, run, instance, standing);
  if (when !== undefined && wrong !== undefined) return misfitInWords(wrong, when, run, instance, standing);
  if (stepOf(branch, instance, { ...standing, spent: new Set() }) !== undefined) return 'done once already';
  return 'its time is over';
}

function outOfForce({ timescale }: PreparedBranch, standing: Standing): string {
  const { from, to, inForce } = timescale;
  if (inForce === false) return 'not in force';
  if (from !== undefined && decidingDay(timescale, standing) < from) return `not in force until ${inWords(from)}`;
  return to === undefined ? 'not in force' : `in force only up to ${inWords(to)}`;
}

function countedFrom({ run, instance: { opening }, last, reckoning }: Trace): string {
  const { from, counted, standing } = reckoning;
  if (counted.kind === 'ahead' || counted.kind === 'total') return openingInWords(run, opening);
  if (from !== standing.anchor) return `the change of circumstances on ${inWords(from)}`;
  return last === undefined ? openingInWords(run, opening) : eventInWords(last);
}

function openingInWords(run: ClockRun, opening: Opening): string {
  if (opening.event !== undefined) return eventInWords(opening.event);
  const { during } = run.clock.clock;
  const began = during === undefined ? '' : `, when this began: ${titleOf(run, during)}`;
  return `${inWords(opening.day)}${began}`;
}
