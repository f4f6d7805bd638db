import { countUpTo } from '../../journey/order.ts';
import { finding } from '../finding.ts';
import { timelineOf, unmetOrLate } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { sayDate } from '../wording.ts';

/** What counts the same duty in months. */
const TIMESCALE = 'permanence-plan';
const SHORT_BREAKS: readonly unknown[] = ['V3', 'V4'];

export const noPermanencePlan: Rule = {
  id: 'practice/no-permanence-plan',
  title: 'No permanence plan by the second review',
  description:
    'By the second looked-after review there is a plan for where the child will grow up. `timescale/permanence-plan` counts four months, by when that review is due; this rule speaks where the second review was ' +
    'held earlier than that and there is still no plan. As soon as the timescale is overdue it says so itself and this rule is silent, so that nothing is said twice. A series of ' +
    'short breaks asks for none.',
  severity: 'warning',
  fix: 'Record the permanence plan, or say in the review why there can be none yet and by when there will be.',
  source: {
    provision: 'Children Act 1989 guidance, volume 2: permanence by the second review',
    status: 'statutory guidance',
    evidence: 'found-secondary',
    confidence: 'medium',
    note: "Read in two councils' procedures.",
  },
  examples: {
    asOf: '2026-05-01',
    bad: '## 2026-01-12 Legal status\n\n```yaml\nstatus: V2\n```\n\n## 2026-02-05 Looked-after review\n\n## 2026-04-20 Looked-after review <!-- expect: practice/no-permanence-plan -->\n',
    good: '## 2026-01-12 Legal status\n\n```yaml\nstatus: V2\n```\n\n## 2026-02-05 Looked-after review\n\n## 2026-04-20 Permanence plan\n\n```yaml\nplan: [RETURN6M]\n```\n\n## 2026-04-20 Looked-after review\n',
  },
  *check(input) {
    const { journey, asOf } = input;
    const timeline = timelineOf(journey);
    const period = timeline.held('looked-after', asOf);
    if (!period || period.end !== undefined || SHORT_BREAKS.includes(period.carried.at(-1)?.facts.status)) return;
    const reviews = timeline.of('looked-after-review');
    const second = reviews[countUpTo(reviews, ({ date }) => date < period.start) + 1];
    if (!second?.own || timeline.of('permanence-plan').some(({ date }) => date >= period.start)) return;
    const said = unmetOrLate(journey).some(
      ({ timescale, status, opened }) =>
        timescale.id === TIMESCALE && status === 'overdue' && opened.on === period.start,
    );
    if (said) return;
    const message = `The second review was held on ${sayDate(second.date, asOf)} and no permanence plan is on record.`;
    yield finding(noPermanencePlan, input, { entry: second.ref }, message);
  },
};
