/** Words for explanations: dates, entries, lists, and conditions on fields said as a person would say them. */
import { formatDuration } from '../calendar/durations.ts';
import type { DateSum } from '../calendar/types.ts';
import type { EntryPattern, JsonSchema } from '../policy/types.ts';
import { parseIsoDate } from '../record/date.ts';
import { isMap } from '../record/field-value.ts';
import type { FieldMap, FieldValue, IsoDate } from '../record/types.ts';
import { inSentence } from '../schema/wording.ts';
import type { JourneyEvent } from './order.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** `4 March 2026`. */
export function inWords(date: IsoDate): string {
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** Types whose id is no noun that reads well in a sentence. */
const NOUNS: ReadonlyMap<string, string> = new Map([
  ['keep-in-touch', 'keep in touch entry'],
  ['leaving-care', 'leaving care entry'],
  ['missing', 'missing episode'],
  ['private-fostering', 'private fostering arrangement'],
  ['private-fostering-ended', 'end of a private fostering arrangement'],
  ['strengths-and-difficulties', 'strengths and difficulties questionnaire'],
]);

/** What an entry is called in a sentence, where its title is no noun: `missing episode`. */
export function nounOf(id: string): string | undefined {
  return NOUNS.get(id);
}

/** `looked-after review`: an entry type's id as words. */
export function typeInWords(id: string): string {
  return NOUNS.get(id) ?? id.replaceAll('-', ' ').replace(/^looked after/, 'looked-after');
}

/** `the visit of 4 March 2026`; where another of its dates counts, which: `the assessment of 2 February 2026 (completed 20 March 2026)`. */
export function eventInWords({ entry, day }: JourneyEvent): string {
  const named = `the ${typeInWords(entry.type)} of ${inWords(entry.date)}`;
  return entry.date === day ? named : `${named} (${dateNamed(entry.fields, day)} ${inWords(day)})`;
}

/** The field that holds a day, as words: `completed`, `decision on`. An edge that no field holds is said plainly. */
function dateNamed(fields: FieldMap, day: IsoDate): string {
  for (const [name, value] of Object.entries(fields)) {
    if (value === day) return name.replaceAll('-', ' ');
    if (!isMap(value)) continue;
    const inside = Object.entries(value).find(([, part]) => part === day);
    if (inside) return `${name} ${inside[0]}`.replaceAll('-', ' ');
  }
  return 'which counts on';
}

/**
 * That a status is not held, by its title: `not looked after`, `no child protection plan`. Titles are written by people; those that end in a
 * thing or in what was done to one read as nouns.
 */
export function notSo(title: string): string {
  if (/ is /.test(title)) return title.replace(' is ', ' is not ');
  return /\b(agreed|enquiry|force|made|open|order|plan)$/.test(title) ? `no ${title}` : `not ${title}`;
}

/**
 * What a status's title calls a thing, as it may stand in a sentence: `child protection plan`, and `emergency protection order` of one in force.
 * Undefined for a title that says how things are: `looked after`.
 */
export function thingNamed(title: string): string | undefined {
  const name = title.replace(/ (?:open|in force)$/, '');
  return / is /.test(name) || !/\b(?:assessment|enquiry|order|plan)$/.test(name) ? undefined : inSentence(name);
}

/**
 * `visit`, `adoption review or looked-after review`: what a pattern picks, without its condition. Of the opening entry's own dates, the first is
 * named: `placement (extended)`.
 */
export function patternInWords({ entry, of, at }: EntryPattern): string {
  const types = typeof entry === 'string' ? [entry] : entry;
  const what = either(types.map(typeInWords));
  const [way] = of === 'opening' && at !== undefined ? [at].flat() : [];
  return way === undefined || way === 'date' ? what : `${what} (${way.replaceAll(/[.-]/g, ' ')})`;
}

/** Making one takes far longer than using it. */
const ANY_OF = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const ALL_OF = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `A, B or C`. */
export function either(words: readonly string[]): string {
  return ANY_OF.format(words);
}

/** `A, B and C`. */
export function allOf(words: readonly string[]): string {
  return ALL_OF.format(words);
}

/** `15 working days from 2 April 2026 is 27 April 2026, leaving out 8 Saturdays and Sundays, Good Friday (3 April 2026) and …`. */
export function sumInWords(sum: DateSum): string {
  const { from, fromTime, duration, due, dueTime, holidays, weekendDays, ahead } = sum;
  const at = (time: string | undefined): string => (time === undefined ? '' : ` at ${time}`);
  const left = [
    ...(weekendDays > 0 ? [weekendDays === 1 ? 'one day of a weekend' : `${weekendDays} Saturdays and Sundays`] : []),
    ...holidays.map(({ date, why }) => `${why} (${inWords(date)})`),
  ];
  const leaving = left.length > 0 ? `, leaving out ${allOf(left)}` : '';
  return `${formatDuration(duration)} ${ahead ? 'before' : 'from'} ${inWords(from)}${at(fromTime)} is ${inWords(due)}${at(dueTime)}${leaving}`;
}

/** What a condition asks of the fields, in words: `type U1, U2 or U3; long-term given`. Undefined where it can't be said simply. */
export function conditionInWords(condition: JsonSchema): string | undefined {
  const parts = partsOf(condition);
  return parts === undefined || parts.length === 0 ? undefined : parts.join('; ');
}

/** What the fields that a condition looks at really say: `type U6, long-term not given`. */
export function factsInWords(condition: JsonSchema, facts: FieldMap): string {
  const named = [...new Set(fieldsIn(condition, 0))].map((field) => {
    const value = Object.hasOwn(facts, field) ? facts[field] : undefined;
    return value === undefined ? `${field} not given` : `${field} ${valueInWords(value)}`;
  });
  return named.join(', ');
}

function valueInWords(value: FieldValue): string {
  if (typeof value === 'object') return 'given';
  const date = typeof value === 'string' ? parseIsoDate(value) : undefined;
  return date === undefined ? String(value) : inWords(date);
}

/** Conditions come from a pack, which may nest them without end. */
const DEEPEST = 8;

function partsOf(condition: JsonSchema, depth = 0): readonly string[] | undefined {
  if (typeof condition === 'boolean' || depth > DEEPEST) return undefined;
  const parts: string[] = [];
  const properties = mapIn(condition.properties);
  for (const [field, about] of Object.entries(properties)) {
    const said = valueAsked(about, depth + 1);
    if (said === undefined) return undefined;
    parts.push(`${field} ${said}`);
  }
  for (const field of Array.isArray(condition.required) ? condition.required : []) {
    if (typeof field === 'string' && !Object.hasOwn(properties, field)) parts.push(`${field} given`);
  }
  if (condition.not !== undefined) {
    const denied = isCondition(condition.not) ? partsOf(condition.not, depth + 1) : undefined;
    if (denied === undefined) return undefined;
    parts.push(`not ${denied.join(' and ')}`);
  }
  return Object.keys(condition).every((key) => KNOWN.has(key)) ? parts : undefined;
}

const KNOWN: ReadonlySet<string> = new Set(['properties', 'required', 'not', 'type', 'title', 'description']);

/** What is asked of one value: `U6`, `A3 or A4`, `other than none`. */
function valueAsked(about: unknown, depth: number): string | undefined {
  if (about === true) return 'given';
  if (!isCondition(about) || typeof about === 'boolean' || depth > DEEPEST) return undefined;
  if (about.const !== undefined) return String(about.const);
  if (Array.isArray(about.enum)) return either([...new Set(about.enum.map(String))]);
  if (about.not !== undefined) {
    const denied = valueAsked(about.not, depth + 1);
    return denied && `other than ${denied}`;
  }
  return undefined;
}

function fieldsIn(condition: JsonSchema, depth: number): readonly string[] {
  if (typeof condition === 'boolean' || depth > DEEPEST) return [];
  const { not, required } = condition;
  const inside = [not, condition.allOf, condition.anyOf, condition.oneOf, condition.if]
    .flat()
    .flatMap((part) => (isCondition(part) ? fieldsIn(part, depth + 1) : []));
  const named = Array.isArray(required) ? required.filter((field) => typeof field === 'string') : [];
  return [...Object.keys(mapIn(condition.properties)), ...named, ...inside];
}

function mapIn(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function isCondition(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value));
}
