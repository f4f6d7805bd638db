/** The quotations and list items that are open at a line, innermost last. */
import type { LineCursor } from './line-cursor.ts';

/** Stands for a quotation; any other number for a list item whose content starts that many columns in. */
const QUOTATION = 0;

/** Passes a `>` and the space after it, where one stands at the cursor. */
export function takeQuotation(cursor: LineCursor): boolean {
  if (cursor.blank || cursor.indent > 3 || cursor.text.charCodeAt(cursor.nonspace) !== 62) return false;
  cursor.skipSpace();
  cursor.skipMarker(1);
  if (cursor.atSpace) cursor.skipColumns(1);
  return true;
}

/** A stack of containers. */
export class Containers {
  readonly #open: number[] = [];
  /** Which of them are quotations. */
  readonly #quotations: number[] = [];
  /** Whether the innermost one is a list item that has nothing in it yet. */
  #emptyItem = false;

  /** How many are open. */
  get depth(): number {
    return this.#open.length;
  }

  openQuotation(): void {
    this.#quotations.push(this.#open.length);
    this.#open.push(QUOTATION);
    this.#emptyItem = false;
  }

  openItem(contentColumns: number, empty: boolean): void {
    this.#open.push(contentColumns);
    this.#emptyItem = empty;
  }

  /** Something has come into the innermost one. */
  fill(): void {
    this.#emptyItem = false;
  }

  /** Leaves all but the outermost `depth`. */
  close(depth: number): void {
    this.#open.length = depth;
    while ((this.#quotations.at(-1) ?? -1) >= depth) this.#quotations.pop();
  }

  /** Passes the marks of those that the line at the cursor continues, and says how many these are. */
  continueLine(cursor: LineCursor): number {
    const open = this.#open;
    let quotations = 0;
    for (let at = 0; at < open.length; at++) {
      // A blank rest belongs to every list item that has something in it, and to no quotation.
      if (cursor.blank) return this.#quotations[quotations] ?? open.length - (this.#emptyItem ? 1 : 0);
      const columns = open[at] ?? 0;
      if (columns === QUOTATION) {
        if (!takeQuotation(cursor)) return at;
        quotations++;
      } else if (cursor.indent >= columns) cursor.skipColumns(columns);
      else return at;
    }
    return open.length;
  }
}
