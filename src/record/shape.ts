/** What the scanner finds: the headings and fences of a text and how they make blocks. All offsets are in that text. */

/** An ATX heading. */
export interface HeadingMark {
  readonly level: number;
  /** Where its line starts. */
  readonly lineStart: number;
  /** The first `#`. */
  readonly start: number;
  /** The end of its line, without the line ending. */
  readonly end: number;
  /** The title without the marks and the white space round it. */
  readonly titleStart: number;
  readonly titleEnd: number;
}

/** A fenced code block; offsets in the scanned text. */
export interface FenceMark {
  /** The first character of the opening fence. */
  readonly start: number;
  /** The end of the opening line, without the line ending. */
  readonly openEnd: number;
  /** The words after the opening fence. */
  readonly info: string;
  /** What stands between the fences: whole lines. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** The end of the closing fence's line, or of the text where the fence is never closed. */
  readonly end: number;
  readonly closed: boolean;
}

/** What one block of a record (a level-2 heading and all up to the next one) is made of. */
export interface BlockShape {
  readonly start: number;
  readonly end: number;
  /** The level-2 heading at `start`; absent where the scan began elsewhere. */
  readonly heading?: HeadingMark;
  /** The level-3 headings. */
  readonly sections: readonly HeadingMark[];
  readonly fences: readonly FenceMark[];
  /** Whether the first fence is the first thing after the heading. */
  readonly leadingFence: boolean;
  /** Where a comment or other HTML starts that runs to the end of the text because it is never closed. */
  readonly openHtml?: number;
}
