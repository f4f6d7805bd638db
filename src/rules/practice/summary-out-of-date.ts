import { createWorkingDays } from '../../calendar/working-days.ts';
import { FRONT_MATTER, finding, related } from '../finding.ts';
import { openCase } from '../open-case.ts';
import { EFFECTIVE_RECORD } from '../recording.ts';
import { hasSummary, lastChange } from '../summary.ts';
import { date, timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { sayDate, sayEntry } from '../wording.ts';

/** Working days within which a summary is brought up to date. */
const TIME_TO_WRITE = 10;

const calendar = createWorkingDays({ counting: 'day-of-event-is-0' });

export const summaryOutOfDate: Rule = {
  id: 'practice/summary-out-of-date',
  title: 'No current summary, or an old one',
  description:
    'Whoever picks up the record at night reads what stands before the first entry: who the child is, how things stand, what to do. While the case is open there is such a summary, and it is ' +
    'not older than the last significant change: a new legal status, a move, a plan that started or ended, the decision of a conference, or an entry with `significant: ' +
    'yes`.\n\nThe text has no date of its own. Write in the front matter the day on which it was last brought up to date, `summary-on: 2026-03-04`; without it only a missing ' +
    'summary is found. There are ten working days to write it after the case opened or the change came. A record that a census brought in says in its summary where it is from.',
  severity: 'warning',
  fix: 'Say before the first entry who the child is, how things stand and what comes next, and write that day in `summary-on`.',
  source: EFFECTIVE_RECORD,
  reads: 'text',
  examples: {
    asOf: '2026-04-01',
    bad: '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\nsummary-on: 2026-01-20 <!-- expect: practice/summary-out-of-date -->\n---\n\nLives with both parents; an assessment is under way.\n\n## 2026-01-12 Referral\n\n```yaml\nfrom: 2A\n```\n\n## 2026-03-02 Legal status\n\n```yaml\nstatus: V2\n```\n',
    good: '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\nsummary-on: 2026-03-05\n---\n\nLives with Salma Barakat since 2 March, under section 20.\n\n## 2026-01-12 Referral\n\n```yaml\nfrom: 2A\n```\n\n## 2026-03-02 Legal status\n\n```yaml\nstatus: V2\n```\n',
  },
  *check(input) {
    const { record, journey, asOf, catalogue } = input;
    if (journey.facts.kind !== 'child') return;
    const open = openCase(journey);
    if (!open) return;
    if (!hasSummary(record)) {
      if (calendar.add(open.start, TIME_TO_WRITE) >= asOf) return;
      const opening = open.openedBy && timelineOf(journey).entry(open.openedBy);
      const message = `The case has been open since ${sayDate(open.start, asOf)} and nothing stands before the first entry: there is no current summary.`;
      yield finding(summaryOutOfDate, input, { entry: FRONT_MATTER }, message, {
        related: opening ? [related(input, opening.ref, 'Open since')] : [],
      });
      return;
    }
    const written = date(journey.facts.frontMatter['summary-on']);
    const change = written && lastChange(journey);
    if (!written || !change || written >= change.on || calendar.add(change.on, TIME_TO_WRITE) >= asOf) return;
    const what = sayEntry(change.entry, catalogue, asOf);
    const when = change.on === change.entry.date ? '' : `, which ended on ${sayDate(change.on, asOf)}`;
    const message = `The summary is of ${sayDate(written, asOf)}, older than ${what}${when}.`;
    yield finding(summaryOutOfDate, input, { entry: FRONT_MATTER, path: ['summary-on'], part: 'value' }, message, {
      related: [related(input, change.entry.ref, 'Changed here')],
    });
  },
};
