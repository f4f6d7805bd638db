/**
 * Conditions made ready to ask. The engine asks them for every entry, so the keywords that packs use are made into plain functions
 * here; a part with any other keyword is handed to a JSON Schema library that interprets it. No code is ever generated from a pack.
 */
import { type Schema, Validator } from '@cfworker/json-schema';
import { isObject } from '../schema/plain-data.ts';
import type { JsonSchema } from './types.ts';

/** Whether a value fits. Absent values count as an entry without fields. */
export type Condition = (value: unknown) => boolean;

const always: Condition = () => true;
const never: Condition = () => false;

const compiled = new WeakMap<object, Condition>();

/** Whether `value` fits the condition. Compiled once for each condition object. Never throws for conditions that a pack was loaded with. */
export function fitsCondition(condition: JsonSchema, value: unknown): boolean {
  if (typeof condition === 'boolean') return condition;
  let test = compiled.get(condition);
  if (test === undefined) {
    test = compileCondition(condition);
    compiled.set(condition, test);
  }
  return test(value === undefined ? {} : value);
}

/** Keywords that say nothing about the value. */
const SILENT = new Set(['title', 'description', '$comment']);

type Maker = (argument: unknown, schema: { readonly [keyword: string]: unknown }) => Condition | undefined;

/** Each keyword that is compiled here. A maker gives `undefined` for an argument that it leaves to the library. */
const MAKERS: { readonly [keyword: string]: Maker } = {
  const: (argument) => (isScalar(argument) ? (value) => value === argument : undefined),
  enum: (argument) => {
    if (!Array.isArray(argument) || !argument.every(isScalar)) return undefined;
    const values = new Set<unknown>(argument);
    return (value) => values.has(value);
  },
  properties: (argument) => {
    const tests = Object.entries(asSchemas(argument)).map(([key, schema]) => ({ key, test: compileCondition(schema) }));
    return (value) => {
      if (!isObject(value)) return true;
      for (const { key, test } of tests) if (Object.hasOwn(value, key) && !test(value[key])) return false;
      return true;
    };
  },
  required: (argument) => {
    const keys = asList(argument).map(String);
    return (value) => !isObject(value) || keys.every((key) => Object.hasOwn(value, key));
  },
  not: (argument) => {
    const test = compileCondition(asSchema(argument));
    return (value) => !test(value);
  },
  allOf: (argument) => all(asList(argument).map((schema) => compileCondition(asSchema(schema)))),
  anyOf: (argument) => {
    const tests = asList(argument).map((schema) => compileCondition(asSchema(schema)));
    return (value) => tests.some((test) => test(value));
  },
  oneOf: (argument) => {
    const tests = asList(argument).map((schema) => compileCondition(asSchema(schema)));
    return (value) => tests.filter((test) => test(value)).length === 1;
  },
  if: (argument, schema) => {
    const test = compileCondition(asSchema(argument));
    // biome-ignore lint/complexity/useLiteralKeys: keywords of JSON Schema.
    const [whenSo, otherwise] = [schema['then'], schema['else']].map((part) =>
      part === undefined ? always : compileCondition(asSchema(part)),
    );
    return (value) => (test(value) ? (whenSo ?? always)(value) : (otherwise ?? always)(value));
  },
  // Asked by `if`; without one they say nothing.
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, not a promise.
  then: () => always,
  else: () => always,
  type: (argument) => {
    const types = Array.isArray(argument) ? argument : [argument];
    return (value) => types.some((type) => isOfType(value, type));
  },
  minimum: (argument) => numeric((value) => value >= Number(argument)),
  maximum: (argument) => numeric((value) => value <= Number(argument)),
  exclusiveMinimum: (argument) => numeric((value) => value > Number(argument)),
  exclusiveMaximum: (argument) => numeric((value) => value < Number(argument)),
  items: (argument, schema) => {
    if ('prefixItems' in schema) return undefined;
    const test = compileCondition(asSchema(argument));
    return (value) => !Array.isArray(value) || value.every((item) => test(item));
  },
  contains: (argument, schema) => {
    if ('minContains' in schema || 'maxContains' in schema) return undefined;
    const test = compileCondition(asSchema(argument));
    return (value) => !Array.isArray(value) || value.some((item) => test(item));
  },
};

/** Makes one condition into a function. */
export function compileCondition(schema: JsonSchema): Condition {
  if (typeof schema === 'boolean') return schema ? always : never;
  const tests: Condition[] = [];
  for (const [keyword, argument] of Object.entries(schema)) {
    if (SILENT.has(keyword)) continue;
    const test = Object.hasOwn(MAKERS, keyword) ? MAKERS[keyword]?.(argument, schema) : undefined;
    if (test === undefined) return interpreted(schema);
    if (test !== always) tests.push(test);
  }
  return all(tests);
}

/** Whether a condition is asked without the library: all of the built-in pack's are. */
export function isPlainCondition(schema: JsonSchema): boolean {
  if (typeof schema === 'boolean') return true;
  return Object.entries(schema).every(([keyword, argument]) => {
    if (SILENT.has(keyword)) return true;
    if (!Object.hasOwn(MAKERS, keyword) || MAKERS[keyword]?.(argument, schema) === undefined) return false;
    if (keyword === 'properties') return Object.values(asSchemas(argument)).every(isPlainCondition);
    if (['allOf', 'anyOf', 'oneOf'].includes(keyword))
      return asList(argument).every((part) => isPlainCondition(asSchema(part)));
    return ['not', 'if', 'then', 'else', 'items', 'contains'].includes(keyword)
      ? isPlainCondition(asSchema(argument))
      : true;
  });
}

/** The fields that a condition looks at, those inside a field left aside. */
export function fieldsNamedIn(condition: JsonSchema): readonly string[] {
  if (typeof condition === 'boolean') return [];
  return Object.entries(condition).flatMap(([keyword, argument]) => {
    if (keyword === 'properties') return Object.keys(asSchemas(argument));
    if (keyword === 'required') return asList(argument).map(String);
    if (['allOf', 'anyOf', 'oneOf'].includes(keyword))
      return asList(argument).flatMap((part) => fieldsNamedIn(asSchema(part)));
    return ['not', 'if', 'then', 'else'].includes(keyword) ? fieldsNamedIn(asSchema(argument)) : [];
  });
}

function all(tests: readonly Condition[]): Condition {
  const [first, second] = tests;
  if (first === undefined) return always;
  if (second === undefined) return first;
  if (tests.length === 2) return (value) => first(value) && second(value);
  return (value) => tests.every((test) => test(value));
}

function interpreted(schema: JsonSchema): Condition {
  // A copy, because the library writes notes of its own into what it is given.
  const validator = new Validator(structuredClone(schema) as Schema, '2020-12', true);
  return (value) => validator.validate(value).valid;
}

function numeric(test: (value: number) => boolean): Condition {
  return (value) => typeof value !== 'number' || test(value);
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'null':
      return value === null;
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function asSchema(argument: unknown): JsonSchema {
  return typeof argument === 'boolean' || isObject(argument) ? argument : true;
}

function asSchemas(argument: unknown): { readonly [key: string]: JsonSchema } {
  return isObject(argument)
    ? Object.fromEntries(Object.entries(argument).map(([key, part]) => [key, asSchema(part)]))
    : {};
}

function asList(argument: unknown): readonly unknown[] {
  return Array.isArray(argument) ? argument : [];
}
