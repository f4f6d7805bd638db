/** Reads the parts of `.case-record/config.yaml`: what is not as it should be is a problem at its place, and is left out. */
import { parseIsoDate } from '../record/date.ts';
import { isMap } from '../record/field-value.ts';
import type { FieldMap, FieldPath, Fields, FieldValue, IsoDate, Severity, Span } from '../record/types.ts';
import { nearest } from '../schema/suggest.ts';
import type { ConfigProblem, Uri } from './types.ts';

/** Slips for which the name that was meant is looked for: past this nobody reads on. */
const MOST_SUGGESTIONS = 100;

export class SettingsReader {
  readonly fields: Fields;
  readonly #uri: Uri;
  readonly #problems: ConfigProblem[];
  #suggested = 0;
  /** Keys with nothing after them, by the path of the map that they stand in; made when it is first needed. */
  #empty: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(uri: Uri, fields: Fields, problems: ConfigProblem[]) {
    this.#uri = uri;
    this.fields = fields;
    this.#problems = problems;
  }

  date(value: FieldValue | undefined, path: FieldPath, instead: string): IsoDate | undefined {
    if (value === undefined) return undefined;
    const date = typeof value === 'string' ? parseIsoDate(value) : undefined;
    if (date === undefined) {
      const message = `"${path.at(-1)}" must be a date that exists, written like 2026-03-31, not ${told(value)}. ${instead}`;
      this.report('error', message, path, 'value');
    }
    return date;
  }

  /** The maps of a map by their ids. Anything else is reported and left out. */
  *entries(value: FieldValue | undefined, path: FieldPath, example: string): Generator<[string, FieldMap]> {
    if (value === undefined) return;
    if (!isMap(value)) {
      this.report('error', `"${path.join('.')}" must have one line for each id, such as ${example}.`, path, 'value');
      return;
    }
    for (const [id, item] of Object.entries(value)) {
      if (isMap(item)) yield [id, item];
      else this.report('error', `"${id}" must be written out, such as ${example}.`, [...path, id], 'value');
    }
  }

  text(map: FieldMap, path: FieldPath, key: string): string | undefined {
    const value = map[key];
    if (value === undefined || typeof value === 'string') return value;
    this.report('error', `"${key}" must be a piece of text, not ${told(value)}.`, [...path, key], 'value');
    return undefined;
  }

  /** A number above 0 and up to `most`, whole or with up to two decimal places. */
  number(map: FieldMap, path: FieldPath, key: string, most: number): number | undefined {
    const value = map[key];
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && /^[0-9]{1,3}(?:\.[0-9]{1,2})?$/u.test(value) ? Number(value) : 0;
    if (number > 0 && number <= most) return number;
    const message = `"${key}" must be a number above 0 and up to ${most}, not ${told(value)}. It is not used.`;
    this.report('error', message, [...path, key], 'value');
    return undefined;
  }

  knownKeys(map: FieldMap, path: FieldPath, known: readonly string[]): void {
    this.#empty ??= emptyIn(this.fields);
    for (const key of [...Object.keys(map), ...(this.#empty.get(JSON.stringify(path)) ?? [])]) {
      if (known.includes(key)) continue;
      const meant = this.#meant(key, known);
      const advice = meant === undefined ? `It can be ${known.join(', ')}.` : `Did you mean "${meant}"?`;
      this.report('warning', `Nothing here is called "${key}", so it is not used. ${advice}`, [...path, key], 'key');
    }
  }

  unknownName(name: string, kind: 'team' | 'person', known: ReadonlyMap<string, unknown>, path: FieldPath): void {
    const meant = this.#meant(name, [...known.keys()]);
    const list = kind === 'team' ? 'teams' : 'people';
    const advice = meant === undefined ? `Add "${name}" to "${list}".` : `Did you mean "${meant}"?`;
    this.report('warning', `No ${kind} "${name}" stands under "${list}". ${advice}`, path, 'value');
  }

  #meant(name: string, known: readonly string[]): string | undefined {
    this.#suggested += 1;
    return this.#suggested > MOST_SUGGESTIONS ? undefined : nearest(name, known);
  }

  report(severity: Severity, message: string, path: FieldPath, part: 'key' | 'value', clears?: string): void {
    const span: Span = this.fields.locate(path, part);
    const base = { uri: this.#uri, rule: 'policy/config', severity, message, span } as const;
    this.#problems.push(clears === undefined ? base : { ...base, clears });
  }
}

function emptyIn({ empty }: Fields): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map<string, string[]>();
  for (const at of empty) {
    const path = JSON.stringify(at.slice(0, -1));
    const known = byPath.get(path);
    if (known === undefined) byPath.set(path, [String(at.at(-1))]);
    else known.push(String(at.at(-1)));
  }
  return byPath;
}

/** A value as a message repeats it. */
export function told(value: FieldValue | undefined): string {
  if (typeof value === 'object') return isMap(value) ? 'a group of settings' : 'a list';
  return `"${String(value).slice(0, 40)}"`;
}
