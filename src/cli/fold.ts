/** Folds text to the width of a terminal, under the column where it begins. */
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** `text` after `lead`, its further lines indented to where it began. `width` in terminal columns; unbounded for a pipe. */
export function fold(lead: string, text: string, width: number): string {
  if (!Number.isFinite(width)) return lead + text;
  const indent = columns(lead);
  if (width - indent < 20) return lead + text;
  const lines = wrapAnsi(text, width - indent, { hard: false }).split('\n');
  return lead + lines.join(`\n${' '.repeat(indent)}`);
}

/** `text` with blanks after it up to `width` terminal columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** Terminal columns of a text. Most are plain ASCII, where each sign is one: a report of a council asks hundreds of thousands of times. */
function columns(text: string): number {
  return /^[ -~]*$/u.test(text) ? text.length : stringWidth(text);
}
