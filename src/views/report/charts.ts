/** The drawings of the report: static SVG without scripts, drawn by a chart library that needs no browser. Colours are those of the page's style. */
import { BarChart, type BarSeriesOption, ScatterChart, type ScatterSeriesOption } from 'echarts/charts';
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { isOverLimit } from './gather.ts';
import { shortMonth } from './months.ts';
import type { Ratio, TeamReport, WorkerLoad } from './types.ts';

use([BarChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

type Drawing = ComposeOption<BarSeriesOption | ScatterSeriesOption | GridComponentOption | LegendComponentOption>;

const WIDTH = 760;
const TEXT = { color: 'var(--ink)', fontSize: 13, fontFamily: 'sans-serif' } as const;
const QUIET = { lineStyle: { color: 'var(--line)' } } as const;
/** Workers whom the drawing of caseloads has room for; the table has all. */
export const WORKERS_DRAWN = 30;
/** Characters of an id or a name beside a bar. */
const LONGEST_LABEL = 24;

/** Bars by month: on time below, not on time above it. */
export function drawMonths(
  id: string,
  report: TeamReport,
  months: readonly Ratio[],
  called: readonly [on: string, off: string],
): string {
  const bars = (name: string, color: string, data: readonly number[]): BarSeriesOption => ({
    type: 'bar',
    name,
    stack: 'all',
    barMaxWidth: 34,
    itemStyle: { color, borderColor: 'var(--paper)', borderWidth: 1 },
    data: [...data],
  });
  return draw(id, 250, {
    grid: { left: 44, right: 12, top: 44, bottom: 30 },
    legend: legendAt(36),
    xAxis: {
      type: 'category',
      data: report.months.map(shortMonth),
      axisLine: QUIET,
      axisTick: { show: false },
      axisLabel: { ...TEXT, interval: 0, fontSize: 12 },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { ...TEXT }, splitLine: QUIET },
    series: [
      bars(
        called[0],
        'var(--good)',
        months.map(({ numerator }) => numerator),
      ),
      bars(
        called[1],
        'var(--bad)',
        months.map(({ numerator, denominator }) => denominator - numerator),
      ),
    ],
  });
}

/** A bar for each worker, most children first, and a mark where the worker's limit is. */
export function drawLoads(id: string, report: TeamReport): string {
  const loads = report.loads.slice(0, WORKERS_DRAWN);
  const called = ({ worker }: WorkerLoad): string => shortened(report.workerNames.get(worker) ?? worker);
  return draw(id, 64 + loads.length * 30, {
    grid: { left: 180, right: 40, top: 36, bottom: 28 },
    legend: legendAt(172),
    yAxis: {
      type: 'category',
      inverse: true,
      data: loads.map(called),
      axisLine: QUIET,
      axisTick: { show: false },
      axisLabel: { ...TEXT, interval: 0 },
    },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { ...TEXT }, splitLine: QUIET },
    series: [
      {
        type: 'bar',
        name: 'Within the limit, or none set',
        stack: 'all',
        barWidth: 16,
        itemStyle: { color: 'var(--good)' },
        data: loads.map((load) => (isOverLimit(load) ? '-' : load.children)),
      },
      {
        type: 'bar',
        name: 'Above the limit',
        stack: 'all',
        barWidth: 16,
        itemStyle: { color: 'var(--bad)' },
        data: loads.map((load) => (isOverLimit(load) ? load.children : '-')),
      },
      {
        type: 'scatter',
        name: 'Limit',
        symbol: 'rect',
        symbolSize: [4, 24],
        itemStyle: { color: 'var(--ink)', opacity: 1 },
        data: loads.flatMap(({ limit }, index) => (limit === undefined ? [] : [[limit, index]])),
      },
    ],
  });
}

/** Above the drawing, from the left end of its plot. Nothing is chosen in it: a page has no script. */
function legendAt(left: number): LegendComponentOption {
  return { top: 0, left, itemWidth: 14, itemHeight: 14, itemGap: 44, textStyle: { ...TEXT }, selectedMode: false };
}

function draw(id: string, height: number, option: Drawing): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({ animation: false, backgroundColor: 'transparent', ...option });
    return tidy(id, chart.renderToSVGString({ useViewBox: true }));
  } finally {
    chart.dispose();
  }
}

/**
 * The library numbers what it draws through the whole run of the program, and styles what a mouse points at. Names are made the chart's own, so that two
 * runs write the same and two charts of a page don't meet, and the style goes.
 */
function tidy(id: string, svg: string): string {
  return svg
    .replace(/<style\b[^>]*>[\s\S]*?<\/style>/gu, '')
    .replace(/\bzr\d+-/gu, `${id}-`)
    .replace(/ class="[^"]*"/gu, '')
    .replace(/ (?:xmlns(?::\w+)?|version|baseProfile|xml:space|ecmeta_\w+)="[^"]*"/gu, '')
    .replace('<svg ', '<svg aria-hidden="true" focusable="false" ');
}

/** One line that fits beside a bar. */
function shortened(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, ' ');
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
}
