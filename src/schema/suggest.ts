/** What the writer most likely meant: the nearest known name, code or date to one that is not known. */
import { distance } from 'fastest-levenshtein';
import { isIsoDate } from '../record/date.ts';
import { writtenDateAt } from '../record/written-date.ts';
import type { Code } from './types.ts';

/** Longer texts are not names that someone mistyped; measuring them would only cost time. */
const LONGEST_NAME = 80;

/** Names that are compared: nobody has more people, types or rules, and a folder made to hold us up may. */
const MOST_NAMES = 2_000;

/** How many letters may differ: 1 of 3 or 4, 2 of 5 to 7, 3 of 8 to 10, never more than 4. */
function tolerance(length: number): number {
  return length < 3 ? 0 : Math.min(4, Math.max(1, Math.floor((length + 1) / 3)));
}

/** Letters in lower case, runs of spaces as one, typographic apostrophes as plain ones. */
export function fold(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ').replaceAll('\u2019', "'");
}

/** Names as they were folded, which are compared again and again. */
const foldedNames = new Map<string, string>();
const MOST_KEPT = 10_000;

/** {@link fold} of a name, kept. */
export function foldName(name: string): string {
  const known = foldedNames.get(name);
  if (known !== undefined) return known;
  if (foldedNames.size >= MOST_KEPT) foldedNames.clear();
  const folded = fold(name);
  foldedNames.set(name, folded);
  return folded;
}

/**
 * The one of `names` that is nearest to `text`, case left aside, if any is near enough to be a slip of the pen. Of two as near as
 * each other the first wins. A long beginning of a name counts as near, so that a half-typed one is found. Of very many names the first are looked at.
 * They are gone through twice, so an iterator will not do.
 */
export function nearest(text: string, names: readonly string[] | ReadonlySet<string>): string | undefined {
  const wanted = fold(text);
  if (wanted === '' || wanted.length > LONGEST_NAME) return undefined;
  const allowed = tolerance(wanted.length);
  let best: string | undefined;
  let bestDistance = allowed + 1;
  let compared = 0;
  for (const name of names) {
    if (++compared > MOST_NAMES) break;
    const folded = foldName(name);
    if (folded === wanted) return name;
    if (Math.abs(folded.length - wanted.length) < bestDistance) {
      const letters = distance(wanted, folded);
      if (letters < bestDistance) {
        best = name;
        bestDistance = letters;
      }
    }
  }
  if (best !== undefined || wanted.length < 4) return best;
  for (const name of names) {
    if (--compared < 0) break;
    if (foldName(name).startsWith(wanted)) return name;
  }
  return undefined;
}

/** Codes this short differ by one letter from each other, so a near one is no better than a guess. */
const SHORT_CODE = 3;

/**
 * The code meant by `text`: the same code in another case or spacing, a code given by its meaning (`Schools` for `2A`), a code with
 * a sign too many, or a slip of the pen in a code long enough to tell.
 */
export function nearestCode(text: string, codes: readonly Code[]): Code | undefined {
  const wanted = fold(text);
  if (wanted === '' || wanted.length > LONGEST_NAME) return undefined;
  const plain = (code: string) => fold(code).replace(/[\s_-]/g, '');
  const spelt = codes.find((code) => plain(code.code) === plain(wanted));
  if (spelt) return spelt;
  const meant = byMeaning(wanted, codes);
  if (meant) return meant;
  const shorter = withoutOneSign(plain(wanted), codes, plain);
  if (shorter) return shorter;
  const long = codes.filter((code) => code.code.length > SHORT_CODE);
  const name = nearest(
    wanted,
    long.map((code) => code.code),
  );
  return long.find((code) => code.code === name);
}

/** The one code that is `wanted` with a sign too many: `2B2`. To exchange a sign in a short code would be to guess. */
function withoutOneSign(wanted: string, codes: readonly Code[], plain: (code: string) => string): Code | undefined {
  if (wanted.length < SHORT_CODE || wanted.length > SHORT_CODE + 1) return undefined;
  const found = codes.filter(({ code }) =>
    Array.from(wanted, (_, i) => wanted.slice(0, i) + wanted.slice(i + 1)).includes(plain(code)),
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The one code whose meaning is `wanted`, or begins with it, or is nearly it. More than one: nobody can tell. */
function byMeaning(wanted: string, codes: readonly Code[]): Code | undefined {
  const exact = codes.filter((code) => fold(code.meaning) === wanted);
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined;
  if (wanted.length <= SHORT_CODE) return undefined;
  const begins = codes.filter((code) =>
    fold(code.meaning)
      .split(': ')
      .some((part) => part.startsWith(wanted)),
  );
  if (begins.length > 0) return begins.length === 1 ? begins[0] : undefined;
  const allowed = tolerance(wanted.length);
  const close = codes.filter((code) => distance(wanted, fold(code.meaning)) <= allowed);
  return close.length === 1 ? close[0] : undefined;
}

const YES = new Set(['yes', 'y', 'true', 't', '1', 'on', 'x']);
const NO = new Set(['no', 'n', 'false', 'f', '0', 'off']);

/** `yes` or `no` where another way of writing it was used. */
export function nearestYesNo(text: string): 'yes' | 'no' | undefined {
  const wanted = fold(text);
  if (YES.has(wanted)) return 'yes';
  return NO.has(wanted) ? 'no' : undefined;
}

/** `14:30`, `2.30 pm`, `14:30:00.000Z`: what programs and people put behind a date. */
const TIME_OF_DAY = /^\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,9})?)?(?: ?[ap]\.?m\.?|Z|[+-]\d{2}:?\d{2})?$/iu;

/** The date as the language writes it, where `text` names a day that exists in another of the ways people write dates. */
export function nearestDate(text: string): string | undefined {
  const given = text.trim();
  const [day = '', ...rest] = given.split(/[ T](?=\d{1,2}[:.]\d{2})/);
  // A time of day after the date is left out: fields hold days. What more stands there is not.
  if (rest.length === 1 && isIsoDate(day) && TIME_OF_DAY.test(rest[0] ?? '')) return day;
  const written = writtenDateAt(given);
  if (written?.meant && written.length === given.length && written.meant !== text) return written.meant;
  return given !== text && isIsoDate(given) ? given : undefined;
}

/** The number in a text such as `90 minutes`, where there is exactly one. */
export function nearestNumber(text: string): string | undefined {
  if (text.length > 40) return undefined;
  const numbers = text.match(/\d+(?:\.\d+)?/g) ?? [];
  const only = numbers.length === 1 ? numbers[0] : undefined;
  if (only === undefined || text.includes('-') || !/^\d{1,9}(?:\.0+)?$/.test(only)) return undefined;
  return String(Number.parseInt(only, 10));
}
