/** Where on a page of blocks its reader is, and how the page moves: with the editor, gently, and never away from somebody who reads. Runs in the page. */
import { Following } from './following.ts';

/** A block by its number, and the part of it (0 to 1) that is above the top of the window. */
export interface PlaceOnPage {
  readonly place: number;
  readonly part: number;
}

/** What the reader does to move the page by hand. */
const BY_HAND = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
/** Pixels of a block that make it one that is in sight. */
const IN_SIGHT = 40;
/** Frames after which what came into sight has been drawn, and is as high as it is. */
const SETTLING = 8;
/** Milliseconds without scrolling after which the place is kept. */
const REST = 200;

export class ReadersPlace {
  readonly #blocks: HTMLElement;
  readonly #cursor = new Following();
  readonly #scrolled = new Following();
  #marked: number | undefined;
  /** Where the page was last sent, as the distance from its top in pixels; undefined once its reader moves it. */
  #goal: (() => number) | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** `rested` is told where the reader is once the page rests; undefined above the first block. */
  constructor(blocks: HTMLElement, rested: (at: PlaceOnPage | undefined) => void) {
    this.#blocks = blocks;
    for (const event of BY_HAND) window.addEventListener(event, () => this.#reads(), { passive: true });
    window.addEventListener('scroll', () => {
      clearTimeout(this.#resting);
      this.#resting = setTimeout(() => rested(this.#atTop()), REST);
    });
  }

  /** Brings a block into sight: its start to the top where somebody asked for it, else only where it is not in sight. */
  bring(place: number | undefined, isAsked: boolean): void {
    const isOther = place !== this.#marked;
    this.#marked = place;
    const isFollowed = this.#cursor.follows(place, now()) && isOther;
    const block = place === undefined ? undefined : this.#blocks.children[place];
    if (block === undefined) return;
    if (isAsked) {
      this.#scrolled.settles(now());
      this.#show({ place: place ?? 0, part: 0 });
    } else if (isFollowed && !isInSight(block)) block.scrollIntoView({ block: 'nearest', behavior: gently(block) });
  }

  /** Goes where the editor was scrolled to: this part of a block, or of what is above all of them. */
  follow(place: number | undefined, part: number): void {
    if (!this.#scrolled.follows(place, now())) return;
    if (place !== undefined) this.#show({ place, part });
    else this.#go(() => part * (scrollY + this.#blocks.getBoundingClientRect().top));
  }

  /** The page is where its reader left it, and stays there until the editor goes elsewhere. */
  goBackTo(at: PlaceOnPage): void {
    this.#reads();
    this.#show(at);
  }

  #reads(): void {
    this.#goal = undefined;
    this.#cursor.reads(now());
    this.#scrolled.reads(now());
  }

  #show({ place, part }: PlaceOnPage): void {
    const block = this.#blocks.children[place];
    if (block === undefined) return;
    this.#go(() => {
      const { top, height } = block.getBoundingClientRect();
      return scrollY + top + height * part;
    });
  }

  /** Blocks out of sight are as high as the browser guesses, so that it looks again as they are drawn; unless it is sent elsewhere meanwhile. */
  #go(goal: () => number): void {
    this.#goal = goal;
    const go = (frames: number): void => {
      if (this.#goal !== goal) return;
      window.scrollTo({ top: goal() });
      if (frames > 0) requestAnimationFrame(() => go(frames - 1));
    };
    go(SETTLING);
  }

  #atTop(): PlaceOnPage | undefined {
    const { left, width } = this.#blocks.getBoundingClientRect();
    const block = document.elementFromPoint(left + width / 2, 0)?.closest('[data-entry]');
    if (block === null || block === undefined) return undefined;
    const { top, height } = block.getBoundingClientRect();
    return { place: [...this.#blocks.children].indexOf(block), part: Math.min(Math.max(-top / height, 0), 1) };
  }
}

function isInSight(block: Element): boolean {
  const { top, bottom } = block.getBoundingClientRect();
  return top < window.innerHeight - IN_SIGHT && bottom > IN_SIGHT;
}

/** A short way is gone smoothly, where nobody asked for less motion; a long one at once. */
function gently(block: Element): ScrollBehavior {
  const { top, bottom } = block.getBoundingClientRect();
  const isNear = top < 2 * window.innerHeight && bottom > -window.innerHeight;
  const isStill =
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.body.classList.contains('vscode-reduce-motion');
  return isNear && !isStill ? 'smooth' : 'instant';
}

function now(): number {
  return performance.now();
}
