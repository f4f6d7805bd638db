/** The report as data, without names and without text: what the next report is compared with. Published in schemas/report.schema.json. */
import { parseIsoDate } from '../../record/date.ts';
import type { IsoDate } from '../../record/types.ts';
import { isListOf, isObject, isText, isWhole, jsonIn } from '../../schema/plain-data.ts';
import type { Ratio, TeamReport } from './types.ts';

/** Says what the file is. */
export const REPORT_FORMAT = 'case-record report';
/** Of the form of the file, not of the program. */
export const REPORT_VERSION = 1;

export interface FigureData extends Ratio {
  readonly id: string;
  /** Ids of records that are listed under the figure, each once, in order. */
  readonly records: readonly string[];
}

/** What is read back of a report: enough to say what changed since. */
export interface EarlierReport {
  readonly asOf: IsoDate;
  readonly records: readonly string[];
  readonly open: readonly string[];
  readonly figures: ReadonlyMap<string, FigureData>;
}

/** The report as plain data, in a stable order. */
export function reportData(report: TeamReport) {
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    asOf: report.asOf,
    from: report.from,
    uncounted: report.uncounted,
    records: report.ids,
    open: report.open,
    figures: report.results.map(({ figure, numerator, denominator, teams, months, parts, listed }) => ({
      id: figure.id,
      numerator,
      denominator,
      teams: teams.map(({ team, months: byMonth, ...ratio }) => ({
        team: team ?? null,
        ...plainRatio(ratio),
        ...(byMonth.length === 0
          ? {}
          : { months: byMonth.map((each, i) => ({ month: report.months[i], ...plainRatio(each) })) }),
      })),
      ...(months.length === 0
        ? {}
        : { months: months.map((each, i) => ({ month: report.months[i], ...plainRatio(each) })) }),
      ...(parts.length === 0 ? {} : { parts: parts.map(({ part, ...ratio }) => ({ part, ...plainRatio(ratio) })) }),
      ...(figure.kind === 'load'
        ? {
            workers: report.loads.map(({ worker, team, fte, children, limit }) => ({
              worker,
              team: team ?? null,
              fte,
              children,
              limit: limit ?? null,
            })),
          }
        : {}),
      records: [...new Set(listed.map(({ record }) => record))].sort(),
    })),
  };
}

function plainRatio({ numerator, denominator }: Ratio): Ratio {
  return { numerator, denominator };
}

/** Reads what {@link reportData} made; a sentence that says what is wrong where it isn't that. Never throws. */
export function readReportData(text: string): EarlierReport | string {
  const value = jsonIn(text);
  if (value === undefined) return 'it is not whole JSON';
  if (!isObject(value) || value.format !== REPORT_FORMAT)
    return `it is not the data of a report, which "case-record report --data FILE.json" writes`;
  if (value.version !== REPORT_VERSION)
    return `it is of version ${shown(value.version)} of the form, and this program reads version ${REPORT_VERSION}`;
  const asOf = typeof value.asOf === 'string' ? parseIsoDate(value.asOf) : undefined;
  const { records, open, figures } = value;
  if (asOf === undefined || !isListOf(records, isText) || !isListOf(open, isText) || !isListOf(figures, isFigureData))
    return 'a part of it is missing or is not what it should be';
  const read = figures.map(({ id, numerator, denominator, records: of }) => ({
    id,
    numerator,
    denominator,
    records: of,
  }));
  return { asOf, records, open, figures: new Map(read.map((figure) => [figure.id, figure])) };
}

function isFigureData(value: unknown): value is FigureData {
  return (
    isObject(value) &&
    isText(value.id) &&
    isWhole(value.numerator) &&
    isWhole(value.denominator) &&
    value.numerator <= value.denominator &&
    isListOf(value.records, isText)
  );
}

function shown(version: unknown): string {
  return typeof version === 'number' || typeof version === 'string' ? String(version).slice(0, 20) : 'no number';
}
