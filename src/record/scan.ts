/**
 * The line scanner: finds the pieces of CommonMark that give a record its structure (level-2 and level-3 ATX headings and
 * fenced code that stand in no list and no quotation) and passes over everything else line by line.
 *
 * Lists, quotations, HTML and indented code are followed only as far as it takes to know what is not structure. At a level-2
 * heading nothing is open, so that a scan may start at any of them and always finds the same.
 */
import { breakEnds, fenceAt, headingAt, isUnderline, takeListItem } from './block-starts.ts';
import { Containers, takeQuotation } from './containers.ts';
import { onlyDefinitions } from './definitions.ts';
import { type HtmlKind, htmlBlockEnds, htmlBlockStart } from './html-block.ts';
import { LineCursor } from './line-cursor.ts';
import { LineEnds } from './line-ends.ts';
import { OpenFence } from './open-fence.ts';
import type { BlockShape, FenceMark, HeadingMark, HiddenHeading } from './shape.ts';
import { isOnlySuppression } from './suppression-line.ts';

/** What kind of leaf is open, if any. */
const NONE = 0;
const PARAGRAPH = 1;
const FENCE = 2;
const HTML = 3;
const CODE = 4;

/** How the title of an entry begins. */
const ENTRY = /^\d{4}-\d{2}-\d{2}(?!\d)/;

/** By character code: whether a line in no container that starts so can be nothing but a line of a paragraph. */
const PLAIN = Array.from(
  { length: 128 },
  (_, code) => !'\t\n\r #*+-0123456789<=>[_`~'.includes(String.fromCharCode(code)),
);

