/** All that is silenced in many records: what `case-record suppressions` shows, in whatever format. */
import type { Duration } from '../calendar/types.ts';
import type { IsoDate } from '../record/types.ts';
import { byText } from '../workspace/record-files.ts';
import { dayAfter } from './due-list.ts';
import type { LintedFile } from './lint-report.ts';
import type { PlacedRemark } from './placed-remarks.ts';

/** How the list is put into groups. */
export type SuppressionsBy = 'record' | 'author' | 'team';

/** One remark, and where it is. */
export interface ListedSuppression extends PlacedRemark {
  /** The path from the current folder, with `/`. */
  readonly file: string;
  /** The record's id; null where the file has none. */
  readonly record: string | null;
  /** The team that holds the case; null where nobody says. */
  readonly team: string | null;
  /** Why, in the author's words; only where that was asked for. */
  readonly reason?: string;
}

export interface SuppressionList {
  /** The day of judgement; the latest, where workspaces fix days of their own. */
  readonly asOf: IsoDate;
  /** How many files were looked at. */
  readonly files: number;
  /** In order of file and line. */
  readonly suppressions: readonly ListedSuppression[];
  /** Names of authors and teams by their ids, as the workspaces give them. */
  readonly names: Readonly<Record<'author' | 'team', ReadonlyMap<string, string>>>;
}

/** How many there are of each kind. */
export interface SuppressionSummary {
  readonly holding: number;
  /** Of those that hold: without a last day. */
  readonly endless: number;
  /** Of those that hold: how many silence nothing. */
  readonly idle: number;
  readonly expired: number;
  readonly past: number;
  readonly incomplete: number;
  /** Findings that are silenced. */
  readonly silenced: number;
}

/**
 * The remarks of files that were linted. With `within`, only those that have expired, or will so soon after the day of judgement: on what is past nobody
 * has to decide.
 */
export function listSuppressions(linted: readonly LintedFile[], within?: Duration): ListedSuppression[] {
  return linted
    .flatMap(({ file, asOf, outcome }) => {
      if ('problem' in outcome) return [];
      const { record, team, remarks = [] } = outcome;
      const last = within && dayAfter(asOf, within);
      return remarks
        .filter(({ until, state }) => last === undefined || (state !== 'past' && until !== undefined && until <= last))
        .map((remark) => ({ file, record, team, ...remark }));
    })
    .sort((a, b) => byText(a.file, b.file) || a.line - b.line);
}

export function summaryOf(suppressions: readonly ListedSuppression[]): SuppressionSummary {
  const holding = suppressions.filter(({ state }) => state === 'holds');
  return {
    holding: holding.length,
    endless: holding.filter(({ until }) => until === undefined).length,
    idle: holding.filter(({ silences }) => silences === 0).length,
    expired: suppressions.filter(({ state }) => state === 'expired').length,
    past: suppressions.filter(({ state }) => state === 'past').length,
    incomplete: suppressions.filter(({ state }) => state === 'incomplete').length,
    silenced: suppressions.reduce((all, { silences }) => all + silences, 0),
  };
}
