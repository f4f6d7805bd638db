import type { DatedEntry } from '../../journey/types.ts';
import { isFinished } from '../activity.ts';
import { finding, related } from '../finding.ts';
import { date, text, timelineOf } from '../timeline.ts';
import type { Finding, Rule, RuleInput } from '../types.ts';
import { capital, censusRule, sayEntry } from '../wording.ts';

export const closedUnfinished: Rule = {
  id: 'journey/closed-unfinished',
  title: 'Closed with work unfinished',
  description:
    'A case is closed when its assessment is complete and its section 47 enquiry has led to a conference or to the decision that none is needed. Otherwise ' +
    'nobody can say what was found. The reasons "closed after assessment" (RC8, RC9) need an assessment.',
  severity: 'warning',
  fix: 'Record when and how the unfinished work was completed, or correct the closure.',
  source: censusRule('8825', '8867', '8868'),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-02 Assessment\n\n```yaml\nby: j.okafor\n```\n\n## 2026-03-20 Closure <!-- expect: journey/closed-unfinished -->\n\n```yaml\nreason: RC8\n```\n',
    good: '## 2026-03-02 Assessment\n\n```yaml\nby: j.okafor\ncompleted: 2026-03-19\n```\n\n## 2026-03-20 Closure\n\n```yaml\nreason: RC8\n```\n',
  },
  *check(input) {
    let open: DatedEntry[] = [];
    let assessed = false;
    const steps = timelineOf(input.journey).of(
      'assessment',
      'section-47-enquiry',
      'initial-child-protection-conference',
      'closure',
    );
    for (const entry of steps) {
      switch (entry.type) {
        case 'assessment':
          assessed = true;
          if (!isFinished(entry)) open.push(entry);
          break;
        case 'section-47-enquiry':
          if (!isFinished(entry) && text(entry.fields['conference-not-required']) !== 'yes') open.push(entry);
          break;
        case 'initial-child-protection-conference':
          open = open.filter(({ type }) => type !== 'section-47-enquiry');
          break;
        default:
          if (entry.own) yield* atClosure(entry, open, assessed, input);
          open = [];
          assessed = false;
      }
    }
  },
};

function* atClosure(
  closure: DatedEntry,
  open: readonly DatedEntry[],
  assessed: boolean,
  input: RuleInput,
): Iterable<Finding> {
  for (const entry of open) {
    const conference = date(entry.fields['conference-on']);
    if (conference !== undefined && conference <= closure.date) continue;
    const what = sayEntry(entry, input.catalogue, input.asOf);
    yield finding(
      closedUnfinished,
      input,
      { entry: closure.ref },
      `${capital(what)} was not finished when the case was closed.`,
      {
        related: [related(input, entry.ref, 'Not finished')],
      },
    );
  }
  const reason = text(closure.fields.reason);
  if (!assessed && (reason === 'RC8' || reason === 'RC9')) {
    const message = `The case was closed after assessment (${reason}), but the record holds no assessment since it was opened.`;
    yield finding(closedUnfinished, input, { entry: closure.ref, path: ['reason'], part: 'value' }, message);
  }
}
