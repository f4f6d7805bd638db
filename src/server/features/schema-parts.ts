/** The parts of a JSON Schema of ours that say something of one place in a file: for completion and hover while the file is half written. */
import type { FieldPath } from '../../record/types.ts';
import { isObject } from '../../schema/plain-data.ts';

/** A part of a schema. */
export interface SchemaPart {
  readonly [keyword: string]: unknown;
}

/** References and alternatives inside one another; ours reach four. */
const DEEPEST = 12;

const parts = (value: unknown): readonly SchemaPart[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Every part of the schema that may hold for the value at a path, alternatives included; the nearest words first. */
export function partsAt(root: SchemaPart, path: FieldPath): readonly SchemaPart[] {
  let here = expanded(root, [root], 0);
  for (const step of path)
    here = expanded(
      root,
      here.flatMap((part) => below(part, step)),
      0,
    );
  return here;
}

/** The keys that a map may have by these parts, each with what is said of it; the first to speak of a key wins. */
export function keysOf(root: SchemaPart, at: readonly SchemaPart[]): ReadonlyMap<string, readonly SchemaPart[]> {
  const keys = new Map<string, readonly SchemaPart[]>();
  for (const { properties } of at) {
    if (!isObject(properties)) continue;
    for (const [name, part] of Object.entries(properties))
      if (!keys.has(name)) keys.set(name, expanded(root, isObject(part) ? [part] : [], 0));
  }
  return keys;
}

/** The values that are named by these parts. */
export function valuesOf(at: readonly SchemaPart[]): readonly string[] {
  const named = at.flatMap(({ enum: listed, const: only, default: usual, examples }) => [
    ...(Array.isArray(listed) ? listed : []),
    ...(only === undefined ? [] : [only]),
    ...(usual === undefined ? [] : [usual]),
    ...(Array.isArray(examples) ? examples : []),
  ]);
  const texts = named.flatMap((value) => (['string', 'number'].includes(typeof value) ? [String(value)] : []));
  const booleans = at.some(({ type }) => type === 'boolean') ? ['yes', 'no'] : [];
  return [...new Set([...texts, ...booleans])];
}

/** The words that the parts say first. */
export function wordOf(at: readonly SchemaPart[], keyword: 'title' | 'description'): string | undefined {
  for (const part of at) {
    const word = part[keyword];
    if (typeof word === 'string' && word !== '') return word;
  }
  return undefined;
}

/** Whether the value is written on lines of its own: a map or a list. */
export function isNested(at: readonly SchemaPart[]): boolean {
  return (
    at.length > 0 &&
    at.every(({ type, properties, items }) => type === 'object' || type === 'array' || properties || items)
  );
}

function below({ properties, additionalProperties, items }: SchemaPart, step: string | number): readonly SchemaPart[] {
  if (typeof step === 'number') return isObject(items) ? [items] : [];
  const named = isObject(properties) && Object.hasOwn(properties, step) ? properties[step] : undefined;
  return [named ?? additionalProperties].filter(isObject);
}

/** The parts with what they refer to, and with their alternatives. */
function expanded(root: SchemaPart, some: readonly SchemaPart[], depth: number): readonly SchemaPart[] {
  if (depth > DEEPEST) return [];
  return some.flatMap((part) => {
    const referred = typeof part.$ref === 'string' ? referredBy(root, part.$ref) : undefined;
    const others = [...(referred ? [referred] : []), ...parts(part.oneOf), ...parts(part.anyOf), ...parts(part.allOf)];
    return [part, ...expanded(root, others, depth + 1)];
  });
}

function referredBy(root: SchemaPart, reference: string): SchemaPart | undefined {
  const name = /^#\/\$defs\/([\w-]+)$/u.exec(reference)?.[1];
  const found = name !== undefined && isObject(root.$defs) ? root.$defs[name] : undefined;
  return isObject(found) ? found : undefined;
}
