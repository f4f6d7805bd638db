/** `suppressions --format csv`: a row for each remark, for a spreadsheet. */
import { toCsv } from './csv.ts';
import type { SuppressionList } from './suppression-list.ts';

const COLUMNS = [
  'file',
  'line',
  'record',
  'team',
  'entry',
  'scope',
  'rules',
  'by',
  'name',
  'until',
  'state',
  'silences',
  'reason',
] as const;

/** The reason is empty unless it was asked for. */
export function formatSuppressionsCsv({ suppressions, names }: SuppressionList): string {
  return toCsv(
    COLUMNS,
    suppressions.map(({ rules, by, ...each }) => ({
      ...each,
      rules: rules.join(', '),
      by,
      name: by === null ? undefined : names.author.get(by),
    })),
  );
}
