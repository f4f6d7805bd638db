/** How wide a text will be, told without a browser: close enough to know what fits where. */
import stringWidth from 'string-width';

/** Width of one column of the drawing's letters, in pixels: a little more than fonts take on average, so that text rather ends early than runs over. */
const COLUMN = 6.2;
/** Longest text that is measured: a bar is never longer than this. */
const MOST = 300;

const words = new Intl.Segmenter('en-GB', { granularity: 'word' });

/** Pixels that the text takes at the size of a bar's label. */
export function textWidth(text: string): number {
  return stringWidth(text.slice(0, MOST)) * COLUMN;
}

/**
 * As many whole words as fit into so many pixels, with an ellipsis where some are left out; undefined where too little fits to be of use. Whole words, so that
 * whoever speaks to the page what they see of a name is understood.
 */
export function fitted(text: string, pixels: number): string | undefined {
  if (text.length <= MOST && textWidth(text) <= pixels) return text;
  const room = pixels - COLUMN;
  let kept = '';
  let width = 0;
  for (const { segment } of words.segment(text.slice(0, MOST))) {
    width += stringWidth(segment) * COLUMN;
    if (width > room) break;
    kept += segment;
  }
  const whole = kept.replace(/[\s\p{P}]+$/u, '');
  return stringWidth(whole) < 3 ? undefined : `${whole}…`;
}

/** The text in at most two lines of so many pixels. */
export function inTwoLines(text: string, pixels: number): readonly string[] {
  if (textWidth(text) <= pixels) return [text];
  const rest = text.slice(0, MOST).split(' ');
  let first = rest.shift() ?? '';
  while (rest[0] !== undefined && textWidth(`${first} ${rest[0]}`) <= pixels) first += ` ${rest.shift()}`;
  const second = fitted(rest.join(' '), pixels);
  return [fitted(first, pixels) ?? '…', ...(second === undefined ? [] : [second])];
}
