/** The tables under the figures. */
import { addDays } from '../../calendar/dates.ts';
import { capital } from '../../schema/wording.ts';
import { type Html, type HtmlPart, html } from '../html.ts';
import { isOverLimit } from './gather.ts';
import { monthOf, sayMonth } from './months.ts';
import type { Figure, FigureResult, Month, Ratio, ShareFigure, TeamReport, WorkerLoad } from './types.ts';
import { day, partName, percent, placeOf, recordLink, teamName, whole, workerName } from './words.ts';

/** Rows of a list of records; the whole list comes from the command line. */
export const LONGEST_LIST = 200;

/** A table that can be scrolled sideways by keyboard where the window is narrow. */
export function table(id: string, caption: string, head: readonly HtmlPart[], rows: readonly Html[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-labelledby="${id}"><table>
<caption id="${id}"><span>${caption}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.map((row) => html`${row}\n`)}</tbody>
</table></div>`;
}

export function column(text: string, kind?: 'number'): Html {
  return kind === undefined ? html`<th scope="col">${text}</th>` : html`<th scope="col" class="number">${text}</th>`;
}

export function row(head: HtmlPart, cells: readonly HtmlPart[], all = false): Html {
  return all
    ? html`<tr class="all"><th scope="row">${head}</th>${cells}</tr>`
    : html`<tr><th scope="row">${head}</th>${cells}</tr>`;
}

export function number(text: string | number): Html {
  if (text === '–') return html`<td class="number less">–</td>`;
  return html`<td class="number">${typeof text === 'number' ? whole(text) : text}</td>`;
}

/** A share, and what it is the share of: `94% 17/18`. */
export function share(of: Ratio): Html {
  if (of.denominator === 0) return number('–');
  return html`<td class="number">${percent(of)} <small>${whole(of.numerator)}/<wbr>${whole(of.denominator)}</small></td>`;
}

/** A day, on one line. */
export function when(text: string): Html {
  return html`<td class="when">${text}</td>`;
}

export function cell(text: HtmlPart): Html {
  return html`<td>${text}</td>`;
}

/** On time of what fell due, by team and month. What a team comes to in all stands first, where a narrow window shows it. */
export function monthsTable(report: TeamReport, { figure, teams, months, ...all }: FigureResult): Html {
  const said = figure.kind === 'share' ? shareOf(figure) : '';
  const cells = (of: Ratio, byMonth: readonly Ratio[]) => [share(of), ...byMonth.map(share)];
  return table(
    `${figure.id}-by-month`,
    `${figure.title}: share and ${said}, by team and month`,
    [
      column('Team'),
      column('Twelve months', 'number'),
      ...report.months.map((month) => column(sayMonth(month) + (isWhole(month, report) ? '' : ' so far'), 'number')),
    ],
    [
      ...teams.map((each) => row(teamName(report, each.team), cells(each, each.months))),
      row('All', cells(all, months), true),
    ],
  );
}

/** Only the month of the report can be one that is not over. */
function isWhole(month: Month, { asOf }: TeamReport): boolean {
  return monthOf(asOf) !== month || monthOf(addDays(asOf, 1)) !== month;
}

/** What stands on both sides of the stroke: `on time / fell due`. */
export function shareOf({ words }: ShareFigure): string {
  return `${words.on.toLowerCase()} / ${words.of}`;
}

/** So many of so many, by team, and how long at most. */
export function teamsTable(report: TeamReport, { figure, teams, ...all }: FigureResult): Html {
  const daysCalled = figure.kind === 'stock' && all.most !== undefined ? figure.daysCalled : undefined;
  const cells = (of: Ratio & Pick<FigureResult, 'most'>) => [
    number(of.numerator),
    number(of.denominator),
    number(percent(of)),
    ...(daysCalled === undefined ? [] : [number(of.most ?? '–')]),
  ];
  return table(
    `${figure.id}-by-team`,
    `${figure.title}, by team`,
    [
      column('Team'),
      column(capital(figure.numerator), 'number'),
      column(capital(figure.denominator), 'number'),
      column('Share', 'number'),
      ...(daysCalled === undefined
        ? []
        : [column(`Most ${daysCalled.charAt(0).toLowerCase()}${daysCalled.slice(1)}`, 'number')]),
    ],
    [...teams.map((each) => row(teamName(report, each.team), cells(each))), row('All', cells(all), true)],
  );
}

/** The same by timescale or decision point, with the authority of each limit; or so many of each part. */
export function partsTable(result: FigureResult): Html | undefined {
  const { figure, parts } = result;
  const { partsCalled } = figure;
  const wanted =
    figure.kind === 'share' || partsCalled !== undefined ? parts : parts.filter(({ numerator }) => numerator > 0);
  if (wanted.length === 0) return undefined;
  const id = `${figure.id}-by-part`;
  if (partsCalled !== undefined)
    return table(
      id,
      partsCalled.caption,
      [column(partsCalled.part), column(partsCalled.many, 'number')],
      wanted.map(({ part, name, denominator }) => row(name?.title ?? part, [number(denominator)])),
    );
  const authority = wanted.some(({ name }) => name?.authority !== undefined);
  return table(
    id,
    `${figure.title}: what was counted`,
    [
      column(authority ? 'Timescale' : 'Decision point'),
      column('Id'),
      ...(authority ? [column('Authority')] : []),
      column(capital(figure.numerator), 'number'),
      column(capital(figure.denominator), 'number'),
    ],
    wanted.map(({ part, name, numerator, denominator }) =>
      row(name?.title ?? part, [
        cell(html`<code>${part}</code>`),
        ...(authority ? [cell(name?.authority ?? '')] : []),
        number(numerator),
        number(denominator),
      ]),
    ),
  );
}

/** Children by worker against the limit. */
export function loadsTable(report: TeamReport): Html {
  return table(
    'caseload-by-worker',
    'Children and young people by worker',
    [
      column('Worker'),
      column('Team'),
      column('Full time', 'number'),
      column('Children', 'number'),
      column('Limit', 'number'),
      column('Against the limit'),
    ],
    report.loads.map((load) =>
      row(workerName(report, load.worker), [
        cell(teamName(report, load.team)),
        number(load.fte),
        number(load.children),
        number(load.limit ?? '–'),
        cell(againstLimit(load)),
      ]),
    ),
  );
}

export function againstLimit(load: WorkerLoad): HtmlPart {
  const { children, limit } = load;
  if (limit === undefined) return 'no limit set';
  const by = Math.round(Math.abs(children - limit) * 100) / 100;
  if (isOverLimit(load)) return html`<span class="over">${by} above</span>`;
  return by === 0 ? 'at the limit' : `${by} below`;
}

/** The records to look at, the longest first. */
export function recordsTable(report: TeamReport, result: FigureResult): Html {
  const { figure, listed } = result;
  const shown = listed.slice(0, LONGEST_LIST);
  const has = (key: 'part' | 'on' | 'days' | 'times') => shown.some((one) => one[key] !== undefined);
  const named = [...report.places.values()].some(({ name }) => name !== undefined);
  const [parts, on, days, times] = [has('part') && !has('times'), has('on'), has('days'), has('times')];
  const daysCalled = figure.kind === 'stock' ? (figure.daysCalled ?? 'Days') : 'Days late';
  return table(
    `${figure.id}-list`,
    `${figure.title}: ${listed.length > shown.length ? `the first ${shown.length} of ${whole(listed.length)}` : listed.length} to look at`,
    [
      column('Record'),
      ...(named ? [column('Name')] : []),
      column('Team'),
      column('Worker'),
      ...(parts ? [column('What')] : []),
      ...(on ? [column(dayOf(figure, times))] : []),
      ...(times ? [column('Changes', 'number')] : []),
      ...(days ? [column(daysCalled, 'number')] : []),
    ],
    shown.map((one) =>
      row(recordLink(report, one), [
        ...(named ? [cell(placeOf(report, one)?.name ?? '')] : []),
        cell(teamName(report, one.team)),
        cell(workerName(report, one.worker)),
        ...(parts ? [cell(partName(result, one.part))] : []),
        ...(on ? [when(one.on === undefined ? '' : day(one.on))] : []),
        ...(times ? [number(one.times ?? '–')] : []),
        ...(days ? [number(one.days ?? '–')] : []),
      ]),
    ),
  );
}

/** What the day of a thing that was counted is called. */
function dayOf(figure: Figure, times: boolean): string {
  if (figure.kind === 'share') return figure.words.day;
  if (figure.id === 'overdue') return 'Due';
  return times ? 'Last change' : 'Since';
}
