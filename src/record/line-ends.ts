/** How far ahead carriage returns are looked for. */
const STRETCH = 16_384;

/** Where the lines of a text end, whichever line endings it has. Asked of line after line, it looks through the text once. */
export class LineEnds {
  readonly #text: string;
  /** The next line feed and carriage return, looked up once for many lines. */
  #lineFeed = -1;
  #carriageReturn = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** To be called before it is asked of a line that stands before one that it was asked of. */
  startAgain(): void {
    this.#lineFeed = this.#carriageReturn = -1;
  }

  /** The end of the line at `start`, without its line ending. */
  endOf(start: number): number {
    const text = this.#text;
    if (this.#lineFeed < start) {
      const found = text.indexOf('\n', start);
      this.#lineFeed = found === -1 ? text.length : found;
    }
    if (this.#carriageReturn < start) this.#carriageReturn = this.#nextReturn(start);
    while (this.#carriageReturn < this.#lineFeed && text.charCodeAt(this.#carriageReturn) !== 13) {
      this.#carriageReturn = this.#nextReturn(this.#carriageReturn);
    }
    return Math.min(this.#lineFeed, this.#carriageReturn);
  }

  /** The start of the line after the one that was found to end at `end`. */
  nextAfter(end: number): number {
    return end === this.#carriageReturn && end + 1 === this.#lineFeed ? end + 2 : end + 1;
  }

  /** The next carriage return, or how far there is none: most texts have none, and need not be searched to their end. */
  #nextReturn(from: number): number {
    const end = Math.min(from + STRETCH, this.#text.length);
    const found = this.#text.slice(from, end).indexOf('\r');
    return found === -1 ? end : from + found;
  }
}
