/** The script of *Show journey*: draws the timeline as wide as the page, and takes the keyboard, the wheel and the mouse. */
import { fromDayNumber, toDayNumber } from '../../../calendar/dates.ts';
import { inWords } from '../../../journey/wording.ts';
import { isIsoDate } from '../../../record/date.ts';
import { drawJourney, titleOf } from '../../../views/journey/draw.ts';
import { GUTTER, MARGIN } from '../../../views/journey/layout.ts';
import { journeyTables } from '../../../views/journey/tables.ts';
import { between } from '../../../views/journey/timeline.ts';
import type { Timeline } from '../../../views/journey/types.ts';
import type { Words } from '../messages.ts';
import { connectPage, type Page, placeOf } from '../page.ts';
import { STEPS, stepFrom } from './keys.ts';
import { buildPage, type Parts } from './parts.ts';
import { around, kept, moved, type Shown, zoomed } from './window.ts';

const NARROWEST = 640;
const NEARER = 0.6;

class JourneyPage {
  readonly #page: Page;
  #timeline: Timeline | undefined;
  #shown: Shown | undefined;
  #parts: Parts | undefined;
  #words: Words = {};
  #marked: number | undefined;

  constructor(page: Page) {
    this.#page = page;
    this.#shown = keptBy(page.kept);
  }

  show(timeline: Timeline, words: Words): void {
    this.#timeline = timeline;
    this.#words = words;
    this.#parts ??= this.#build(words);
    this.#parts.title.textContent = titleOf(timeline);
    this.#parts.tables.innerHTML = journeyTables(timeline, { interactive: true }).toString();
    this.#draw();
  }

