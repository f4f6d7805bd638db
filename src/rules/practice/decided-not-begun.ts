import { finding, related } from '../finding.ts';
import { goodPractice } from '../local-standard.ts';
import { DECIDE_NEXT_STEPS } from '../next-steps.ts';
import { notBegun } from '../not-begun.ts';
import type { Rule } from '../types.ts';
import { sayDate } from '../wording.ts';

export const decidedNotBegun: Rule = {
  id: 'practice/decided-not-begun',
  title: 'Decided, and the next step not begun',
  description:
    'A contact is accepted as a referral and no referral is ever written; a strategy discussion is decided on and never held; legal advice is to be sought and nobody seeks it. Between two steps a child falls ' +
    'out of sight, as no clock runs there: the next one starts with the step that never came. The rule asks after decisions of contacts, referrals, assessments, strategy discussions, section 47 enquiries, ' +
    'early help reviews, core groups, child in need plans and reviews, legal gateway and pre-proceedings meetings whose outcome names a next step.\n\n' +
    "The finding comes more than three working days after the decision where the step can't wait (a referral, a strategy discussion, a section 47 enquiry), more than ten for any other, and more than fifteen for a conference that a " +
    'strategy discussion called without an enquiry. No law sets these numbers; a policy pack sets others in `settings: {urgent-step-days: 1, next-step-days: 5}`.\n\n' +
    'It is silent where the step, or work past it, stands in the record under whatever name; where the same work is going on already, as for a child who is an open case: news of such a child is no new referral; where it was begun shortly before the meeting that agrees to it, as in an emergency; where the case was closed or the decision changed, by an entry that `answers` or `corrects` ' +
    'this one or by the next such meeting; and wherever a timescale says by when the step is due, or is overdue for the work that it begins, so that nothing is said twice. Steps that are taken elsewhere or in their own time are not asked ' +
    'after: early help, another agency, a specialist assessment, short breaks, adoption. In a record that a census brought in only decisions that say who made them count.',
  severity: 'warning',
  fix: 'Begin what was decided and record it. Where something else was decided since, record it in a Management decision that `answers` this entry, with the reason.',
  source: goodPractice('What was decided is begun', 'No law sets the number of days.'),
  examples: {
    asOf: '2026-03-20',
    bad: '## 2026-03-02 Contact\n\n```yaml\nfrom: 2A\ndecision:\n  outcome: referral <!-- expect: practice/decided-not-begun -->\n  by: m.patel\n  on: 2026-03-02\n  rationale: Unexplained bruising.\n```\n',
    good: '## 2026-03-02 Contact\n\n```yaml\nfrom: 2A\ndecision:\n  outcome: referral\n  by: m.patel\n  on: 2026-03-02\n  rationale: Unexplained bruising.\n```\n\n## 2026-03-02 Referral\n\n```yaml\nfrom: 2A\n```\n',
  },
  concerns: ({ type }) => DECIDE_NEXT_STEPS.has(type),
  *check(input) {
    const { journey, policy, asOf, concerned } = input;
    if (journey.facts.kind !== 'child') return;
    for (const { written, entry, decided, next, within, again } of notBegun(journey, policy, concerned)) {
      const message = `It was decided on ${sayDate(decided, asOf)} ${next.decision}, and ${next.missing} is on record since: more than ${within === 1 ? 'a working day' : `${within} working days`}.`;
      yield finding(
        decidedNotBegun,
        input,
        { entry: written.ref, path: ['decision', 'outcome'], part: 'value' },
        message,
        {
          related: [
            ...(written === entry ? [] : [related(input, entry.ref, 'What it was decided about')]),
            ...again.slice(0, 9).map(({ ref }) => related(input, ref, 'Decided again', ['decision', 'outcome'])),
          ],
        },
      );
    }
  },
};
