/** A chronology of every entry, cut down to what is significant. */
import type { Chronology } from './types.ts';

export function significantOnly(whole: Chronology): Chronology {
  const events = whole.events.filter(({ isSignificant }) => isSignificant);
  const leftOut = new Set(whole.events.flatMap(({ isSignificant, place }) => (isSignificant ? [] : [place])));
  return { ...whole, all: false, events, leftOut: leftOut.size };
}
