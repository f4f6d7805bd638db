/** Texts and keys of a team's own entry types, checked for what they may hold. */
import { UNSEEN } from '../../record/unseen.ts';
import { itemsOf, type JsonMember, type JsonNode, membersOf, repeatedKeys, stringOf } from '../json-text.ts';
import { nearest } from '../suggest.ts';
import { type OwnTypeProblems, quote } from './problems.ts';

/** Longest name that people read at a glance: of a type, a field, a section, a code. */
export const LONGEST_NAME = 80;
/** Longest description. */
const LONGEST_WORDS = 2_000;
/** Most items of any list of words. */
const MOST_WORDS = 500;

/** A word with its place. */
export interface Placed {
  readonly text: string;
  readonly node: JsonNode;
}

/** The keys of a map by name; a key that is not among `known`, or stands twice, is a fault. Undefined for what is no map. */
export function keysOf(
  node: JsonNode,
  what: string,
  known: readonly string[],
  problems: OwnTypeProblems,
): ReadonlyMap<string, JsonMember> | undefined {
  if (node.type !== 'object') return problems.fault(node, `${what} is written in curly brackets: { "key": "value" }.`);
  warnOfRepeats(node, problems);
  const members = new Map<string, JsonMember>();
  for (const member of membersOf(node)) {
    if (known.includes(member.name)) {
      members.set(member.name, member);
      continue;
    }
    const meant = nearest(member.name, known);
    const advice = meant === undefined ? `It can have ${known.join(', ')}.` : `Did you mean "${meant}"?`;
    problems.fault(member.key, `${what} has no key ${quote(member.name)}, so it is not used. ${advice}`);
  }
  return members;
}

/** Says of each key of a map that stands there a second time that the last one counts. */
export function warnOfRepeats(node: JsonNode, problems: OwnTypeProblems): void {
  for (const key of repeatedKeys(node)) {
    problems.warn(key, `${quote(String(key.value))} stands here twice; the last one counts.`, 'Keep one of them.');
  }
}

/** One line that people read as a name; undefined, and a fault, where it isn't. */
export function nameOf(node: JsonNode | undefined, what: string, problems: OwnTypeProblems): string | undefined {
  if (node === undefined) return undefined;
  const text = stringOf(node);
  if (text !== undefined && isName(text)) return text;
  return problems.fault(
    node,
    `${what} must be one line of text of at most ${LONGEST_NAME} signs, without spaces around it.`,
  );
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && text.trim() === text && text !== '' && text.search(UNSEEN) === -1;
}

/**
 * Markdown that people read on hover. What would fetch a picture from somewhere is shown as it is written: nothing that a workspace says may reach the network.
 */
export function wordsOf(node: JsonNode | undefined, what: string, problems: OwnTypeProblems): string | undefined {
  if (node === undefined) return undefined;
  const text = stringOf(node);
  if (text === undefined || text.length > LONGEST_WORDS)
    return problems.fault(node, `${what} must be a text of at most ${LONGEST_WORDS} signs.`);
  const seen = text.replace(UNSEEN, (char) => (char === '\n' ? char : ' '));
  if (!MARKUP.test(seen)) return seen;
  problems.warn(node, `${what} can hold no links, no pictures and no HTML; they are shown as they are written.`);
  // A backslash that stands there already would undo the one before the bracket.
  return seen.replace(/[\\[]/gu, '\\$&').replaceAll('<', '&lt;');
}

/** A link, a picture or an element, or the beginning of one. */
const MARKUP = /!\[|\]\s*[([:]|<[a-z/!?]/iu;

/** A list of names; whatever is none is a fault and left out. */
export function namesOf(node: JsonNode | undefined, what: string, problems: OwnTypeProblems): readonly Placed[] {
  if (node === undefined) return [];
  const list = listOf(node, what, problems);
  return list.flatMap((item) => {
    const text = nameOf(item, `Each of ${what}`, problems);
    return text === undefined ? [] : [{ text, node: item }];
  });
}

/** The items of a list of bounded length; none, and a fault, for what is no list. */
export function listOf(node: JsonNode, what: string, problems: OwnTypeProblems): readonly JsonNode[] {
  if (node.type !== 'array') {
    problems.fault(node, `${what} is a list in square brackets, such as ["first", "second"].`);
    return [];
  }
  const items = itemsOf(node);
  if (items.length > MOST_WORDS)
    problems.fault(node, `${what} has ${items.length} items; the first ${MOST_WORDS} are used.`);
  return items.slice(0, MOST_WORDS);
}
