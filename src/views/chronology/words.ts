/** What a chronology says of itself and of its events, in words: for the document and for the page. */
import { inWords } from '../../journey/wording.ts';
import type { Chronology, ChronologyEvent } from './types.ts';

export function titleOf({ name, record }: Chronology): string {
  return `Chronology of ${name ?? record}`;
}

/** The sentences under the title. */
export function leadOf({ name, record, born, asOf, from, to, all, events, leftOut }: Chronology): string {
  const days =
    from === undefined && to === undefined
      ? ''
      : ` from ${from === undefined ? 'the beginning' : inWords(from)} to ${to === undefined ? 'now' : inWords(to)}`;
  const kind = all ? 'event' : 'significant event';
  const counted = `${events.length} ${events.length === 1 ? kind : `${kind}s`}${days}`;
  const rest = leftOut === 0 ? '' : `; ${leftOut === 1 ? '1 other entry is' : `${leftOut} other entries are`} left out`;
  return [
    ...(name === undefined ? [] : [`${record}.`]),
    ...(born === undefined ? [] : [`Born ${inWords(born)}.`]),
    `As the record stood on ${inWords(asOf)}: ${counted}${rest}.`,
  ].join(' ');
}

/** `Placement: with Janet and Roy`. */
export function headOf({ what, text }: ChronologyEvent): string {
  return text?.subject === undefined ? what : `${what}: ${text.subject}`;
}

/** `7 January 2025, 14:30`. */
export function dayOf({ on, time }: ChronologyEvent): string {
  return time === undefined ? inWords(on) : `${inWords(on)}, ${time}`;
}

/** What came of it: the decision, who made it, why. Empty where nothing was decided. */
export function outcomeOf({ outcome, decidedBy, text }: ChronologyEvent): string {
  const decided = outcome === undefined ? (decidedBy === undefined ? undefined : 'Decided') : `Decided: ${outcome}`;
  const by = decided === undefined || decidedBy === undefined ? decided : `${decided}, by ${decidedBy}`;
  return [by, text?.rationale]
    .filter((part) => part !== undefined)
    .map(stopped)
    .join(' ');
}

/** With a stop at its end, where it has none. */
export function stopped(words: string): string {
  return /[.!?…]["'”’)]*$/u.test(words) ? words : `${words}.`;
}
