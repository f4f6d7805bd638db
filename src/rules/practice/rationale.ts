import { unexplainedChanges } from '../changed-decisions.ts';
import { coveredByDecisionPoint } from '../covered.ts';
import { finding } from '../finding.ts';
import { map, text } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { sayEntry } from '../wording.ts';

export const rationale: Rule = {
  id: 'practice/rationale',
  title: 'Decision without its reason',
  description:
    'A decision that stands without its reason cannot be explained to the child who reads it as an adult, nor be questioned by whoever takes the case on. ' +
    'Where the policy has a decision point for an entry, that point asks for the reason and this rule is silent; so it is where `practice/decision-changed` speaks.',
  severity: 'warning',
  fix: 'Write the reason in `rationale` under `decision:`.',
  examples: {
    asOf: '2026-03-05',
    bad: '## 2026-03-04 Case note\n\n```yaml\ndecision: <!-- expect: practice/rationale -->\n  outcome: Family time moves to Saturdays\n  by: m.patel\n  on: 2026-03-04\n```\n',
    good: '## 2026-03-04 Case note\n\n```yaml\ndecision:\n  outcome: Family time moves to Saturdays\n  by: m.patel\n  on: 2026-03-04\n  rationale: Swimming is on Sundays from now on.\n```\n',
  },
  concerns: ({ fields }) => {
    const decision = map(fields.decision);
    return decision !== undefined && text(decision.outcome) !== undefined && text(decision.rationale) === undefined;
  },
  *check(input) {
    const covered = coveredByDecisionPoint(input.journey, 'rationale');
    const changed = new Set(unexplainedChanges(input.journey).map(({ entry }) => entry));
    for (const entry of input.concerned) {
      if (covered.has(entry.ref) || changed.has(entry)) continue;
      const message = `The decision on ${sayEntry(entry, input.catalogue, input.asOf)} does not say why.`;
      yield finding(rationale, input, { entry: entry.ref, path: ['decision'], part: 'key' }, message);
    }
  },
};
