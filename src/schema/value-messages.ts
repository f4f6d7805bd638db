/** What is wrong with one value, by what was asked for: a date, yes or no, a code, a number, one value or a list. */
import type { FieldValue } from '../record/types.ts';
import { nearestCode, nearestDate, nearestNumber, nearestYesNo } from './suggest.ts';
import type { Code, FieldInfo, SchemaProblem } from './types.ts';
import { inSentence } from './wording.ts';

/** The words of a problem; its place is the caller's. */
export type Said = Pick<SchemaProblem, 'rule' | 'message' | 'clears' | 'suggestion'>;

/** So many codes can be named in a message; longer lists are for hover and completion. */
const CODES_IN_A_MESSAGE = 12;
const LONGEST_QUOTE = 40;

/** A figure, or what looks like a code: it tells nothing of anybody. */
const FIGURE = /^(?=.*\d)[A-Za-z0-9]{1,4}$/;

/**
 * The text as quoted in a message: shortened, on one line. Only what is `meant` for a code, a date or a word of ours is, or a figure; else `other` stands
 * for it. Where one of these belongs somebody may have told what happened, and a message leaves the record.
 */
function quote(text: string, meant: unknown, other = 'this'): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (meant === undefined && !FIGURE.test(line)) return other;
  return `"${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE).trimEnd()}…` : line}"`;
}

const orMore = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;

const named = (code: Code): string => (code.code === code.meaning ? code.code : `${code.code} (${code.meaning})`);

function sayDate(text: string): Said {
  const meant = nearestDate(text);
  const clears = 'Write the date as year-month-day, for example 2026-03-04.';
  if (meant) {
    const message = `${quote(text, meant)} is not how dates are written here. Did you mean ${meant}?`;
    return { rule: 'schema/not-a-date', message, clears, suggestion: meant };
  }
  const message = /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? `There is no such day as ${text}.`
    : 'This is not a date. Dates are written year-month-day.';
  return { rule: 'schema/not-a-date', message, clears };
}

function sayYesNo(field: FieldInfo, text: string): Said {
  const meant = nearestYesNo(text);
  const message = meant
    ? `${quote(text, meant)} is written "${meant}" here.`
    : `"${field.name}" is answered with yes or no, and nothing else.`;
  return {
    rule: 'schema/yes-no',
    message,
    clears: meant ? `Write "${meant}".` : 'Write "yes" or "no"; put anything more into the text.',
    ...(meant ? { suggestion: meant } : {}),
  };
}

function sayCode(field: FieldInfo, text: string): Said {
  const codes = field.codes ?? [];
  const meant = nearestCode(text, codes);
  const few = codes.length <= CODES_IN_A_MESSAGE;
  const all = orMore(codes.map((code) => code.code));
  const title = inSentence(field.title);
  const explained = title.toLowerCase() === field.name.replaceAll('-', ' ') ? '' : ` (${title})`;
  const way = meant ? ` Did you mean ${named(meant)}?` : few ? ` It is one of ${all}.` : '';
  return {
    rule: 'schema/not-a-code',
    message: `${quote(text, meant, 'This')} is not one of the codes of "${field.name}"${explained}.${way}`,
    clears: meant ? `Write "${meant.code}".` : few ? `Write ${all}.` : `Choose one of the ${codes.length} codes.`,
    ...(meant ? { suggestion: meant.code } : {}),
  };
}

function sayNumber(field: FieldInfo, text: string): Said {
  const { minimum, maximum } = field;
  const range = minimum !== undefined && maximum !== undefined ? ` from ${minimum} to ${maximum}` : '';
  const number = nearestNumber(text);
  const fits =
    number !== undefined &&
    number !== text &&
    Number(number) >= (minimum ?? 0) &&
    Number(number) <= (maximum ?? Number.MAX_SAFE_INTEGER);
  return {
    rule: 'schema/not-a-number',
    message: `"${field.name}" is a whole number${range}, written in digits; ${quote(text, undefined)} is not.`,
    clears: `Write a whole number${range}, in digits alone.`,
    ...(fits ? { suggestion: number } : {}),
  };
}

