/** Markdown made from words that came out of a record or a pack: they must never turn into links, images or markup. */

const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>~&]/g;

/** Text as it stands, whatever marks it holds, on one line. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(SPECIAL, (mark) => `\\${mark}`);
}

/** A sentence of a pack, a schema or a template: what it sets in backticks is in code type, all else as it stands. */
export function prose(text: string): string {
  // Split at what is captured: each second piece stood between backticks.
  return text
    .split(/`([^`]+)`/)
    .map((piece, at) => (at % 2 === 0 ? plain(piece) : code(piece)))
    .join('');
}

/** A short code or key in code type. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${text.replace(/\s+/g, ' ')}${pad}${fence}`;
}
