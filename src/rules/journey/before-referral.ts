import { FORMAL_STEPS } from '../activity.ts';
import { finding, related } from '../finding.ts';
import { timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, censusRule, sayDate, sayEntry } from '../wording.ts';

export const beforeReferral: Rule = {
  id: 'journey/before-referral',
  title: 'Work before the referral',
  description:
    'An assessment, a section 47 enquiry, a conference and a plan come of a referral, so they cannot be older than the first referral of ' +
    'the record. A record that holds no referral, or whose case was closed in between, is let be.',
  severity: 'error',
  fix: 'Correct this date or that of the referral, or record the earlier referral that led to this.',
  source: censusRule('1103', '1104', '1105', '2889', '4015'),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-02 Assessment <!-- expect: journey/before-referral -->\n\n```yaml\nby: j.okafor\n```\n\n## 2026-03-09 Referral\n\n```yaml\nfrom: 1A\n```\n',
    good: '## 2026-03-02 Referral\n\n```yaml\nfrom: 1A\n```\n\n## 2026-03-02 Assessment\n\n```yaml\nby: j.okafor\n```\n',
  },
  *check(input) {
    const timeline = timelineOf(input.journey);
    const [referral] = timeline.of('referral');
    if (!referral || timeline.of('closure').some(({ date }) => date < referral.date)) return;
    for (const entry of timeline.of(...FORMAL_STEPS)) {
      if (entry.date >= referral.date) return;
      if (!entry.own) continue;
      const message = `${capital(sayEntry(entry, input.catalogue, input.asOf))} is older than the referral, which is dated ${sayDate(referral.date, input.asOf)}.`;
      yield finding(beforeReferral, input, { entry: entry.ref }, message, {
        related: [related(input, referral.ref, 'The first referral')],
      });
    }
  },
};
