/** How a page about a record leads from what it tells to the entry that says so. */
import { type Html, html } from './html.ts';

export interface EntryLinks {
  /** The address of an entry, by its place. */
  readonly link?: (place: number) => string | undefined;
  /** For a page with a script of its own: what leads to an entry is a button that carries the entry's place. */
  readonly interactive?: boolean;
}

/** The words, as the way to the entry at `place` where they have one and the page can lead there. */
export function entryLink(words: string, place: number | undefined, { link, interactive }: EntryLinks): Html {
  if (place === undefined) return html`${words}`;
  if (interactive === true) return html`<button type="button" class="way" data-place="${place}">${words}</button>`;
  const href = link?.(place);
  return href === undefined ? html`${words}` : html`<a href="${href}">${words}</a>`;
}
