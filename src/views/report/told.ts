/** What a figure comes to, in words. */
import { type Html, html } from '../html.ts';
import { isOverLimit } from './gather.ts';
import type { FigureResult, TeamReport } from './types.ts';
import { percent, whole } from './words.ts';

/** What a figure comes to, after its first number: `133 of 140 visits that fell due were on time`. */
export function told(report: TeamReport, result: FigureResult): string {
  const { figure, numerator, denominator } = result;
  if (denominator === 0) return `No ${figure.denominator.replace(' that ', ' ')}`;
  if (figure.kind === 'load') {
    const workers = `${whole(report.loads.length)} ${report.loads.length === 1 ? 'worker' : 'workers'}`;
    return `${whole(denominator)} ${figure.denominator}, held by ${workers}, ${againstLimits(report)}`;
  }
  const were = figure.kind === 'share' ? (numerator === 1 ? ' was' : ' were') : '';
  return `${whole(numerator)} of ${whole(denominator)} ${figure.denominator}${were} ${figure.numerator}${longest(result)}`;
}

/** Nobody is within a limit that is not there. */
function againstLimits({ loads }: TeamReport): string {
  const unlimited = loads.filter(({ limit }) => limit === undefined).length;
  if (unlimited === loads.length) return 'for whom there is no limit';
  const over = loads.filter(isOverLimit).length;
  const others = unlimited === 0 ? '' : `; for ${whole(unlimited)} of them there is no limit`;
  return `${over === 0 ? 'none' : whole(over)} of them above the limit${others}`;
}

function longest({ figure, most }: FigureResult): string {
  if (figure.kind !== 'stock' || most === undefined) return '';
  return ` (${most === 1 ? '1 day' : `${whole(most)} days`} at most)`;
}

/** The same with its number large. */
export function amount(report: TeamReport, result: FigureResult): Html {
  const { figure, numerator, denominator } = result;
  const text = told(report, result);
  if (denominator === 0) return html`<strong>–</strong> ${text}.`;
  if (figure.kind === 'share') return html`<strong>${percent(result)}</strong> ${text}.`;
  const large = whole(figure.kind === 'load' ? denominator : numerator);
  return html`<strong>${large}</strong> ${text.slice(large.length + 1)}.`;
}
