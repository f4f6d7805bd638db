/** Text of records and file names made safe to show: it can hold escape sequences that would move the cursor or hide what is written. */
import { stripVTControlCharacters } from 'node:util';

/** Control characters, and those that turn the direction of writing round. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** The same of what JSON leaves as it is: every other control character is written as an escape already, and line ends only part lines. */
const UNSEEN_IN_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** One line without control characters; line ends and tabs become spaces. */
export function plain(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\t\r\n\u2028\u2029]+/gu, ' ')
    .replace(UNSEEN, '');
}

/** JSON in which such characters are written as escapes, so that it reads the same and shows safely. Ends with a line end; with no `indent`, it is one line. */
export function plainJson(value: unknown, indent = 2): string {
  const json = JSON.stringify(value, undefined, indent);
  const escaped = json.replace(UNSEEN_IN_JSON, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `${escaped}\n`;
}

/** `1 record`, `2 records`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