  /** The entry of the editor's cursor. */
  mark(place: number | undefined): void {
    this.#marked = place;
    for (const item of this.#items()) item.classList.toggle('marked', place !== undefined && placeOf(item) === place);
  }

  #build(words: Words): Parts {
    const parts = buildPage(words, {
      nearer: () => this.#zoom(NEARER),
      further: () => this.#zoom(1 / NEARER),
      whole: () => this.#showWhole(),
      earlier: () => this.#move(-0.4),
      later: () => this.#move(0.4),
    });
    const { drawing } = parts;
    drawing.addEventListener('keydown', (event) => this.#key(event));
    drawing.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    drawing.addEventListener('click', ({ target }) => this.#open(target));
    drawing.addEventListener('focusin', ({ target }) => this.#focused(target));
    let width = drawing.clientWidth;
    new ResizeObserver(() => {
      if (drawing.clientWidth === width) return;
      width = drawing.clientWidth;
      this.#draw();
    }).observe(drawing);
    return parts;
  }

  #draw(): void {
    const [timeline, parts] = [this.#timeline, this.#parts];
    if (timeline === undefined || parts === undefined) return;
    const { drawing, reach } = parts;
    const shown = this.#shown && kept(this.#shown, timeline);
    const part = shown === undefined ? timeline : between(timeline, shown.from, shown.to);
    const had = drawing.contains(document.activeElement)
      ? document.activeElement?.getAttribute('aria-label')
      : undefined;
    const width = Math.max(NARROWEST, drawing.clientWidth);
    // Made by `src/views/html.ts`, which escapes all text; and nothing that it could hold would run in this page.
    drawing.innerHTML = drawJourney(part, { width, interactive: true }).toString();
    const items = this.#items();
    const again = items.find((item) => item.getAttribute('aria-label') === had) ?? items[0];
    again?.setAttribute('tabindex', '0');
    if (had !== undefined && again instanceof SVGElement) again.focus();
    this.mark(this.#marked);
    reach.textContent = (this.#words.showing ?? '').replace('{0}', inWords(part.from)).replace('{1}', inWords(part.to));
  }

  #zoom(factor: number, round?: number): void {
    const timeline = this.#timeline;
    if (timeline === undefined) return;
    const shown = this.#shown ?? timeline;
    this.#go(zoomed(shown, timeline, factor, round === undefined ? this.#focusedDay() : fromDayNumber(round)));
  }

  #move(part: number): void {
    if (this.#timeline !== undefined) this.#go(moved(this.#shown ?? this.#timeline, this.#timeline, part));
  }

  #showWhole(): void {
    this.#go(undefined);
  }

  #go(shown: Shown | undefined): void {
    const timeline = this.#timeline;
    const isWhole = shown === undefined || (shown.from === timeline?.from && shown.to === timeline.to);
    this.#shown = isWhole ? undefined : shown;
    this.#page.keep(this.#shown === undefined ? {} : { from: this.#shown.from, to: this.#shown.to });
    this.#draw();
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS.get(event.key);
    const { activeElement } = document;
    if (step !== undefined && activeElement?.classList.contains('item') === true) {
      const next = stepFrom(activeElement, step);
      if (next instanceof SVGElement) next.focus();
    } else if (event.key === 'Enter' || event.key === ' ') this.#open(activeElement, true);
    else if (event.key === '+' || event.key === '=') this.#zoom(NEARER);
    else if (event.key === '-') this.#zoom(1 / NEARER);
    else if (event.key === '0' || event.key === 'Escape') this.#showWhole();
    else if (event.key === 'PageUp') this.#move(-0.4);
    else if (event.key === 'PageDown') this.#move(0.4);
    else return;
    event.preventDefault();
  }

  #wheel(event: WheelEvent): void {
    if (event.ctrlKey) this.#zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, this.#dayAt(event.clientX));
    else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
      this.#move(Math.sign(event.deltaX || event.deltaY) * 0.1);
    else return;
    event.preventDefault();
  }

  /** A mark that stands for several opens into them. A click on any other is heard by the page, and a key is said to it. */
  #open(target: EventTarget | null, byKey = false): void {
    const group = target instanceof Element ? target.closest('[data-from]') : null;
    const [from, to] = [group?.getAttribute('data-from') ?? '', group?.getAttribute('data-to') ?? ''];
    if (this.#timeline !== undefined && isIsoDate(from) && isIsoDate(to)) this.#go(around(from, to, this.#timeline));
    const place = byKey ? placeOf(target) : undefined;
    if (place !== undefined) this.#page.goTo(place);
  }

  #focused(target: EventTarget | null): void {
    if (!(target instanceof Element) || !target.classList.contains('item')) return;
    for (const item of this.#items()) item.setAttribute('tabindex', item === target ? '0' : '-1');
  }

  #items(): readonly Element[] {
    return [...(this.#parts?.drawing.querySelectorAll('.item') ?? [])];
  }

  /** Zooming goes to what has the focus. */
  #focusedDay(): Shown['from'] | undefined {
    const { activeElement } = document;
    if (activeElement === null || !activeElement.classList.contains('item')) return undefined;
    const { left, width } = activeElement.getBoundingClientRect();
    return fromDayNumber(this.#dayAt(left + Math.min(width, 20) / 2));
  }

  /** The day under a pixel of the window. */
  #dayAt(clientX: number): number {
    const svg = this.#parts?.drawing.querySelector('svg');
    const shown = this.#shown ?? this.#timeline;
    if (svg === null || svg === undefined || shown === undefined) return 0;
    const { left, width } = svg.getBoundingClientRect();
    const [from, to] = [toDayNumber(shown.from), toDayNumber(shown.to)];
    const share = (clientX - left - GUTTER) / (width - GUTTER - MARGIN);
    return Math.round(from + Math.min(Math.max(share, 0), 1) * (to - from));
  }
}

/** The days that were shown before the page was hidden. */
function keptBy(state: unknown): Shown | undefined {
  if (typeof state !== 'object' || state === null || !('from' in state) || !('to' in state)) return undefined;
  const { from, to } = state;
  if (typeof from !== 'string' || typeof to !== 'string' || !isIsoDate(from) || !isIsoDate(to)) return undefined;
  return from <= to ? { from, to } : undefined;
}

connectPage<Timeline>((page) => {
  const journey = new JourneyPage(page);
  return {
    show: ({ content, words }) => journey.show(content, words),
    mark: ({ place }) => journey.mark(place),
  };
});
