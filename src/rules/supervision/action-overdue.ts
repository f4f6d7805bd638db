import { entryRule } from '../entry-rule.ts';
import { overdueActions } from '../overdue-actions.ts';
import type { Rule } from '../types.ts';

export const supervisionActionOverdue: Rule = entryRule({
  id: 'supervision/action-overdue',
  title: 'Supervision action overdue',
  description:
    'Actions agreed in supervision that nobody came back to are the most common finding of reviews into what went wrong. What was agreed is done, or the next session says ' +
    'what came of it.',
  severity: 'warning',
  fix: 'Write the day it was done in `done`, or what came of it in `outcome`.',
  examples: {
    asOf: '2026-03-20',
    bad: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision\n\n```yaml\ncases: [CH-1]\nactions:\n  - what: Book the genogram training\n    who: j.okafor\n    due: 2026-03-11 <!-- expect: supervision/action-overdue -->\n```\n',
    good: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision\n\n```yaml\ncases: [CH-1]\nactions:\n  - what: Book the genogram training\n    who: j.okafor\n    due: 2026-03-11\n    outcome: Full until May; booked for then.\n```\n',
  },
  checkEntry(entry, input) {
    return input.journey.facts.kind === 'supervision' ? overdueActions(supervisionActionOverdue, entry, input) : [];
  },
});
