import { addDays, daysBetween } from '../../calendar/dates.ts';
import { needsTheChild } from '../activity.ts';
import { finding, ownEntries } from '../finding.ts';
import type { Rule } from '../types.ts';
import { capital, sayDate, sayEntry } from '../wording.ts';

/** Forty weeks. Work for an unborn child (a referral, an assessment, a conference) can't be older than the pregnancy. */
const PREGNANCY = 280;

export const beforeBirth: Rule = {
  id: 'journey/before-birth',
  title: 'Dated before the child was born',
  description:
    'A visit at which the child was seen, a placement or a review of a looked-after child cannot come before the birth. Referrals, ' +
    'assessments, conferences and plans for an unborn child can, and are let stand for the forty weeks before the birth, or from ' +
    'any day where the front matter says when the baby was `expected`.',
  severity: 'error',
  fix: 'Correct the date in the heading, or `born` in the front matter.',
  examples: {
    asOf: '2026-06-01',
    bad: '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2026-02-10\n---\n\n## 2026-01-04 Visit <!-- expect: journey/before-birth -->\n\n```yaml\nseen: yes\nalone: no\nalone-reason: not-appropriate\n```\n',
    good: '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2026-02-10\n---\n\n## 2026-01-04 Assessment: before the birth\n\n```yaml\nby: j.okafor\n```\n',
  },
  *check(input) {
    const { born, frontMatter } = input.journey.facts;
    if (born === undefined) return;
    const earliest = frontMatter.expected === undefined ? addDays(born, -PREGNANCY) : undefined;
    for (const entry of ownEntries(input)) {
      // In date order: nothing after this one is before the birth either.
      if (entry.date >= born) return;
      const impossible = needsTheChild(entry) || (earliest !== undefined && entry.date < earliest);
      if (!impossible) continue;
      const what = capital(sayEntry(entry, input.catalogue, input.asOf));
      const message = `${what} is dated ${howLong(daysBetween(entry.date, born))} before the child was born on ${sayDate(born, input.asOf)}.`;
      yield finding(beforeBirth, input, { entry: entry.ref }, message);
    }
  },
};

function howLong(days: number): string {
  if (days === 1) return 'the day';
  return days < 60
    ? `${days} days`
    : days < 730
      ? `${Math.round(days / 30.4)} months`
      : `${Math.floor(days / 365.25)} years`;
}
