/**
 * What the clocks found: one finding for each deadline missed, met late or due soon. The rule's id is `timescale/` and the id of
 * the timescale; its words, its limit and its authority are those of the policy.
 */
import { daysBetween } from '../calendar/dates.ts';
import { formatDuration } from '../calendar/durations.ts';
import type { Duration } from '../calendar/types.ts';
import type { DatedEntry, Deadline, EntryRef } from '../journey/types.ts';
import { thingNamed } from '../journey/wording.ts';
import type { StatusRule, Timescale } from '../policy/types.ts';
import type { IsoDate, Severity } from '../record/types.ts';
import { inSentence } from '../schema/wording.ts';
import { FRONT_MATTER, finding, isHere, related } from './finding.ts';
import { timelineOf, unmetOrLate } from './timeline.ts';
import type { Finding, Related, Rule, RuleInput } from './types.ts';
import { capital, sayDate, sayDays, sayEntry, sayLate, saySource, sayType } from './wording.ts';

export const deadlines: Rule = {
  id: 'timescale/*',
  title: 'A timescale is missed, met late or due soon',
  description:
    'Each timescale of the policy is a clock: an entry starts it, another meets it. A clock that ran out unmet is an error where ' +
    'statute sets the limit and a warning otherwise. One met late stays a warning until `late-reason` says why; then it is ' +
    'information, because a reason that is on record is what the law and the guidance ask for. What is due within the next days is ' +
    'information.',
  severity: 'warning',
  fix: 'Record what the clock asks for; where it came late, say why in `late-reason`.',
  examples: {
    asOf: '2026-03-20',
    bad: '## 2026-03-02 Referral <!-- expect: timescale/referral-decision -->\n\n```yaml\nby: duty.worker\nfrom: 1A\n```\n',
    good: '## 2026-03-02 Referral\n\n```yaml\nby: duty.worker\nfrom: 1A\ndecision:\n  outcome: information-advice\n  by: m.patel\n  on: 2026-03-02\n  rationale: A question about nursery places.\n```\n',
  },
  *check(input) {
    for (const deadline of unmetOrLate(input.journey)) {
      const found = judge(deadline, input);
      if (found) yield found;
    }
  },
};

function judge(deadline: Deadline, input: RuleInput): Finding | undefined {
  switch (deadline.status) {
    case 'met':
      return undefined;
    case 'upcoming':
      return pastAim(deadline, input);
    case 'met-late':
      return metLate(deadline, input);
    case 'due-soon':
      return dueSoon(deadline, input);
    case 'overdue':
      return deadline.ended ? endedUnmet(deadline, deadline.ended, input) : overdue(deadline, input);
  }
}

function overdue(deadline: Deadline, input: RuleInput): Finding {
  const { asks } = deadline.clock;
  return build(deadline, input, countedFrom(deadline), {
    severity: lateSeverity(deadline, input.asOf),
    message: `${noneSince(deadline, input)}; ${oneWasDue(deadline, input)} (${limit(deadline, input, input.asOf)}).`,
    clears: `Record ${asks}; where it came late, say why in \`late-reason\`.`,
  });
}

function endedUnmet(
  deadline: Deadline,
  ended: { readonly on: Deadline['due']; readonly entry?: EntryRef },
  input: RuleInput,
): Finding {
  const reason = deadline.reason === undefined ? '' : ' The reason is on record.';
  const end = sayDate(ended.on, input.asOf);
  return build(deadline, input, countedFrom(deadline), {
    severity: deadline.reason === undefined ? lateSeverity(deadline, ended.on) : 'information',
    message: `${noneSince(deadline, input)} before ${whatEnded(deadline, ended, input)}; ${oneWasDue(deadline, input)} (${limit(deadline, input, ended.on)}).${reason}`,
    clears: `Record ${deadline.clock.asks} if it took place, or say in \`late-reason\` on the entry of ${end} why it did not.`,
  });
}

/**
 * `the placement ended on 2 February`; where the entry that began it is no thing that ends, `the child protection plan ended on 6 April`; for a clock
 * that hangs on no status, `the closure of 2 February ended it`.
 */
