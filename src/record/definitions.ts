/** Link reference definitions, as far as the scanner must know them: a paragraph of nothing else cannot be underlined. */

const LABEL = /[ \t]*\[((?:[^\\[\]]|\\.|\\(?=\n))*)\]:/sy;
const GAP = /[ \t]*(?:\n[ \t]*)?/y;
const ANGLED = /<(?:[^<>\n\\]|\\.)*>/y;
const TITLE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)/sy;
const LINE_REST = /[ \t]*(?:\n|$)/y;

/** A longer paragraph is not looked at; its text would overflow what the patterns can go back on. */
const LONGEST = 100_000;

/** Where `pattern` ends when it is found right at `from`, or -1. */
function matchEnd(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** The end of a link destination at `from`, or -1; round brackets stand in it in pairs. */
function destinationEnd(text: string, from: number): number {
  if (text[from] === '<') return matchEnd(ANGLED, text, from);
  let depth = 0;
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 127) break;
    if (code === 92 && text.charCodeAt(at + 1) > 32) at++;
    else if (code === 40) {
      if (++depth > 32) return -1;
    } else if (code === 41 && --depth < 0) return -1;
  }
  return depth === 0 && at > from ? at : -1;
}

/** The end of the definition at `from`, its line ending included, or -1 where none stands there. */
function definitionEnd(text: string, from: number): number {
  LABEL.lastIndex = from;
  const label = LABEL.exec(text)?.[1];
  if (label === undefined || label.trim() === '' || label.length > 999) return -1;
  const destination = destinationEnd(text, matchEnd(GAP, text, LABEL.lastIndex));
  if (destination === -1) return -1;
  const bare = matchEnd(LINE_REST, text, destination);
  const gap = matchEnd(GAP, text, destination);
  const title = gap > destination ? matchEnd(TITLE, text, gap) : -1;
  const titled = title === -1 ? -1 : matchEnd(LINE_REST, text, title);
  return titled === -1 ? bare : titled;
}

/** Whether the lines of a paragraph are link reference definitions and nothing else. */
export function onlyDefinitions(lines: readonly string[]): boolean {
  const text = lines.join('\n');
  if (text.length > LONGEST) return false;
  let at = 0;
  while (at !== -1 && at < text.length) at = definitionEnd(text, at);
  return at !== -1;
}
