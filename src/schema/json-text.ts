/**
 * JSON files that people write, read with the place of every part. Bound first, parsed after: a text that nests too deeply for a parser
 * that calls itself is seen by a scanner that doesn't. Never throws.
 */
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from '../record/types.ts';

/** A part of a JSON file, with its place: a value, or a key. */
export type JsonNode = Node;

/** Something that is not as it should be, at its place in the file. */
export interface JsonFault {
  readonly message: string;
  readonly span: Span;
  readonly clears?: string;
}

export interface JsonReading {
  /** What could be read, even of a text with faults; undefined where nothing could. */
  readonly root: JsonNode | undefined;
  readonly faults: readonly JsonFault[];
}

/** A key of a map with its value. */
export interface JsonMember {
  readonly name: string;
  readonly key: JsonNode;
  readonly value: JsonNode;
}

/** How deep maps and lists may nest. Our own schemas reach nine. */
const DEEPEST_JSON = 24;

const AT_START: Span = { start: 0, end: 0 };

/** Reads a whole file. One syntax error is told, the first: those after it mostly come of it. */
export function readJsonText(text: string): JsonReading {
  if (text.trim() === '') {
    const clears = 'Write it, or delete the file.';
    return { root: undefined, faults: [{ message: 'This file is empty, so it is not used.', span: AT_START, clears }] };
  }
  const tooDeep = firstTooDeep(text);
  if (tooDeep !== undefined) {
    const message = `This nests more than ${DEEPEST_JSON} maps and lists in one another, so the file is not read.`;
    return { root: undefined, faults: [{ message, span: { start: tooDeep, end: tooDeep + 1 } }] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first === undefined) return { root, faults: [] };
  const span = { start: first.offset, end: Math.min(text.length, first.offset + first.length) };
  const clears = 'Mend the JSON here; what stands before it is used as far as it could be read.';
  return { root, faults: [{ message: `This is not JSON: ${told(first.error)}.`, span, clears }] };
}

/** The place of the first bracket that opens one level too many. */
function firstTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  // The token at the end has no length.
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const sign = text.charAt(scanner.getTokenOffset());
    if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > DEEPEST_JSON) return scanner.getTokenOffset();
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return undefined;
}

const FAULTS: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'a key in double quotes is expected here (or there is a comma too many before it)',
  ValueExpected: 'a value is expected here (or there is a comma too many before it)',
  ColonExpected: 'a colon is expected after the key',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'a "}" is missing',
  CloseBracketExpected: 'a "]" is missing',
  EndOfFileExpected: 'something stands after its end',
  InvalidCommentToken: 'it can hold no comments',
  UnexpectedEndOfString: 'a text has no closing quote',
  InvalidNumberFormat: 'this number is not written as numbers are',
};

const told = (error: ParseError['error']): string =>
  FAULTS[printParseErrorCode(error)] ?? 'this sign has no place here';

export const spanOf = ({ offset, length }: JsonNode): Span => ({ start: offset, end: offset + length });

/** The keys of a map in order, each name once: of two with one name the later holds, as in any JSON reader. Nothing for what is no map. */
export function membersOf(node: JsonNode): readonly JsonMember[] {
  const members = new Map<string, JsonMember>();
  for (const member of allMembersOf(node)) members.set(member.name, member);
  return [...members.values()];
}

/** The keys that stand a second time in a map. */
export function repeatedKeys(node: JsonNode): readonly JsonNode[] {
  const seen = new Set<string>();
  return allMembersOf(node).flatMap(({ name, key }) => {
    if (seen.has(name)) return [key];
    seen.add(name);
    return [];
  });
}

function allMembersOf(node: JsonNode): readonly JsonMember[] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key && value ? [{ name: String(key.value), key, value }] : [];
  });
}

/** The items of a list; nothing for what is no list. */
export const itemsOf = (node: JsonNode): readonly JsonNode[] => (node.type === 'array' ? (node.children ?? []) : []);

/** The text of a JSON string, or undefined. */
export const stringOf = (node: JsonNode | undefined): string | undefined =>
  node?.type === 'string' && typeof node.value === 'string' ? node.value : undefined;

/** The number of a JSON number, or undefined. */
export const numberOf = (node: JsonNode | undefined): number | undefined =>
  node?.type === 'number' && typeof node.value === 'number' ? node.value : undefined;
