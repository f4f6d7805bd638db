/** The report as data, without names and without text: what the next report is compared with. Published in schemas/report.schema.json. */
import { parseIsoDate } from '../../record/date.ts';
import type { IsoDate } from '../../record/types.ts';
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
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not whole JSON';
  }
  if (!isObject(value) || value.format !== REPORT_FORMAT)
    return `it is not the data of a report, which "case-record report --data FILE.json" writes`;
  if (value.version !== REPORT_VERSION)
    return `it is of version ${shown(value.version)} of the form, and this program reads version ${REPORT_VERSION}`;
  const asOf = typeof value.asOf === 'string' ? parseIsoDate(value.asOf) : undefined;
  const records = ids(value.records);
  const open = ids(value.open);
  const figures = Array.isArray(value.figures) ? value.figures.map(figureData) : undefined;
  if (
    asOf === undefined ||
    records === undefined ||
    open === undefined ||
    figures === undefined ||
    figures.includes(undefined)
  )
    return 'a part of it is missing or is not what it should be';
  return { asOf, records, open, figures: new Map(figures.flatMap((figure) => (figure ? [[figure.id, figure]] : []))) };
}

function figureData(value: unknown): FigureData | undefined {
  if (!isObject(value)) return undefined;
  const { id, numerator, denominator } = value;
  const records = ids(value.records);
  if (typeof id !== 'string' || !isCount(numerator) || !isCount(denominator) || records === undefined) return undefined;
  return { id, numerator, denominator, records };
}

function ids(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((id) => typeof id === 'string') ? value : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(version: unknown): string {
  return typeof version === 'number' || typeof version === 'string' ? String(version).slice(0, 20) : 'no number';
}
