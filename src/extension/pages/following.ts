/** Whether a page goes with the editor. Pure. */

/** Milliseconds in which what the editor does counts as brought about by what the reader did in the page: a heading that was clicked moves the editor too. */
const OWN = 1000;

/**
 * A page follows the editor until its reader moves it by hand. Then it stays with the reader while the editor keeps to the entry that it was at, in which
 * somebody may be typing, and goes with it again once that is at another one.
 */
export class Following {
  #readAt = Number.NEGATIVE_INFINITY;
  /** The entry at which the editor last was. */
  #last: number | undefined;
  #isHeld = false;

  /** The reader moved the page, at this time in milliseconds. */
  reads(now: number): void {
    this.#readAt = now;
    this.#isHeld = true;
  }

  /** The page moved by itself, which may move the editor too. */
  settles(now: number): void {
    this.#readAt = now;
    this.#isHeld = false;
  }

  /** The editor is at this entry; says whether the page goes there. */
  follows(entry: number | undefined, now: number): boolean {
    const isSame = entry === this.#last;
    this.#last = entry;
    if (now - this.#readAt < OWN) return false;
    if (this.#isHeld && isSame) return false;
    this.#isHeld = false;
    return true;
  }
}
