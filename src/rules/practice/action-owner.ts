import { openActions, whatOf } from '../actions.ts';
import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { text } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { sayEntry } from '../wording.ts';

export const actionOwner: Rule = entryRule({
  id: 'practice/action-owner',
  title: 'Action without an owner',
  description:
    'An action that belongs to nobody is done by nobody. Each action that is not done yet names the person who will do it, a parent or another agency ' +
    'as much as a worker.',
  severity: 'warning',
  fix: 'Write in `who` the person who will do it.',
  examples: {
    asOf: '2026-03-05',
    bad: '## 2026-03-04 Case note\n\n```yaml\nactions:\n  - what: Ring the school <!-- expect: practice/action-owner -->\n    due: 2026-03-11\n```\n',
    good: '## 2026-03-04 Case note\n\n```yaml\nactions:\n  - what: Ring the school\n    who: j.okafor\n    due: 2026-03-11\n```\n',
  },
  *checkEntry(entry, input) {
    for (const action of openActions(entry)) {
      if (text(action.fields.who) !== undefined) continue;
      const message = `${action.called} of ${sayEntry(entry, input.catalogue, input.asOf)} belongs to nobody.`;
      yield finding(actionOwner, input, { entry: entry.ref, path: whatOf(action), part: 'value' }, message);
    }
  },
});
