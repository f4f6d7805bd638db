/** One field of a team's own entry type, read from its JSON Schema: what people are told of it, and what its values must be. */
import type { FieldDescription } from '../description.ts';
import { definitions } from '../generated/definitions.ts';
import { type JsonMember, type JsonNode, membersOf, numberOf, stringOf } from '../json-text.ts';
import { nearest } from '../suggest.ts';
import type { CodeList } from '../types.ts';
import type { PatternReader } from './patterns.ts';
import { type OwnTypeProblems, quote } from './problems.ts';
import { alternativesOf, codeListOf, type PlacedCode, readCodes } from './read-codes.ts';
import { keysOf, nameOf, namesOf, type Placed, warnOfRepeats, wordsOf } from './read-words.ts';
import type { TextTest } from './shape.ts';

type Kind = FieldDescription['kind'];

/** A field as its file has it. What it says nothing of, the language may say. */
export interface OwnField {
  readonly name: string;
  readonly key: JsonNode;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly string[];
  /** What kind of value it is, where the file says so, and the place where. */
  readonly kind?: { readonly kind: Kind | 'time'; readonly node: JsonNode };
  readonly codes?: readonly PlacedCode[];
  /** The code list that the codes are, where they are no others. */
  readonly codeList?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly fits?: TextTest;
  readonly datedBy?: string;
  readonly parts?: OwnMap;
  readonly item?: OwnField;
  /** Parts that it has by what it refers to: an action, a decision. */
  readonly referred?: readonly FieldDescription[];
}

/** The fields of a type, or the parts of a map. */
export interface OwnMap {
  readonly fields: readonly OwnField[];
  /** The names that `required` has; undefined where the file has no such list. */
  readonly required?: { readonly names: readonly Placed[]; readonly node: JsonNode };
}

/** What reading a field needs of the world. */
export interface FieldReading {
  readonly problems: OwnTypeProblems;
  readonly lists: ReadonlyMap<string, CodeList>;
  readonly pattern: PatternReader | undefined;
}

