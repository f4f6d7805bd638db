/** The codes that a field of a team's own may take: those of the field, or of a code list that the program brings. */

import { itemsOf, type JsonMember, type JsonNode, stringOf } from '../json-text.ts';
import { nearest } from '../suggest.ts';
import type { Code, CodeList } from '../types.ts';
import { type OwnTypeProblems, quote } from './problems.ts';
import { keysOf, listOf, nameOf } from './read-words.ts';

/** A code with the place where the file names it. */
export interface PlacedCode extends Code {
  readonly node: JsonNode;
}

const CODE_KEYS = ['code', 'meaning', 'from', 'to', 'note'];

/** The codes of `enum` and `x-codes`, in the order of whichever names them first; undefined where neither stands there. */
export function readCodes(
  keys: ReadonlyMap<string, JsonMember>,
  problems: OwnTypeProblems,
): readonly PlacedCode[] | undefined {
  const values = keys.get('enum');
  const told = keys.get('x-codes');
  if (values === undefined && told === undefined) return undefined;
  const codes = new Map<string, PlacedCode>();
  const add = (code: PlacedCode): void => {
    if (codes.has(code.code)) problems.warn(code.node, `The code ${quote(code.code)} stands here twice.`);
    else codes.set(code.code, code);
  };
  for (const node of told ? listOf(told.value, '"x-codes"', problems) : []) {
    const code = readCode(node, problems);
    if (code) add(code);
  }
  if (values === undefined) return [...codes.values()];
  const allowed = new Map<string, PlacedCode>();
  for (const node of listOf(values.value, '"enum"', problems)) {
    const code = nameOf(node, 'Each code', problems);
    if (code === undefined) continue;
    if (allowed.has(code)) problems.warn(node, `The code ${quote(code)} stands here twice.`);
    else allowed.set(code, { ...(codes.get(code) ?? { code, meaning: code }), node });
  }
  for (const { code, node } of codes.values()) {
    if (!allowed.has(code)) problems.warn(node, `"enum" does not name the code ${quote(code)}, so it is not used.`);
  }
  return [...allowed.values()];
}

function readCode(node: JsonNode, problems: OwnTypeProblems): PlacedCode | undefined {
  const keys = keysOf(node, 'A code', CODE_KEYS, problems);
  const code = nameOf(keys?.get('code')?.value, 'A code', problems);
  if (keys === undefined) return undefined;
  if (code === undefined) return keys.has('code') ? undefined : problems.fault(node, 'A code needs its "code".');
  const text = (key: string): string | undefined => stringOf(keys.get(key)?.value);
  const [meaning = code, from, to, note] = ['meaning', 'from', 'to', 'note'].map(text);
  return {
    code,
    meaning: meaning.slice(0, 300),
    node,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(note === undefined ? {} : { note: note.slice(0, 300) }),
  };
}

/** The code list of this name; undefined, and a fault, where the program has none. */
export function codeListOf(
  id: string,
  at: JsonNode,
  lists: ReadonlyMap<string, CodeList>,
  problems: OwnTypeProblems,
): CodeList | undefined {
  const list = lists.get(id);
  if (list) return list;
  const meant = nearest(id, [...lists.keys()]);
  const advice = meant === undefined ? '' : ` Did you mean "${meant}"?`;
  return problems.fault(
    at,
    `There is no code list ${quote(id)}.${advice}`,
    'Name a code list of the reference, or write the codes here under "x-codes".',
  );
}

/** The alternatives of `anyOf`, each a list of codes. */
export const alternativesOf = (keys: ReadonlyMap<string, JsonMember>): readonly JsonNode[] => {
  const member = keys.get('anyOf');
  return member ? itemsOf(member.value) : [];
};