/** Scans one text, block by block. */
export class Scanner {
  readonly #text: string;
  readonly #cursor: LineCursor;
  readonly #lines: LineEnds;
  /** How far the text has been scanned. */
  #reached = 0;
  readonly #containers = new Containers();
  #leaf: number = NONE;
  /** The lines of the open paragraph, kept only while it might be nothing but link definitions. */
  #definitions: string[] | undefined;
  /** The mark that was last found to make no thematic break up to this offset. */
  #noBreakMark = 0;
  #noBreakEnd = -1;
  #html: HtmlKind = 6;
  #fence: OpenFence | undefined;
  #sections: HeadingMark[] = [];
  #fences: FenceMark[] = [];
  #leadingFence = false;
  /** Where the open fence or HTML starts. */
  #opened = 0;
  #hidden: HiddenHeading[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#cursor = new LineCursor(text);
    this.#lines = new LineEnds(text);
  }

  /** Reads from `from` (the start of a line where nothing is open) to the next level-2 heading or the end of the text. */
  block(from: number): BlockShape {
    const text = this.#text;
    if (from < this.#reached) {
      this.#lines.startAgain();
      this.#noBreakEnd = -1;
    }
    this.#containers.close(0);
    this.#containers.fill();
    this.#leaf = NONE;
    this.#definitions = undefined;
    this.#sections = [];
    this.#fences = [];
    this.#leadingFence = false;
    this.#hidden = [];
    let heading: HeadingMark | undefined;
    let untouched = true;
    let at = from;
    while (at < text.length) {
      const end = this.#lines.endOf(at);
      if (this.#isPlain(at)) {
        this.#leaf = PARAGRAPH;
        untouched = false;
        at = this.#lines.nextAfter(end);
        continue;
      }
      const found = this.#line(at, end);
      if (found?.level === 2) {
        if (at !== from) break;
        heading = found;
      } else {
        if (found?.level === 3) this.#sections.push(found);
        if (untouched && !(this.#cursor.blank && this.#containers.depth === 0) && !this.#isRemark(at, end)) {
          untouched = false;
          this.#leadingFence = this.#leaf === FENCE && this.#containers.depth === 0;
        }
      }
      at = this.#lines.nextAfter(end);
    }
    this.#reached = at;
    const end = Math.min(at, text.length);
    if (this.#containers.depth === 0 && this.#leaf === FENCE && this.#fence) {
      this.#fences.push(this.#fence.ended(end, end, false));
    }
    const openHtml = this.#containers.depth === 0 && this.#leaf === HTML && this.#html < 6;
    return {
      start: from,
      end,
      ...(heading && { heading }),
      sections: this.#sections,
      fences: this.#fences,
      leadingFence: this.#leadingFence,
      ...(openHtml && { openHtml: this.#opened }),
      ...(this.#hidden.length > 0 && { hidden: this.#hidden }),
    };
  }

  /** Whether the line at `start` can be nothing but a line of a paragraph, as most lines are, and nothing else is open. */
  #isPlain(start: number): boolean {
    if (this.#containers.depth > 0 || this.#leaf > PARAGRAPH || this.#definitions) return false;
    const first = this.#text.charCodeAt(start);
    return first > 127 || PLAIN[first] === true;
  }

  /** Whether the line silences a rule for the entry and is nothing else: the fields may come after it. */
  #isRemark(start: number, end: number): boolean {
    return this.#text.startsWith('<!--', start) && isOnlySuppression(this.#text.slice(start, end));
  }

  /** Reads one line; gives the heading where it is one that stands in no container. */
  #line(start: number, end: number): HeadingMark | undefined {
    this.#cursor.startLine(start, end);
    const matched = this.#containers.continueLine(this.#cursor);
    const allMatched = matched === this.#containers.depth;
    if (allMatched && this.#continueLeaf(start)) return undefined;
    return this.#openBlocks(start, matched, allMatched);
  }

  /** Takes the line into the open leaf, where the leaf goes on whatever stands in the line. */
  #continueLeaf(lineStart: number): boolean {
    const cursor = this.#cursor;
    switch (this.#leaf) {
      case FENCE:
        if (this.#fence?.closedBy(cursor)) {
          if (this.#containers.depth === 0) this.#fences.push(this.#fence.ended(lineStart, cursor.end, true));
          this.#leaf = NONE;
        } else this.#look(lineStart);
        return true;
      case HTML:
        this.#look(lineStart);
        if (this.#html < 6) {
          if (htmlBlockEnds(this.#html, this.#text.slice(cursor.offset, cursor.end))) this.#leaf = NONE;
          return true;
        }
        return !cursor.blank;
      case CODE:
        return cursor.indent > 3 || cursor.blank;
      default:
        return false;
    }
  }

  /** Notes the first line of an open leaf that would head an entry. */
  #look(lineStart: number): void {
    const { nonspace, end, indent } = this.#cursor;
    if (this.#text.charCodeAt(nonspace) !== 35 || indent > 3 || this.#containers.depth > 0) return;
    if (this.#hidden.at(-1)?.opened === this.#opened) return;
    const heading = headingAt(this.#text, lineStart, nonspace, end);
    if (heading?.level !== 2 || !ENTRY.test(this.#text.slice(heading.titleStart, heading.titleStart + 11))) return;
    this.#hidden.push({ opened: this.#opened, span: { start: nonspace, end: heading.titleEnd } });
  }

  /** Closes what the line leaves and opens what it starts. */
  #openBlocks(lineStart: number, matched: number, allMatched: boolean): HeadingMark | undefined {
    const cursor = this.#cursor;
    const text = this.#text;
    let inParagraph = allMatched && this.#leaf === PARAGRAPH;
    /** Once a paragraph is interrupted, the rest of the line is read as interrupting it too, as remark does. */
    const interrupting = inParagraph || (allMatched && this.#leaf === CODE);
    /** A paragraph in a container that this line does not continue may yet take the line in. */
    let lazy = !allMatched && this.#leaf === PARAGRAPH;
    let left = false;
    const leave = () => {
      if (!left) this.#containers.close(matched);
      left = true;
      inParagraph = lazy = false;
      this.#leaf = NONE;
      this.#definitions = undefined;
      this.#containers.fill();
    };
    while (!cursor.blank) {
      const start = cursor.nonspace;
      const end = cursor.end;
      if (cursor.indent > 3) {
        if (inParagraph || lazy) break;
        leave();
        this.#leaf = CODE;
        return undefined;
      }
      const first = text.charCodeAt(start);
      if (first === 62) {
        leave();
        takeQuotation(cursor);
        this.#containers.openQuotation();
        continue;
      }
      if (first === 35) {
        const heading = headingAt(text, lineStart, start, end);
        if (!heading) break;
        leave();
        return this.#containers.depth === 0 ? heading : undefined;
      }
      if (first === 96 || first === 126) {
        const length = fenceAt(text, start, end);
        if (length === 0) break;
        leave();
        this.#leaf = FENCE;
        this.#opened = start;
        this.#fence = new OpenFence(text, start, length, end, this.#lines.nextAfter(end));
        return undefined;
      }
      if (first === 60) {
        const line = text.slice(start, end);
        const kind = htmlBlockStart(line, inParagraph);
        if (kind === undefined) break;
        // As in remark, a lone tag that follows a paragraph lazily stays in the containers of that paragraph.
        if (kind !== 7 || !lazy) leave();
        this.#definitions = undefined;
        this.#html = kind;
        this.#opened = start;
        this.#leaf = htmlBlockEnds(kind, line) ? NONE : HTML;
        return undefined;
      }
      const underline = inParagraph && (first === 61 || first === 45) && isUnderline(text, start, end);
      const heads = underline && !(this.#definitions && onlyDefinitions(this.#definitions));
      if (heads || ((first === 42 || first === 45 || first === 95) && this.#isThematicBreak(first))) {
        leave();
        return undefined;
      }
      if (first === 42 || first === 43 || first === 45 || (first >= 48 && first <= 57)) {
        const content = takeListItem(cursor, interrupting);
        if (content === 0) break;
        leave();
        this.#containers.openItem(content, cursor.blank);
        continue;
      }
      break;
    }
    this.#takeText(lazy || inParagraph, left, leave);
    return undefined;
  }

  /** Whether the line from the cursor on is a thematic break. A long row of list marks is looked through once, not at each. */
  #isThematicBreak(mark: number): boolean {
    const cursor = this.#cursor;
    if (mark === this.#noBreakMark && cursor.nonspace <= this.#noBreakEnd) return false;
    const ends = breakEnds(this.#text, cursor.nonspace, cursor.end);
    this.#noBreakMark = mark;
    this.#noBreakEnd = ends;
    return ends === -1;
  }

  /** Takes the rest of a line that starts nothing: nothing, or a line of a paragraph. */
  #takeText(continuing: boolean, left: boolean, leave: () => void): void {
    const cursor = this.#cursor;
    if (cursor.blank) {
      if (!left) leave();
      return;
    }
    if (!continuing) {
      leave();
      this.#leaf = PARAGRAPH;
      if (this.#text.charCodeAt(cursor.nonspace) === 91) this.#definitions = [];
    }
    this.#definitions?.push(this.#text.slice(cursor.nonspace, cursor.end));
  }
}
