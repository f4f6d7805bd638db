/** The summary of case audits as text, JSON and CSV. */
import { type AuditSummary, type Counts, GRADES, type JudgedPart, PARTS } from '../views/audit/summary.ts';
import { toCsv } from './csv.ts';
import { pad } from './fold.ts';
import { count, plain, plainJson } from './plain-text.ts';

export const AUDIT_FORMATS = ['text', 'json', 'csv'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

export function formatAudit(summary: AuditSummary, format: AuditFormat): string {
  switch (format) {
    case 'text':
      return asText(summary);
    case 'json':
      return asJson(summary);
    case 'csv':
      return asCsv(summary);
  }
}

const HEAD = ['team', 'month', 'audits', ...GRADES, 'ungraded', 'moderated', 'better', 'worse', 'family heard'];

function asText({ asOf, from, rows, months, judgements, total, sample }: AuditSummary): string {
  const lines: string[] = [];
  if (total.audits === 0)
    lines.push(`No case audit is on record ${from === undefined ? 'up' : `from ${from}`} to ${asOf}.`);
  else {
    // With one team, or in one month, these lines would say again what stands above or below them.
    const together = rows.length > months.length && months.length > 1 ? months : [];
    lines.push(
      ...table([
        HEAD,
        ...rows.map((row) => [plain(row.team ?? 'no team'), row.month, ...numbers(row)]),
        ...together.map((row) => ['all', row.month, ...numbers(row)]),
        ['all', '', ...numbers(total)],
      ]),
      '',
    );
    const parts = PARTS.map((part) => judgements.filter(({ about }) => about === part)).filter(
      ({ length }) => length > 0,
    );
    if (parts.length > 0)
      lines.push(...table([['part of the practice', 'judged', ...GRADES], ...parts.map(partLine)]), '');
    const time = from === undefined ? '' : `Audits from ${from} to ${asOf}. `;
    lines.push(
      `${time}Grades are those that stand after moderation. Actions of audits: ${total.actionsOpen} open, ${total.actionsOverdue} of them overdue.`,
    );
  }
  if (sample !== undefined) {
    const { audited, waiting, unknown } = sample;
    const drawn = audited.length + waiting.length + unknown.length;
    lines.push(
      '',
      `Of the sample of ${sample.asOf}: ${audited.length} of ${count(drawn, 'child', 'children')} audited.`,
    );
    if (waiting.length > 0) lines.push(`Still to audit: ${waiting.map(plain).join(', ')}.`);
    if (unknown.length > 0) lines.push(`Not among these records: ${unknown.map(plain).join(', ')}.`);
  }
  return `${lines.join('\n')}\n`;
}

/** What was judged of one part of the practice, whatever the month. */
function partLine(judged: readonly JudgedPart[]): string[] {
  const counts = GRADES.map((grade) => judged.reduce((sum, { grades }) => sum + grades[grade], 0));
  const all = counts.reduce((sum, count) => sum + count, 0);
  return [judged[0]?.about ?? '', String(all), ...counts.map(String)];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((cells) => (cells[at] ?? '').length)));
  return rows.map((cells) =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function numbers(counts: Counts): string[] {
  const { audits, grades, ungraded, moderated, raised, lowered, familyHeard } = counts;
  return [audits, ...GRADES.map((grade) => grades[grade]), ungraded, moderated, raised, lowered, familyHeard].map(
    String,
  );
}

function asJson({ asOf, from, rows, months, judgements, total, audits, sample }: AuditSummary): string {
  return plainJson({
    version: 1,
    asOf,
    ...(from === undefined ? {} : { from }),
    rows: rows.map(({ team, ...row }) => ({ team: team ?? null, ...row })),
    months,
    judgements,
    total,
    audits: audits.map(({ worker, team, grade, moderated, ...audit }) => ({
      ...audit,
      worker: worker ?? null,
      team: team ?? null,
      grade: grade ?? null,
      moderated: moderated ?? null,
    })),
    ...(sample === undefined ? {} : { sample }),
  });
}

const COLUMNS = [
  'team',
  'month',
  'audits',
  ...GRADES,
  'ungraded',
  'moderated',
  'raised',
  'lowered',
  'family-heard',
  'actions-open',
  'actions-overdue',
] as const;

function asCsv({ rows }: AuditSummary): string {
  return toCsv(
    COLUMNS,
    rows.map(({ grades, familyHeard, actionsOpen, actionsOverdue, ...row }) => ({
      ...row,
      ...grades,
      'family-heard': familyHeard,
      'actions-open': actionsOpen,
      'actions-overdue': actionsOverdue,
    })),
  );
}
