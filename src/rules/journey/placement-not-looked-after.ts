import { finding } from '../finding.ts';
import { timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, sayEntry } from '../wording.ts';

export const placementNotLookedAfter: Rule = {
  id: 'journey/placement-not-looked-after',
  title: 'A placement of a child who is not looked after',
  description:
    'The council places a child whom it looks after. The visits, the reviews and the care plan that the law asks for are counted from the legal status, so a placement ' +
    'with no legal status on record leaves the child without them. Short breaks and private fostering have entries of their own.',
  severity: 'warning',
  fix: 'Record the legal status from the day the child became looked after, or correct the date of the placement.',
  source: { provision: 'Children Act 1989 s22', status: 'statutory', evidence: 'know' },
  examples: {
    asOf: '2026-03-05',
    bad: '## 2026-03-02 Placement <!-- expect: journey/placement-not-looked-after -->\n\n```yaml\ntype: U6\n```\n',
    good: '## 2026-03-02 Legal status\n\n```yaml\nstatus: V2\n```\n\n## 2026-03-02 Placement\n\n```yaml\ntype: U6\n```\n',
  },
  *check(input) {
    if (!input.policy.statuses.some(({ id }) => id === 'looked-after')) return;
    const timeline = timelineOf(input.journey);
    for (const entry of timeline.of('placement')) {
      if (!entry.own || timeline.held('looked-after', entry.date)) continue;
      const what = capital(sayEntry(entry, input.catalogue, input.asOf));
      const message = `${what} has no legal status: on that day the child was not looked after according to this record.`;
      yield finding(placementNotLookedAfter, input, { entry: entry.ref }, message);
    }
  },
};
