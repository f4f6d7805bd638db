/** The drawing of a timeline, as SVG: a lane for each thing that one follows, on one axis of time. Pure: the same timeline gives the same signs. */
import { line } from 'd3-shape';
import { inWords } from '../../journey/wording.ts';
import { Html, html } from '../html.ts';
import {
  CLUSTER,
  GUTTER,
  type Layout,
  layoutOf,
  type PlacedBar,
  type PlacedLane,
  type PlacedMark,
  type PlacedPoint,
  TOP,
} from './layout.ts';
import { drawLegend } from './legend.ts';
import { JOURNEY_STYLE } from './style.ts';
import { shapeOf } from './symbols.ts';
import { fitted, textWidth } from './text-width.ts';
import type { Lane, LaneId, NumberLane, Timeline } from './types.ts';

export interface DrawOptions {
  /** In pixels. */
  readonly width: number;
  /** The address of an entry, by its place; undefined where it has none. Absent: nothing is a link. */
  readonly link?: (place: number) => string | undefined;
  /** For a page with a script of its own: marks carry their place and take the keyboard's focus one at a time. */
  readonly interactive?: boolean;
  /** Brings its style with it, as a file of its own needs. */
  readonly standalone?: boolean;
}

const BAR = 18;

export function drawJourney(timeline: Timeline, options: DrawOptions): Html {
  const layout = layoutOf(timeline, options.width);
  const legend = drawLegend(timeline, layout.bottom + 14, layout.right);
  const height = layout.bottom + 14 + legend.height + 8;
  const item = options.interactive === true ? focusable : linked(options.link);
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="journey" role="group" aria-labelledby="journey-title journey-desc" viewBox="0 0 ${layout.width} ${height}" width="${layout.width}" height="${height}">
<title id="journey-title">${titleOf(timeline)}</title>
<desc id="journey-desc">${describe(timeline)}</desc>
${options.standalone === true ? html`<style>${new Html([JOURNEY_STYLE], [])}</style>` : undefined}
<rect class="ground" width="${layout.width}" height="${height}"/>
${layout.lanes.map((lane, at) => drawBand(lane, at, layout))}
${drawAxis(layout)}
${layout.lanes.map((lane) => drawLane(lane, item))}
${drawToday(timeline, layout)}
${legend.drawn}
</svg>`;
}

/** `The journey of CH-1042`. */
export function titleOf({ record, name }: Timeline): string {
  return name === undefined ? `The journey of ${record}` : `The journey of ${name} (${record})`;
}

function describe({ from, to, asOf, lanes }: Timeline): string {
  const parts = lanes.map((lane) => `${lane.title} (${countOf(lane)})`);
  const shown = parts.length === 0 ? 'There is nothing to draw' : `Lanes: ${parts.join(', ')}`;
  return `From ${inWords(from)} to ${inWords(to)}, judged on ${inWords(asOf)}. ${shown}.`;
}

function countOf(lane: Lane): number {
  return lane.kind === 'spans' ? lane.spans.length : lane.kind === 'marks' ? lane.marks.length : lane.points.length;
}

function drawBand({ y, height, heading }: PlacedLane, at: number, { width }: Layout): Html {
  const middle = y + height / 2;
  const first = heading.length > 1 ? middle - 3 : middle + 4;
  return html`${at % 2 === 0 ? html`<rect class="band" y="${y}" width="${width}" height="${height}"/>` : undefined}
<g aria-hidden="true">${heading.map((text, line) => html`<text class="heading" x="14" y="${first + line * 15}">${text}</text>`)}</g>`;
}

/** Lines and labels of the axis. What is at a mark is said by the mark, so this is for the eye alone. */
function drawAxis({ ticks, bottom, left, right }: Layout): Html {
  return html`<g aria-hidden="true">${ticks.map(
    ({ x, isYear, label }) =>
      html`<line class="tick${isYear ? ' year' : ''}" x1="${x}" x2="${x}" y1="${TOP - 6}" y2="${bottom}"/>${
        label === ''
          ? undefined
          : html`<text class="label${isYear ? ' year' : ''}" x="${x + 4}" y="${TOP - 10}">${label}</text>`
      }`,
  )}<line class="edge" x1="${left}" x2="${right}" y1="${TOP}" y2="${TOP}"/></g>`;
}

function drawToday({ asOf }: Timeline, { today, bottom, left, right }: Layout): Html | undefined {
  if (today === undefined) return undefined;
  const label = inWords(asOf);
  const half = textWidth(label) / 2;
  const x = Math.min(Math.max(today, left + half), right - half);
  return html`<g aria-hidden="true"><line class="today" x1="${today}" x2="${today}" y1="22" y2="${bottom}"/><text class="today-label" x="${x}" y="16" text-anchor="middle">${label}</text></g>`;
}

/** Wraps what is drawn so that it has a name and leads somewhere. `classes` are ours. */
type Item = (classes: string, words: string, place: number | undefined, drawn: Html, more?: Html) => Html;

/** For a file: a link where the entry has an address. */
function linked(link: DrawOptions['link']): Item {
  return (classes, words, place, drawn) => {
    const href = place === undefined ? undefined : link?.(place);
    return href === undefined
      ? html`<g class="item ${classes}" role="img" aria-label="${words}"><title>${words}</title>${drawn}</g>`
      : html`<a class="item ${classes}" href="${href}" aria-label="${words}"><title>${words}</title>${drawn}</a>`;
  };
}

/** For a page with a script, which moves the focus from one to the next. */
const focusable: Item = (classes, words, place, drawn, more) =>
  place === undefined
    ? html`<g class="item ${classes}" role="${more === undefined ? 'img' : 'button'}" tabindex="-1" aria-label="${words}"${more}><title>${words}</title>${drawn}</g>`
    : html`<g class="item ${classes}" role="link" tabindex="-1" data-place="${place}" aria-label="${words}"><title>${words}</title>${drawn}</g>`;

function drawLane(placed: PlacedLane, item: Item): Html {
  const { lane } = placed;
  const inside =
    'bars' in placed
      ? placed.bars.map((bar) => drawBar(bar, placed.lane.id, item))
      : 'marks' in placed
        ? [...placed.marks.map(drawOverrun), ...placed.marks.map((mark) => drawMark(mark, placed.lane.id, item))]
        : drawNumbers(placed, item);
  return html`<g role="group" aria-label="${lane.title}, ${countOf(lane)}" data-lane="${lane.title}">${inside}</g>`;
}

function drawBar({ span, x, y, width, room, isOpen, startsBefore }: PlacedBar, lane: LaneId, item: Item): Html {
  // What goes on beyond its end has a point there.
  const tip = isOpen ? Math.min(7, width / 2) : 0;
  const body = `M${x},${y}h${width - tip}${isOpen ? `l${tip},${BAR / 2}l${-tip},${BAR / 2}` : `v${BAR}`}h${-(width - tip)}z`;
  const whole = fitted(span.label, width - 16 - tip);
  const isWhole = whole === span.label;
  const inside = isWhole || span.short === undefined ? whole : fitted(span.short, width - 16 - tip);
  // Beside a bar that goes on, a label would stand in days that are still to come.
  const outside =
    !isWhole && !(isOpen && inside !== undefined) && textWidth(span.label) <= room - 6 ? span.label : undefined;
  const label = outside ?? inside;
  const at = outside === undefined ? x + 9 : x + width + 6;
  const drawn = html`<path class="body" d="${body}"/>${startsBefore ? undefined : html`<path class="tab" d="M${x},${y}h3v${BAR}h-3z"/>`}<rect class="ring" x="${x - 2}" y="${y - 2}" width="${width + 4}" height="${BAR + 4}" rx="3"/>${
    label === undefined ? undefined : html`<text x="${at}" y="${y + 13}">${label}</text>`
  }`;
  return item(`bar ${lane}`, span.words, span.place, drawn);
}

/** The days late: from the day on which it would have been in time to that on which it was done, or is still not. */
function drawOverrun({ late, y, state }: PlacedMark): Html | undefined {
  if (late === undefined || late.end - late.start < 4) return undefined;
  return html`<line class="overrun ${state}" x1="${late.start}" x2="${late.end}" y1="${y}" y2="${y}"/>`;
}

function drawMark({ marks, x, y, words, state }: PlacedMark, lane: LaneId, item: Item): Html {
  const [first, ...rest] = marks;
  if (rest.length === 0) {
    const drawn = html`<circle class="hit" cx="${x}" cy="${y}" r="11"/><path transform="translate(${x},${y})" d="${shapeOf(state, lane)}"/><circle class="ring" cx="${x}" cy="${y}" r="9.5"/>`;
    return item(`mark ${state}`, words, first.place, drawn);
  }
  const last = marks.at(-1) ?? first;
  const half = CLUSTER / 2;
  const corner = state === 'missed' || state === 'late' || state === 'unmet';
  const drawn = html`<rect class="pill" x="${x - half + 1}" y="${y - 9}" width="${CLUSTER - 2}" height="18" rx="9"/><text x="${x}" y="${y + 4}">${marks.length}</text>${
    corner
      ? html`<g class="${state}"><path transform="translate(${x + half - 3},${y - 8})" d="${shapeOf(state, lane, 0.4)}"/></g>`
      : undefined
  }<rect class="ring" x="${x - half - 1}" y="${y - 11}" width="${CLUSTER + 2}" height="22" rx="11"/>`;
  return item(`cluster ${state}`, words, undefined, drawn, html` data-from="${first.on}" data-to="${last.on}"`);
}

function drawNumbers(
  { lane, points, base, peak }: Extract<PlacedLane, { readonly base: number }>,
  item: Item,
): readonly Html[] {
  const path = line<PlacedPoint>()
    .x(({ x }) => x)
    .y(({ y }) => y)([...points]);
  return [
    scaleEnds(lane, base, peak),
    html`<path class="series" d="${path ?? ''}"/>`,
    ...points.map(({ point, x, y }) =>
      item(
        'point',
        point.words,
        point.place,
        html`<circle class="dot" cx="${x}" cy="${y}" r="4"/><circle class="ring" cx="${x}" cy="${y}" r="8"/><text class="label" x="${x}" y="${y - 8}" text-anchor="middle">${point.value}</text>`,
      ),
    ),
  ];
}

function scaleEnds({ least, greatest }: NumberLane, base: number, peak: number): Html {
  return html`<g aria-hidden="true"><text class="label" x="${GUTTER - 8}" y="${peak + 4}" text-anchor="end">${greatest}</text><text class="label" x="${GUTTER - 8}" y="${base + 4}" text-anchor="end">${least}</text></g>`;
}
