/** Where everything stands in the drawing, in pixels. Nothing of one lane lies over another thing of that lane. */
import { type ScaleTime, scaleUtc } from 'd3-scale';
import { addDays } from '../../calendar/dates.ts';
import { inWords } from '../../journey/wording.ts';
import type { IsoDate } from '../../record/types.ts';
import { inTwoLines, textWidth } from './text-width.ts';
import type { LaneMark, LaneSpan, MarkLane, MarkState, NumberLane, NumberPoint, SpanLane, Timeline } from './types.ts';
import { STATE_WORDS } from './words.ts';

/** Left of the plot, for the titles of the lanes. */
export const GUTTER = 160;
/** Right of the plot. */
export const MARGIN = 22;
/** Above the lanes, for the axis. */
export const TOP = 52;
const BAR_ROW = 23;
const MARK_ROW = 20;
const PADDING = 8;
const NUMBER_HEIGHT = 76;
/** Marks nearer than this share no row. */
const MARK_SPACE = 17;
/** Marks of one lane are put in so many rows; more of them stand as one mark with their count. */
const MARK_ROWS = 3;
/** Width of the mark that stands for several. */
export const CLUSTER = 26;
/** The narrowest bar. */
const THINNEST = 5;

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** First and last pixel of the plot. */
  readonly left: number;
  readonly right: number;
  /** Where the lanes end. */
  readonly bottom: number;
  readonly ticks: readonly Tick[];
  /** The day of judgement; undefined where it is outside. */
  readonly today: number | undefined;
  readonly lanes: readonly PlacedLane[];
}

export interface Tick {
  readonly x: number;
  readonly label: string;
  /** The start of a year. */
  readonly isYear: boolean;
}

interface Band {
  readonly y: number;
  readonly height: number;
  /** The lane's title in lines. */
  readonly heading: readonly string[];
}

export type PlacedLane = Band &
  (
    | { readonly lane: SpanLane; readonly bars: readonly PlacedBar[] }
    | { readonly lane: MarkLane; readonly marks: readonly PlacedMark[] }
    | {
        readonly lane: NumberLane;
        readonly points: readonly PlacedPoint[];
        readonly base: number;
        readonly peak: number;
      }
  );

export interface PlacedBar {
  readonly span: LaneSpan;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Pixels free behind the bar, for a label that the bar is too short for. */
  readonly room: number;
  readonly startsBefore: boolean;
  readonly isOpen: boolean;
}

/** One mark, or several that stand too close together to tell apart. */
export interface PlacedMark {
  readonly marks: readonly [LaneMark, ...LaneMark[]];
  readonly x: number;
  readonly y: number;
  readonly words: string;
  /** Of several, the one that most needs to be seen. */
  readonly state: MarkState;
  /** For a single one that is late or missed: the days late, in pixels. */
  readonly late?: { readonly start: number; readonly end: number };
}

export interface PlacedPoint {
  readonly point: NumberPoint;
  readonly x: number;
  readonly y: number;
}

export function layoutOf(timeline: Timeline, width: number): Layout {
  const left = GUTTER;
  const right = Math.max(width - MARGIN, left + 120);
  // The last day is drawn whole.
  const scale = scaleUtc()
    .domain([instant(timeline.from), instant(addDays(timeline.to, 1))])
    .range([left, right]);
  const x = (day: IsoDate): number => Math.min(Math.max(round(scale(instant(day))), left), right);
  const plot: Plot = { left, right, x, asOf: timeline.asOf, from: timeline.from, to: timeline.to };
  let y = TOP;
  const lanes = timeline.lanes.map((lane) => {
    const heading = inTwoLines(lane.title, GUTTER - 20);
    const placed: PlacedLane =
      lane.kind === 'spans'
        ? { lane, ...placeBars(lane, plot, y), y, heading }
        : lane.kind === 'marks'
          ? { lane, ...placeMarks(lane, plot, y), y, heading }
          : { lane, ...placePoints(lane, plot, y), y, heading };
    y += placed.height;
    return placed;
  });
  const { asOf } = timeline;
  const today = asOf >= timeline.from && asOf <= timeline.to ? x(asOf) : undefined;
  return { width: right + MARGIN, height: y, left, right, bottom: y, ticks: ticksOf(scale), today, lanes };
}

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly asOf: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
  x(day: IsoDate): number;
}

/** Each bar in the first row that is free where it begins. */
function placeBars({ spans }: SpanLane, plot: Plot, top: number) {
  /** For each row, its bars. */
  const rows: { x: number; end: number; bar: Omit<PlacedBar, 'room'> }[][] = [];
  for (const span of spans) {
    const begin = plot.x(span.from);
    const isOpen = span.to === undefined && plot.asOf <= plot.to;
    const end = Math.max(plot.x(span.to ?? plot.asOf), begin + THINNEST);
    const free = rows.findIndex((row) => (row.at(-1)?.end ?? 0) <= begin);
    const at = free === -1 ? rows.length : free;
    const bar = {
      span,
      x: begin,
      y: top + PADDING + at * BAR_ROW,
      width: Math.max(round(end - begin) - 1, THINNEST - 1),
      startsBefore: span.from < plot.from,
      isOpen,
    };
    const row = rows[at] ?? [];
    row.push({ x: begin, end, bar });
    rows[at] = row;
  }
  const bars = rows.flatMap((row) =>
    row.map(({ end, bar }, at) => ({ ...bar, room: (row[at + 1]?.x ?? plot.right) - end - (bar.isOpen ? 10 : 4) })),
  );
  return { bars, height: rows.length * BAR_ROW + 2 * PADDING - 4 };
}