function whatEnded({ clock, opened }: Deadline, ended: NonNullable<Deadline['ended']>, input: RuleInput): string {
  const entryOf = (ref: EntryRef | undefined) => ref && timelineOf(input.journey).entry(ref);
  const [opening, ending] = [entryOf(opened.entry), entryOf(ended.entry)];
  const on = sayDate(ended.on, input.asOf);
  if (clock.during === undefined && ending && ending !== opening)
    return `${sayEntry(ending, input.catalogue, input.asOf)} ended it`;
  const status = input.policy.statuses.find(({ id }) => id === clock.during);
  if (opening && (status === undefined || endsItself(status, opening)))
    return `the ${sayType(opening.type, input.catalogue)} ended on ${on}`;
  if (status === undefined) return `${on}, when this ended`;
  const thing = thingNamed(status.title);
  return thing === undefined ? `${on}, when this ended: ${inSentence(status.title)}` : `the ${thing} ended on ${on}`;
}

/** Whether the entry that began a status says too when it was over, as a placement does: a conference that began a plan does not end with it. */
function endsItself({ closes }: StatusRule, { type }: DatedEntry): boolean {
  return closes.some((edge) => 'entry' in edge && edge.of === 'opening' && [edge.entry].flat().includes(type));
}

function metLate(deadline: Deadline, input: RuleInput): Finding {
  const { met, reason } = deadline;
  const late = sayLate(deadline.daysLate ?? 0);
  const came = met ? ` and came on ${sayDate(met.on, input.asOf)}, ${late}` : ` and came ${late}`;
  return build(deadline, input, met?.entry, {
    severity: reason === undefined ? 'warning' : 'information',
    message:
      `${capital(deadline.clock.asks)} was due by ${due(deadline, input)}${came} (${limit(deadline, input, met?.on)}).` +
      `${reason === undefined ? '' : ' The reason is on record.'}`,
    clears:
      reason === undefined
        ? 'Say why it was late in `late-reason` on this entry.'
        : 'Nothing more is asked: it is explained.',
  });
}

