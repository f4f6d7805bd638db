/** The top of the page: every figure in a line, and the teams beside each other. */
import { type Html, html } from '../html.ts';
import type { Changes, FigureChange } from './changes.ts';
import { isOverLimit } from './gather.ts';
import { cell, column, number, row, share, shareOf, table } from './tables.ts';
import { told } from './told.ts';
import type { FigureResult, TeamReport } from './types.ts';
import { day, outOf, percent, teamName } from './words.ts';

/** All figures, and by team where there is more than one. */
export function glance(report: TeamReport, changes: Changes | undefined): Html {
  const earlier = new Map(changes?.figures.map((change) => [change.figure.id, change]));
  return html`<section aria-labelledby="at-a-glance">
<h2 id="at-a-glance">At a glance</h2>
${table(
  'glance-table',
  `All figures on ${day(report.asOf)}`,
  [
    column('Figure'),
    column('Counted'),
    column('Share', 'number'),
    ...(changes === undefined ? [] : [column(`On ${day(changes.since)}`, 'number')]),
  ],
  report.results.map((result) => {
    const change = earlier.get(result.figure.id);
    return row(html`<a href="#${result.figure.id}">${result.figure.title}</a>`, [
      cell(told(report, result)),
      number(result.figure.kind === 'load' ? '–' : percent(result)),
      ...(changes === undefined ? [] : [number(change === undefined ? '–' : before(change))]),
    ]);
  }),
)}
${byTeam(report)}</section>`;
}

/** What a figure came to in the earlier report. */
function before({ figure, before: then }: FigureChange): string | number {
  if (figure.kind === 'load') return then.denominator;
  return then.denominator === 0 ? '–' : `${percent(then)} (${outOf(then)})`;
}

/** The teams beside each other, with the numbers that stand under each figure too. */
function byTeam(report: TeamReport): readonly Html[] {
  const those = (kinds: readonly string[]): readonly FigureResult[] =>
    report.results.filter(({ figure, denominator }) => kinds.includes(figure.kind) && denominator > 0);
  const tables = [onTime(report, those(['share'])), onTheDay(report, those(['load', 'stock']))];
  return tables.flatMap((each) => (each === undefined ? [] : [html`${each}\n`]));
}

function onTime(report: TeamReport, results: readonly FigureResult[]): Html | undefined {
  const teams = teamsOf(results);
  if (teams.length < 2) return undefined;
  return table(
    'on-time-by-team',
    `Teams over the twelve months: ${[...new Set(results.flatMap(({ figure }) => (figure.kind === 'share' ? shareOf(figure) : [])))].join('; ')}`,
    [column('Team'), ...results.map(({ figure }) => column(figure.title, 'number'))],
    teams.map((team) =>
      row(
        teamName(report, team),
        results.map((result) => share(ofTeam(result, team))),
      ),
    ),
  );
}

function onTheDay(report: TeamReport, results: readonly FigureResult[]): Html | undefined {
  // Whoever holds children of another team is told of the own one.
  const workers = results.some(({ figure }) => figure.kind === 'load') ? report.loads : [];
  const teams = inOrder([...teamsOf(results), ...workers.map(({ team }) => team)]);
  if (teams.length < 2) return undefined;
  const cells = (result: FigureResult, team: string | undefined): readonly Html[] => {
    const { numerator, denominator } = ofTeam(result, team);
    if (result.figure.kind !== 'load') return [number(denominator === 0 ? '–' : numerator)];
    const limited = report.loads.filter((load) => load.team === team && load.limit !== undefined);
    return [number(denominator), number(limited.length === 0 ? '–' : limited.filter(isOverLimit).length)];
  };
  return table(
    'on-the-day-by-team',
    `Teams: how many on ${day(report.asOf)}`,
    [
      column('Team'),
      ...results.flatMap(({ figure }) =>
        figure.kind === 'load'
          ? [column('Children with a worker', 'number'), column('Workers above the limit', 'number')]
          : [column(figure.title, 'number')],
      ),
    ],
    teams.map((team) =>
      row(
        teamName(report, team),
        results.flatMap((result) => cells(result, team)),
      ),
    ),
  );
}

/** Teams of which any of these tells. */
function teamsOf(results: readonly FigureResult[]): readonly (string | undefined)[] {
  return inOrder(results.flatMap((result) => result.teams.map(({ team }) => team)));
}

/** Each team once, in order of id; none last. */
function inOrder(all: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const teams = new Set(all);
  const named = [...teams].filter((team) => team !== undefined).sort();
  return teams.has(undefined) ? [...named, undefined] : named;
}

function ofTeam({ teams }: FigureResult, wanted: string | undefined) {
  return teams.find(({ team }) => team === wanted) ?? { numerator: 0, denominator: 0 };
}
