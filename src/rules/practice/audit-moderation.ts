import { entryRule } from '../entry-rule.ts';
import { finding } from '../finding.ts';
import { goodPractice } from '../local-standard.ts';
import { date, text } from '../timeline.ts';
import type { Rule } from '../types.ts';
import { capital, sayDate, sayEntry } from '../wording.ts';

export const auditModeration: Rule = entryRule({
  id: 'practice/audit-moderation',
  title: 'Moderation that says too little',
  description:
    'Moderation is what makes a grade mean the same whoever audits: somebody else reads the audit and grades again. A case audit that was moderated says by whom and with what grade, the moderator ' +
    'is not the auditor, and the day is not before that of the audit.',
  severity: 'warning',
  fix: 'Write `moderated-by` and `moderated-grade`, with somebody other than the auditor; or take out all that begins with `moderated` where nobody has.',
  source: goodPractice('Somebody else moderates an audit'),
  examples: {
    asOf: '2026-07-10',
    bad: '## 2026-06-30 Case audit\n\n```yaml\nauditor: q.sterne\ngrade: good\nfamily-view: It helped.\nmoderated-by: q.sterne <!-- expect: practice/audit-moderation -->\nmoderated-grade: good\n```\n',
    good: '## 2026-06-30 Case audit\n\n```yaml\nauditor: q.sterne\ngrade: good\nfamily-view: It helped.\nmoderated-by: d.ashworth\nmoderated-grade: good\nmoderated-on: 2026-07-07\n```\n',
  },
  *checkEntry(entry, input) {
    if (entry.type !== 'case-audit') return;
    const by = text(entry.fields['moderated-by']);
    const grade = text(entry.fields['moderated-grade']);
    const on = text(entry.fields['moderated-on']);
    if (by === undefined && grade === undefined && on === undefined) return;
    const what = capital(sayEntry(entry, input.catalogue, input.asOf));
    const found = (key: string, message: string) =>
      finding(auditModeration, input, { entry: entry.ref, path: [key], part: 'value' }, `${what} ${message}`);
    if (by === undefined)
      yield found(grade === undefined ? 'moderated-on' : 'moderated-grade', 'was moderated and does not say by whom.');
    else if (by === text(entry.fields.auditor)) yield found('moderated-by', 'was moderated by its own auditor.');
    if (grade === undefined)
      yield found(
        by === undefined ? 'moderated-on' : 'moderated-by',
        'was moderated and has no grade of the moderation.',
      );
    const day = date(on);
    if (day !== undefined && day < entry.date)
      yield found('moderated-on', `was moderated on ${sayDate(day, input.asOf)}, before it was made.`);
  },
});
