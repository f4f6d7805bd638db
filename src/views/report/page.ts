/** The report as one HTML page that needs nothing else: no script, no style sheet, no picture from elsewhere. */
import { capital } from '../../schema/wording.ts';
import { Html, type HtmlPart, html } from '../html.ts';
import { htmlDocument } from '../html-document.ts';
import type { Changes } from './changes.ts';
import { drawLoads, drawMonths, WORKERS_DRAWN } from './charts.ts';
import { isOverLimit } from './gather.ts';
import { glance } from './glance.ts';
import { STYLE } from './style.ts';
import { LONGEST_LIST, loadsTable, monthsTable, partsTable, recordsTable, teamsTable } from './tables.ts';
import { amount } from './told.ts';
import type { FigureResult, Ratio, TeamReport } from './types.ts';
import { changed, idsOf } from './what-changed.ts';
import { day, outOf, whole, workerName } from './words.ts';

/** What the page says of the run besides the figures. */
export interface PageOptions {
  /** The paths that were asked for, as they are typed on a command line. */
  readonly paths: string;
  readonly changes?: Changes;
}

/** Figures under their headings, in the order of the page. */
const CHAPTERS: readonly (readonly [id: string, title: string, figures: readonly string[]])[] = [
  ['who-holds-what', 'Who holds what', ['caseload', 'unallocated', 'worker-changes']],
  ['on-time', 'On time', ['visits', 'assessments', 'conferences', 'reviews', 'supervision', 'case-supervision']],
  ['with-the-child', 'With the child', ['seen-alone']],
  ['waiting', 'Late, adrift or waiting', ['overdue', 'drift', 'no-permanence-plan', 'decisions-waiting']],
];

/** The whole page. The same report gives the same text, byte for byte. */
export function renderReport(report: TeamReport, options: PageOptions): string {
  const { changes } = options;
  const chapters = CHAPTERS.map(([id, title, figures]) => chapter(report, options, id, title, figures));
  const links: readonly (readonly [string, string])[] = [
    ['at-a-glance', 'At a glance'],
    ...(changes === undefined ? [] : [['changes', 'What changed'] as const]),
    ...CHAPTERS.map(([id, title]) => [id, title] as const),
    ['records', 'Records to look at'],
  ];
  return htmlDocument({
    title: `The team’s picture, ${day(report.asOf)}`,
    style: STYLE,
    body: html`<a class="skip" href="#main">Skip to the figures</a>
<header>
<h1>The team’s picture</h1>
<p class="lead">On ${day(report.asOf)}, with the twelve months from ${day(report.from)}. ${records(report)}, ${whole(report.open.length)} of them of children whose case is open.</p>
${reservations(report)}</header>
<nav aria-label="Contents">
<ul>${links.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul>
</nav>
<main id="main">
${glance(report, changes)}
${changes === undefined ? undefined : changed(report, changes)}
${chapters}
${lists(report, options)}
</main>
<footer>
<p>Made by case-record from the records themselves. The page holds ids, codes and dates${namesShown(report) ? ', and the names of children and workers, which were asked for' : ', and no name and no text of a record'}.</p>
</footer>`,
  });
}

function records({ records: n }: TeamReport): string {
  return `${whole(n)} ${n === 1 ? 'record was' : 'records were'} counted`;
}

/** Teams named in a sentence before it says how many more there are. */
const TEAMS_NAMED = 20;

/** What keeps the figures from being the whole truth. */
function reservations(report: TeamReport): readonly Html[] {
  const { uncounted, faultySettings, twice, unlistedTeams, switchedOff, days } = report;
  const said: Html[] = [];
  if (uncounted > 0)
    said.push(
      html`<strong>${uncounted} ${uncounted === 1 ? 'file' : 'files'} could not be counted</strong>, so every figure may be too low. Run case-record lint to see which, and why.`,
    );
  if (twice.length > 0)
    said.push(
      html`<strong>${twice.length} ${twice.length === 1 ? 'id stands' : 'ids stand'} in two records or more</strong>, and each of these records was counted, so figures may be too high: ${idsOf(report, twice)}.`,
    );
  if (faultySettings > 0)
    said.push(
      html`<strong>Something is wrong in the settings</strong>${faultySettings === 1 ? '' : ` of ${faultySettings} folders`}, so limits, teams or timescales may not be those that were meant. Run case-record lint to see what.`,
    );
  if (unlistedTeams.length > 0)
    said.push(
      html`<strong>Records name ${unlistedTeams.length === 1 ? 'a team' : `${whole(unlistedTeams.length)} teams`} that the settings do not list</strong>, perhaps by a slip, so that what belongs to one team may stand under two: ${listOf(unlistedTeams)}.`,
    );
  for (const { figure, rule, workspaces } of switchedOff)
    said.push(
      html`<strong>The rule ${rule} is switched off</strong> in the settings${report.workspaces === 1 ? '' : ` of ${workspaces} of ${report.workspaces} folders`}, so “${figure.title}” counts nobody there.`,
    );
  if (days.length > 1)
    said.push(
      html`<strong>The records are not judged on one day</strong>, as settings say, but on ${days.map(day).join(' and ')}. Each figure puts them together.`,
    );
  return said.map((text) => html`<p class="note">${text}</p>\n`);
}

/** `esat, north and south`; a long list in part. */
function listOf(all: readonly string[]): string {
  const named =
    all.length > TEAMS_NAMED ? [...all.slice(0, TEAMS_NAMED), `${whole(all.length - TEAMS_NAMED)} more`] : all;
  return [named.slice(0, -1).join(', '), ...named.slice(-1)].filter((part) => part !== '').join(' and ');
}

