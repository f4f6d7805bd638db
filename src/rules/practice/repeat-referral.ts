import { addMonths } from '../../calendar/dates.ts';
import type { DatedEntry } from '../../journey/types.ts';
import { finding, related } from '../finding.ts';
import { outcomeOf, text, timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { sayDate } from '../wording.ts';

/** Outcomes by which a referral ends with no work following. */
const WENT_NO_FURTHER: readonly string[] = ['no-further-action', 'information-advice', 'early-help'];

export const repeatReferral: Rule = {
  id: 'practice/repeat-referral',
  title: 'Referred again within twelve months',
  description:
    'A referral that comes within twelve months of an earlier one, or of the day on which that case was closed, asks what was not settled the first time. It is information: families also come ' +
    'back because they were helped. Write `re-referral: yes` to say that it was seen. A second referral while the case is still open is no repeat.\n\nThe Department ' +
    'for Education counts twelve months from the earlier referral to the next. This rule also looks at twelve months from the closure, which is what the family lived through.',
  severity: 'information',
  fix: 'Read the earlier referral and what came of it, say what is different now, and write `re-referral: yes`.',
  source: {
    provision: 'DfE, children in need statistics: re-referrals within 12 months',
    status: 'guidance',
    evidence: 'found',
    at: 'https://explore-education-statistics.service.gov.uk/methodology/children-in-need-a-focus-on-sexual-abuse-and-exploitation',
    note: 'A definition for statistics. It asks nobody to do anything.',
  },
  examples: {
    asOf: '2026-06-01',
    bad: '## 2025-11-10 Referral\n\n```yaml\nfrom: 2A\ndecision:\n  outcome: no-further-action\n  by: m.patel\n  on: 2025-11-10\n  rationale: A fall at play, and the account fits.\n```\n\n## 2026-02-02 Referral <!-- expect: practice/repeat-referral -->\n\n```yaml\nfrom: 2A\n```\n',
    good: '## 2025-11-10 Referral\n\n```yaml\nfrom: 2A\ndecision:\n  outcome: no-further-action\n  by: m.patel\n  on: 2025-11-10\n  rationale: A fall at play, and the account fits.\n```\n\n## 2026-02-02 Referral\n\n```yaml\nfrom: 2A\nre-referral: yes\n```\n',
  },
  *check(input) {
    const { journey, asOf } = input;
    const steps = timelineOf(journey).of('referral', 'closure');
    let ended: { readonly entry: DatedEntry; readonly closed: boolean } | undefined;
    for (const entry of steps) {
      if (entry.type === 'closure') {
        ended = { entry, closed: true };
        continue;
      }
      const seen = text(entry.fields['re-referral']) !== undefined;
      if (
        ended &&
        entry.own &&
        !seen &&
        entry.date > ended.entry.date &&
        addMonths(ended.entry.date, 12) >= entry.date
      ) {
        const earlier = `${ended.closed ? 'the case was closed' : 'an earlier referral went no further'} on ${sayDate(ended.entry.date, asOf)}`;
        yield finding(repeatReferral, input, { entry: entry.ref }, `Referred again within twelve months: ${earlier}.`, {
          related: [related(input, ended.entry.ref, ended.closed ? 'Closed here' : 'The earlier referral')],
        });
      }
      ended = WENT_NO_FURTHER.includes(outcomeOf(entry) ?? '') ? { entry, closed: false } : undefined;
    }
  },
};
