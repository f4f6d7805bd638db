import { openActions, whatOf } from '../actions.ts';
import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { text } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { sayEntry } from '../wording.ts';

export const actionDue: Rule = entryRule({
  id: 'practice/action-due',
  title: 'Action without a date',
  description:
    'Without a date nobody can say that an action is late, and the next review cannot ask after it. Each action that is not done yet has the day by which it will be.',
  severity: 'warning',
  fix: 'Write in `due` the day by which it will be done.',
  examples: {
    asOf: '2026-03-05',
    bad: '## 2026-03-04 Case note\n\n```yaml\nactions:\n  - what: Ring the school <!-- expect: practice/action-due -->\n    who: j.okafor\n```\n',
    good: '## 2026-03-04 Case note\n\n```yaml\nactions:\n  - what: Ring the school\n    who: j.okafor\n    due: 2026-03-11\n```\n',
  },
  *checkEntry(entry, input) {
    for (const action of openActions(entry)) {
      // What is written there and is no date is for the schema to say.
      if (text(action.fields.due) !== undefined) continue;
      const message = `${action.called} of ${sayEntry(entry, input.catalogue, input.asOf)} has no date by which it will be done.`;
      yield finding(actionDue, input, { entry: entry.ref, path: whatOf(action), part: 'value' }, message);
    }
  },
});
