import { weekday } from '../../calendar/dates.ts';
import { finding } from '../finding.ts';
import { timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, censusRule, sayEntry } from '../wording.ts';

export const conferenceWeekend: Rule = {
  id: 'journey/conference-weekend',
  title: 'Conference at a weekend',
  description:
    'A child protection conference brings many agencies together and is as good as never held on a Saturday or a Sunday. The date is more often a ' +
    'slip. If it was held then, nothing needs to be done.',
  severity: 'information',
  fix: 'Check the date of the conference.',
  source: censusRule('8875'),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-07 Initial child protection conference <!-- expect: journey/conference-weekend -->\n',
    good: '## 2026-03-09 Initial child protection conference\n',
  },
  *check(input) {
    const conferences = timelineOf(input.journey).of(
      'initial-child-protection-conference',
      'review-child-protection-conference',
    );
    for (const entry of conferences) {
      const day = weekday(entry.date);
      if (!entry.own || day < 6) continue;
      const message = `${capital(sayEntry(entry, input.catalogue, input.asOf))} falls on a ${day === 6 ? 'Saturday' : 'Sunday'}.`;
      yield finding(conferenceWeekend, input, { entry: entry.ref }, message);
    }
  },
};
