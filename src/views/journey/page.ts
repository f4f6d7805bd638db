/** The drawing and its tables as one HTML file, which needs nothing from elsewhere. */
import { inWords } from '../../journey/wording.ts';
import { html } from '../html.ts';
import { htmlDocument } from '../html-document.ts';
import { RECORD_FILE_STYLE } from '../record-file-style.ts';
import { drawJourney, titleOf } from './draw.ts';
import { JOURNEY_STYLE } from './style.ts';
import { journeyTables } from './tables.ts';
import type { Timeline } from './types.ts';

const STYLE = `
body { max-width: 100rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.drawing { overflow-x: auto; }
.drawing .journey { max-width: none; }
table { font-size: .9rem; }
th, td { padding: .3rem 1rem .3rem 0; }
td:nth-child(-n+2) { white-space: nowrap; width: 1%; }
@media print {
  .drawing .journey { max-width: 100%; height: auto; }
  .drawing { overflow: visible; }
  h2 { break-inside: avoid; break-after: avoid; }
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
    style: RECORD_FILE_STYLE + STYLE + JOURNEY_STYLE,
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
