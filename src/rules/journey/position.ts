import { checkPosition, type PositionDifference } from '../../journey/position.ts';
import { PERSON_ID } from '../../record/ids.ts';
import { FRONT_MATTER, finding, related } from '../finding.ts';
import type { Rule, RuleInput } from '../types.ts';
import { sayDate } from '../wording.ts';

/** What each key of `position:` is called. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['plan', 'plan'],
  ['worker', 'worker'],
  ['team', 'team'],
  ['placed', 'placement'],
  ['legal-status', 'legal status'],
]);

export const position: Rule = {
  id: 'journey/position',
  title: 'Position differs from the journey',
  description:
    'The statuses of a child follow from the entries and need not be typed. Where the front matter does say where the child stands (`position:`), it is held against the entries, ' +
    'as accountants check a balance: one of the two is wrong, and both are read by people.',
  severity: 'warning',
  fix: 'Correct `position:` in the front matter, or record the entry that is missing.',
  examples: {
    asOf: '2026-06-01',
    bad: '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\nposition:\n  plan: child-protection <!-- expect: journey/position -->\n---\n\n## 2026-03-02 Referral\n',
    good: '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\nposition:\n  plan: child-protection\n---\n\n## 2026-03-02 Child protection plan\n\n```yaml\ncategory: NEG\n```\n',
  },
  *check(input) {
    for (const difference of checkPosition(input.journey, input.policy)) {
      const place = { entry: FRONT_MATTER, path: ['position', difference.key], part: 'value' } as const;
      yield finding(position, input, place, inWords(difference, input), {
        related: difference.by ? [related(input, difference.by, 'This entry says so')] : [],
      });
    }
  },
};

function inWords({ key, asserted, derived, title, since }: PositionDifference, input: RuleInput): string {
  const claim = `The front matter gives the ${NAMES.get(key) ?? key} ${isIdOrCode(key, asserted, input) ? `as "${asserted}"` : 'in words of its own'}`;
  if (derived === undefined || derived === 'none')
    return `${claim}, but by the entries there is none on ${sayDate(input.asOf, input.asOf)}.`;
  const from = since === undefined ? [] : [`since ${sayDate(since, input.asOf)}`];
  const held = [...[title ?? meaning(key, derived, input)].flatMap((words) => words ?? []), ...from].join(' ');
  const other = title !== undefined || isIdOrCode(key, derived, input) ? `"${derived}"` : 'another';
  return `${claim}, but by the entries it is ${other}${held === '' ? '' : ` (${held})`}.`;
}

/** Anything else that somebody wrote, there or in an entry, stays in the record. */
function isIdOrCode(key: string, asserted: string, { catalogue }: RuleInput): boolean {
  const codes = catalogue.fieldAt({ record: 'child' }, ['position', key])?.codes;
  return codes === undefined ? PERSON_ID.test(asserted) : codes.some(({ code }) => code === asserted);
}

/** Where the codes of a key stand: entry type and field. */
const CODED: ReadonlyMap<string, readonly [entry: string, field: string]> = new Map([
  ['placed', ['placement', 'type']],
  ['legal-status', ['legal-status', 'status']],
]);

/** `Full care order`: what a code stands for. */
function meaning(key: string, code: string, { catalogue }: RuleInput): string | undefined {
  const [entry, field] = CODED.get(key) ?? [];
  if (entry === undefined || field === undefined) return undefined;
  return catalogue.fieldAt({ entry }, [field])?.codes?.find((each) => each.code === code)?.meaning;
}