const FIELD_KEYS = [
  ...[
    'title',
    'description',
    'examples',
    'type',
    '$ref',
    'x-kind',
    'format',
    'enum',
    'x-codes',
    'x-code-list',
    'anyOf',
  ],
  ...['pattern', 'x-minimum', 'x-maximum', 'x-dated-by', 'items', 'properties', 'required', 'additionalProperties'],
];
const KINDS: readonly (Kind | 'time')[] = [
  ...(['text', 'date', 'time', 'yes-no', 'code', 'number', 'person', 'team', 'reference', 'map', 'list'] as const),
];
const FIELD_NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u;
const MOST_FIELDS = 200;
const REFERENCE =
  /^(?:\.\.\/|https:\/\/case-record\.invalid\/schemas\/)(?:common\.schema\.json#\/\$defs\/(?<definition>[a-z-]+)|codes\/(?<list>[a-z0-9_]+)\.schema\.json)$/u;
/** What a field can be said to be that is no plain value. `entry` and `census` are no fields. */
const DEFINITIONS = new Map(
  definitions.filter(({ name }) => name !== 'entry' && name !== 'census').map((each) => [each.name, each]),
);

/** The fields that `properties` names, and which of them `required` asks for. */
export function readFields(keys: ReadonlyMap<string, JsonMember>, reading: FieldReading): OwnMap {
  const { problems } = reading;
  const properties = keys.get('properties');
  const fields: OwnField[] = [];
  if (properties && properties.value.type !== 'object') {
    problems.fault(properties.value, '"properties" has the fields by their names: { "venue": { … } }.');
  } else if (properties) {
    warnOfRepeats(properties.value, problems);
    const members = membersOf(properties.value);
    if (members.length > MOST_FIELDS)
      problems.fault(properties.key, `There are ${members.length} fields here; the first ${MOST_FIELDS} are used.`);
    for (const { name, key, value } of members.slice(0, MOST_FIELDS)) {
      if (!FIELD_NAME.test(name) || name.length > 60) {
        const clears = 'Write it like "family-plan".';
        problems.fault(key, `A field is named in small letters, digits and hyphens, not ${quote(name)}.`, clears);
        continue;
      }
      const field = readField(name, key, value, reading);
      if (field) fields.push(field);
    }
  }
  const required = keys.get('required');
  const closed = keys.get('additionalProperties') ?? keys.get('unevaluatedProperties');
  if (closed && closed.value.value !== false) {
    const message = `Every field is known by its name, so "${closed.name}" can only be false.`;
    problems.widens(closed.value, message, 'Write false, or leave the line out.');
  }
  if (required === undefined) return { fields };
  return { fields, required: { names: namesOf(required.value, '"required"', problems), node: required.value } };
}

/** Reads one field. Never throws; its depth is bounded by that of the file. */
function readField(name: string, key: JsonNode, node: JsonNode, reading: FieldReading): OwnField | undefined {
  const { problems } = reading;
  const keys = keysOf(node, `The field "${name}"`, FIELD_KEYS, problems);
  if (keys === undefined) return undefined;
  const at = (keyword: string): JsonNode | undefined => keys.get(keyword)?.value;
  const title = nameOf(at('title'), '"title"', problems);
  const description = wordsOf(at('description'), '"description"', problems);
  const examples = keys.has('examples') ? namesOf(at('examples'), '"examples"', problems).map(({ text }) => text) : [];
  const referred = followed(at('$ref'), reading);
  const codes = codesOf(keys, referred, reading);
  const kind = kindOf(keys, referred, codes.codes !== undefined, problems);
  const item = at('items') ?? undefined;
  const parts = keys.has('properties') ? readFields(keys, reading) : undefined;
  const datedBy = nameOf(at('x-dated-by'), '"x-dated-by"', problems);
  if (kind?.kind === 'code' && codes.codes === undefined) {
    problems.fault(
      kind.node,
      `No code of "${name}" is named.`,
      'Name them under "x-codes", or a code list under "$ref".',
    );
    return undefined;
  }
  return {
    name,
    key,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(examples.length > 0 ? { examples } : {}),
    ...(kind ? { kind } : {}),
    ...codes,
    ...boundsOf(keys, problems),
    ...patternOf(at('pattern'), reading),
    ...(datedBy === undefined ? {} : { datedBy }),
    ...(parts ? { parts } : {}),
    ...(referred?.fields ? { referred: referred.fields } : {}),
    ...itemOf(name, key, item, referred, reading),
  };
}

function itemOf(
  name: string,
  key: JsonNode,
  node: JsonNode | undefined,
  referred: FieldDescription | undefined,
  reading: FieldReading,
): { readonly item?: OwnField } {
  if (node) {
    const item = readField(name, key, node, reading);
    return item ? { item } : {};
  }
  return referred?.name === 'references' ? { item: { name, key, kind: { kind: 'reference', node: key } } } : {};
}

/** What `$ref` leads to: a kind of value, or a code list as a field of that name. */
function followed(node: JsonNode | undefined, { problems, lists }: FieldReading): FieldDescription | undefined {
  if (node === undefined) return undefined;
  const found = REFERENCE.exec(stringOf(node) ?? '')?.groups;
  const definition = found?.definition === undefined ? undefined : DEFINITIONS.get(found.definition);
  if (definition) return definition;
  if (found?.list !== undefined) {
    const list = codeListOf(found.list, node, lists, problems);
    const { title = '', description = '' } = list ?? {};
    return (
      list && { name: list.id, title, description, kind: 'code', required: false, codeList: list.id, examples: [] }
    );
  }
  const message = `${quote(stringOf(node) ?? '…')} leads to nothing that a field can be; nothing is ever fetched.`;
  const clears = 'Write "x-kind": "text" (or date, yes-no, number …), or lead to ../codes/LIST.schema.json.';
  return problems.fault(node, message, clears);
}

function codesOf(
  keys: ReadonlyMap<string, JsonMember>,
  referred: FieldDescription | undefined,
  reading: FieldReading,
): Pick<OwnField, 'codes' | 'codeList'> {
  const { problems, lists } = reading;
  const inline = readCodes(keys, problems);
  if (inline) return { codes: inline };
  const named = keys.get('x-code-list')?.value;
  const alternatives = alternativesOf(keys, problems);
  if (alternatives.length > 0) {
    const codes = alternatives.flatMap((node) => {
      const inner = keysOf(node, 'An alternative', ['type', '$ref', 'enum', 'x-codes'], problems);
      return inner ? (codesOf(inner, followed(inner.get('$ref')?.value, reading), reading).codes ?? []) : [];
    });
    return { codes };
  }
  const list = named ? codeListOf(stringOf(named) ?? '', named, lists, problems) : undefined;
  const id = list?.id ?? referred?.codeList;
  const node = named ?? keys.get('$ref')?.value;
  if (node === undefined) return {};
  if (id === undefined) return referred?.codes ? { codes: referred.codes.map((code) => ({ ...code, node })) } : {};
  return { codes: (lists.get(id)?.codes ?? []).map((code) => ({ ...code, node })), codeList: id };
}

function kindOf(
  keys: ReadonlyMap<string, JsonMember>,
  referred: FieldDescription | undefined,
  hasCodes: boolean,
  problems: OwnTypeProblems,
): OwnField['kind'] {
  const at = (keyword: string): JsonNode | undefined => keys.get(keyword)?.value;
  const [told, type, format, ref] = [at('x-kind'), at('type'), at('format'), at('$ref')];
  const byRef = referred && ref && { kind: referred.name === 'time' ? ('time' as const) : referred.kind, node: ref };
  if (told) {
    const kind = KINDS.find((each) => each === stringOf(told));
    if (kind && byRef && byRef.kind !== kind) {
      problems.fault(told, `"$ref" says that this is a ${byRef.kind}, and "x-kind" that it is a ${kind}.`, 'Keep one.');
      return byRef;
    }
    if (kind) return { kind, node: told };
    const meant = nearest(stringOf(told) ?? '', KINDS);
    const advice = meant === undefined ? `There is ${KINDS.join(', ')}.` : `Did you mean "${meant}"?`;
    problems.fault(told, `${quote(stringOf(told) ?? '…')} is no kind of value. ${advice}`);
  }
  if (byRef) return byRef;
  if (format) {
    const kind = (['date', 'time'] as const).find((each) => each === stringOf(format));
    if (kind) return { kind, node: format };
    problems.fault(format, `A format is date or time, not ${quote(stringOf(format) ?? '…')}.`);
  }
  const choice = at('x-codes') ?? at('enum') ?? at('x-code-list') ?? at('anyOf');
  if (hasCodes && choice) return { kind: 'code', node: choice };
  const [items, properties] = [at('items'), at('properties')];
  if (items) return { kind: 'list', node: items };
  if (properties) return { kind: 'map', node: properties };
  return type ? kindOfType(type, problems) : undefined;
}

function kindOfType(node: JsonNode, problems: OwnTypeProblems): OwnField['kind'] {
  const type = stringOf(node);
  switch (type) {
    case 'string':
      return { kind: 'text', node };
    case 'array':
      return { kind: 'list', node };
    case 'object':
      return { kind: 'map', node };
    case 'number':
    case 'integer':
    case 'boolean': {
      const kind = type === 'boolean' ? 'yes-no' : 'number';
      problems.warn(node, `Every value is read as the text that was written, so this is "x-kind": "${kind}".`);
      return { kind, node };
    }
    default:
      return problems.fault(node, `A field is of type string, array or object, not ${quote(type ?? '…')}.`);
  }
}

function boundsOf(
  keys: ReadonlyMap<string, JsonMember>,
  problems: OwnTypeProblems,
): Pick<OwnField, 'minimum' | 'maximum'> {
  const bound = (keyword: string): number | undefined => {
    const node = keys.get(keyword)?.value;
    const number = numberOf(node);
    if (node && (number === undefined || !Number.isInteger(number) || number < 0))
      return problems.fault(node, `"${keyword}" is a whole number of 0 or more.`);
    return number;
  };
  const [minimum, maximum] = [bound('x-minimum'), bound('x-maximum')];
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

function patternOf(node: JsonNode | undefined, { pattern, problems }: FieldReading): Pick<OwnField, 'fits'> {
  if (node === undefined) return {};
  const text = stringOf(node);
  if (text === undefined) problems.fault(node, '"pattern" is a text in quotation marks, so this is not used.');
  if (text === undefined || pattern === undefined) return {};
  const fits = pattern(text);
  if (typeof fits === 'function') return { fits };
  problems.fault(
    node,
    `This pattern is not used: ${fits.fault}.`,
    'Patterns have no look-around and no back-references.',
  );
  return {};
}
