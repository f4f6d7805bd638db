/** Where people and teams stand in the configuration: under `people` and `teams`, as somebody's manager, as somebody's team. */
import { isMap } from '../record/field-value.ts';
import { DEFAULT_LIMITS } from '../record/parse.ts';
import type { Span } from '../record/types.ts';
import { readFields } from '../record/yaml-fields.ts';
import { textSpan } from '../schema/written-values.ts';
import { LONGEST_CONFIG } from './config.ts';

export interface SettingsPlace {
  readonly kind: 'person' | 'team';
  /** The id. */
  readonly name: string;
  /** Document offsets, without quotation marks. */
  readonly span: Span;
  /** Whether this is the entry under `people` or `teams` itself. */
  readonly declares: boolean;
}

/** All places in a configuration's text. What cannot be read gives none. */
export function peoplePlaces(text: string): SettingsPlace[] {
  const { fields } = readFields(text, 0, text.length, { ...DEFAULT_LIMITS, yamlLength: LONGEST_CONFIG });
  const places: SettingsPlace[] = [];
  for (const [group, kind] of GROUPS) {
    const all = fields.value[group];
    if (!isMap(all)) continue;
    for (const [name, about] of Object.entries(all)) {
      const key = fields.locate([group, name], 'key');
      const at = text.slice(key.start, key.end).indexOf(name);
      if (at !== -1) {
        const start = key.start + at;
        places.push({ kind, name, span: { start, end: start + name.length }, declares: true });
      }
      if (!isMap(about)) continue;
      for (const [part, named] of NAMING) {
        const value = about[part];
        const span =
          typeof value === 'string' ? textSpan(text, fields, { path: [group, name, part], text: value }) : undefined;
        if (typeof value === 'string' && span !== undefined)
          places.push({ kind: named, name: value, span, declares: false });
      }
    }
  }
  return places;
}

/** Whose ids stand under a key. */
const GROUPS = [
  ['people', 'person'],
  ['teams', 'team'],
] as const;

/** What names somebody, or a team, in what is told of a person or a team. */
const NAMING = [
  ['team', 'team'],
  ['manager', 'person'],
] as const;
