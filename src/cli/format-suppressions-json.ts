/** `suppressions --format json`. */
import { plainJson } from './plain-text.ts';
import { type SuppressionList, summaryOf } from './suppression-list.ts';

export function formatSuppressionsJson({ asOf, files, suppressions }: SuppressionList): string {
  return plainJson({
    version: 1,
    asOf,
    files,
    suppressions: suppressions.map(
      ({ file, line, record, team, entry, scope, rules, by, until, state, silences, reason }) => ({
        file,
        line,
        record,
        team,
        entry,
        scope,
        rules,
        by,
        ...(until === undefined ? {} : { until }),
        state,
        silences,
        ...(reason === undefined ? {} : { reason }),
      }),
    ),
    summary: summaryOf(suppressions),
  });
}
