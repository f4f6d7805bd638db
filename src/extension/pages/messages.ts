/** What a page in an editor tab and the extension say to each other. Either side looks at what it is told before it uses it. */

/** The page is drawn and listens. */
export interface Ready {
  readonly type: 'ready';
}

/** Go to one of the places that came with the content, by its number. */
export interface GoTo {
  readonly type: 'goTo';
  readonly place: number;
}

/** Do something else that the view knows, by its name: open the chronology as a document. */
export interface Act {
  readonly type: 'act';
  readonly act: string;
}

export type FromPage = Ready | GoTo | Act;

/** What is to be shown now; it takes the place of what was shown. */
export interface Show<Content = unknown> {
  readonly type: 'show';
  /** Absent: there is nothing to show, and `words.nothing` says why. */
  readonly content?: Content;
  /** The page's own words (buttons, labels) in the language of the editor, by the name that the page gives them. */
  readonly words: Words;
  /** The record whose page this is, which the page keeps so that it can be restored with the window. */
  readonly record: string;
}

/** The editor's cursor stands in this entry: its number among the places; absent where it stands in none. */
export interface Mark {
  readonly type: 'mark';
  readonly place?: number;
  /** Somebody asked to see it: it is brought to the top. */
  readonly isAsked?: boolean;
}

/** The first line that the editor shows is in this entry (absent: above all of them), that part of it (0 to 1) from its start. */
export interface Follow {
  readonly type: 'follow';
  readonly place?: number;
  readonly part: number;
}

export type ToPage<Content = unknown> = Show<Content> | Mark | Follow;

export interface Words {
  readonly [name: string]: string;
}

/** What a page said; undefined for anything else. */
export function readFromPage(told: unknown): FromPage | undefined {
  if (typeof told !== 'object' || told === null || !('type' in told)) return undefined;
  if (told.type === 'ready') return { type: 'ready' };
  if (told.type === 'act')
    return 'act' in told && typeof told.act === 'string' ? { type: 'act', act: told.act } : undefined;
  if (told.type !== 'goTo' || !('place' in told) || typeof told.place !== 'number') return undefined;
  return Number.isSafeInteger(told.place) && told.place >= 0 ? { type: 'goTo', place: told.place } : undefined;
}
