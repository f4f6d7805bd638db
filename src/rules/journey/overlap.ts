import { countUpTo } from '../../journey/order.ts';
import type { DatedEntry } from '../../journey/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { isFinished } from '../activity.ts';
import { finding, related } from '../finding.ts';
import { date, map, text, timelineOf } from '../timeline.ts';
import type { Finding, Rule, RuleInput } from '../types.ts';
import { capital, censusRule, sayDate, sayEntry } from '../wording.ts';

export const overlap: Rule = {
  id: 'journey/overlap',
  title: 'Two at once',
  description:
    'A child lives in one place at a time, has one assessment and one section 47 enquiry running, and is on a child in need plan or a child ' +
    'protection plan, not both. Where two of them overlap, the earlier one was not closed on record or a date is wrong; reviews and ' +
    'visits would be counted by the wrong one. A temporary placement (T0 to T4) stands inside the main one and is let be.',
  severity: 'warning',
  fix: 'Close the earlier one on the day it ended, or correct the dates.',
  source: censusRule('4001', '4014', '8863', '8890', '8940'),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-02 Assessment\n\n```yaml\nby: j.okafor\n```\n\n## 2026-04-02 Assessment <!-- expect: journey/overlap -->\n\n```yaml\nby: j.okafor\n```\n',
    good: '## 2026-03-02 Assessment\n\n```yaml\nby: j.okafor\ncompleted: 2026-03-20\n```\n\n## 2026-04-02 Assessment\n\n```yaml\nby: j.okafor\n```\n',
  },
  *check(input) {
    const timeline = timelineOf(input.journey);
    const closures = timeline.of('closure');
    yield* overlapping(timeline.of('assessment'), finishOf, closures, input);
    yield* overlapping(timeline.of('section-47-enquiry'), finishOf, closures, input);
    const placements = timeline.of('placement').filter(({ fields }) => !text(fields.type)?.startsWith('T'));
    // A placement with no end on record ends when the next one starts.
    yield* overlapping(placements, (entry, next) => date(entry.fields.ended) ?? next.date, closures, input);
    yield* overlapping(timeline.of('child-in-need-plan', 'child-protection-plan'), planEnd(input), closures, input);
  },
};

type EndOf = (entry: DatedEntry, next: DatedEntry) => IsoDate | undefined;

/** Each entry that starts while the one before it (of those that reach furthest) still runs. */
function* overlapping(
  entries: readonly DatedEntry[],
  endOf: EndOf,
  closures: readonly DatedEntry[],
  input: RuleInput,
): Iterable<Finding> {
  let running: DatedEntry | undefined;
  for (const next of entries) {
    if (running) {
      const before = running;
      const end = endOf(before, next);
      const closure = closures[countUpTo(closures, ({ date: on }) => on < before.date)];
      const closed = closure !== undefined && closure.date <= next.date;
      if (!closed && (end === undefined || end > next.date)) {
        const [first, second] = next.own ? [before, next] : [next, before];
        if (second.own) yield twoAtOnce(first, second, end, input);
        // The one that ends later goes on being compared.
        const nextEnd = endOf(next, next);
        if (end !== undefined && nextEnd !== undefined && nextEnd < end) continue;
      }
    }
    running = next;
  }
}

function twoAtOnce(first: DatedEntry, second: DatedEntry, end: IsoDate | undefined, input: RuleInput): Finding {
  const what = capital(sayEntry(second, input.catalogue, input.asOf));
  const other = sayEntry(first, input.catalogue, input.asOf);
  const until = end === undefined ? 'which has no end on record' : `which ran until ${sayDate(end, input.asOf)}`;
  return finding(overlap, input, { entry: second.ref }, `${what} overlaps ${other}, ${until}.`, {
    related: [related(input, first.ref, 'The other one')],
  });
}

function finishOf(entry: DatedEntry): IsoDate | undefined {
  const decided = date(map(entry.fields.decision)?.on);
  return date(entry.fields.completed) ?? decided ?? (isFinished(entry) ? entry.date : undefined);
}

/** The status that a plan opens, by entry type. */
const STATUS_OF: ReadonlyMap<string, string> = new Map([
  ['child-in-need-plan', 'child-in-need'],
  ['child-protection-plan', 'child-protection-plan'],
]);

/**
 * A plan ends on the day it says, or when the journey says its status did. A second entry of the same plan with no end between them is the
 * plan brought up to date.
 */
function planEnd(input: RuleInput): EndOf {
  const timeline = timelineOf(input.journey);
  return (entry, next) => {
    const ended = date(entry.fields.ended);
    if (ended !== undefined) return ended;
    if (entry.type === next.type) return next.date;
    const period = timeline.held(STATUS_OF.get(entry.type) ?? '', entry.date);
    return period ? period.end : entry.date;
  };
}
