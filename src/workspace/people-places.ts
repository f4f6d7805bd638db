/** Where people stand in the configuration: under `people`, and as somebody's manager. */
import { DEFAULT_LIMITS } from '../record/parse.ts';
import type { FieldMap, FieldValue, Span } from '../record/types.ts';
import { readFields } from '../record/yaml-fields.ts';
import { textSpan } from '../schema/written-values.ts';
import { LONGEST_CONFIG } from './config.ts';

export interface PersonPlace {
  readonly person: string;
  /** Document offsets, without quotation marks. */
  readonly span: Span;
  /** Whether this is the entry under `people` itself. */
  readonly declares: boolean;
}

/** All places in a configuration's text. What cannot be read gives none. */
export function peoplePlaces(text: string): PersonPlace[] {
  const { fields } = readFields(text, 0, text.length, { ...DEFAULT_LIMITS, yamlLength: LONGEST_CONFIG });
  const { people } = fields.value;
  if (!isMap(people)) return [];
  const places: PersonPlace[] = [];
  for (const [person, about] of Object.entries(people)) {
    const key = fields.locate(['people', person], 'key');
    const at = text.slice(key.start, key.end).indexOf(person);
    if (at !== -1) {
      const start = key.start + at;
      places.push({ person, span: { start, end: start + person.length }, declares: true });
    }
    const manager = isMap(about) ? about.manager : undefined;
    if (typeof manager !== 'string') continue;
    const span = textSpan(text, fields, { path: ['people', person, 'manager'], text: manager });
    if (span !== undefined) places.push({ person: manager, span, declares: false });
  }
  return places;
}

function isMap(value: FieldValue | undefined): value is FieldMap {
  return typeof value === 'object' && !Array.isArray(value);
}
