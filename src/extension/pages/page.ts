/** The page's side of a view: tells the extension what is wanted, and shows what the extension sends. Runs in the page. */
import { isObject } from '../../schema/plain-data.ts';
import type { Follow, FromPage, Mark, ToPage, Words } from './messages.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: object): void;
};

export interface Page {
  goTo(place: number): void;
  /** Asks for something else that the view knows. */
  act(act: string): void;
  /** What the page kept for itself before it was hidden or the window was closed. */
  readonly kept: unknown;
  /** Keeps something small, such as how far it is zoomed. */
  keep(own: object): void;
}

/** `Content` is what the view of this page sends. */
export interface PageHandlers<Content> {
  show(shown: { readonly content: Content; readonly words: Words }): void;
  /** The editor's cursor moved to the entry of this place, or away from all. */
  mark?(marked: Mark): void;
  /** The editor was scrolled. */
  follow?(followed: Follow): void;
}

/** Connects the page. Whatever has `data-place` goes to that place when it is clicked. */
export function connectPage<Content>(handlersFor: (page: Page) => PageHandlers<Content>): void {
  const editor = acquireVsCodeApi();
  const state = editor.getState();
  let record = isObject(state) && typeof state.record === 'string' ? state.record : undefined;
  let own: unknown = isObject(state) ? state.own : undefined;
  const keep = (): void => editor.setState({ ...(record === undefined ? {} : { record }), own });
  const goTo = (place: number): void => editor.postMessage({ type: 'goTo', place });
  const handlers = handlersFor({
    goTo,
    act: (act) => editor.postMessage({ type: 'act', act }),
    kept: own,
    keep(next) {
      own = next;
      keep();
    },
  });
  window.addEventListener('message', ({ data }: MessageEvent<ToPage<Content>>) => {
    if (data.type === 'show') {
      record = data.record;
      keep();
      sayInstead(data.content === undefined ? (data.words.nothing ?? '') : undefined);
      if (data.content !== undefined) handlers.show({ content: data.content, words: data.words });
    } else if (data.type === 'mark') handlers.mark?.(data);
    else handlers.follow?.(data);
  });
  document.addEventListener('click', (event) => {
    const place = placeOf(event.target);
    if (place === undefined) return;
    event.preventDefault();
    goTo(place);
  });
  editor.postMessage({ type: 'ready' });
}

/** Why there is nothing to show, beside what the page drew, which is hidden meanwhile; undefined where there is something again. */
function sayInstead(words: string | undefined): void {
  const main = document.querySelector('main');
  const instead = document.querySelector('main.instead') ?? document.createElement('main');
  if (main === null) return;
  main.hidden = words !== undefined;
  instead.remove();
  if (words === undefined) return;
  const sentence = document.createElement('h1');
  sentence.textContent = words;
  instead.className = 'instead';
  instead.replaceChildren(sentence);
  main.after(instead);
}

/** The place that an element, or the nearest one round it, leads to. */
export function placeOf(target: EventTarget | null): number | undefined {
  if (!(target instanceof Element)) return undefined;
  const named = target.closest('[data-place]')?.getAttribute('data-place');
  return named === null || named === undefined || !/^\d{1,6}$/.test(named) ? undefined : Number(named);
}
