/** The entries to and from which the actions of an entry were carried forward, with the place of each address. */
import type { Fields, FieldValue, Span } from '../record/types.ts';
import { CARRYING, carriedEntry } from '../rules/actions.ts';
import { list, map } from '../rules/timeline.ts';

export interface CarriedEntry {
  /** As it is written, with the id of a record before it or without. */
  readonly address: string;
  readonly span: Span;
}

/** The addresses, found without looking for places, which costs more. */
export function carriedAddresses(actions: FieldValue | undefined): readonly string[] {
  return [...carried(actions)].map(({ address }) => address);
}

/** In the order of the actions; offsets as `fields.locate` gives them, into `whole`. One that is written with escapes has no place. */
export function carriedEntries(whole: string, fields: Fields): readonly CarriedEntry[] {
  return [...carried(fields.value.actions)].flatMap(({ address, position, part }): CarriedEntry[] => {
    const value = fields.locate(['actions', position, part], 'value');
    // An address has no spaces, so that it stands whole on one line even where the text is folded over several.
    const raw = whole.slice(value.start, value.end);
    const at = part === 'what' ? raw.lastIndexOf(address) : raw.indexOf(address);
    if (at === -1) return [];
    const start = value.start + at;
    return [{ address, span: { start, end: start + address.length } }];
  });
}

function* carried(actions: FieldValue | undefined) {
  for (const [position, item] of list(actions).entries()) {
    const action = map(item);
    for (const part of CARRYING) {
      const words = action?.[part];
      const address = typeof words === 'string' ? carriedEntry(part, words) : undefined;
      if (address !== undefined) yield { address, position, part };
    }
  }
}
