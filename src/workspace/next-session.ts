/** What is known of a worker's next supervision before it begins: the children on their list, and what was agreed and isn't done, carried forward. */
import { newAddress } from '../lint/fixes/new-entry.ts';
import type { Judgement } from '../lint/types.ts';
import type { FieldPath, Fields, IsoDate, Span } from '../record/types.ts';
import { agreedAgain, carriedTo, openActions, sameWords, whatOf } from '../rules/actions.ts';
import { text } from '../rules/timeline.ts';
import type { EntryType } from '../schema/types.ts';
import { flowText, yamlText } from '../schema/yaml-text.ts';

/** The entry type of a session. */
export const SESSION = 'supervision';

export interface NextSession {
  /** Values of whole fields by name, as YAML; absent where there is nothing to write. */
  readonly values: { readonly cases?: string; readonly actions?: string };
  /** How many actions are carried. */
  readonly actions: number;
  /** Those that stay open where they were agreed, as they can't be closed there; in the order of the text. */
  readonly left: readonly LeftAction[];
  /** A line for each place where one of them is closed, to be put in behind the line that ends at `offset`, in the order of the text. */
  readonly closings: readonly { readonly offset: number; readonly line: string }[];
}

/** An action that is not carried. */
export interface LeftAction {
  /** The address of the entry that agreed it. */
  readonly from: string;
  /** What points to it among the entry's fields. */
  readonly path: FieldPath;
  /** Where that stands: a document offset. */
  readonly offset: number;
}

/**
 * For a session on a day in a supervision record. An action that is carried is closed where it was agreed, so that it is open once; one whose fields aren't
 * written line by line stays where it is.
 */
export function nextSession(judgement: Judgement, type: EntryType, on: IsoDate, cases: readonly string[]): NextSession {
  const { carried, left } = carriedActions(judgement);
  const once = eachOnce(carried);
  const outcome = yamlText(carriedTo(newAddress(judgement.record, type, on)));
  return {
    values: {
      ...(cases.length === 0 ? {} : { cases: `[${[...new Set(cases)].sort().map(flowText).join(', ')}]` }),
      ...(once.length === 0 ? {} : { actions: once.map(actionYaml).join('') }),
    },
    actions: once.length,
    left,
    closings: carried
      .toSorted(byPlace)
      .map(({ offset, indent }) => ({ offset, line: `${' '.repeat(indent)}outcome: ${outcome}` })),
  };
}

interface CarriedAction {
  readonly said: string;
  readonly who: string | undefined;
  readonly due: string | undefined;
  /** The address of the entry that agreed it. */
  readonly from: string;
  /** The end of the line that says what is to be done: a document offset. */
  readonly offset: number;
  readonly indent: number;
}

/** In the order of the days on which they were agreed. */
function carriedActions({ journey, record: read }: Judgement): {
  readonly carried: readonly CarriedAction[];
  readonly left: readonly LeftAction[];
} {
  const carried: CarriedAction[] = [];
  const left: LeftAction[] = [];
  for (const entry of journey?.entries ?? []) {
    const placed = entry.own ? read.entries[entry.ref.index] : undefined;
    const fields = placed?.block.fields;
    if (placed === undefined || fields === undefined) continue;
    for (const action of openActions(entry)) {
      const line = lineOfKey(placed.block.text, fields, [...action.path, 'what']);
      const said = text(action.fields.what);
      if (line === undefined || said === undefined) {
        const path = whatOf(action);
        const offset = placed.start + fields.locate(path, 'value').start;
        left.push({ from: entry.ref.address, path, offset });
        continue;
      }
      carried.push({
        said,
        who: text(action.fields.who),
        due: text(action.fields.due),
        from: entry.ref.address,
        offset: placed.start + line.end,
        indent: line.indent,
      });
    }
  }
  return { carried, left: left.sort(byPlace) };
}

/** In the order of the text, whatever the order of its dates. */
function byPlace(a: { readonly offset: number }, b: { readonly offset: number }): number {
  return a.offset - b.offset;
}

/** What was agreed several times in the same words goes on once, with whoever does it and by when as it was said last. */
function eachOnce(carried: readonly CarriedAction[]): readonly CarriedAction[] {
  const once = new Map<string, CarriedAction>();
  for (const action of carried) {
    const words = sameWords(action.said) || action.said;
    const before = once.get(words);
    // Taken out first, so that it stands where it was agreed last.
    once.delete(words);
    once.set(words, { ...action, who: action.who ?? before?.who, due: action.due ?? before?.due });
  }
  return [...once.values()].sort(byPlace);
}

/** Where a key and its whole value stand on a line of their own, a list's dash aside: the end of that line, and the column of the key. */
function lineOfKey(block: string, fields: Fields, path: readonly (string | number)[]) {
  const key: Span = fields.locate(path, 'key');
  const value: Span = fields.locate(path, 'value');
  const start = block.lastIndexOf('\n', key.start - 1) + 1;
  const found = /[\r\n]/.exec(block.slice(value.end));
  const end = found === null ? block.length : value.end + found.index;
  const isPlain =
    /^ *(?:- +)*$/.test(block.slice(start, key.start)) && /^[ \t]*(?:#.*)?$/.test(block.slice(value.end, end));
  const isOneLine = !/[\r\n]/.test(block.slice(key.start, value.end));
  return isPlain && isOneLine && value.end > key.end ? { end, indent: key.start - start } : undefined;
}

/** What is to be done, by whom and by when, as it was agreed. */
function actionYaml({ said, who, due, from }: CarriedAction): string {
  const lines = Object.entries({ what: agreedAgain(said, from), who, due }).flatMap(([name, value]) => {
    return value === undefined ? [] : [`${name}: ${yamlText(value.replace(/\s+/g, ' '))}`];
  });
  return `\n  - ${lines.join('\n    ')}`;
}
