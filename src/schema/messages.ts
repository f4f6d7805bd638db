/** Faults in the fields, said in plain English at the exact key or value, with what was most likely meant. */
import { isClockTime } from '../record/date.ts';
import { FIELD_NAME } from '../record/ids.ts';
import type { FieldPath, Fields, FieldValue, Span } from '../record/types.ts';
import { type Fault, valueAt } from './check.ts';
import { fieldAtPath, isInOpenMap } from './fields.ts';
import { nearest } from './suggest.ts';
import type { FieldInfo, SchemaProblem } from './types.ts';
import { type Said, sayShape, sayValue } from './value-messages.ts';
import { capital, inSentence, withArticle } from './wording.ts';

/** What the fields belong to. */
export interface Owner {
  /** With its article, to begin a sentence: `A Contact entry`, `The front matter of a child's record`. */
  readonly name: string;
  readonly fields: readonly FieldInfo[];
  /** Where a missing field is shown; relative to what the fields are relative to. */
  readonly place: Span;
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(' or ');

/** The map that holds the key at `path`, named as people call it. */
function holder(owner: Owner, parent: FieldPath): { name: string; fields: readonly FieldInfo[] } {
  if (parent.length === 0) return owner;
  const field = fieldAtPath(owner.fields, parent);
  const single = field?.kind === 'list' ? field.title.replace(/s$/, '') : field?.title;
  return { name: capital(withArticle(inSentence(single ?? 'part'))), fields: field?.fields ?? [] };
}

/** The name meant by an unknown key, unless a field of that name stands there already. */
function meantKey(owner: Owner, fields: Fields, path: FieldPath): string | undefined {
  const parent = path.slice(0, -1);
  const beside = valueAt(fields.value, parent);
  const free = holder(owner, parent)
    .fields.map((field) => field.name)
    .filter((name) => typeof beside !== 'object' || !Object.hasOwn(beside, name));
  return nearest(String(path.at(-1)), free);
}

function sayUnknown(owner: Owner, fields: Fields, path: FieldPath): SchemaProblem {
  const key = String(path.at(-1));
  const { name } = holder(owner, path.slice(0, -1));
  const meant = meantKey(owner, fields, path);
  const called = meant !== undefined || FIELD_NAME.test(key) ? `"${key}"` : 'of this name';
  return {
    rule: 'schema/unknown-field',
    severity: 'warning',
    message: `${name} has no field ${called}.${meant ? ` Did you mean "${meant}"?` : ''}`,
    span: fields.locate(path, 'key'),
    path,
    clears: meant ? `Write "${meant}".` : 'Take it out, or write it in the text below the fields.',
    ...(meant ? { suggestion: meant } : {}),
  };
}

function sayMissing(owner: Owner, fields: Fields | undefined, fault: Fault & { kind: 'missing' }): SchemaProblem {
  const { name, fields: known } = holder(owner, fault.parent);
  const first = known.find((field) => field.name === fault.names[0]);
  const title = first && !fault.oneOf ? `${inSentence(first.title)} (${quoted(fault.names)})` : quoted(fault.names);
  const path = [...fault.parent, fault.names[0] ?? ''];
  const halfTyped = fields?.empty.some((empty) => samePath(empty, path));
  const nested = fields && (halfTyped || fault.parent.length > 0);
  return {
    rule: 'schema/missing-field',
    severity: fault.oneOf ? 'warning' : 'error',
    message: `${name} needs ${fault.oneOf ? `one of ${title}` : `its ${title}`.replace('its the ', 'the ')}.`,
    span: nested ? fields.locate(halfTyped ? path : fault.parent, 'key') : owner.place,
    path,
    clears: `Add ${fault.names.map((each) => `"${each}: ${exampleOf(known, each)}"`).join(' or ')} to its fields.`,
  };
}

/** Kinds of which an example shows the form. Of a text, a person or a reference it would name somebody, and be taken for what is to be written. */
const FORMED: ReadonlySet<FieldInfo['kind']> = new Set(['date', 'yes-no', 'code', 'number']);

function exampleOf(known: readonly FieldInfo[], name: string): string {
  const field = known.find((each) => each.name === name);
  const example = field?.examples[0];
  if (field === undefined || example === undefined) return '…';
  return FORMED.has(field.kind) || field.codes !== undefined || isClockTime(example) ? example : '…';
}

const samePath = (a: FieldPath, b: FieldPath): boolean =>
  a.length === b.length && a.every((step, index) => step === b[index]);

function sayWrongValue(owner: Owner, fields: Fields, fault: Fault & { kind: 'value' }): SchemaProblem {
  const value: FieldValue = valueAt(fields.value, fault.path) ?? '';
  const field = fieldAtPath(owner.fields, fault.path);
  const inList = typeof fault.path.at(-1) === 'number';
  const text = typeof value === 'object' ? '' : String(value);
  const said: Said = sayShape(field, value, inList) ?? sayValue(field, text, fault.time);
  return { severity: 'error', span: fields.locate(fault.path, 'value'), path: fault.path, ...said };
}

/** A key with nothing after it: still being typed, or forgotten. */
function sayEmpty(owner: Owner, fields: Fields, path: FieldPath): SchemaProblem {
  if (!fieldAtPath(owner.fields, path) && !isInOpenMap(owner.fields, path)) return sayUnknown(owner, fields, path);
  return {
    rule: 'schema/empty',
    severity: 'information',
    message: `Nothing is written after "${path.findLast((step) => typeof step === 'string') ?? ''}".`,
    span: fields.locate(path, 'key'),
    path,
    clears: 'Write it, or take the key out.',
  };
}

/**
 * The problems of a block's fields, in the order in which they stand. One fact gives one problem: a required field that is there
 * under a misspelt name, or half typed, is not reported twice.
 */
export function problemsOf(owner: Owner, fields: Fields | undefined, faults: readonly Fault[]): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const renamed = new Set<string>();
  const missing = new Set<string>();
  const address = (parent: FieldPath, name: string) => JSON.stringify([...parent, name]);
  for (const fault of faults) {
    if (!fields || fault.kind === 'missing') continue;
    const problem =
      fault.kind === 'unknown' ? sayUnknown(owner, fields, fault.path) : sayWrongValue(owner, fields, fault);
    if (fault.kind === 'unknown' && problem.suggestion)
      renamed.add(address(fault.path.slice(0, -1), problem.suggestion));
    problems.push(problem);
  }
  for (const fault of faults) {
    if (fault.kind !== 'missing' || fault.names.some((name) => renamed.has(address(fault.parent, name)))) continue;
    for (const name of fault.names) missing.add(address(fault.parent, name));
    problems.push(sayMissing(owner, fields, fault));
  }
  for (const path of fields?.empty ?? []) {
    if (fields && !missing.has(JSON.stringify(path))) problems.push(sayEmpty(owner, fields, path));
  }
  return problems.sort((a, b) => a.span.start - b.span.start);
}
