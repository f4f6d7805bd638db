/** The script of *Chronology*: shows the significant events, or every entry, and asks for the document. */
import { chronologyHead, chronologyTable } from '../../views/chronology/page.ts';
import { significantOnly } from '../../views/chronology/significant.ts';
import type { Chronology } from '../../views/chronology/types.ts';
import type { Words } from './messages.ts';
import { connectPage, type Page } from './page.ts';

class ChronologyPage {
  readonly #page: Page;
  readonly #head = document.createElement('div');
  readonly #events = document.createElement('div');
  readonly #all = document.createElement('input');
  #toolbar: HTMLElement | undefined;
  #whole: Chronology | undefined;
  #marked: number | undefined;

  constructor(page: Page) {
    this.#page = page;
    this.#all.type = 'checkbox';
    this.#all.checked = showsAll(page.kept);
    this.#all.addEventListener('change', () => {
      page.keep({ all: this.#all.checked });
      this.#draw();
    });
  }

  /** `whole` has every entry; what is not significant is shown where it is asked for. */
  show(whole: Chronology, words: Words): void {
    this.#whole = whole;
    this.#toolbar ??= this.#build(words);
    this.#draw();
  }

  mark(place: number | undefined): void {
    this.#marked = place;
    for (const row of this.#events.querySelectorAll('[data-entry]'))
      row.classList.toggle('marked', place !== undefined && row.getAttribute('data-entry') === String(place));
  }

  #draw(): void {
    if (this.#whole === undefined) return;
    const shown = this.#all.checked ? this.#whole : significantOnly(this.#whole);
    // Made by `src/views/html.ts`, which escapes all text; and nothing that it could hold would run in this page.
    this.#head.innerHTML = chronologyHead(shown).toString();
    this.#events.innerHTML = chronologyTable(shown, { interactive: true }).toString();
    this.mark(this.#marked);
  }

  #build(words: Words): HTMLElement {
    const toolbar = document.createElement('div');
    toolbar.className = 'toolbar';
    toolbar.setAttribute('role', 'toolbar');
    toolbar.setAttribute('aria-label', words.toolbar ?? '');
    const label = document.createElement('label');
    label.append(this.#all, words.all ?? '');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.document ?? '';
    button.addEventListener('click', () => this.#page.act(this.#all.checked ? 'document-all' : 'document'));
    toolbar.append(label, button);
    const header = document.createElement('header');
    header.append(this.#head, toolbar);
    document.querySelector('main')?.replaceChildren(header, this.#events);
    return toolbar;
  }
}

function showsAll(kept: unknown): boolean {
  return typeof kept === 'object' && kept !== null && 'all' in kept && kept.all === true;
}

connectPage<Chronology>((page) => {
  const chronology = new ChronologyPage(page);
  return {
    show: ({ content, words }) => chronology.show(content, words),
    mark: ({ place }) => chronology.mark(place),
  };
});
