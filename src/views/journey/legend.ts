/** What the shapes mean: those that the drawing has. */
import { type Html, html } from '../html.ts';
import { GUTTER } from './layout.ts';
import { shapeOf } from './symbols.ts';
import { textWidth } from './text-width.ts';
import type { MarkState, Timeline } from './types.ts';

interface Sign {
  readonly state: MarkState;
  readonly lane: string;
  readonly words: string;
}

const SIGNS: readonly Sign[] = [
  { state: 'kept', lane: '', words: 'on time' },
  { state: 'late', lane: '', words: 'late, from the day it was due' },
  { state: 'missed', lane: '', words: 'missed or missing' },
  { state: 'due', lane: '', words: 'still to come' },
  { state: 'plain', lane: '', words: 'no time limit' },
  { state: 'unmet', lane: '', words: 'child not seen' },
  { state: 'kept', lane: 'decisions', words: 'decision made' },
  { state: 'due', lane: 'decisions', words: 'decision waits' },
];

const ROW = 22;

/** `y`: where it begins; `right`: where it must end. */
export function drawLegend(
  { lanes }: Timeline,
  y: number,
  right: number,
): { readonly drawn: Html | undefined; readonly height: number } {
  const has = new Set(
    lanes.flatMap((lane) => {
      if (lane.kind !== 'marks') return [];
      return lane.marks.map(({ state }) => keyOf(state, lane.id === 'decisions' ? lane.id : ''));
    }),
  );
  const signs = SIGNS.filter(({ state, lane }) => has.has(keyOf(state, lane)));
  if (signs.length === 0) return { drawn: undefined, height: 0 };
  let x = GUTTER;
  let row = 0;
  const drawn = signs.map(({ state, lane, words }) => {
    const width = 22 + textWidth(words) + 14;
    if (x + width > right && x > GUTTER) {
      x = GUTTER;
      row += 1;
    }
    const at = x;
    x += width;
    const middle = y + row * ROW + ROW / 2;
    return html`<g class="${state}"><path transform="translate(${at + 7},${middle})" d="${shapeOf(state, lane)}"/></g><text class="label" x="${at + 20}" y="${middle + 4}">${words}</text>`;
  });
  return { drawn: html`<g class="legend" aria-hidden="true">${drawn}</g>`, height: (row + 1) * ROW };
}

/** What is missed looks the same in every lane. */
function keyOf(state: MarkState, lane: string): string {
  return `${state} ${state === 'kept' || state === 'due' ? lane : ''}`;
}
