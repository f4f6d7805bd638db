/**
 * A team's fields laid over those that the language knows. A narrower field is asked for beside what the language asks for, never instead of it; what would
 * let more through is a fault at its place and has no effect.
 */
import type { FieldDescription } from '../description.ts';
import type { Code, FieldInfo } from '../types.ts';
import { capital, inSentence } from '../wording.ts';
import { shapeOf } from './field-shape.ts';
import { type OwnTypeProblems, quote } from './problems.ts';
import type { OwnField, OwnMap } from './read-field.ts';
import type { MapShape, Shape } from './shape.ts';

/** What a field comes to: its description, and what is asked of its values beside what the language asks. */
interface LaidField {
  readonly description: FieldDescription;
  readonly shape: Shape;
}

/** The fields of a type laid over the known ones. */
interface LaidFields {
  /** In the order of the file. */
  readonly fields: readonly FieldDescription[];
  readonly shape: MapShape;
  /** The names that the language doesn't know. */
  readonly added: ReadonlySet<string>;
}

/** A text may be narrowed to these; whatever reads a text can read them. */
const NARROWER_THAN_TEXT: readonly string[] = ['code', 'date', 'time', 'yes-no', 'person', 'team', 'reference'];

/** Lays the fields of a type over those of the known type, or over those that every entry may have. `called` begins sentences. */
export function layFields(
  own: OwnMap,
  known: readonly FieldInfo[],
  called: string,
  problems: OwnTypeProblems,
): LaidFields {
  const laid = new Map<string, LaidField>();
  const added = new Set<string>();
  const wanted = requiredOf(own, known, called, problems);
  for (const field of own.fields) {
    const before = known.find(({ name }) => name === field.name);
    const required = wanted.has(field.name) || before?.required === true;
    if (before) {
      const narrower = narrow(field, before, problems);
      laid.set(field.name, { ...narrower, description: { ...narrower.description, required } });
    } else {
      added.add(field.name);
      laid.set(field.name, { description: describe(field, required), shape: shapeOf(field) });
    }
  }
  for (const name of wanted) {
    const before = known.find((field) => field.name === name);
    if (before && !laid.has(name))
      laid.set(name, { description: { ...before, required: true }, shape: { kind: 'any' } });
  }
  return {
    fields: [...laid.values()].map(({ description }) => description),
    shape: {
      kind: 'map',
      parts: new Map([...laid].map(([name, { shape }]) => [name, shape])),
      required: [...wanted],
      open: true,
    },
    added,
  };
}

/** The names that `required` asks for. One that is no field is a fault, and so is leaving out one that the language requires. */
function requiredOf(
  { fields, required }: OwnMap,
  known: readonly FieldInfo[],
  called: string,
  problems: OwnTypeProblems,
): ReadonlySet<string> {
  const wanted = new Set<string>();
  for (const { text, node } of required?.names ?? []) {
    if (fields.some(({ name }) => name === text) || known.some(({ name }) => name === text)) wanted.add(text);
    else problems.fault(node, `${called} has no field ${quote(text)}, so it can't be required.`);
  }
  for (const { name } of known.filter((field) => field.required)) {
    if (required === undefined || wanted.has(name)) continue;
    const message = `${called} needs its "${name}" by the language itself. It stays required.`;
    problems.widens(required.node, message, `Add "${name}" to "required", or leave "required" out.`);
  }
  return wanted;
}

function narrow(own: OwnField, known: FieldInfo, problems: OwnTypeProblems): LaidField {
  const words = {
    ...(own.title === undefined ? {} : { title: own.title }),
    ...(own.description === undefined ? {} : { description: own.description }),
    ...(own.examples === undefined ? {} : { examples: own.examples }),
  };
  const asKnown: LaidField = { description: { ...known, ...words }, shape: { kind: 'any' } };
  const kind = ownKind(own, known);
  if (own.kind && kind !== known.kind && !isNarrower(kind, known.kind)) {
    // A time is a text to all that reads fields.
    const message = `"${known.name}" is ${TOLD[known.kind]}, and can't become ${TOLD[kind === 'time' ? 'text' : kind]}: others read it as it is. It stays as it was.`;
    problems.widens(own.kind.node, message, `Leave the kind of "${known.name}" out, or give a new field another name.`);
    return asKnown;
  }
  if (kind === 'code') return narrowCodes(own, known, asKnown, problems);
  if (kind === 'list') return narrowList(own, known, asKnown, problems);
  if (kind === 'map') return narrowMap(own, known, asKnown, problems);
  if (kind === 'number') return narrowNumber(own, known, asKnown, problems);
  if (own.kind === undefined && own.fits === undefined) return asKnown;
  return {
    description: { ...known, ...words, kind: kind === 'time' ? 'text' : kind },
    shape: own.kind ? shapeOf(own) : { kind: 'text', ...(own.fits ? { fits: own.fits } : {}) },
  };
}

/** The id of a team is written as any text: to say that it is one says nothing else. */
function ownKind({ kind }: OwnField, known: FieldInfo): FieldInfo['kind'] | 'time' {
  if (kind === undefined || (kind.kind === 'text' && known.kind === 'team')) return known.kind;
  return kind.kind;
}

/** A team may be one of those that the codes name. */
function isNarrower(kind: FieldInfo['kind'] | 'time', known: FieldInfo['kind']): boolean {
  if (known === 'team') return kind === 'code';
  return known === 'text' && NARROWER_THAN_TEXT.includes(kind);
}

