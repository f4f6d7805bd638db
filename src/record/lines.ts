/** Where an offset stands on the page. A line ends at LF, CRLF or a lone CR; columns count UTF-16 code units. */

/** A place as editors count it: line and character from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A place as people count it: line and column from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** The offsets at which the lines of `text` start. */
function lineStarts(text: string): number[] {
  const starts = [0];
  let lineFeed = text.indexOf('\n');
  let carriageReturn = text.indexOf('\r');
  while (lineFeed !== -1 || carriageReturn !== -1) {
    if (carriageReturn !== -1 && (lineFeed === -1 || carriageReturn < lineFeed)) {
      const next = carriageReturn + 1 === lineFeed ? carriageReturn + 2 : carriageReturn + 1;
      starts.push(next);
      carriageReturn = text.indexOf('\r', next);
      if (lineFeed !== -1 && lineFeed < next) lineFeed = text.indexOf('\n', next);
    } else {
      starts.push(lineFeed + 1);
      lineFeed = text.indexOf('\n', lineFeed + 1);
    }
  }
  return starts;
}

/**
 * Turns offsets of one text into lines and columns and back. A byte order mark at the start is not counted as a column,
 * as editors do not show it. Offsets outside the text are moved to its nearest end.
 */
export class LineIndex {
  readonly #text: string;
  readonly #bom: number;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  get #lines(): number[] {
    this.#starts ??= lineStarts(this.#text);
    return this.#starts;
  }

  /** The number of lines; an empty text has one. */
  get count(): number {
    return this.#lines.length;
  }

  /** The line (from 0) and the UTF-16 character in it (from 0) at `offset`. */
  position(offset: number): Position {
    const lines = this.#lines;
    const at = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const start = lines[low] ?? 0;
    const character = at - start - (low === 0 ? this.#bom : 0);
    return { line: low, character: Math.max(0, character) };
  }

  /** The line (from 1) and the UTF-16 column in it (from 1) at `offset`. */
  place(offset: number): Place {
    const { line, character } = this.position(offset);
    return { line: line + 1, column: character + 1 };
  }

  /** The offset of a line and character (both from 0); a character past the line's end is moved to that end. */
  offset(position: Position): number {
    const lines = this.#lines;
    if (position.line < 0) return 0;
    const start = lines[position.line];
    if (start === undefined) return this.#text.length;
    const character = Math.max(0, position.character) + (position.line === 0 ? this.#bom : 0);
    return Math.min(start + character, this.#lineEnd(position.line));
  }

  /** The line at `line` (from 0) without its line ending; empty where there is no such line. */
  text(line: number): string {
    const start = this.#lines[line];
    return start === undefined ? '' : this.#text.slice(start, this.#lineEnd(line));
  }

  #lineEnd(line: number): number {
    const next = this.#lines[line + 1];
    if (next === undefined) return this.#text.length;
    const crlf = this.#text[next - 1] === '\n' && this.#text[next - 2] === '\r';
    return crlf ? next - 2 : next - 1;
  }
}

const known = new WeakMap<{ readonly text: string }, LineIndex>();

/** The lines of a record. They are looked for once, however many views of it want them. */
export function linesOf(record: { readonly text: string }): LineIndex {
  let lines = known.get(record);
  if (lines === undefined) {
    lines = new LineIndex(record.text);
    known.set(record, lines);
  }
  return lines;
}