function namesShown({ places, workerNames }: TeamReport): boolean {
  return workerNames.size > 0 || [...places.values()].some(({ name }) => name !== undefined);
}

function chapter(
  report: TeamReport,
  options: PageOptions,
  id: string,
  title: string,
  figures: readonly string[],
): Html {
  const those = figures.flatMap((wanted) => report.results.filter(({ figure }) => figure.id === wanted));
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${those.map((result) => figureSection(report, options, result))}
</section>
`;
}

function figureSection(report: TeamReport, { paths }: PageOptions, result: FigureResult): Html {
  const { figure, listed } = result;
  const { command, count, denominator } = figure.recompute;
  const list =
    listed.length === 0
      ? undefined
      : html` <a class="way" href="#${figure.id}-records">${figure.kind === 'share' ? 'Which were not' : 'Which ones'}</a>`;
  return html`<section class="figure" aria-labelledby="${figure.id}">
<h3 id="${figure.id}">${figure.title}</h3>
<p class="amount">${amount(report, result)}${list}</p>
<p class="definition">${definition(figure.definition)}</p>
${drawing(report, result)}${tables(report, result)}
<p class="recompute">To count it again: ${typed(command, paths, report)}. ${count}${denominator === undefined ? undefined : html` The denominator is the number of all that this lists: ${typed(denominator, paths, report)}.`}</p>
</section>
`;
}

/** A command as it is typed, paths and day included. */
function typed(command: string, paths: string, { asOf }: TeamReport): Html {
  const [name, ...options] = command.split(' ');
  return html`<code>case-record ${[name, paths, ...options, '--as-of', asOf].join(' ')}</code>`;
}

/** Words between backticks are the names of settings. */
function definition(text: string): HtmlPart {
  return text.split('`').map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`));
}

/** A drawing has a text in its place for whoever can't see it; the table under it holds every number. */
function drawing(report: TeamReport, { figure, months, denominator }: FigureResult): Html | undefined {
  if (denominator === 0) return undefined;
  if (figure.kind === 'share')
    return picture(
      `${capital(figure.title)} by month: ${report.months.length} bars, in two parts: ${figure.words.on.toLowerCase()}, and ${figure.words.off.toLowerCase()}. ${bestAndWorst(report, months)} The table below has every number.`,
      drawMonths(`${figure.id}-chart`, report, months, [figure.words.on, figure.words.off]),
    );
  if (figure.kind === 'load') {
    const [first] = report.loads;
    const said =
      first === undefined
        ? ''
        : isOverLimit(first)
          ? `Most above the limit: ${workerName(report, first.worker)}, ${first.children} against ${first.limit}. `
          : `${report.loads.some(({ limit }) => limit !== undefined) ? 'None is above a limit. ' : ''}Most: ${workerName(report, first.worker)}, ${first.children}. `;
    const left = report.loads.length > WORKERS_DRAWN ? `The first ${WORKERS_DRAWN} of the table are drawn. ` : '';
    return picture(
      `Children by worker: a bar for each worker, with a mark at the limit. ${said}${left}The table below has every number.`,
      drawLoads('caseload-chart', report),
    );
  }
  return undefined;
}

function picture(said: string, svg: string): Html {
  return html`<figure>
<div class="scroll" tabindex="0" role="group" aria-label="Drawing"><div role="img" aria-label="${said}">${new Html([svg], [])}</div></div>
</figure>
`;
}

function bestAndWorst({ months: names }: TeamReport, months: readonly Ratio[]): string {
  const counted = months.flatMap((ratio, i) => (ratio.denominator === 0 ? [] : [{ ...ratio, month: names[i] ?? '' }]));
  const sorted = [...counted].sort((a, b) => a.numerator / a.denominator - b.numerator / b.denominator);
  const [worst, best] = [sorted[0], sorted.at(-1)];
  if (worst === undefined || best === undefined) return '';
  const say = (ratio: Ratio & { readonly month: string }): string => `${outOf(ratio)} in ${monthWords(ratio.month)}`;
  return `Lowest share: ${say(worst)}. Highest: ${say(best)}.`;
}

function monthWords(month: string): string {
  return day(`${month}-01`).replace(/^1 /u, '');
}

function tables(report: TeamReport, result: FigureResult): HtmlPart {
  const { figure, denominator } = result;
  if (denominator === 0) return undefined;
  if (figure.kind === 'load') return loadsTable(report);
  const parts = partsTable(result);
  return [figure.kind === 'share' ? monthsTable(report, result) : teamsTable(report, result), parts];
}

function lists(report: TeamReport, options: PageOptions): Html {
  const those = report.results.filter(({ listed }) => listed.length > 0);
  return html`<section aria-labelledby="records">
<h2 id="records">Records to look at</h2>
<p>What stands behind the figures: what was late, not done or not as it should be in the twelve months, and what stands on the day as it should not. A link leads to the record and the line.</p>
${those.length === 0 ? html`<p>Nothing.</p>` : undefined}${those.map((result) => list(report, options, result))}
</section>`;
}

function list(report: TeamReport, { paths }: PageOptions, result: FigureResult): Html {
  const { figure, listed } = result;
  const all =
    listed.length > LONGEST_LIST
      ? html`<p class="recompute">All of them: ${typed(`report --figure ${figure.id}`, paths, report)}, those with "counts" ${figure.kind === 'share' ? 'false' : 'true'}.</p>\n`
      : undefined;
  return html`<section class="figure" aria-label="${figure.title}: records">
<h3 id="${figure.id}-records">${figure.title}</h3>
<p class="way"><a href="#${figure.id}">Back to the figure</a></p>
${recordsTable(report, result)}
${all}</section>
`;
}
