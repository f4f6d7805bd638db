/** What the compiled schemas give: detection only. What is wrong is said in plain English by messages.ts. */
import type { FieldMap, FieldPath, FieldValue } from '../record/types.ts';

/** A fault as the compiled schemas report it. */
export interface CheckError {
  /** JSON Pointer to the value at fault. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
}

/** A compiled schema: true where the value is as it should be; otherwise its `errors` say what is not, until the next call. */
export interface Check {
  (value: FieldMap): boolean;
  readonly errors?: readonly CheckError[] | null;
}

/** One fault at one place: the key that should not be there, the key that is missing, or the value that is not allowed. */
export type Fault =
  | { readonly kind: 'unknown'; readonly path: FieldPath }
  | { readonly kind: 'missing'; readonly parent: FieldPath; readonly names: readonly string[]; readonly oneOf: boolean }
  | { readonly kind: 'value'; readonly path: FieldPath; readonly time: boolean };

/** The path that a JSON Pointer names in `root`; a step into a list is its position. */
function pathOf(pointer: string, root: FieldValue): FieldPath {
  if (pointer === '') return [];
  const path: (string | number)[] = [];
  let value: FieldValue | undefined = root;
  for (const step of pointer.slice(1).split('/')) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = childOf(value, key);
  }
  return path;
}

function childOf(value: FieldValue | undefined, step: string | number): FieldValue | undefined {
  if (value === undefined || typeof value === 'string' || typeof value === 'number') return undefined;
  if (Array.isArray(value)) return value[Number(step)];
  return Object.hasOwn(value, step) ? (value as FieldMap)[step] : undefined;
}

/** The value at `path`, or undefined. */
export function valueAt(root: FieldValue, path: FieldPath): FieldValue | undefined {
  let value: FieldValue | undefined = root;
  for (const step of path) value = childOf(value, step);
  return value;
}

/**
 * The faults of a value, one for each place: several reports of one place (a type that is wrong and a code that is unknown, every
 * alternative of a choice) come to one fault.
 */
export function faultsOf(check: Check, value: FieldMap): readonly Fault[] {
  if (check(value)) return [];
  const faults = new Map<string, Fault>();
  const choices = new Map<string, string[]>();
  for (const error of check.errors ?? []) {
    const place = error.instancePath;
    const name = error.params.missingProperty;
    if (typeof name === 'string') {
      if (error.schemaPath.includes('/anyOf/')) choices.set(place, [...(choices.get(place) ?? []), name]);
      else faults.set(`${place} misses ${name}`, missing(pathOf(place, value), [name], false));
      continue;
    }
    const unknown = error.params.unevaluatedProperty ?? error.params.additionalProperty;
    if (typeof unknown === 'string') {
      const path = [...pathOf(place, value), unknown];
      faults.set(`${place} knows no ${unknown}`, { kind: 'unknown', path });
      continue;
    }
    // The report of a choice as a whole says nothing that its alternatives don't.
    if (error.keyword === 'anyOf' && choices.has(place)) continue;
    const path = pathOf(place, value);
    faults.set(`${place} value`, { kind: 'value', path, time: error.params.format === 'time' });
  }
  for (const [place, names] of choices) {
    faults.set(`${place} misses one`, missing(pathOf(place, value), names, true));
  }
  return [...faults.values()];
}

function missing(parent: FieldPath, names: readonly string[], oneOf: boolean): Fault {
  return { kind: 'missing', parent, names, oneOf };
}