function sayTime(field: FieldInfo, text: string): Said {
  const given = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim());
  const [hours, minutes] = [Number(given?.[1]), Number(given?.[2])];
  const meant = given && hours < 24 && minutes < 60 ? `${String(hours).padStart(2, '0')}:${given[2]}` : undefined;
  return {
    rule: 'schema/not-a-time',
    message: `"${field.name}" is a time of day from 00:00 to 23:59; ${quote(text, meant)} is not.`,
    clears: 'Write hours and minutes, for example 07:20.',
    ...(meant && meant !== text ? { suggestion: meant } : {}),
  };
}

/** What is wrong with a single text that stands where a single text belongs. `field` is undefined for a field nobody knows. */
export function sayValue(field: FieldInfo | undefined, text: string, time: boolean): Said {
  if (field && time) return sayTime(field, text);
  if (field?.codes) return sayCode(field, text);
  if (field?.kind === 'date') return sayDate(text);
  if (field?.kind === 'yes-no') return sayYesNo(field, text);
  if (field?.kind === 'number') return sayNumber(field, text);
  return {
    rule: 'schema/shape',
    message: `This is not written as ${field ? `"${field.name}"` : 'this field'} asks.`,
    clears: 'Look up the field in the reference of entry types.',
  };
}

/** A text that YAML reads as the same text wherever it stands in a list or a map in brackets. */
const isPlain = (text: string): boolean => /^[\p{L}\p{N}][\p{L}\p{N} ._/'-]*$/u.test(text) && text.length <= 200;

/** `police, school` as a list in brackets, where it can be one. */
function asList(text: string): string | undefined {
  const items = text.split(',').map((item) => item.trim());
  return items.every(isPlain) ? `[${items.join(', ')}]` : undefined;
}

const shape = (message: string, clears: string, suggestion?: string): Said => ({
  rule: 'schema/shape',
  message,
  clears,
  ...(suggestion === undefined ? {} : { suggestion }),
});

/** What is wrong with the shape of a value (a list where one value belongs …), or undefined where the shape is right. */
export function sayShape(field: FieldInfo | undefined, value: FieldValue, inList: boolean): Said | undefined {
  if (!field) return undefined;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  const wantsList = field.kind === 'list' && !inList;
  const wantsMap = field.kind === 'map' || (field.kind === 'list' && inList && field.fields !== undefined);
  if (wantsList) return Array.isArray(value) ? undefined : sayListWanted(field, text);
  if (wantsMap) return text === undefined && !Array.isArray(value) ? undefined : sayPartsWanted(field, text);
  if (text !== undefined) return undefined;
  const only: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
  const single = typeof only === 'string' && isPlain(only) ? only : undefined;
  const given = Array.isArray(value) ? 'a list' : 'several parts';
  const where = inList ? `Each item of "${field.name}"` : `"${field.name}"`;
  return shape(`${where} is one value; here it has ${given}.`, 'Keep one, and put the rest into the text.', single);
}

function sayListWanted(field: FieldInfo, text: string | undefined): Said {
  const list = text === undefined || field.fields ? undefined : asList(text);
  const dashes = field.fields ? ': begin each with a dash' : ', even of one';
  const clears = field.fields
    ? `Write a line with a dash before each of the ${inSentence(field.title)}.`
    : 'Put it in square brackets, with a comma between several.';
  return shape(`"${field.name}" is a list${dashes}.`, clears, list);
}

function sayPartsWanted(field: FieldInfo, text: string | undefined): Said {
  const names = (field.fields ?? []).map((part) => part.name);
  const parts = names.length > 0 ? `: ${orMore(names).replace(' or ', ' and ')}` : ', each with its name';
  const first = field.fields?.[0]?.name;
  const mended = text !== undefined && isPlain(text) && first !== undefined ? `{ ${first}: ${text} }` : undefined;
  const subject = field.kind === 'list' ? `Each of "${field.name}"` : `"${field.name}"`;
  return shape(`${subject} has parts${parts}.`, `Write the parts, each on a line of its own.`, mended);
}
