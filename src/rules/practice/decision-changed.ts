import { unexplainedChanges } from '../changed-decisions.ts';
import { finding, related } from '../finding.ts';
import { EFFECTIVE_RECORD } from '../recording.ts';
import type { Rule } from '../types.ts';
import { sayEntry } from '../wording.ts';

export const decisionChanged: Rule = {
  id: 'practice/decision-changed',
  title: 'Decision changed without a reason',
  description:
    'A decision may be changed; that it was, and why, is what a reader asks first. The finding comes where a decision differs from an earlier one about the same thing and gives no reason: an entry that ' +
    '`answers` or `corrects` another and decides otherwise than it, or two entries that answer the same one and differ. A decision at the next review or conference is a new decision and ' +
    'not a change. Where this rule speaks, `practice/rationale` is silent.',
  severity: 'warning',
  fix: 'Write in `rationale` under `decision:` what changed, or what was seen differently.',
  source: { ...EFFECTIVE_RECORD, note: 'The record shows what was decided and why. The narrow definition is ours.' },
  examples: {
    asOf: '2026-03-10',
    bad: '## 2026-03-02 Contact\n\n```yaml\nfrom: 2A\ndecision:\n  outcome: no-further-action\n  by: m.patel\n  on: 2026-03-02\n  rationale: The school has it in hand.\n```\n\n## 2026-03-05 Management decision\n\n```yaml\nanswers: 2026-03-02-contact\ndecision: <!-- expect: practice/decision-changed -->\n  outcome: referral\n  by: r.osei\n  on: 2026-03-05\n```\n',
    good: '## 2026-03-02 Contact\n\n```yaml\nfrom: 2A\ndecision:\n  outcome: no-further-action\n  by: m.patel\n  on: 2026-03-02\n  rationale: The school has it in hand.\n```\n\n## 2026-03-05 Management decision\n\n```yaml\nanswers: 2026-03-02-contact\ndecision:\n  outcome: referral\n  by: r.osei\n  on: 2026-03-05\n  rationale: A second bruise, seen by the school nurse on Wednesday.\n```\n',
  },
  *check(input) {
    for (const { entry, earlier } of unexplainedChanges(input.journey)) {
      const message = `This decides otherwise than ${sayEntry(earlier, input.catalogue, input.asOf)} did, and does not say why.`;
      yield finding(decisionChanged, input, { entry: entry.ref, path: ['decision'], part: 'key' }, message, {
        related: [related(input, earlier.ref, 'The earlier decision', ['decision'])],
      });
    }
  },
};
