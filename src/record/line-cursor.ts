/** A cursor on one line that counts columns as CommonMark does: a tab reaches to the next multiple of four. */

const TAB = 9;
const SPACE = 32;

/** Whether a character code is a space or a tab. */
export function isBlankChar(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** Walks along one line of a text; made once and moved from line to line. */
export class LineCursor {
  readonly text: string;
  /** Offset of the next character. */
  offset = 0;
  /** Offset just after the line's last character, its line ending not counted. */
  end = 0;
  /** Offset of the next character that is neither space nor tab; `end` on a blank rest. */
  nonspace = 0;
  /** Columns of white space from here to `nonspace`. */
  indent = 0;
  #column = 0;
  /** Whether the tab at `offset` is used up in part. */
  #inTab = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether only white space remains. */
  get blank(): boolean {
    return this.nonspace >= this.end;
  }

  /** Goes to the start of a line. */
  startLine(start: number, end: number): void {
    this.offset = start;
    this.end = end;
    this.#column = 0;
    this.#inTab = false;
    this.findNonspace();
  }

  /** Looks ahead to the next character that is neither space nor tab. */
  findNonspace(): void {
    let at = this.offset;
    let column = this.#column;
    for (; at < this.end; at++) {
      const code = this.text.charCodeAt(at);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column % 4);
      else break;
    }
    this.nonspace = at;
    this.indent = column - this.#column;
  }

  /** Goes to the next character that is neither space nor tab. */
  skipSpace(): void {
    this.#column += this.indent;
    this.offset = this.nonspace;
    this.indent = 0;
    this.#inTab = false;
  }

  /** Goes on by `count` characters, none of which is a tab. */
  skipMarker(count: number): void {
    this.offset += count;
    this.#column += count;
    this.findNonspace();
  }

  /** Goes on by `count` columns of white space, into the middle of a tab where they end there. */
  skipColumns(count: number): void {
    let left = Math.min(count, this.indent);
    // What comes after the white space stays where it is, so it need not be looked for again, however deep lists are nested.
    this.indent -= left;
    while (left > 0 && this.offset < this.end) {
      if (this.text.charCodeAt(this.offset) === TAB) {
        const width = 4 - (this.#column % 4);
        this.#inTab = width > left;
        const used = Math.min(left, width);
        this.#column += used;
        left -= used;
        if (!this.#inTab) this.offset++;
      } else {
        this.#inTab = false;
        this.offset++;
        this.#column++;
        left--;
      }
    }
  }

  /** Whether white space stands right here. */
  get atSpace(): boolean {
    return this.offset < this.end && isBlankChar(this.text.charCodeAt(this.offset));
  }
}
