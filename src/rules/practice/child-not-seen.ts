import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { text } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, sayEntry } from '../wording.ts';

export const childNotSeen: Rule = entryRule({
  id: 'practice/child-not-seen',
  title: 'Child not seen, and no reason',
  description:
    'A visit is for the child. Where the child was not seen the record says why and when the next try will be: a child who is out of sight more than once is a ' +
    'pattern that only the reasons show. A visit that does not say whether the child was seen counts for no timescale.',
  severity: 'warning',
  fix: 'Say in `not-seen-reason` why the child was not seen and when you will try again.',
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-04 Visit\n\n```yaml\nby: j.okafor\nseen: no <!-- expect: practice/child-not-seen -->\n```\n',
    good: '## 2026-03-04 Visit\n\n```yaml\nby: j.okafor\nseen: no\nnot-seen-reason: At a swimming lesson; the visit is moved to 6 March.\n```\n',
  },
  *checkEntry(entry, input) {
    if (entry.type !== 'visit') return;
    const seen = text(entry.fields.seen);
    if (seen === undefined) {
      const message = `${capital(sayEntry(entry, input.catalogue, input.asOf))} does not say whether the child was seen, so it counts for no timescale.`;
      const clears = 'Write `seen: yes` or `seen: no`.';
      yield finding(childNotSeen, input, { entry: entry.ref }, message, { clears });
    } else if (seen === 'no' && text(entry.fields['not-seen-reason']) === undefined) {
      const message = 'The child was not seen at this visit and no reason is given.';
      yield finding(childNotSeen, input, { entry: entry.ref, path: ['seen'], part: 'value' }, message);
    }
  },
});
