import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { goodPractice } from '../local-standard.ts';
import { text } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, sayEntry } from '../wording.ts';

export const auditFamilyView: Rule = entryRule({
  id: 'practice/audit-family-view',
  title: "Case audit without the family's view",
  description:
    'An audit that reads only the record learns what the record says. Whether the help helped, the family knows. A case audit says what the family thought of it, or why they ' +
    "were not heard and what was tried. What the child alone said stands in `child-view` and does not take the place of the family's view.",
  severity: 'warning',
  fix: 'Write what the family said in `family-view`, or why they were not heard in `family-view-reason`.',
  source: goodPractice('Audits hear the family'),
  examples: {
    asOf: '2026-07-01',
    bad: '## 2026-06-30 Case audit <!-- expect: practice/audit-family-view -->\n\n```yaml\nauditor: q.sterne\ngrade: good\n```\n',
    good: '## 2026-06-30 Case audit\n\n```yaml\nauditor: q.sterne\ngrade: good\nfamily-view-reason: Rang three times and wrote; no answer by the day of the audit.\n```\n',
  },
  *checkEntry(entry, input) {
    if (entry.type !== 'case-audit') return;
    const { 'family-view': view, 'family-view-reason': reason } = entry.fields;
    if (text(view) !== undefined || text(reason) !== undefined) return;
    const message = `${capital(sayEntry(entry, input.catalogue, input.asOf))} has no view of the family, and no reason why not.`;
    yield finding(auditFamilyView, input, { entry: entry.ref }, message);
  },
});
