/** The entry for the next supervision: the worker's open cases, and what was agreed and isn't done, carried forward. */
import { newAddress } from '../../lint/fixes/new-entry.ts';
import type { Fields, Span } from '../../record/types.ts';
import { agreedAgain, carriedTo, openActions, sameWords } from '../../rules/actions.ts';
import { text } from '../../rules/timeline.ts';
import { flowText, yamlText } from '../../schema/yaml-text.ts';
import { onList } from '../../workspace/spoken-of.ts';
import type { JudgedRecord } from '../judged-record.ts';
import type { NewSupervisionResult } from '../protocol.ts';
import type { ToldSettings } from '../told-settings.ts';
import { placedEntry } from './new-entry.ts';

/** Whose supervision the record is; undefined for any other kind of record. */
export function supervisedIn({ judgement: { record } }: JudgedRecord): string | undefined {
  return record.kind === 'supervision' ? text(record.frontMatter?.fields?.value.worker) : undefined;
}

/** The id of a child whose open case the worker holds; undefined for any other record. */
export function openCaseOf({ judgement, workspace }: JudgedRecord, worker: string): string | undefined {
  return onList(judgement.journey, workspace.config)?.worker === worker ? judgement.record.id : undefined;
}

/**
 * The entry, at the end of the record, dated the day that the record is judged on. An action that is carried is closed where it was agreed, so that it is open once; one whose fields aren't
 * written line by line stays where it is. Null for any other kind of record, and for a text that has changed since `version`.
 */
export function newSupervisionOf(
  record: JudgedRecord,
  version: number,
  cases: readonly string[],
  settings: ToldSettings,
): NewSupervisionResult | null {
  if (record.judgement.record.kind !== 'supervision') return null;
  const type = record.workspace.catalogue.type('supervision');
  if (type === undefined) return null;
  const carried = carriedActions(record);
  const outcome = carriedTo(newAddress(record.judgement.record, type, record.asOf));
  const entry = placedEntry(record, { type: type.id, version }, settings, {
    ...(cases.length === 0 ? {} : { cases: `[${[...new Set(cases)].sort().map(flowText).join(', ')}]` }),
    ...(carried.length === 0 ? {} : { actions: eachOnce(carried).map(actionYaml).join('') }),
  });
  if (entry === null) return null;
  const { line, character } = entry.position;
  return {
    ...entry,
    position: { line: line + carried.length, character },
    carried: carried.toSorted(byPlace).map(({ offset, indent }) => ({
      position: record.document.positionAt(offset),
      text: `\n${' '.repeat(indent)}outcome: ${yamlText(outcome)}`,
    })),
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
function carriedActions(record: JudgedRecord): readonly CarriedAction[] {
  const { journey, record: read } = record.judgement;
  const found: CarriedAction[] = [];
  for (const entry of journey?.entries ?? []) {
    const placed = entry.own ? read.entries[entry.ref.index] : undefined;
    const fields = placed?.block.fields;
    if (placed === undefined || fields === undefined) continue;
    for (const action of openActions(entry)) {
      const line = lineOfKey(placed.block.text, fields, [...action.path, 'what']);
      const said = text(action.fields.what);
      if (line === undefined || said === undefined) continue;
      found.push({
        said,
        who: text(action.fields.who),
        due: text(action.fields.due),
        from: entry.ref.address,
        offset: placed.start + line.end,
        indent: line.indent,
      });
    }
  }
  return found;
}

/** In the order of the text, whatever the order of its dates. */
function byPlace(a: CarriedAction, b: CarriedAction): number {
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