function narrowCodes(own: OwnField, known: FieldInfo, asKnown: LaidField, problems: OwnTypeProblems): LaidField {
  if (own.codes === undefined) return asKnown;
  const before = known.codes && new Map(known.codes.map((code) => [code.code, code]));
  const kept: Code[] = [];
  for (const { node, ...code } of own.codes) {
    const same = before?.get(code.code);
    if (before === undefined) kept.push(code);
    else if (same) kept.push(code.meaning === code.code ? same : { ...same, meaning: code.meaning });
    else {
      const message = `${quote(code.code)} is no code of "${known.name}" (${inSentence(known.title)}), and a team can't add one: it would mean nothing to anybody else. It is left out.`;
      problems.widens(node, message, 'Choose among its codes, or write what is new into a field of your own.');
    }
  }
  if (kept.length === 0) return asKnown;
  const { codeList, ...rest } = asKnown.description;
  const whole = before !== undefined && kept.length === before.size && codeList !== undefined;
  return {
    description: { ...rest, kind: 'code', codes: kept, ...(whole ? { codeList } : {}) },
    shape: { kind: 'code', codes: new Set(kept.map(({ code }) => code)) },
  };
}

function narrowList(own: OwnField, known: FieldInfo, asKnown: LaidField, problems: OwnTypeProblems): LaidField {
  if (own.item === undefined) return asKnown;
  const item = narrow(own.item, itemOf(known), problems);
  const { codes, fields } = item.description;
  return {
    description: { ...asKnown.description, ...(codes ? { codes } : {}), ...(fields ? { fields } : {}) },
    shape: { kind: 'list', item: item.shape },
  };
}

/** One item of a known list, as a field. */
function itemOf({ fields, codes, ...rest }: FieldInfo): FieldInfo {
  if (fields) return { ...rest, kind: 'map', fields };
  return codes ? { ...rest, kind: 'code', codes } : { ...rest, kind: 'text' };
}

function narrowMap(own: OwnField, known: FieldInfo, asKnown: LaidField, problems: OwnTypeProblems): LaidField {
  if (own.parts === undefined) return asKnown;
  const parts = known.fields ?? [];
  const called = `"${known.name}"`;
  const laid = layFields(
    { ...own.parts, fields: own.parts.fields.filter((part) => isKnownPart(part, known, problems)) },
    parts,
    called,
    problems,
  );
  const differing = new Map(laid.fields.map((part) => [part.name, part]));
  return {
    description: { ...asKnown.description, fields: parts.map((part) => differing.get(part.name) ?? part) },
    shape: laid.shape,
  };
}

function isKnownPart(part: OwnField, { name, fields }: FieldInfo, problems: OwnTypeProblems): boolean {
  if (fields?.some((each) => each.name === part.name)) return true;
  const message = `"${name}" has the same parts everywhere, and none is called "${part.name}". It is left out.`;
  problems.widens(part.key, message, 'Make it a field of its own.');
  return false;
}

function narrowNumber(own: OwnField, known: FieldInfo, asKnown: LaidField, problems: OwnTypeProblems): LaidField {
  const { minimum = known.minimum, maximum = known.maximum } = own;
  const outside =
    (minimum ?? 0) < (known.minimum ?? 0) || (known.maximum !== undefined && (maximum ?? 0) > known.maximum);
  if (outside) {
    const range = `from ${known.minimum ?? 0}${known.maximum === undefined ? '' : ` to ${known.maximum}`}`;
    problems.widens(own.key, `"${known.name}" is a number ${range}; a team can ask for less, not allow more.`);
    return asKnown;
  }
  const bounds = { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  return {
    description: { ...asKnown.description, ...bounds },
    shape: { kind: 'number', ...bounds, ...(own.fits ? { fits: own.fits } : {}) },
  };
}

/** A field that the language doesn't know. */
function describe(own: OwnField, required: boolean): FieldDescription {
  const { name, kind, item, codeList, minimum, maximum, datedBy } = own;
  const title = own.title ?? capital(name.replaceAll('-', ' '));
  const told = kind?.kind ?? 'text';
  const coded = told === 'list' ? item : own;
  const codes = coded?.codes?.map(({ node: _, ...code }) => code);
  const parts = (told === 'list' ? item : own) ?? own;
  const fields = parts.parts ? partsOf(parts.parts) : parts.referred;
  return {
    name,
    title,
    description: own.description ?? `${title}.`,
    kind: told === 'time' ? 'text' : told,
    required,
    ...(codes ? { codes } : {}),
    ...(codeList === undefined ? {} : { codeList }),
    ...(fields ? { fields } : {}),
    ...(told === 'list' && item?.kind && item.kind.kind !== 'time' ? { items: item.kind.kind } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(datedBy === undefined ? {} : { datedBy }),
    examples: own.examples ?? [],
  };
}

const partsOf = ({ fields, required }: OwnMap): readonly FieldDescription[] =>
  fields.map((part) => describe(part, required?.names.some(({ text }) => text === part.name) ?? false));

const TOLD: Readonly<Record<FieldInfo['kind'], string>> = {
  text: 'a text',
  date: 'a date',
  'yes-no': 'yes or no',
  code: 'a code',
  number: 'a number',
  person: 'a person',
  team: 'a team',
  reference: 'an id or an address',
  map: 'a map',
  list: 'a list',
};
