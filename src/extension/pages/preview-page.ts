/** The script of *Show preview*: shows the record block by block, keeps what has not changed, and goes with the cursor and the scrolling of the editor. */
import { blockHtml, headHtml, linksOf } from '../../views/preview/page.ts';
import type { Preview, PreviewBlock } from '../../views/preview/types.ts';
import type { Follow, Mark, Words } from './messages.ts';
import { connectPage, type Page } from './page.ts';
import { type PlaceOnPage, ReadersPlace } from './readers-place.ts';

/** What the page keeps for itself. */
interface Kept {
  readonly findings: boolean;
  /** Where its reader is; absent above the first entry. */
  readonly at?: PlaceOnPage;
}

class PreviewPage {
  readonly #page: Page;
  readonly #main = document.querySelector('main');
  readonly #head = document.createElement('div');
  readonly #blocks = document.createElement('div');
  readonly #place: ReadersPlace;
  #kept: Kept;
  #isBuilt = false;
  /** What each block was made of, in the order of the page. */
  #made: readonly string[] = [];
  #marked: number | undefined;

  constructor(page: Page) {
    this.#page = page;
    this.#kept = keptBy(page.kept);
    this.#head.className = 'head';
    this.#place = new ReadersPlace(this.#blocks, (at) => {
      const { findings } = this.#kept;
      this.#keep(at === undefined ? { findings } : { findings, at });
    });
    document.addEventListener('dblclick', ({ target }) => this.#open(target));
  }

  show(preview: Preview, words: Words): void {
    const main = this.#main;
    if (main === null) return;
    const isFirst = !this.#isBuilt;
    if (isFirst) this.#build(main, words);
    const placeOf = linksOf(preview);
    // Made by `src/views/html.ts`, which escapes all text; and nothing that it could hold would run in this page.
    this.#head.innerHTML = headHtml(preview.head, placeOf).toString();
    this.#lay(preview.blocks, JSON.stringify(preview.links), (block, place) =>
      blockHtml(block, place, placeOf).toString(),
    );
    this.#showMark(this.#marked);
    // A page that was hidden is made anew, and is where its reader left it.
    if (isFirst && this.#kept.at !== undefined) this.#place.goBackTo(this.#kept.at);
  }

  /** The entry of the editor's cursor: it is marked, and brought into sight. */
  mark({ place, isAsked }: Mark): void {
    this.#showMark(place);
    this.#place.bring(place, isAsked === true);
  }

  follow({ place, part }: Follow): void {
    this.#place.follow(place, part);
  }

  #showMark(place: number | undefined): void {
    this.#blocks.querySelector('.marked')?.classList.remove('marked');
    this.#marked = place;
    if (place !== undefined) this.#blocks.children[place]?.classList.add('marked');
  }

  /** Puts in new blocks where others stood before; those at the beginning and the end that are still the same stay untouched. */
  #lay(blocks: readonly PreviewBlock[], links: string, markup: (block: PreviewBlock, place: number) => string): void {
    const was = this.#made;
    const made = blocks.map((block, place) => `${place}${JSON.stringify(block)}${hasLink(block) ? links : ''}`);
    let first = 0;
    while (first < made.length && made[first] === was[first]) first += 1;
    let same = 0;
    while (same < made.length - first && same < was.length - first && made.at(-1 - same) === was.at(-1 - same))
      same += 1;
    for (let at = was.length - same - 1; at >= first; at -= 1) this.#blocks.children[at]?.remove();
    const added = document.createElement('template');
    added.innerHTML = blocks
      .slice(first, blocks.length - same)
      .map((block, at) => markup(block, first + at))
      .join('');
    this.#blocks.insertBefore(added.content, this.#blocks.children[first] ?? null);
    this.#made = made;
  }

  #build(main: HTMLElement, words: Words): void {
    this.#isBuilt = true;
    const toolbar = document.createElement('div');
    toolbar.className = 'toolbar';
    const toggle = document.createElement('input');
    toggle.type = 'checkbox';
    toggle.checked = this.#kept.findings;
    const label = document.createElement('label');
    label.append(toggle, words.findings ?? '');
    toolbar.append(label);
    const showFindings = (): void => {
      main.classList.toggle('plain', !toggle.checked);
    };
    toggle.addEventListener('change', () => {
      showFindings();
      this.#keep({ ...this.#kept, findings: toggle.checked });
    });
    showFindings();
    main.replaceChildren(toolbar, this.#head, this.#blocks);
  }

  #keep(kept: Kept): void {
    this.#kept = kept;
    this.#page.keep(kept);
  }

  /** A double click goes to the entry, as in other previews. */
  #open(target: EventTarget | null): void {
    if (!(target instanceof Element) || target.closest('button, a, label') !== null) return;
    const place = Number(target.closest('[data-entry]')?.getAttribute('data-entry') ?? Number.NaN);
    if (Number.isSafeInteger(place)) this.#page.goTo(place);
  }
}

/** Whether a block may lead to another entry, however that is written: then it is made again where the places of entries have changed. */
function hasLink(block: PreviewBlock): boolean {
  return [block, ...block.sections].some(({ text }) => text.includes(']('));
}

function keptBy(kept: unknown): Kept {
  if (typeof kept !== 'object' || kept === null) return { findings: true };
  const findings = !('findings' in kept && kept.findings === false);
  const at = 'at' in kept ? placeIn(kept.at) : undefined;
  return at === undefined ? { findings } : { findings, at };
}

function placeIn(told: unknown): PlaceOnPage | undefined {
  if (typeof told !== 'object' || told === null || !('place' in told) || !('part' in told)) return undefined;
  const { place, part } = told;
  return typeof place === 'number' && typeof part === 'number' ? { place, part } : undefined;
}

connectPage<Preview>((page) => {
  const preview = new PreviewPage(page);
  return {
    show: ({ content, words }) => preview.show(content, words),
    mark: (marked) => preview.mark(marked),
    follow: (followed) => preview.follow(followed),
  };
});
