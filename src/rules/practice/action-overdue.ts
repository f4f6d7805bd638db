import { entryRule } from '../entry-rule.ts';
import { overdueActions } from '../overdue-actions.ts';
import type { Rule } from '../types.ts';

export const actionOverdue: Rule = entryRule({
  id: 'practice/action-overdue',
  title: 'Action overdue',
  description:
    'What was agreed for the child and has neither been done nor been given up. On the day it is due an action is still in time. Writing what came of it clears the ' +
    'finding, done or not: "no longer needed" is an outcome.',
  severity: 'warning',
  fix: 'Write the day it was done in `done`, or what came of it in `outcome`.',
  examples: {
    asOf: '2026-03-12',
    bad: '## 2026-03-04 Case note\n\n```yaml\nactions:\n  - what: Ring the school\n    who: j.okafor\n    due: 2026-03-11 <!-- expect: practice/action-overdue -->\n```\n',
    good: '## 2026-03-04 Case note\n\n```yaml\nactions:\n  - what: Ring the school\n    who: j.okafor\n    due: 2026-03-11\n    done: 2026-03-09\n```\n',
  },
  checkEntry(entry, input) {
    return input.journey.facts.kind === 'child' ? overdueActions(actionOverdue, entry, input) : [];
  },
});
