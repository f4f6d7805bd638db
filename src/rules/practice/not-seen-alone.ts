import type { DatedEntry } from '../../journey/types.ts';
import type { Source } from '../../policy/types.ts';
import { finding } from '../finding.ts';
import { text, timelineOf } from '../timeline.ts';
import type { Rule, RuleInput } from '../types.ts';

const REGULATION_29: Source = {
  provision: 'SI 2010/959 reg 29',
  status: 'statutory',
  evidence: 'found',
  at: 'https://www.legislation.gov.uk/uksi/2010/959/regulation/29/2020-04-24',
};

export const notSeenAlone: Rule = {
  id: 'practice/not-seen-alone',
  title: 'Child not seen alone, and no reason',
  description:
    'At a visit to a looked-after child the representative speaks to the child in private, unless the child (old enough to do so) refuses, it would not be appropriate ' +
    'for the age and understanding of the child, or the representative is unable to (regulation 29). The same is good practice at every other visit. A visit that was made with others ' +
    'present says which of the three it was; for the third, what was tried.',
  severity: 'warning',
  fix: 'Give the reason in `alone-reason`: child-refused, not-appropriate or worker-unable.',
  source: REGULATION_29,
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-04 Visit\n\n```yaml\nseen: yes\nalone: no <!-- expect: practice/not-seen-alone -->\n```\n',
    good: '## 2026-03-04 Visit\n\n```yaml\nseen: yes\nalone: no\nalone-reason: child-refused\n```\n',
  },
  concerns: ({ type, fields }) => {
    if (type !== 'visit' || text(fields.seen) !== 'yes') return false;
    const alone = text(fields.alone);
    return alone === undefined || (alone === 'no' && text(fields['alone-reason']) === undefined);
  },
  *check(input) {
    for (const entry of input.concerned) {
      if (text(entry.fields.alone) === undefined) {
        const message = `This visit does not say whether the child was seen alone${authority(entry, input)}.`;
        const place = { entry: entry.ref, path: ['seen'], part: 'value' } as const;
        const clears = 'Write `alone: yes`, or `alone: no` with its reason.';
        yield finding(notSeenAlone, input, place, message, {
          severity: 'information',
          clears,
          ...source(entry, input),
        });
      } else {
        const message = `The child was not seen alone at this visit and none of the three reasons is given${authority(entry, input)}.`;
        const place = { entry: entry.ref, path: ['alone'], part: 'value' } as const;
        yield finding(notSeenAlone, input, place, message, source(entry, input));
      }
    }
  },
};

/** The regulation binds visits to a looked-after child; elsewhere the rule is good practice and is not shown as law. */
function isLaw(entry: DatedEntry, { journey }: RuleInput): boolean {
  return timelineOf(journey).held('looked-after', entry.date) !== undefined;
}

function authority(entry: DatedEntry, input: RuleInput): string {
  return isLaw(entry, input) ? ` (${REGULATION_29.provision})` : '';
}

const GOOD_PRACTICE: Source = { provision: 'good practice at every visit', status: 'local', evidence: 'know' };

function source(entry: DatedEntry, input: RuleInput): { readonly source: Source } {
  return { source: isLaw(entry, input) ? REGULATION_29 : GOOD_PRACTICE };
}
