/** The same facts as the drawing, as tables: for whoever can't see it, and for paper. */
import { inWords } from '../../journey/wording.ts';
import { type EntryLinks, entryLink } from '../entry-link.ts';
import { type Html, html } from '../html.ts';
import type { Lane, LaneMark, LaneSpan, NumberPoint, Timeline } from './types.ts';
import { days, STATE_WORDS } from './words.ts';

export function journeyTables({ lanes, undrawn, outside }: Timeline, links: EntryLinks): Html {
  return html`${lanes.map((lane) => laneTable(lane, links))}${remark(undrawn, outside)}`;
}

function laneTable(lane: Lane, links: EntryLinks): Html {
  const rows =
    lane.kind === 'spans'
      ? lane.spans.map((span) => spanRow(span, links))
      : lane.kind === 'marks'
        ? lane.marks.map((mark) => markRow(mark, links))
        : lane.points.map((point) => pointRow(point, lane.greatest, links));
  const heads =
    lane.kind === 'spans'
      ? ['From', 'To', 'What']
      : lane.kind === 'marks'
        ? ['Day', 'How it stands', 'What']
        : ['Day', 'Value', 'What'];
  return html`<section><h2>${lane.title}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Table: ${lane.title}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div></section>
`;
}

function spanRow({ from, to, told, place }: LaneSpan, links: EntryLinks): Html {
  return html`<tr><td>${inWords(from)}</td><td>${to === undefined ? 'still so' : inWords(to)}</td><td>${entryLink(told, place, links)}</td></tr>
`;
}

function markRow({ on, state, daysLate, told, place }: LaneMark, links: EntryLinks): Html {
  const late = daysLate === undefined || daysLate === 0 ? '' : `, ${days(daysLate)}`;
  return html`<tr><td>${inWords(on)}</td><td>${STATE_WORDS[state] === '' ? '–' : `${STATE_WORDS[state]}${late}`}</td><td>${entryLink(told, place, links)}</td></tr>
`;
}

function pointRow({ on, value, told, place }: NumberPoint, greatest: number, links: EntryLinks): Html {
  return html`<tr><td>${inWords(on)}</td><td>${value} of ${greatest}</td><td>${entryLink(told, place, links)}</td></tr>
`;
}

function remark(undrawn: number, outside: number): Html | undefined {
  const said = [
    ...(undrawn > 0
      ? [`${undrawn === 1 ? '1 other entry is' : `${undrawn} other entries are`} not drawn, such as case notes.`]
      : []),
    ...(outside > 0
      ? [
          `${outside === 1 ? '1 entry is' : `${outside} entries are`} dated so far from today that the axis leaves them out.`,
        ]
      : []),
  ];
  return said.length === 0 ? undefined : html`<p class="remark">${said.join(' ')}</p>`;
}
