/** The actions that an entry agreed. */
import type { DatedEntry } from '../journey/types.ts';
import type { FieldMap, FieldPath, IsoDate } from '../record/types.ts';
import { date, list, map, text } from './timeline.ts';

export interface Action {
  readonly path: FieldPath;
  readonly fields: FieldMap;
  /** As it is quoted in a message: short, on one line. */
  readonly what: string;
  readonly due?: IsoDate;
}

/** The actions of an entry that are not done and have no outcome. */
export function* openActions(entry: DatedEntry): Iterable<Action> {
  for (const [position, item] of list(entry.fields.actions).entries()) {
    const fields = map(item);
    if (!fields || text(fields.done) !== undefined || text(fields.outcome) !== undefined) continue;
    const due = date(fields.due);
    yield {
      path: ['actions', position],
      fields,
      what: quote(text(fields.what)),
      ...(due === undefined ? {} : { due }),
    };
  }
}

/** Where an action is pointed at: what is to be done. */
export function whatOf(action: Action): FieldPath {
  return text(action.fields.what) === undefined ? action.path : [...action.path, 'what'];
}

const LONGEST = 60;

function quote(what: string | undefined): string {
  if (what === undefined) return 'An action';
  const line = what.replace(/\s+/g, ' ').trim();
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line}"`;
}
