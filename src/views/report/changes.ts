/** What changed since an earlier report. */
import type { EarlierReport } from './data.ts';
import type { Figure, Ratio, TeamReport } from './types.ts';

export interface FigureChange {
  readonly figure: Figure;
  readonly before: Ratio;
  readonly now: Ratio;
  /** Records that are listed under the figure now and were not, and the other way round, of those that were counted both times. In order of id. */
  readonly come: readonly string[];
  readonly gone: readonly string[];
  /** Records that are listed now and were not counted then: they are new, or nobody named them. */
  readonly comeAnew: readonly string[];
}

export interface Changes {
  readonly since: string;
  /** How many records were counted then. */
  readonly recordsThen: number;
  /** Cases that were not open then and are now, and the other way round, of those that were counted both times. */
  readonly opened: readonly string[];
  readonly closed: readonly string[];
  /** Cases that are open now, in records that were not counted then. */
  readonly openedAnew: readonly string[];
  /** Records of the earlier report that are not among these: nobody knows how they stand. */
  readonly missing: readonly string[];
  readonly figures: readonly FigureChange[];
}

/** Compares two reports. A figure that the earlier one doesn't have is left out. */
export function changesSince(earlier: EarlierReport, report: TeamReport): Changes {
  const here = new Set(report.ids);
  const still = (records: readonly string[]): readonly string[] => records.filter((id) => here.has(id));
  const then = new Set(earlier.records);
  const [openNow, openedAnew] = parted(report.open, then);
  const [opened, closed] = compared(still(earlier.open), openNow);
  return {
    since: earlier.asOf,
    recordsThen: earlier.records.length,
    opened,
    closed,
    openedAnew,
    missing: unique(earlier.records.filter((id) => !here.has(id))),
    figures: report.results.flatMap(({ figure, numerator, denominator, listed }) => {
      const before = earlier.figures.get(figure.id);
      if (before === undefined) return [];
      const [known, comeAnew] = parted(listed.map(({ record }) => record).sort(), then);
      const [come, gone] = compared(still(before.records), known);
      return [{ figure, before, now: { numerator, denominator }, come, gone, comeAnew }];
    }),
  };
}

/** Whether the two can be about the same records at all. */
export function isOfSameRecords(earlier: EarlierReport, report: TeamReport): boolean {
  const now = new Set(report.ids);
  return earlier.records.length === 0 || earlier.records.some((id) => now.has(id));
}

/** Those that were counted then, and those that were not. */
function parted(ids: readonly string[], then: ReadonlySet<string>): [known: string[], anew: string[]] {
  const each = unique(ids);
  return [each.filter((id) => then.has(id)), each.filter((id) => !then.has(id))];
}

function compared(before: readonly string[], now: readonly string[]): [come: string[], gone: string[]] {
  const [then, today] = [new Set(before), new Set(now)];
  return [unique(now.filter((id) => !then.has(id))), unique(before.filter((id) => !today.has(id)))];
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
