import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { date } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, censusRule, sayDate, sayEntry } from '../wording.ts';

/** Fields that end, or come within, what the heading starts. */
const ENDS = [
  ['completed', 'completed'],
  ['ended', 'ended'],
  ['until', 'over'],
  ['reviewed', 'reviewed'],
] as const;

export const endsBeforeStart: Rule = entryRule({
  id: 'journey/ends-before-start',
  title: 'Ends before it starts',
  description:
    'The date in the heading of an assessment, an enquiry, a plan, a placement or an episode of being missing is the day it started. It ' +
    'cannot have been completed, reviewed or ended before that day. One wrong date here makes every length of time after it wrong.',
  severity: 'error',
  fix: 'Correct the date in the heading or the date in this field.',
  source: censusRule('4011', '8608'),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-04 Assessment\n\n```yaml\nby: j.okafor\ncompleted: 2026-02-27 <!-- expect: journey/ends-before-start -->\n```\n',
    good: '## 2026-03-04 Assessment\n\n```yaml\nby: j.okafor\ncompleted: 2026-04-27\n```\n',
  },
  *checkEntry(entry, input) {
    for (const [field, word] of ENDS) {
      const end = date(entry.fields[field]);
      if (end === undefined || end >= entry.date) continue;
      const what = capital(sayEntry(entry, input.catalogue, input.asOf));
      const message = `${what} was ${word} on ${sayDate(end, input.asOf)}, before it started.`;
      yield finding(endsBeforeStart, input, { entry: entry.ref, path: [field], part: 'value' }, message);
    }
  },
});
