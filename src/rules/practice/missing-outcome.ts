import { coveredByDecisionPoint } from '../covered.ts';
import { finding } from '../finding.ts';
import { outcomeOf, text } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, sayEntry } from '../wording.ts';

/** Meetings that exist to decide, and work that ends in a decision once it is completed. */
const MEETINGS: ReadonlySet<string> = new Set([
  'strategy-discussion',
  'initial-child-protection-conference',
  'review-child-protection-conference',
  'child-in-need-review',
  'looked-after-review',
  'early-help-review',
  'pathway-review',
  'adoption-review',
]);
const WORK: ReadonlySet<string> = new Set(['assessment', 'section-47-enquiry']);

export const missingOutcome: Rule = {
  id: 'practice/missing-outcome',
  title: 'No outcome on record',
  description:
    'A conference, a strategy discussion and a review are held to decide something; a completed assessment or section 47 enquiry ends in a decision. ' +
    'Without the outcome nobody can tell what is to happen next. Where the policy has a decision point for an entry, that point asks for the ' +
    'outcome and this rule is silent.',
  severity: 'warning',
  fix: 'Write what was decided in `outcome` under `decision:`.',
  examples: {
    asOf: '2026-03-20',
    bad: '## 2026-03-16 Early help review <!-- expect: practice/missing-outcome -->\n',
    good: '## 2026-03-16 Early help review\n\n```yaml\ndecision:\n  outcome: continue\n  by: m.patel\n  on: 2026-03-16\n  rationale: School attendance is not steady yet.\n```\n',
  },
  concerns: (entry) => {
    const { type, fields } = entry;
    const mustDecide = MEETINGS.has(type) || (WORK.has(type) && text(fields.completed) !== undefined);
    return mustDecide && outcomeOf(entry) === undefined;
  },
  *check(input) {
    const covered = coveredByDecisionPoint(input.journey, 'outcome');
    for (const entry of input.concerned) {
      if (covered.has(entry.ref)) continue;
      const what = capital(sayEntry(entry, input.catalogue, input.asOf));
      const message = `${what} ${WORK.has(entry.type) ? 'is completed but has' : 'has'} no outcome on record.`;
      yield finding(missingOutcome, input, { entry: entry.ref }, message);
    }
  },
};
