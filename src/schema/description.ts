/** What schema files say of entry types, front matter and codes, read into plain data. Pure: the files are handed in. */
import type { RecordKind } from '../record/types.ts';
import { isObject } from './plain-data.ts';
import type { Code, CodeList, FieldInfo } from './types.ts';

/** A JSON Schema file, or a part of one, as plain data. */
export interface SchemaPart {
  readonly [keyword: string]: unknown;
}

/** Schema files by their `$id`. */
export type SchemaFiles = ReadonlyMap<string, SchemaPart>;

/** A field as data: codes that a code list holds are not said again. */
export interface FieldDescription extends Omit<FieldInfo, 'codes' | 'fields'> {
  /** Codes given here, beside those of `codeList`. */
  readonly codes?: readonly Code[];
  readonly fields?: readonly FieldDescription[];
  /** The date field beside this one that says in which year a code is used; the heading's date where there is none. */
  readonly datedBy?: string;
}

/** An entry type as data: its own fields only. A `decision` among them gives only the parts that differ from the common one. */
export interface TypeDescription {
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly group: string;
  readonly order: number;
  readonly description: string;
  readonly records: readonly RecordKind[];
  /** Belongs in the chronology by its nature. */
  readonly significant?: boolean;
  readonly sections: readonly string[];
  /** The fields that the snippet asks for, in order: `by`, `decision.outcome`, `actions`. */
  readonly snippet: readonly string[];
  readonly example: string;
  readonly fields: readonly FieldDescription[];
}

/** Everything a catalogue is made of, apart from the checks themselves. */
export interface CatalogueDescription {
  readonly codeLists: readonly CodeList[];
  /** The fields that every entry may have. */
  readonly common: readonly FieldDescription[];
  readonly types: readonly TypeDescription[];
  readonly records: Readonly<Record<RecordKind, readonly FieldDescription[]>>;
}

const KINDS: readonly FieldInfo['kind'][] = [
  'text',
  'date',
  'yes-no',
  'code',
  'number',
  'person',
  'team',
  'reference',
  'map',
  'list',
];

/** A part and the address of the file it stands in, against which its references are read. */
interface Placed {
  readonly part: SchemaPart;
  readonly base: string;
}

const partOf = (value: unknown): SchemaPart => (isObject(value) ? value : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];

/** The part that `ref` names, read against the file it stands in. Throws where there is none: a fault in our own files. */
function follow(ref: string, base: string, files: SchemaFiles): Placed {
  const url = new URL(ref, base);
  const fragment = decodeURIComponent(url.hash.slice(1));
  url.hash = '';
  const file = files.get(url.href);
  if (!file) throw new Error(`${base} refers to ${ref}, and there is no such schema`);
  let part = file;
  for (const step of fragment.split('/').slice(1)) part = partOf(part[step]);
  return { part, base: url.href };
}

/** The part with what it refers to, nearest words first: the title and description of a field win over those of its kind. */
function resolved({ part, base }: Placed, files: SchemaFiles): Placed {
  if (typeof part.$ref !== 'string') return { part, base };
  const target = resolved(follow(part.$ref, base, files), files);
  const { $ref: _, ...own } = part;
  return { part: { ...target.part, ...own }, base: target.base };
}

function codesOf(part: SchemaPart): readonly Code[] {
  const codes = part['x-codes'];
  if (!Array.isArray(codes)) return [];
  return codes.filter(isObject).map((code) => ({
    code: textOf(code.code),
    meaning: textOf(code.meaning),
    ...(typeof code.from === 'string' ? { from: code.from } : {}),
    ...(typeof code.to === 'string' ? { to: code.to } : {}),
    ...(typeof code.note === 'string' ? { note: code.note } : {}),
  }));
}

/** The codes that stand in the field's own schema, or in one of its alternatives, and in no code list. */
function inlineCodes(placed: Placed, files: SchemaFiles): readonly Code[] {
  const alternatives = Array.isArray(placed.part.anyOf) ? placed.part.anyOf.filter(isObject) : [];
  if (alternatives.length > 0) {
    return alternatives.flatMap((part) => inlineCodes(resolved({ part, base: placed.base }, files), files));
  }
  return 'x-defined-by' in placed.part ? [] : codesOf(placed.part);
}

function describeField(name: string, placed: Placed, required: boolean, files: SchemaFiles): FieldDescription {
  const { part, base } = resolved(placed, files);
  const items = isObject(part.items) ? resolved({ part: part.items, base }, files) : undefined;
  const named = KINDS.find((kind) => kind === part['x-kind']);
  const kind = named ?? ('x-defined-by' in part ? 'code' : isObject(part.properties) ? 'map' : 'text');
  const itemKind = KINDS.find((each) => each === items?.part['x-kind']);
  const codes = inlineCodes(items ?? { part, base }, files);
  const inner =
    items && isObject(items.part.properties) ? items : isObject(part.properties) ? { part, base } : undefined;
  const minimum = part['x-minimum'];
  const maximum = part['x-maximum'];
  return {
    name,
    title: textOf(part.title),
    description: textOf(part.description),
    kind,
    required,
    ...(codes.length > 0 ? { codes } : {}),
    ...(typeof part['x-code-list'] === 'string' ? { codeList: part['x-code-list'] } : {}),
    ...(inner ? { fields: describeFields(inner, files) } : {}),
    ...(itemKind === undefined ? {} : { items: itemKind }),
    ...(typeof minimum === 'number' ? { minimum } : {}),
    ...(typeof maximum === 'number' ? { maximum } : {}),
    ...(typeof part['x-dated-by'] === 'string' ? { datedBy: part['x-dated-by'] } : {}),
    examples: textsOf(part.examples),
  };
}

/** The fields of a map, in the order in which its schema names them. */
export function describeFields({ part, base }: Placed, files: SchemaFiles): readonly FieldDescription[] {
  const required = textsOf(part.required);
  return Object.entries(partOf(part.properties)).map(([name, field]) =>
    describeField(name, { part: partOf(field), base }, required.includes(name), files),
  );
}

/** The id of a schema file: the last step of its `$id` without its endings. */
export function schemaId(file: SchemaPart): string {
  return textOf(file.$id)
    .replace(/^.*\//, '')
    .replace(/\.schema\.json$/, '');
}

/** An entry type, from its file. */
export function describeType(file: SchemaPart, files: SchemaFiles): TypeDescription {
  return {
    id: schemaId(file),
    title: textOf(file.title),
    aliases: textsOf(file['x-aliases']),
    group: textOf(file['x-group']),
    order: typeof file['x-order'] === 'number' ? file['x-order'] : 0,
    description: textOf(file.description),
    records: textsOf(file['x-records']).filter((kind) => kind === 'child' || kind === 'supervision'),
    ...(file['x-significant'] === true ? { significant: true } : {}),
    sections: textsOf(file['x-sections']),
    snippet: textsOf(file['x-snippet']),
    example: `${textsOf(file['x-example']).join('\n')}\n`,
    fields: describeFields({ part: file, base: textOf(file.$id) }, files),
  };
}

/** A code list, from its file. */
export function describeCodeList(file: SchemaPart): CodeList {
  return {
    id: schemaId(file),
    title: textOf(file.title),
    definedBy: textOf(file['x-defined-by']),
    description: textOf(file.description),
    codes: codesOf(file),
  };
}
