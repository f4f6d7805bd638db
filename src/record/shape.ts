/** What the scanner finds: the headings and fences of a text and how they make blocks. All offsets are in that text. */
import type { Span } from './types.ts';

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

/** A line that would head an entry if nothing else were open. */
export interface HiddenHeading {
  /** Where the fence, comment or other HTML starts that it stands in. */
  readonly opened: number;
  /** The heading, from its marks to the end of its title. */
  readonly span: Span;
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
  /** For each fence, comment or other HTML that stands in no container, the first heading of an entry in it, if there is one. */
  readonly hidden?: readonly HiddenHeading[];
}
