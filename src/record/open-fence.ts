/** A fenced code block whose end has not been reached. */
import { isBlankChar, type LineCursor } from './line-cursor.ts';
import type { FenceMark } from './shape.ts';

/** Knows what line closes the fence that starts at `start` with `length` marks. */
export class OpenFence {
  readonly #text: string;
  readonly #start: number;
  readonly #length: number;
  readonly #openEnd: number;
  readonly #bodyStart: number;

  /** `openEnd` is the end of the opening line, `bodyStart` the start of the next one. */
  constructor(text: string, start: number, length: number, openEnd: number, bodyStart: number) {
    this.#text = text;
    this.#start = start;
    this.#length = length;
    this.#openEnd = openEnd;
    this.#bodyStart = bodyStart;
  }

  /** Whether the line at the cursor closes it. */
  closedBy(cursor: LineCursor): boolean {
    if (cursor.indent > 3) return false;
    const text = this.#text;
    const mark = text.charCodeAt(this.#start);
    let at = cursor.nonspace;
    while (at < cursor.end && text.charCodeAt(at) === mark) at++;
    if (at - cursor.nonspace < this.#length) return false;
    while (at < cursor.end && isBlankChar(text.charCodeAt(at))) at++;
    return at === cursor.end;
  }

  /** The whole fence, once it is known where it ends. */
  ended(bodyEnd: number, end: number, closed: boolean): FenceMark {
    const info = this.#text.slice(this.#start + this.#length, this.#openEnd).trim();
    const bodyStart = Math.min(this.#bodyStart, bodyEnd);
    return { start: this.#start, openEnd: this.#openEnd, info, bodyStart, bodyEnd, end, closed };
  }
}
