/** The YAML of a block as its reader is given it, with LF for every line ending, and the way back to the text it stands in. */
import type { Span } from './types.ts';

/** YAML cut out of a text. */
export class YamlSource {
  /** The text that the YAML stands in, as it is. */
  readonly whole: string;
  /** Where in it. */
  readonly span: Span;
  /** What the YAML reader reads. Its own handling of CRLF moves some errors by one, and it takes a lone CR for no line ending. */
  readonly text: string;
  /** Offsets in `text` of the line feeds that were CRLF. */
  readonly #pairs: number[] = [];

  constructor(whole: string, span: Span) {
    this.whole = whole;
    this.span = span;
    const text = whole.slice(span.start, span.end);
    this.text = text.includes('\r') ? text.replace(/\r\n?/g, (ending, at: number) => this.#lineFeed(ending, at)) : text;
  }

  #lineFeed(ending: string, at: number): string {
    if (ending.length === 2) this.#pairs.push(at - this.#pairs.length);
    return '\n';
  }

  /** The offset in the whole text of an offset that the YAML reader gives. */
  offset(at: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pairs[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return Math.min(this.span.start + at + low, this.span.end);
  }
}
