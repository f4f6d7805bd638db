import type { EntryBlock } from '../../record/types.ts';
import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { saysSomething } from '../prose.ts';
import type { Rule } from '../types.ts';
import { capital, sayEntry } from '../wording.ts';
import { isReflection } from './sides.ts';

export const noReflection: Rule = entryRule({
  id: 'supervision/no-reflection',
  title: 'Supervision without reflection',
  description:
    'Supervision that only goes through tasks misses what it is for: thinking about what the work means, what is not known and how it affects the worker. A session has a ' +
    'section whose heading says reflection, reflective or reflecting, such as "Reflection" or "Critical reflection", with something under it: a comment that a template left there is nothing.',
  severity: 'information',
  fix: 'Add a section `### Reflection` with what was thought through.',
  reads: 'text',
  examples: {
    asOf: '2026-03-20',
    bad: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision <!-- expect: supervision/no-reflection -->\n\n```yaml\ncases: [CH-1]\n```\n\nWent through the list.\n',
    good: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision\n\n```yaml\ncases: [CH-1]\n```\n\n### Reflection\n\nWhy do the visits go well when the mother is out?\n',
  },
  *checkEntry(entry, input) {
    if (entry.type !== 'supervision' || input.journey.facts.kind !== 'supervision') return;
    const block = input.record.entries[entry.ref.index]?.block;
    if (!block || reflects(block)) return;
    const message = `${capital(sayEntry(entry, input.catalogue, input.asOf))} records no reflection.`;
    yield finding(noReflection, input, { entry: entry.ref }, message);
  },
});

function reflects({ sections, text }: EntryBlock): boolean {
  return sections.some(
    ({ title, bodySpan }) => isReflection(title) && saysSomething(text.slice(bodySpan.start, bodySpan.end)),
  );
}
