/** The keyboard's way through the drawing: one thing has the focus, and the arrows move it to the next. */

export type Step = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last';

export const STEPS: ReadonlyMap<string, Step> = new Map([
  ['ArrowRight', 'next'],
  ['ArrowLeft', 'previous'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['Home', 'first'],
  ['End', 'last'],
]);

/** The thing to which a step leads; the same one where there is none. */
export function stepFrom(item: Element, step: Step): Element {
  const lane = item.parentElement;
  if (lane === null) return item;
  const inLane = itemsIn(lane);
  const at = inLane.indexOf(item);
  switch (step) {
    case 'next':
      return inLane[at + 1] ?? item;
    case 'previous':
      return inLane[at - 1] ?? item;
    case 'first':
      return inLane[0] ?? item;
    case 'last':
      return inLane.at(-1) ?? item;
    case 'up':
    case 'down':
      return nearest(item, laneBeside(lane, step)) ?? item;
  }
}

function laneBeside(lane: Element, step: 'up' | 'down'): Element | null {
  let beside = step === 'up' ? lane.previousElementSibling : lane.nextElementSibling;
  while (beside !== null && !beside.hasAttribute('data-lane'))
    beside = step === 'up' ? beside.previousElementSibling : beside.nextElementSibling;
  return beside;
}

function nearest(item: Element, lane: Element | null): Element | undefined {
  if (lane === null) return undefined;
  const x = leftOf(item);
  let found: Element | undefined;
  for (const each of itemsIn(lane))
    if (found === undefined || Math.abs(leftOf(each) - x) < Math.abs(leftOf(found) - x)) found = each;
  return found;
}

/** In the order of time. */
function itemsIn(lane: Element): readonly Element[] {
  return [...lane.querySelectorAll(':scope > .item')].sort((a, b) => leftOf(a) - leftOf(b));
}

function leftOf(item: Element): number {
  return item.getBoundingClientRect().left;
}
