import { addMonths } from '../../calendar/dates.ts';
import type { DatedEntry } from '../../journey/types.ts';
import { packNumber } from '../../policy/pack-number.ts';
import { FRONT_MATTER, finding } from '../finding.ts';
import { goodPractice } from '../local-standard.ts';
import { isFromCensus, openCase } from '../open-case.ts';
import { outcomeOf, timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { sayDate } from '../wording.ts';

/** Somebody went to the child, or thought about the child with a manager. */
const ATTENTION: ReadonlySet<string> = new Set([
  'visit',
  'adviser-visit',
  'keep-in-touch',
  'case-supervision',
  'management-decision',
]);

export const drift: Rule = {
  id: 'practice/drift',
  title: 'Drift',
  description:
    'A case that is open, and for months nobody visited, nobody decided anything and nobody thought about it in a case supervision: plans lose their grip in such gaps, and no single timescale ' +
    "shows them. An entry with an outcome under `decision:` counts as a decision, whatever its type. A session of the worker that lists the child in `cases` leaves nothing in the child's record of what was thought, and does not count here. Three months is usual and no law; a policy pack sets another " +
    'number in `settings: {drift-months: 2}`. Only the gap that lasts still is shown. A record that a census brought in is left alone until a first visit or supervision is ' +
    'written in it, as a return has none.',
  severity: 'warning',
  fix: 'See the child, decide what the plan is now, or close the case and say why. Whichever was done already, record it.',
  source: goodPractice('Drift and delay, as inspectors look for it', 'No law sets the number of months.'),
  examples: {
    asOf: '2026-06-20',
    bad: '## 2026-03-02 Referral\n\n```yaml\nfrom: 2A\n```\n\n## 2026-03-09 Visit <!-- expect: practice/drift -->\n\n```yaml\nseen: yes\nalone: yes\n```\n',
    good: '## 2026-03-02 Referral\n\n```yaml\nfrom: 2A\n```\n\n## 2026-03-09 Visit\n\n```yaml\nseen: yes\nalone: yes\n```\n\n## 2026-04-02 Case supervision\n\n```yaml\nby: m.patel\n```\n',
  },
  *check(input) {
    const { journey, asOf, policy } = input;
    if (journey.facts.kind !== 'child') return;
    const open = openCase(journey);
    if (!open) return;
    const last = lastAttention(journey.entries);
    // A return has no visits and no supervision: that none is in it says nothing.
    if (!journey.entries.some(({ type }) => ATTENTION.has(type)) && isFromCensus(journey)) return;
    const since = last && last.date > open.start ? last.date : open.start;
    const months = packNumber(policy, 'drift-months');
    if (addMonths(since, months) >= asOf) return;
    const from = timelineOf(journey).own.findLast(({ date }) => date === since);
    const message = `No visit, no decision and no case supervision since ${sayDate(since, asOf)}: more than ${months === 1 ? 'a month' : `${months} months`} with the case open.`;
    yield finding(
      drift,
      input,
      { entry: last?.own && last.date === since ? last.ref : (from?.ref ?? FRONT_MATTER) },
      message,
    );
  },
};

function lastAttention(entries: readonly DatedEntry[]): DatedEntry | undefined {
  return entries.findLast((entry) => ATTENTION.has(entry.type) || outcomeOf(entry) !== undefined);
}
