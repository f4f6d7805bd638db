import { finding } from '../finding.ts';
import type { Rule } from '../types.ts';
import { sayDate } from '../wording.ts';

export const afterAsOf: Rule = {
  id: 'journey/after-as-of',
  title: 'Entries after the day judged on',
  description:
    'A record is judged as it stood on one day: today, or the day that the workspace or the command line names. Entries with a later date ' +
    'have not happened yet and count for nothing. This says so once for each record, so that a date typed wrongly is not overlooked.',
  severity: 'information',
  fix: 'Correct the date if it is wrong; a date that is still to come needs nothing.',
  examples: {
    asOf: '2026-03-20',
    bad: '## 2027-03-04 Case note <!-- expect: journey/after-as-of -->\n\nThe year is a slip of the pen.\n',
    good: '## 2026-03-04 Case note\n\nThe year is right.\n',
  },
  *check(input) {
    // What has happened by the day judged on is all there is, nearly always.
    if (input.journey.entries.length === input.journey.facts.entries.length) return;
    const later = input.journey.facts.entries.filter(({ own, date }) => own && date > input.asOf);
    const [first] = later;
    if (!first) return;
    const [entries, count] =
      later.length === 1 ? ['This entry is', 'it is'] : [`${later.length} entries are`, 'they are'];
    const message = `${entries} dated after ${sayDate(input.asOf, input.asOf)} ${input.asOf.slice(0, 4)}, the day this record is judged on; ${count} not counted yet.`;
    yield finding(afterAsOf, input, { entry: first.ref }, message);
  },
};
