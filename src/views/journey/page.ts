/** The drawing and its tables as one HTML file, which needs nothing from elsewhere. */
import { inWords } from '../../journey/wording.ts';
import { html } from '../html.ts';
import { htmlDocument } from '../html-document.ts';
import { drawJourney, titleOf } from './draw.ts';
import { JOURNEY_STYLE } from './style.ts';
import { journeyTables } from './tables.ts';
import type { Timeline } from './types.ts';

const STYLE = `
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1b2420; --soft: #4d5a54; --line: #d3d9d4; --accent: #14594a; }
@media (prefers-color-scheme: dark) { :root { --paper: #17201c; --ink: #e9efeb; --soft: #b3c0b9; --line: #37443d; --accent: #7fd1ba; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 100rem; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.lead, .remark { color: var(--soft); margin: 0 0 1.25rem; }
.drawing { overflow-x: auto; }
.drawing .journey { max-width: none; }
.scroll { overflow-x: auto; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; }
td { overflow-wrap: anywhere; }
td:nth-child(-n+2) { white-space: nowrap; width: 1%; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  :root { color-scheme: light; --paper: #ffffff; --ink: #000000; --soft: #333333; --line: #bbbbbb; --accent: #14594a; }
  body { padding: 0; font-size: 10pt; }
  .drawing .journey { max-width: 100%; height: auto; }
  .drawing, .scroll { overflow: visible; }
  tr, h2 { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;

export interface PageOptions {
  readonly width: number;
  readonly link?: (place: number) => string | undefined;
}

export function journeyPage(timeline: Timeline, { width, link }: PageOptions): string {
  const links = link === undefined ? {} : { link };
  return htmlDocument({
    title: titleOf(timeline),
    style: STYLE + JOURNEY_STYLE,
    body: html`<header><h1>${titleOf(timeline)}</h1>
<p class="lead">${inWords(timeline.from)} to ${inWords(timeline.to)}, judged on ${inWords(timeline.asOf)}.</p></header>
<main>
<div class="drawing" tabindex="0" role="region" aria-label="The drawing">${drawJourney(timeline, { width, ...links })}</div>
${journeyTables(timeline, links)}
</main>`,
  });
}

/** The drawing as a file of its own. */
export function journeySvg(timeline: Timeline, { width, link }: PageOptions): string {
  const links = link === undefined ? {} : { link };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawJourney(timeline, { width, ...links, standalone: true })}\n`;
}

/** A width for a file: years of a record get room, up to a sheet that one still scrolls through. */
export function widthFor({ from, to }: Timeline): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;
  return Math.min(Math.max(1200, years * 260), 4000);
}
