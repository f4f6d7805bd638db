/** The actions that an entry agreed. */
import type { DatedEntry } from '../journey/types.ts';
import type { FieldMap, FieldPath, IsoDate } from '../record/types.ts';
import { date, list, map, text } from './timeline.ts';

export interface Action {
  readonly path: FieldPath;
  readonly fields: FieldMap;
  /** How a message calls it: by its place, never by what was written, since messages leave the record in reports and logs. */
  readonly called: string;
  readonly due?: IsoDate;
}

/** The actions of an entry that are not done and have no outcome. */
export function* openActions(entry: DatedEntry): Iterable<Action> {
  const all = list(entry.fields.actions);
  for (const [position, item] of all.entries()) {
    const fields = map(item);
    if (!fields || text(fields.done) !== undefined || text(fields.outcome) !== undefined) continue;
    const due = date(fields.due);
    yield {
      path: ['actions', position],
      fields,
      called: all.length === 1 ? 'The action' : `Action ${position + 1}`,
      ...(due === undefined ? {} : { due }),
    };
  }
}

/** Where an action is pointed at: what is to be done. */
export function whatOf(action: Action): FieldPath {
  return text(action.fields.what) === undefined ? action.path : [...action.path, 'what'];
}

/** What came of an action that goes on in a later entry: its `outcome`, which leads there. */
export function carriedTo(address: string): string {
  return `Carried forward to ${address}`;
}

/** What was added when it was carried forward before: the last place is enough to follow it back. */
const CARRIED = / \(carried forward from (\S+)\)$/;

/** What is to be done, agreed again in a later entry, with a word of where it comes from. */
export function agreedAgain(what: string, from: string): string {
  return `${what.replace(CARRIED, '')} (carried forward from ${from})`;
}

/** What tells whether two actions are one that was agreed twice: its words, without capitals, signs and where it was carried from. Empty where nothing is said. */
export function sameWords(what: string): string {
  return what
    .replace(CARRIED, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** The parts of an action that say where it was carried. */
export const CARRYING = ['what', 'outcome'] as const;

/** The entry in which an action goes on by its `outcome`, or from which it comes by its `what`: what {@link carriedTo} and {@link agreedAgain} wrote there. */
export function carriedEntry(part: (typeof CARRYING)[number], words: string): string | undefined {
  const found = part === 'what' ? CARRIED.exec(words) : /^Carried forward to (\S*[\p{L}\p{N}\p{M}])/u.exec(words);
  return found?.[1];
}
