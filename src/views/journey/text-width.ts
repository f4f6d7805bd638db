/** How wide a text will be, told without a browser: close enough to know what fits where. */
import stringWidth from 'string-width';

/** Width of one column of the drawing's letters, in pixels: a little more than fonts take on average, so that text rather ends early than runs over. */
const COLUMN = 6.2;
/** Longest text that is measured: a bar is never longer than this. */
const MOST = 300;

const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** Pixels that the text takes at the size of a bar's label. */
export function textWidth(text: string): number {
  return stringWidth(text.slice(0, MOST)) * COLUMN;
}

/** As much of the text as fits into so many pixels, with an ellipsis where some is left out; undefined where too little fits to be of use. */
export function fitted(text: string, pixels: number): string | undefined {
  if (text.length <= MOST && textWidth(text) <= pixels) return text;
  const room = pixels - COLUMN;
  let kept = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text.slice(0, MOST))) {
    width += stringWidth(segment) * COLUMN;
    if (width > room) break;
    kept += segment;
  }
  return stringWidth(kept) < 3 ? undefined : `${kept.trimEnd()}…`;
}

/** The text in at most two lines of so many pixels. */
export function inTwoLines(text: string, pixels: number): readonly string[] {
  if (textWidth(text) <= pixels) return [text];
  const words = text.slice(0, MOST).split(' ');
  let first = words.shift() ?? '';
  while (words[0] !== undefined && textWidth(`${first} ${words[0]}`) <= pixels) first += ` ${words.shift()}`;
  const second = fitted(words.join(' '), pixels);
  return [fitted(first, pixels) ?? '…', ...(second === undefined ? [] : [second])];
}
