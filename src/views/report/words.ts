/** How numbers, days and places are written in the report. */
import { inWords } from '../../journey/wording.ts';
import { parseIsoDate } from '../../record/date.ts';
import { type Html, html } from '../html.ts';
import type { Counted, FigureResult, Ratio, RecordPlace, TeamReport } from './types.ts';

/** `87%`, or a dash where nothing was counted. Whole percents: 99.6% is not yet 100%, and 0.4% is more than none. */
export function percent({ numerator, denominator }: Ratio): string {
  if (denominator === 0) return '–';
  const share = (100 * numerator) / denominator;
  const whole = numerator > 0 && share < 1 ? 1 : numerator < denominator && share > 99 ? 99 : Math.round(share);
  return `${whole}%`;
}

/** A number with its digits in groups, as it is written in England: `16,500`. */
export function whole(n: number): string {
  return Number.isInteger(n) ? String(n).replace(/\B(?=(?:\d{3})+$)/gu, ',') : String(n);
}

/** `26 of 30`; a dash where nothing was counted. */
export function outOf({ numerator, denominator }: Ratio): string {
  return denominator === 0 ? '–' : `${whole(numerator)} of ${whole(denominator)}`;
}

/** `4 March 2026`; what isn't a date as it is. */
export function day(text: string): string {
  const date = parseIsoDate(text);
  return date === undefined ? text : inWords(date);
}

/** The name of a team; its id where it has none. */
export function teamName(report: TeamReport, team: string | undefined): string {
  return team === undefined ? 'No team' : (report.teamNames.get(team) ?? team);
}

/** The worker's id, or their name where names were asked for. */
export function workerName(report: TeamReport, worker: string | undefined): string {
  return worker === undefined ? '–' : (report.workerNames.get(worker) ?? worker);
}

/** What is counted apart within a figure. */
export function partName({ parts }: FigureResult, part: string | undefined): string {
  return part === undefined ? '' : (parts.find((each) => each.part === part)?.name?.title ?? part);
}

/** Where the record of something that was counted is. */
export function placeOf(report: TeamReport, one: Pick<Counted, 'record'>): RecordPlace | undefined {
  return report.elsewhere.get(one) ?? report.places.get(one.record);
}

/** The way to a record and a line of it. */
export function recordLink(report: TeamReport, one: Pick<Counted, 'record' | 'line'>): Html {
  const { record, line } = one;
  const place = placeOf(report, one);
  if (place === undefined) return html`${record}`;
  return html`<a class="id" href="${hrefOf(place, line)}">${record}</a>${line === undefined || line === 1 ? '' : `, line\u00a0${line}`}`;
}

function hrefOf({ href, hrefAt }: RecordPlace, line: number | undefined): string {
  if (hrefAt !== undefined) return hrefAt(line ?? 1);
  return line === undefined || line === 1 ? href : `${href}#L${line}`;
}

/** A path as it is typed in a shell, in quotes where it has other signs than the usual. */
export function asTyped(path: string): string {
  return /^[\w./-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