function dueSoon(deadline: Deadline, input: RuleInput): Finding {
  const days = daysBetween(input.asOf, deadline.due);
  const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${sayDays(days)}`;
  return build(deadline, input, countedFrom(deadline), {
    severity: 'information',
    message: `${capital(deadline.clock.asks)} is due by ${due(deadline, input)}, ${when} (${limit(deadline, input)}).${aimSaid(deadline, input)}`,
    clears: `Record ${deadline.clock.asks} by ${due(deadline, input)}.`,
  });
}

/** A local aim is over and the limit isn't: nothing is late. */
function pastAim(deadline: Deadline, input: RuleInput): Finding | undefined {
  const aim = aimSaid(deadline, input);
  if (aim === '') return undefined;
  return build(deadline, input, countedFrom(deadline), {
    severity: 'information',
    message: `${noneSince(deadline, input)}; it is due by ${due(deadline, input)} (${limit(deadline, input)}).${aim}`,
    clears: `Record ${deadline.clock.asks} by ${due(deadline, input)}.`,
  });
}

/** ` The local aim was 12 March.`, once that is over. */
function aimSaid({ aim }: Deadline, { asOf }: RuleInput): string {
  return aim !== undefined && aim < asOf ? ` The local aim was ${sayDate(aim, asOf)}.` : '';
}

function build(
  deadline: Deadline,
  input: RuleInput,
  at: EntryRef | undefined,
  said: { readonly severity: Severity; readonly message: string; readonly clears: string },
): Finding {
  const { timescale, daysLate } = deadline;
  const here = at && isHere(at, input) ? at : undefined;
  return finding(
    { ...deadlines, id: `timescale/${timescale.id}` },
    input,
    here ? { entry: here } : { entry: FRONT_MATTER, path: frontMatterPlace(input), part: 'value' },
    said.message,
    {
      severity: said.severity,
      related: relatedPlaces(deadline, here, input),
      source: timescale.source,
      clears: said.clears,
      timescale: timescale.id,
      due: deadline.due,
      ...(daysLate === undefined ? {} : { daysLate }),
    },
  );
}

/** A clock that nothing in this record started stands on what did: the start of a supervision, or the child. */
function frontMatterPlace({ journey }: RuleInput): readonly string[] {
  return [journey.facts.kind === 'supervision' ? 'started' : 'id'];
}

function countedFrom({ last, opened }: Deadline): EntryRef | undefined {
  return last?.entry ?? opened.entry;
}

function relatedPlaces(deadline: Deadline, here: EntryRef | undefined, input: RuleInput): Related[] {
  const { opened, last, ended } = deadline;
  const places: Related[] = [];
  const add = (entry: EntryRef | undefined, message: string): void => {
    if (entry && entry !== here) places.push(related(input, entry, message));
  };
  add(last?.entry, 'Counted from here');
  if (opened.entry !== last?.entry) add(opened.entry, last ? 'The clock was started here' : 'Counted from here');
  add(ended?.entry, 'Ended here');
  if (deadline.met && deadline.met.entry !== last?.entry) add(deadline.met.entry, 'Met here');
  return places;
}

/** `No visit since 4 March`, `No conference since the strategy discussion of 2 March`. */
function noneSince(deadline: Deadline, input: RuleInput): string {
  const { opened, last, clock } = deadline;
  const opening = opened.entry && timelineOf(input.journey).entry(opened.entry);
  const what = clock.asks.replace(/^(?:an?|the) /i, '');
  if (isAhead(deadline)) {
    const day = sayDate(opened.on, input.asOf);
    return `No ${what} before ${opening && opening.date === opened.on ? sayEntry(opening, input.catalogue, input.asOf) : day}`;
  }
  const since = last
    ? sayDate(last.on, input.asOf)
    : opening && opening.date === opened.on
      ? sayEntry(opening, input.catalogue, input.asOf)
      : sayDate(opened.on, input.asOf);
  return `No ${what} since ${since}`;
}

/** Due before the day that starts its clock. Only where there are several steps does the explanation have to be worked out. */
function isAhead(deadline: Deadline): boolean {
  const { steps } = deadline.timescale;
  if (steps.every(({ ahead }) => ahead === undefined)) return false;
  return steps.length === 1 || deadline.explain().sum.ahead === true;
}

function oneWasDue(deadline: Deadline, input: RuleInput): string {
  return `${/^an? /i.test(deadline.clock.asks) ? 'one' : 'it'} was due by ${due(deadline, input)}`;
}

function due({ due, dueTime }: Deadline, { asOf }: RuleInput): string {
  return dueTime === undefined ? sayDate(due, asOf) : `${dueTime} on ${sayDate(due, asOf)}`;
}

/** `6 weeks, SI 2010/959 reg 28(2)(b)`; where a local pack asks for less time, what the law allows, and whether that was over on the day `by` as well. */
function limit(deadline: Deadline, { asOf }: RuleInput, by?: IsoDate): string {
  const { timescale, lawful } = deadline;
  const own = `${lengthOf(deadline)}, ${saySource(timescale.source)}`;
  if (lawful === undefined || timescale.law === undefined) return own;
  const law = `${saySource(timescale.law.source)} allows ${formatDuration(lawful.duration)}`;
  const over = by !== undefined && by > lawful.due ? 'which ended too, on' : 'to';
  return `${own}; ${law}, ${over} ${sayDate(lawful.due, asOf)}`;
}

function lengthOf(deadline: Deadline): string {
  const total = deadline.timescale.steps.find((step) => step.total)?.total;
  if (total) return `${formatDuration(total.atMost)} in ${formatDuration(total.in)}`;
  return `${formatDuration(durationOf(deadline))}${isAhead(deadline) ? ' before' : ''}`;
}

/** One step has one interval; only where there are several does the explanation have to be worked out. */
function durationOf(deadline: Deadline): Duration {
  const [first, second] = deadline.timescale.steps;
  const only = second ? undefined : (first?.within ?? first?.every ?? first?.ahead);
  return only ?? deadline.explain().sum.duration;
}

/**
 * Missing what statute demands is an error; anything else that is late is a warning. Where a local pack asks for it sooner than statute, it
 * is an error once the limit of statute is over as well, on the day `by`.
 */
export function lateSeverity(
  { timescale, lawful }: { readonly timescale: Timescale; readonly lawful?: Deadline['lawful'] },
  by?: IsoDate,
): Severity {
  const source = lawful && by && by > lawful.due ? (timescale.law?.source ?? timescale.source) : timescale.source;
  return source.status === 'statutory' ? 'error' : 'warning';
}
