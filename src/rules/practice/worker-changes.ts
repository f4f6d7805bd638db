import { addMonths } from '../../calendar/dates.ts';
import type { DatedEntry } from '../../journey/types.ts';
import { finding, related } from '../finding.ts';
import { goodPractice } from '../local-standard.ts';
import { openCase } from '../open-case.ts';
import { text, timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { sayDate } from '../wording.ts';

/** Changes within twelve months from which the child has had to start again too often. */
const TOO_MANY = 3;

export const workerChanges: Rule = {
  id: 'practice/worker-changes',
  title: 'Worker changed three times in a year',
  description:
    'A child who has had three changes of worker within twelve months has told the story to four people. It cannot be undone, so this is information: it says that the next ' +
    'handover has to be done with care, and shows up in a list of many records. A change is an allocation to another person than the last; the first allocation is none. ' +
    'Shown while the case is open and the changes lie within the last twelve months.',
  severity: 'information',
  fix: 'Say in supervision, or in a management decision, how the child is to keep one worker from here on. It is no longer shown once fewer than three changes lie within twelve months.',
  source: goodPractice(
    'Continuity of worker',
    'The number is ours. The SSDA903 return counts changes and sets no limit.',
  ),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2025-09-01 Referral\n\n```yaml\nfrom: 2A\n```\n\n## 2025-09-02 Allocation\n\n```yaml\nworker: j.okafor\n```\n\n## 2025-11-03 Allocation\n\n```yaml\nworker: b.hale\n```\n\n## 2026-02-02 Allocation\n\n```yaml\nworker: a.whitlock\n```\n\n## 2026-05-04 Allocation\n\n```yaml\nworker: j.okafor <!-- expect: practice/worker-changes -->\n```\n',
    good: '## 2025-09-01 Referral\n\n```yaml\nfrom: 2A\n```\n\n## 2025-09-02 Allocation\n\n```yaml\nworker: j.okafor\n```\n\n## 2025-11-03 Allocation\n\n```yaml\nworker: b.hale\n```\n',
  },
  *check(input) {
    const { journey, asOf } = input;
    const changes = changesOf(timelineOf(journey).of('allocation'));
    if (changes.length < TOO_MANY) return;
    const recent = changes.filter(({ date }) => addMonths(date, 12) > asOf);
    const last = recent.at(-1);
    if (recent.length < TOO_MANY || !last || !openCase(journey)) return;
    const first = recent[0]?.date ?? last.date;
    const message = `The worker has changed ${recent.length} times within twelve months, from ${sayDate(first, asOf)} on.`;
    yield finding(workerChanges, input, { entry: last.ref, path: ['worker'], part: 'value' }, message, {
      related: recent
        .slice(0, -1)
        .slice(-9)
        .map(({ ref }) => related(input, ref, 'An earlier change', ['worker'])),
    });
  },
};

/** Allocations to another person than the one before. */
export function changesOf(allocations: readonly DatedEntry[]): readonly DatedEntry[] {
  const changes: DatedEntry[] = [];
  let before: string | undefined;
  for (const allocation of allocations) {
    const worker = text(allocation.fields.worker);
    if (worker === undefined) continue;
    if (before !== undefined && worker !== before) changes.push(allocation);
    before = worker;
  }
  return changes;
}
