import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { list, text } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, sayEntry } from '../wording.ts';

const SESSIONS: readonly string[] = ['supervision', 'group-supervision'];

export const noCases: Rule = entryRule({
  id: 'supervision/no-cases',
  title: 'Supervision that names no child',
  description:
    'Supervision is where the work with each child is thought about. A session lists the children that were spoken of in `cases`, so that a child whom nobody has ' +
    'brought to supervision for months can be seen. A session about the worker alone needs nothing.',
  severity: 'information',
  fix: 'List the ids of the children spoken of in `cases`.',
  examples: {
    asOf: '2026-03-20',
    bad: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision <!-- expect: supervision/no-cases -->\n',
    good: '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-03-01\nstage: experienced\n---\n\n## 2026-03-04 Supervision\n\n```yaml\ncases: [CH-1]\n```\n',
  },
  *checkEntry(entry, input) {
    if (input.journey.facts.kind !== 'supervision' || !SESSIONS.includes(entry.type)) return;
    if (list(entry.fields.cases).length > 0 || text(entry.fields.cases) !== undefined) return;
    const message = `${capital(sayEntry(entry, input.catalogue, input.asOf))} names no child that was spoken of.`;
    yield finding(noCases, input, { entry: entry.ref }, message);
  },
});
