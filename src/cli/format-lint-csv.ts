/** `lint --format csv`: a row for each finding, for a spreadsheet. */
import { toCsv } from './csv.ts';
import type { LintRun } from './lint-run.ts';

const COLUMNS = [
  'file',
  'line',
  'column',
  'record',
  'entry',
  'team',
  'rule',
  'severity',
  'message',
  'timescale',
  'due',
  'days-late',
  'provision',
  'authority',
  'clears',
] as const;

/** With a column `text` at the end where the lines were asked for. */
export function formatLintCsv({ report, checked, showsText }: LintRun): string {
  const teams = new Map(checked.map(({ file, team }) => [file, team]));
  const rows = report.findings.map((finding) => ({
    ...finding,
    team: teams.get(finding.file),
    'days-late': finding.daysLate,
    provision: finding.source?.provision,
    authority: finding.source?.status,
  }));
  return toCsv(showsText ? [...COLUMNS, 'text'] : COLUMNS, rows);
}
