import { finding } from '../finding.ts';
import { date, text, timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { censusRule } from '../wording.ts';

export const deathWithoutDate: Rule = {
  id: 'journey/death-without-date',
  title: 'Closed because the child died, with no date of death',
  description:
    'A case that is closed for the reason that the child died (RC2) says when that was: in `died` of the front matter or in an entry of the death. Otherwise the ' +
    'reason itself may be a slip, and nobody should have to wonder.',
  severity: 'warning',
  fix: 'Write `died` in the front matter, or correct the reason of the closure.',
  source: censusRule('8585'),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-20 Closure\n\n```yaml\nreason: RC2 <!-- expect: journey/death-without-date -->\n```\n',
    good: '## 2026-03-02 Death\n\n## 2026-03-20 Closure\n\n```yaml\nreason: RC2\n```\n',
  },
  *check(input) {
    const timeline = timelineOf(input.journey);
    if (date(input.journey.facts.frontMatter.died) !== undefined || timeline.of('death').length > 0) return;
    for (const entry of timeline.of('closure')) {
      if (!entry.own || text(entry.fields.reason) !== 'RC2') continue;
      const message = 'The case was closed because the child died (RC2), but the record does not say when.';
      yield finding(deathWithoutDate, input, { entry: entry.ref, path: ['reason'], part: 'value' }, message);
    }
  },
};
