/** The file of a team's own entry type, read: what it says, with the place of each word, and what is wrong in it. */
import type { RecordKind, Span } from '../../record/types.ts';
import { type JsonMember, type JsonNode, numberOf, readJsonText, spanOf, stringOf } from '../json-text.ts';
import { type OwnTypeProblems, quote } from './problems.ts';
import { type FieldReading, type OwnMap, readFields } from './read-field.ts';
import { keysOf, listOf, nameOf, namesOf, type Placed, wordsOf } from './read-words.ts';

/** A type as its file has it. What it says nothing of comes from the known type of that name, or has a usual value. */
export interface OwnType {
  readonly file: string;
  readonly id: string;
  readonly title?: Placed;
  readonly aliases: readonly Placed[];
  readonly group?: string;
  readonly order?: number;
  readonly description?: string;
  readonly records?: { readonly kinds: readonly RecordKind[]; readonly span: Span };
  readonly significant?: boolean;
  readonly sections: readonly Placed[];
  readonly snippet?: readonly Placed[];
  readonly example?: string;
  readonly fields: OwnMap;
}

const TYPE_KEYS = [
  ...['$schema', '$id', '$ref', 'title', 'description', 'type', 'properties', 'required', 'unevaluatedProperties'],
  ...['additionalProperties', 'x-aliases', 'x-group', 'x-order', 'x-records', 'x-sections', 'x-snippet', 'x-example'],
  'x-significant',
];
const COMMON = /^(?:\.\.\/|https:\/\/case-record\.invalid\/schemas\/)common\.schema\.json#\/\$defs\/entry$/u;
const DIALECT = /^https:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/u;
const LONGEST_EXAMPLE = 20_000;

/** Reads the file of the type `id`. Undefined, with the reason among the problems, where nothing of it can be used. */
export function readOwnType(file: string, id: string, text: string, reading: FieldReading): OwnType | undefined {
  const { problems } = reading;
  const { root, faults } = readJsonText(text);
  for (const { span, message, clears } of faults) problems.fault(span, message, clears);
  if (root === undefined) return undefined;
  const keys = keysOf(root, 'An entry type', TYPE_KEYS, problems);
  if (keys === undefined) return undefined;
  checkHead(id, keys, problems);
  const at = (keyword: string): JsonNode | undefined => keys.get(keyword)?.value;
  const title = titleOf(at('title'), problems);
  const group = nameOf(at('x-group'), '"x-group"', problems);
  const order = orderOf(at('x-order'), problems);
  const description = wordsOf(at('description'), '"description"', problems);
  const example = exampleOf(at('x-example'), problems);
  const records = recordsOf(at('x-records'), problems);
  const significant = significantOf(at('x-significant'), problems);
  return {
    file,
    id,
    ...(title ? { title } : {}),
    aliases: namesOf(at('x-aliases'), '"x-aliases"', problems).filter((alias) => isTitle(alias, problems)),
    ...(group === undefined ? {} : { group }),
    ...(order === undefined ? {} : { order }),
    ...(description === undefined ? {} : { description }),
    ...(records ? { records } : {}),
    ...(significant === undefined ? {} : { significant }),
    sections: namesOf(at('x-sections'), '"x-sections"', problems),
    ...(keys.has('x-snippet') ? { snippet: namesOf(at('x-snippet'), '"x-snippet"', problems) } : {}),
    ...(example === undefined ? {} : { example }),
    fields: readFields(keys, reading),
  };
}

/** What a schema says of itself: its dialect, its name, that an entry is a map. */
function checkHead(id: string, keys: ReadonlyMap<string, JsonMember>, problems: OwnTypeProblems): void {
  const [dialect, name, type, base] = ['$schema', '$id', 'type', '$ref'].map((key) => keys.get(key)?.value);
  if (
    dialect &&
    !DIALECT.test(stringOf(dialect) ?? '') &&
    !/entry-type\.schema\.json$/u.test(stringOf(dialect) ?? '')
  ) {
    const message = `Schemas are read as JSON Schema draft 2020-12, not as ${quote(stringOf(dialect) ?? '…')}.`;
    problems.warn(dialect, message, 'Write "https://json-schema.org/draft/2020-12/schema", or leave the line out.');
  }
  const named = (stringOf(name) ?? '').replace(/^.*\//u, '').replace(/\.schema\.json$/u, '');
  if (name && named !== id) {
    const message = `The file's name makes this the entry type "${id}"; "$id" says ${quote(named)}, which counts for nothing.`;
    problems.warn(name, message, 'Name both alike, or leave "$id" out.');
  }
  if (type && stringOf(type) !== 'object')
    problems.widens(type, 'The fields of an entry are a map, so "type" can only be "object".');
  if (base && !COMMON.test(stringOf(base) ?? '')) {
    const message = 'An entry type builds on the fields that every entry may have, and on nothing else.';
    problems.fault(base, message, 'Write "../common.schema.json#/$defs/entry", or leave the line out.');
  }
}

function titleOf(node: JsonNode | undefined, problems: OwnTypeProblems): Placed | undefined {
  const text = nameOf(node, '"title"', problems);
  const title = node && text !== undefined ? { text, node } : undefined;
  return title && isTitle(title, problems) ? title : undefined;
}

/** Whether a name can stand in a heading: what comes after a colon there is the subject. */
function isTitle({ text, node }: Placed, problems: OwnTypeProblems): boolean {
  if (/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} '’()/&.,+-]|:(?=\S))*$/u.test(text) && !/ {2}/u.test(text)) return true;
  const message = `${quote(text)} can't stand in a heading as a type: letters, digits, spaces and ' ( ) / & . , + - can.`;
  problems.fault(node, message, 'Leave out the other signs; a colon before a space begins the subject.');
  return false;
}

function recordsOf(node: JsonNode | undefined, problems: OwnTypeProblems): OwnType['records'] {
  if (node === undefined) return undefined;
  const kinds = listOf(node, '"x-records"', problems).flatMap((item) => {
    const kind = (['child', 'supervision'] as const).find((each) => each === stringOf(item));
    if (kind === undefined)
      problems.fault(item, `A record is "child" or "supervision", not ${quote(String(item.value))}.`);
    return kind ?? [];
  });
  return kinds.length > 0 ? { kinds: [...new Set(kinds)], span: spanOf(node) } : undefined;
}

function orderOf(node: JsonNode | undefined, problems: OwnTypeProblems): number | undefined {
  const order = numberOf(node);
  if (node === undefined || (order !== undefined && Number.isFinite(order))) return order;
  return problems.fault(node, '"x-order" is a number, without quotation marks: types with a lower one stand first.');
}

function significantOf(node: JsonNode | undefined, problems: OwnTypeProblems): boolean | undefined {
  if (node === undefined || typeof node.value === 'boolean') return node?.value;
  return problems.fault(node, '"x-significant" is true or false, without quotation marks.');
}

function exampleOf(node: JsonNode | undefined, problems: OwnTypeProblems): string | undefined {
  if (node === undefined) return undefined;
  const lines = listOf(node, '"x-example"', problems).map((line) => stringOf(line));
  const text = lines.join('\n');
  if (!lines.includes(undefined) && text.length <= LONGEST_EXAMPLE) return `${text}\n`;
  return problems.fault(node, '"x-example" is a list of lines of text, of at most 20,000 signs together.');
}
