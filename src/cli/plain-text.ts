/** Text of records and file names made safe to show: it can hold escape sequences that would move the cursor or hide what is written. */
import { stripVTControlCharacters } from 'node:util';
import { UNSEEN } from '../record/unseen.ts';

/** One line without control characters; line ends and tabs become spaces. */
export function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\t\r\n\u2028\u2029]+/gu, ' ')
    .replace(UNSEEN, '');
}

/** Line ends stand between the values of JSON, millions of them in a large one; those in texts are escapes already. */
const UNSEEN_IN_JSON = new RegExp(`(?!\\n)${UNSEEN.source}`, UNSEEN.flags);

/** JSON in which such characters are written as escapes, so that it reads the same and shows safely. Ends with a line end; with no `indent`, it is one line. */
export function plainJson(value: unknown, indent = 2): string {
  return `${safe(JSON.stringify(value, undefined, indent))}\n`;
}

/** Characters of a part of a text that is too long to be held whole. */
const PART = 100_000;

/** The same, in parts, for an object of which the last value is a list: of a council's deadlines it is as long as a text may be. */
export function* plainJsonParts(head: object, name: string, list: Iterable<unknown>): Generator<string> {
  const opening = JSON.stringify({ ...head, [name]: [] }, undefined, 2).slice(0, -']\n}'.length);
  let part = safe(opening);
  let separator = '';
  for (const value of list) {
    const item = safe(JSON.stringify(value, undefined, 2)).replaceAll('\n', '\n    ');
    part += `${separator}\n    ${item}`;
    separator = ',';
    if (part.length < PART) continue;
    yield part;
    part = '';
  }
  yield `${part}${separator === '' ? '' : '\n  '}]\n}\n`;
}

function safe(json: string): string {
  return json.replace(UNSEEN_IN_JSON, (char) => char.split('').map(escapeOf).join(''));
}

/** Of one half of a character, where it takes two. */
function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** `1 record`, `2 records`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
