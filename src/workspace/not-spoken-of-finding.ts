/** The finding in the record of a child of whom supervision has not spoken in time. */
import { daysBetween } from '../calendar/dates.ts';
import type { Judgement, RuleSettings } from '../lint/types.ts';
import { PERSON_ID } from '../record/ids.ts';
import type { Entry, Span } from '../record/types.ts';
import { CHILD_NOT_DISCUSSED } from '../rules/supervision/child-not-discussed.ts';
import type { Finding } from '../rules/types.ts';
import { sayDate } from '../rules/wording.ts';
import { severityUnder } from './severity.ts';
import type { NotSpokenOf } from './spoken-of.ts';

/** It stands where the case came to the worker, or at the top of the record where no entry of its own says so. */
export function notSpokenOfFinding(
  { record, journey }: Judgement,
  { worker, since, last, within, by }: NotSpokenOf,
  settings: RuleSettings,
): Finding | undefined {
  const { id: rule, severity: usual, source, fix } = CHILD_NOT_DISCUSSED;
  const severity = severityUnder(settings, rule, usual);
  if (severity === undefined || journey === undefined) return undefined;
  const { asOf } = journey;
  const entry = record.entries.findLast(({ block: { heading } }) => isAllocation(heading, since));
  const limit = within === 1 ? 'a month' : `${within} months`;
  const spoken =
    last === undefined
      ? 'and has not been spoken of in supervision since then'
      : `and was last spoken of in supervision on ${sayDate(last, asOf)}`;
  return {
    rule,
    severity,
    message: `This child has been on the list of ${PERSON_ID.test(worker) ? worker : 'its worker'} since ${sayDate(since, asOf)} ${spoken}. Every open child is to be spoken of within ${limit}, here by ${sayDate(by, asOf)}.`,
    span: entry === undefined ? topOf(record.frontMatter?.fields?.locate(['id'], 'value')) : headingOf(entry),
    ...(entry === undefined ? {} : { entry: entry.address }),
    related: [],
    ...(source === undefined ? {} : { source }),
    clears: fix,
    due: by,
    daysLate: daysBetween(by, asOf),
  };
}

function isAllocation({ type, date }: Entry['block']['heading'], since: string): boolean {
  return type === 'allocation' && date === since;
}

function headingOf({ start, block }: Entry): Span {
  return { start: start + block.heading.span.start, end: start + block.heading.span.end };
}

function topOf(id: Span | undefined): Span {
  return id ?? { start: 0, end: 0 };
}
