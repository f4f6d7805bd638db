/**
 * Reads a condition of a pack: JSON Schema (draft 2020-12) over an entry's fields, held to the part of it that is safe to take from anyone. What
 * could reach outside the pack, loop, or take time without bound is refused: references of every kind, and patterns.
 */
import type { PackNode, PackScalar } from './pack-text.ts';
import { firstLine, type Reading, shown } from './reading.ts';
import type { JsonSchema } from './types.ts';

type Shape =
  | 'schema'
  | 'schemas'
  | 'schema map'
  | 'types'
  | 'any'
  | 'values'
  | 'names'
  | 'names map'
  | 'count'
  | 'number'
  | 'yes-no'
  | 'format'
  | 'text';

/** The keywords that a condition may use and what each takes. */
export const CONDITION_KEYWORDS: { readonly [keyword: string]: Shape } = {
  properties: 'schema map',
  required: 'names',
  const: 'any',
  enum: 'values',
  not: 'schema',
  allOf: 'schemas',
  anyOf: 'schemas',
  oneOf: 'schemas',
  if: 'schema',
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, not a promise.
  then: 'schema',
  else: 'schema',
  type: 'types',
  minimum: 'number',
  maximum: 'number',
  exclusiveMinimum: 'number',
  exclusiveMaximum: 'number',
  multipleOf: 'number',
  minLength: 'count',
  maxLength: 'count',
  format: 'format',
  items: 'schema',
  prefixItems: 'schemas',
  contains: 'schema',
  minContains: 'count',
  maxContains: 'count',
  minItems: 'count',
  maxItems: 'count',
  uniqueItems: 'yes-no',
  additionalProperties: 'schema',
  propertyNames: 'schema',
  minProperties: 'count',
  maxProperties: 'count',
  dependentRequired: 'names map',
  dependentSchemas: 'schema map',
  unevaluatedItems: 'schema',
  unevaluatedProperties: 'schema',
  title: 'text',
  description: 'text',
  $comment: 'text',
};

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'] as const;
const FORMATS = ['date', 'time', 'date-time'] as const;

const REFUSED = new Map([
  ['$ref', 'References are not part of a condition. Write out here what it stands for.'],
  ['$dynamicRef', 'References are not part of a condition. Write out here what it stands for.'],
  ['$id', 'A condition has no address of its own. Take the key out.'],
  ['$data', 'A condition can not take its values from the record. Write the value out.'],
  [
    '$defs',
    'References are not part of a condition, so definitions have no use. Write them out where they are needed.',
  ],
  ['pattern', 'Patterns are not part of a condition, since some take for ever to check. List the values with enum.'],
  [
    'patternProperties',
    'Patterns are not part of a condition, since some take for ever to check. Name the fields with properties.',
  ],
]);

/** The condition as plain data, or `undefined` with findings. */
export function readCondition(node: PackNode, reading: Reading): JsonSchema | undefined {
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  if (node.kind !== 'map') {
    return fault(
      node,
      reading,
      'A condition names fields and what they must hold: {properties: {seen: {const: "yes"}}, required: [seen]}.',
    );
  }
  const before = reading.problems.faults;
  const keywords: [string, unknown][] = [];
  for (const { key, keySpan, value } of node.entries) {
    const shape = Object.hasOwn(CONDITION_KEYWORDS, key) ? CONDITION_KEYWORDS[key] : undefined;
    if (shape === undefined) {
      const message =
        REFUSED.get(key) ??
        `"${shown(key)}" is not part of a condition. A field stands under properties: {properties: {${shown(key)}: …}}.`;
      reading.fault('policy/condition', keySpan, message);
    } else {
      const read = readValue(key, shape, value, reading);
      if (read !== undefined) keywords.push(read);
    }
  }
  return reading.problems.faults > before ? undefined : Object.fromEntries(keywords);
}

function readValue(key: string, shape: Shape, node: PackNode, reading: Reading): [string, unknown] | undefined {
  const pair = (value: unknown): [string, unknown] | undefined => (value === undefined ? undefined : [key, value]);
  switch (shape) {
    case 'schema':
      return pair(readCondition(node, reading));
    case 'schemas':
      return pair(listOf(key, node, reading, (item) => readCondition(item, reading)));
    case 'schema map':
      return pair(mapOf(key, node, reading, (value) => readCondition(value, reading)));
    case 'types':
      return pair(readTypes(node, reading));
    case 'any':
      // Fields are text unless their schema makes them numbers: 24 in a pack means the text 24 as well.
      return node.kind === 'scalar' && node.text !== node.value ? ['enum', written(node)] : pair(plain(node));
    case 'values':
      return pair(
        listOf(key, node, reading, (item) => (item.kind === 'scalar' ? written(item) : [plain(item)]))?.flat(),
      );
    case 'names':
      return pair(listOf(key, node, reading, (item) => reading.text(item, 'A field in a condition'), true));
    case 'names map':
      return pair(
        mapOf(key, node, reading, (value) =>
          listOf(key, value, reading, (item) => reading.text(item, 'A field'), true),
        ),
      );
    case 'count':
      return pair(reading.whole(node, `"${key}"`, 0, 1_000_000));
    case 'number':
      return pair(readNumber(key, node, reading));
    case 'yes-no':
      return pair(
        node.kind === 'scalar' && typeof node.value === 'boolean'
          ? node.value
          : fault(node, reading, `"${key}" is true or false.`),
      );
    case 'format':
      return pair(
        FORMATS.find((format) => node.kind === 'scalar' && node.text === format) ??
          fault(node, reading, `"format" is one of ${FORMATS.join(', ')}.`),
      );
    case 'text':
      return pair(reading.text(node, `"${key}"`));
  }
}

/** A scalar as text and, where YAML reads it otherwise, as that value too. */
function written(node: PackScalar): readonly unknown[] {
  return node.value === node.text ? [node.text] : [node.value, node.text];
}

function readTypes(node: PackNode, reading: Reading): unknown {
  const types = node.kind === 'list' ? node.items : [node];
  const known = types.filter((item) => item.kind === 'scalar' && TYPES.some((type) => type === item.text));
  if (known.length < types.length || types.length === 0)
    return fault(node, reading, `"type" is one of ${TYPES.join(', ')}.`);
  return plain(node);
}

function readNumber(key: string, node: PackNode, reading: Reading): number | undefined {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return fault(node, reading, `"${key}" is a number.`);
  return key === 'multipleOf' && value <= 0 ? fault(node, reading, '"multipleOf" is a number above 0.') : value;
}

function listOf<T>(
  key: string,
  node: PackNode,
  reading: Reading,
  read: (item: PackNode) => T | undefined,
  mayBeEmpty = false,
): readonly T[] | undefined {
  if (node.kind !== 'list') return fault(node, reading, `"${key}" is a list: ${key}: [ … ].`);
  if (node.items.length === 0 && !mayBeEmpty)
    return fault(node, reading, `"${key}" is a list with at least one thing in it.`);
  return node.items.map(read).filter((item) => item !== undefined);
}

function mapOf<T>(key: string, node: PackNode, reading: Reading, read: (value: PackNode) => T | undefined): unknown {
  if (node.kind !== 'map')
    return fault(node, reading, `"${key}" names fields, each with its own condition: ${key}: {seen: {const: "yes"}}.`);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, read(entry.value)]));
}

/** A value of any kind as plain data. */
function plain(node: PackNode): unknown {
  if (node.kind === 'list') return node.items.map(plain);
  if (node.kind === 'map') return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
  return node.value;
}

function fault(node: PackNode, reading: Reading, message: string): undefined {
  return reading.fault('policy/condition', firstLine(node), message);
}
