/** The codes that a field of a team's own may take: those of the field, or of a code list that the program brings. */
import { isIsoDate } from '../../record/date.ts';
import { type JsonMember, type JsonNode, stringOf } from '../json-text.ts';
import { nearest } from '../suggest.ts';
import type { Code, CodeList } from '../types.ts';
import { type OwnTypeProblems, quote } from './problems.ts';
import { keysOf, listOf, nameOf } from './read-words.ts';

/** A code with the place where the file names it. */
export interface PlacedCode extends Code {
  readonly node: JsonNode;
}

/** Longest meaning of a code, and longest note on it. */
const LONGEST_SAID = 300;

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
  const at = (key: string): JsonNode | undefined => keys.get(key)?.value;
  const [meaning = code, note] = ['meaning', 'note'].map((key) => saidOf(at(key), `"${key}"`, problems));
  const [from, to] = ['from', 'to'].map((key) => dayOf(at(key), `"${key}"`, problems));
  return {
    code,
    meaning,
    node,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(note === undefined ? {} : { note }),
  };
}

/** What is said of a code; its beginning, and a fault, where it is too long. */
function saidOf(node: JsonNode | undefined, what: string, problems: OwnTypeProblems): string | undefined {
  const text = stringOf(node);
  if (node && (text === undefined || text.length > LONGEST_SAID))
    problems.fault(node, `${what} must be a text of at most ${LONGEST_SAID} signs.`);
  return text?.slice(0, LONGEST_SAID);
}

/** The first or the last day on which a code is in use. */
function dayOf(node: JsonNode | undefined, what: string, problems: OwnTypeProblems): string | undefined {
  const text = stringOf(node);
  if (node === undefined || (text !== undefined && isIsoDate(text))) return text;
  return problems.fault(node, `${what} must be a day that exists, written like "2026-03-04"; this is not used.`);
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

/** The alternatives of `anyOf`, each a list of codes; none, and a fault, where it is no list. */
export function alternativesOf(keys: ReadonlyMap<string, JsonMember>, problems: OwnTypeProblems): readonly JsonNode[] {
  const member = keys.get('anyOf');
  return member ? listOf(member.value, '"anyOf"', problems) : [];
}
