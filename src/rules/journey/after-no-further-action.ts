import type { DatedEntry } from '../../journey/types.ts';
import { FORMAL_STEPS, FRONT_DOOR } from '../activity.ts';
import { finding, related } from '../finding.ts';
import { outcomeOf, timelineOf } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, censusRule, sayEntry } from '../wording.ts';
import { andMore, runsAfter } from './runs.ts';

const FRONT: ReadonlySet<string> = new Set(FRONT_DOOR);

export const afterNoFurtherAction: Rule = {
  id: 'journey/after-no-further-action',
  title: 'Work after a decision of no further action',
  description:
    'A referral that was decided as no further action ends there. An assessment, a section 47 enquiry, a conference or a plan after it says that ' +
    'the decision was changed without anyone writing so: the record must show the new contact or referral, or the new decision and its ' +
    'reason. The finding stands once for each such referral, on the first step that follows it.',
  severity: 'warning',
  fix: 'Record the contact or referral that led to this, or correct the outcome of the referral.',
  source: censusRule('4000', '8831'),
  examples: {
    asOf: '2026-06-01',
    bad: '## 2026-03-02 Referral\n\n```yaml\ndecision:\n  outcome: no-further-action\n  by: m.patel\n  on: 2026-03-02\n  rationale: No need found.\n```\n\n## 2026-03-09 Assessment <!-- expect: journey/after-no-further-action -->\n\n```yaml\nby: j.okafor\n```\n',
    good: '## 2026-03-02 Referral\n\n```yaml\ndecision:\n  outcome: assessment\n  by: m.patel\n  on: 2026-03-02\n  rationale: Unexplained injury.\n```\n\n## 2026-03-09 Assessment\n\n```yaml\nby: j.okafor\n```\n',
  },
  *check(input) {
    const timeline = timelineOf(input.journey);
    if (!timeline.of('referral').some(endsThere)) return;
    const runs = runsAfter(timeline.of(...FRONT_DOOR, ...FORMAL_STEPS), {
      starts: endsThere,
      ends: ({ type }) => FRONT.has(type),
      counts: ({ own }) => own,
    });
    for (const { start, entries } of runs) {
      const [first, ...rest] = entries;
      if (!first) continue;
      const what = capital(sayEntry(first, input.catalogue, input.asOf));
      const after = sayEntry(start, input.catalogue, input.asOf);
      const message = `${what} follows ${after}, which was decided as no further action${andMore(rest.length)}.`;
      yield finding(afterNoFurtherAction, input, { entry: first.ref }, message, {
        related: [
          related(input, start.ref, 'Decided as no further action here', ['decision', 'outcome']),
          ...rest.slice(0, 9).map(({ ref }) => related(input, ref, 'Also after that decision')),
        ],
      });
    }
  },
};

function endsThere(entry: DatedEntry): boolean {
  return entry.type === 'referral' && outcomeOf(entry) === 'no-further-action';
}
