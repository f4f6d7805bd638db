/** The words in which marks and spans are said: for the drawing's names, its tables, and the text. */
import { inWords } from '../../journey/wording.ts';
import { PERSON_ID } from '../../record/ids.ts';
import type { FieldMap, IsoDate } from '../../record/types.ts';
import type { Catalogue, Code, FieldInfo } from '../../schema/types.ts';
import type { MarkState } from './types.ts';

/** What one reads of a state beside a date. */
export const STATE_WORDS: Readonly<Record<MarkState, string>> = {
  kept: 'on time',
  late: 'late',
  missed: 'missed',
  due: 'due',
  plain: '',
  unmet: 'did not count',
};

/** `2 days`. */
export function days(n: number): string {
  return n === 1 ? '1 day' : `${n} days`;
}

/** `3 March 2026 to 9 June 2026`, `since 3 March 2026`. */
export function spell(from: IsoDate, to: IsoDate | undefined): string {
  if (to === undefined) return `since ${inWords(from)}`;
  return from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`;
}

/** A code with its meaning; only the code where the catalogue knows no meaning. A value that is no code is not shown: it is text. */
export function codeInWords(catalogue: Catalogue, type: string, field: string, facts: FieldMap): Code | undefined {
  const value = Object.hasOwn(facts, field) ? facts[field] : undefined;
  if (typeof value !== 'string') return undefined;
  return catalogue.fieldAt({ entry: type }, [field])?.codes?.find(({ code }) => code === value);
}

/** The beginning of a meaning, up to what explains it: `Fostered by relative or friend` of `Fostered by relative or friend, long term`. */
export function shortMeaning(meaning: string): string {
  return meaning.replace(/ \(.*$/u, '').replace(/[,;:].*$/u, '');
}

/** A worker or a decider as it is shown: an id. What is no id is a name or other text, which stays in the record. */
export function idOnly(value: unknown): string | undefined {
  return typeof value === 'string' && PERSON_ID.test(value) ? value : undefined;
}

/** `Joy Okafor (j.okafor)`; the id alone of somebody who is not known. */
export function nameWithId(id: string, nameOf: (id: string) => string | undefined): string {
  const name = nameOf(id);
  return name === undefined ? id : `${name} (${id})`;
}

/** The title of an entry type; the id of one that the catalogue doesn't know. */
export function titleOf(catalogue: Catalogue, type: string): string {
  return catalogue.type(type)?.title ?? type;
}

/** Whether a field is a number whose bounds are known, so that it can be drawn on a scale. */
export function hasScale(
  field: FieldInfo,
): field is FieldInfo & { readonly minimum: number; readonly maximum: number } {
  return (
    field.kind === 'number' &&
    field.minimum !== undefined &&
    field.maximum !== undefined &&
    field.minimum < field.maximum
  );
}

/** What is said of something on a day, with the day and without it. */
export function said(
  head: string,
  on: IsoDate,
  ...facts: readonly string[]
): { readonly words: string; readonly told: string } {
  return { words: [head, inWords(on), ...facts].join(', '), told: [head, ...facts].join(', ') };
}

/** Orders dates and other texts by their signs. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