/** Marks that stand close together are put one under the other; where that takes too many rows, they become one. */
function placeMarks(lane: MarkLane, plot: Plot, top: number) {
  const at = lane.marks.map((mark) => ({ mark, x: plot.x(mark.on) }));
  const marks: PlacedMark[] = [];
  let rows = 1;
  for (let start = 0; start < at.length; ) {
    let end = start + 1;
    while (end < at.length && (at[end]?.x ?? 0) - (at[end - 1]?.x ?? 0) < CLUSTER) end += 1;
    const run = at.slice(start, end);
    const packed = inRows(run);
    if (packed !== undefined) {
      for (const { mark, x, row } of packed) {
        rows = Math.max(rows, row + 1);
        const y = top + PADDING + row * MARK_ROW + MARK_ROW / 2;
        marks.push({ marks: [mark], x, y, words: mark.words, state: mark.state, ...daysLateOf(mark, plot) });
      }
    } else for (const group of grouped(run)) marks.push(clusterOf(group, lane, top + PADDING + MARK_ROW / 2));
    start = end;
  }
  return { marks, height: rows * MARK_ROW + 2 * PADDING };
}

function daysLateOf({ state, due, on, daysLate }: LaneMark, plot: Plot): Pick<PlacedMark, 'late'> {
  if (state === 'late' && due !== undefined) return { late: { start: plot.x(due), end: plot.x(on) } };
  if (state !== 'missed' || daysLate === undefined) return {};
  return { late: { start: plot.x(on), end: plot.x(addDays(on, daysLate)) } };
}

interface At {
  readonly mark: LaneMark;
  readonly x: number;
}

/** The row of each mark; undefined where there are too few rows. */
function inRows(run: readonly At[]): readonly (At & { readonly row: number })[] | undefined {
  const last: number[] = [];
  const packed: (At & { readonly row: number })[] = [];
  for (const { mark, x } of run) {
    let row = last.findIndex((before) => x - before >= MARK_SPACE);
    if (row === -1) row = last.length;
    if (row >= MARK_ROWS) return undefined;
    last[row] = x;
    packed.push({ mark, x, row });
  }
  return packed;
}

/** Groups of marks, each as wide as the mark that stands for it. */
function grouped(run: readonly At[]): readonly (readonly [At, ...At[]])[] {
  const groups: [At, ...At[]][] = [];
  for (const each of run) {
    const group = groups.at(-1);
    if (group !== undefined && each.x - group[0].x < CLUSTER + 2) group.push(each);
    else groups.push([each]);
  }
  return groups;
}

const WORST_FIRST: readonly MarkState[] = ['missed', 'late', 'due', 'unmet', 'kept', 'plain'];

function clusterOf(group: readonly [At, ...At[]], { title }: MarkLane, y: number): PlacedMark {
  const [first, ...rest] = group;
  const marks: readonly [LaneMark, ...LaneMark[]] = [first.mark, ...rest.map(({ mark }) => mark)];
  const { x } = first;
  if (rest.length === 0) return { marks, x, y, words: first.mark.words, state: first.mark.state };
  const counts = WORST_FIRST.map((state) => ({ state, count: marks.filter((mark) => mark.state === state).length }));
  const found = counts.filter(({ count }) => count > 0);
  const said = found.flatMap(({ state, count }) =>
    STATE_WORDS[state] === '' ? [] : [`${count} ${STATE_WORDS[state]}`],
  );
  const last = marks.at(-1) ?? first.mark;
  const when = first.mark.on === last.on ? inWords(last.on) : `${inWords(first.mark.on)} to ${inWords(last.on)}`;
  const words = `${title}: ${marks.length} together, ${when}${said.length === 0 ? '' : `; ${said.join(', ')}`}`;
  return { marks, x, y, words, state: found[0]?.state ?? 'plain' };
}

function placePoints({ points, least, greatest }: NumberLane, plot: Plot, top: number) {
  const peak = top + PADDING + 10;
  const base = top + NUMBER_HEIGHT - PADDING - 4;
  const placed = points.map((point) => ({
    point,
    x: plot.x(point.on),
    y: round(base - ((point.value - least) / (greatest - least)) * (base - peak)),
  }));
  return { points: placed, base, peak, height: NUMBER_HEIGHT };
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** Years, months or days, as many as are told apart at a glance. */
function ticksOf(scale: ScaleTime<number, number>): readonly Tick[] {
  const [left = 0, right = 0] = scale.range();
  const midnights = scale
    .ticks(Math.max(2, Math.round((right - left) / 74)))
    .filter((tick) => tick.getTime() % 86_400_000 === 0);
  let labelled = left;
  return midnights.flatMap((tick, at): Tick[] => {
    const x = round(scale(tick));
    const isYear = tick.getUTCMonth() === 0 && tick.getUTCDate() === 1;
    const month = MONTH.format(tick);
    const short = tick.getUTCDate() === 1 ? month : `${tick.getUTCDate()} ${month}`;
    const label = isYear ? String(tick.getUTCFullYear()) : at === 0 ? `${short} ${tick.getUTCFullYear()}` : short;
    if (x < labelled) return [{ x, label: '', isYear }];
    labelled = x + textWidth(label) + 8;
    return [{ x, label, isYear }];
  });
}

/** A day as an instant. Everything is drawn in one time zone, so that no day shifts. */
function instant(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
