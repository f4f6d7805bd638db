import { finding } from '../finding.ts';
import { timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, censusRule, sayEntry } from '../wording.ts';

/** What a review reviews: entry type, the status that must be held on that day, and how it is said. */
const REVIEWS = [
  ['review-child-protection-conference', 'child-protection-plan', 'no child protection plan was held'],
  ['core-group', 'child-protection-plan', 'no child protection plan was held'],
  ['child-in-need-review', 'child-in-need', 'no child in need plan was held'],
  ['looked-after-review', 'looked-after', 'the child was not looked after'],
] as const;

export const noPlanToReview: Rule = {
  id: 'journey/no-plan-to-review',
  title: 'A review with nothing to review',
  description:
    'A review conference and a core group need a child protection plan, a child in need review a child in need plan, and a looked-after review a child who ' +
    'is looked after. Where the record holds none on that day, the plan (or the legal status) was not recorded or a date is wrong.',
  severity: 'warning',
  fix: 'Record the plan or the legal status from the day it started, or correct the date of the review.',
  source: censusRule('4003', '8841'),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-09 Core group <!-- expect: journey/no-plan-to-review -->\n',
    good: '## 2026-03-02 Child protection plan\n\n```yaml\ncategory: NEG\n```\n\n## 2026-03-09 Core group\n',
  },
  *check(input) {
    const known = new Set(input.policy.statuses.map(({ id }) => id));
    const timeline = timelineOf(input.journey);
    for (const [type, status, words] of REVIEWS) {
      if (!known.has(status)) continue;
      for (const entry of timeline.of(type)) {
        if (!entry.own || timeline.held(status, entry.date)) continue;
        const message = `On the day of ${sayEntry(entry, input.catalogue, input.asOf)} ${words}.`;
        yield finding(noPlanToReview, input, { entry: entry.ref }, capital(message));
      }
    }
  },
};
