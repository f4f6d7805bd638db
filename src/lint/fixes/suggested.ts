/** What was most likely meant: a misspelt type, field or code, a date or a time in another form, yes and no in other words. */
import { distance } from 'fastest-levenshtein';
import { isIsoDate, isoDateOf } from '../../record/date.ts';
import type { Finding } from '../../rules/types.ts';
import { fold } from '../../schema/suggest.ts';
import type { Catalogue } from '../../schema/types.ts';
import { offered } from './fix.ts';
import { partAt } from './place.ts';
import type { FixContext, FixKind } from './types.ts';
import { plainEdit } from './writing.ts';

/** The rules whose findings say what was meant. */
const SUGGESTING: ReadonlySet<string> = new Set([
  'record/kind',
  'record/bad-date',
  'record/bad-time',
  'record/unknown-type',
  'record/unknown-sibling',
  'record/unknown-person',
  'record/unmarked-fields',
  'record/suppression-rule',
  'schema/unknown-field',
  'schema/not-a-date',
  'schema/not-a-time',
  'schema/not-a-number',
  'schema/not-a-code',
  'schema/yes-no',
  'schema/shape',
  'journey/unknown-reference',
  'journey/unknown-link',
]);

/** Once these are mended, fields are held against a schema that were not before. */
const REVEALING: ReadonlySet<string> = new Set([
  'record/kind',
  'record/bad-date',
  'record/unknown-type',
  'record/unmarked-fields',
  'schema/unknown-field',
  'schema/shape',
]);

const DATES: ReadonlySet<string> = new Set(['record/bad-date', 'schema/not-a-date']);

/** `3/2/2026`: which is the day and which the month cannot be seen. */
const NUMBERS_ONLY = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)$/;

export const suggested: FixKind = {
  says: 'Correct it to what was most likely meant; a date that can be read two ways is offered both ways, day first',
  safe: true,
  mends: (rule) => SUGGESTING.has(rule),
  *make(finding, context) {
    const { suggestion, span, rule } = finding;
    if (suggestion === undefined) return;
    const written = textAt(finding, context);
    if (written === undefined || written === suggestion) return;
    const ways = DATES.has(rule) ? readings(written, suggestion) : [suggestion];
    const safe = ways.length === 1 && isSure(rule, unquoted(written), suggestion, context.catalogue);
    const reveals = REVEALING.has(rule);
    for (const [at, way] of ways.entries()) {
      const title = `Write "${way.trim()}"${at > 0 ? ' (month first)' : ways.length > 1 ? ' (day first)' : ''}`;
      yield* offered(title, finding, [plainEdit(span, way)], context, { safe, preferred: at === 0 }, { reveals });
    }
  },
};

function textAt({ span }: Finding, { judgement: { record } }: FixContext): string | undefined {
  const part = partAt(record, span.start);
  const text = part.text.slice(span.start - part.start, span.end - part.start);
  return text.length === span.end - span.start && text !== '' ? text : undefined;
}

function unquoted(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}

/** The date that is suggested, day first, and the one with the month first where that exists too and is another. */
function readings(written: string, suggestion: string): readonly string[] {
  const [, one, , other, year = ''] = NUMBERS_ONLY.exec(unquoted(written).trim()) ?? [];
  if (one === undefined || other === undefined) return [suggestion];
  const swapped = isoDateOf(year.length === 2 ? 2000 + Number(year) : Number(year), Number(one), Number(other));
  return swapped === undefined || swapped === suggestion ? [suggestion] : [suggestion, swapped];
}

/** Whether nobody needs to look: one meaning, and nothing that was written is lost. */
export function isSure(rule: string, written: string, suggestion: string, catalogue: Catalogue): boolean {
  if (/[\r\n]/.test(written + suggestion)) return false;
  const [was, now] = [fold(written), fold(suggestion)];
  switch (rule) {
    case 'schema/yes-no':
      return ['yes', 'y', 'true', 'no', 'n', 'false'].includes(was);
    case 'record/bad-date':
    case 'schema/not-a-date':
      return isDateAlone(was, now);
    case 'record/bad-time':
    case 'schema/not-a-time':
      return isTimeAlone(was, now);
    case 'record/kind':
      return isSlip(was, now, ['child', 'supervision']);
    case 'record/unknown-type':
      return isSlip(was, now, namesIn(catalogue).types);
    case 'schema/unknown-field':
      return isSlip(was, now, namesIn(catalogue).fields);
    case 'schema/not-a-code':
      return bare(was) === bare(now) || isSlip(was, now, codesNear(catalogue, now));
    default:
      return false;
  }
}

const bare = (text: string): string => text.replace(/[\s_-]/g, '');

/** A year of two digits could be another century, and a time behind the date would be lost. */
function isDateAlone(was: string, now: string): boolean {
  return !was.includes(':') && /\d{4}/.test(was) && isIsoDate(now);
}

/** `9:30` is half past nine; `2.30` is as likely to be in the afternoon. */
function isTimeAlone(was: string, now: string): boolean {
  if (/[ap]m$/.test(was)) return true;
  const hour = Number(now.slice(0, 2));
  return /^\d{1,2}[:.]?\d\d$/.test(was) && (hour >= 7 || was.startsWith('0'));
}

/** One letter wrong, too many, left out or two exchanged, in a word long enough, and no other of the folded names as near. */
function isSlip(was: string, now: string, names: readonly string[]): boolean {
  const letters = near(was, now);
  if (was.length < 4 || letters > 1) return letters === 0;
  return names.every((name) => name === now || near(was, name) > 1);
}

/** Letters that differ; two that changed places are one slip. */
function near(a: string, b: string): number {
  if (a.length !== b.length || a === b) return distance(a, b);
  const differing = [...a].flatMap((letter, at) => (letter === b[at] ? [] : [at]));
  const [first = 0, second = 0] = differing;
  const exchanged = differing.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
  return exchanged ? 1 : distance(a, b);
}

const foldedNames = new WeakMap<Catalogue, { readonly types: readonly string[]; readonly fields: readonly string[] }>();

function namesIn(catalogue: Catalogue): { readonly types: readonly string[]; readonly fields: readonly string[] } {
  let names = foldedNames.get(catalogue);
  if (!names) {
    const fields = [
      ...catalogue.types.flatMap((type) => type.fields),
      ...catalogue.frontMatter('child'),
      ...catalogue.frontMatter('supervision'),
    ];
    names = {
      types: catalogue.types.flatMap(({ title, aliases }) => [title, ...aliases].map(fold)),
      fields: [...new Set(fields.flatMap(({ name, fields: parts = [] }) => [name, ...parts.map((part) => part.name)]))],
    };
    foldedNames.set(catalogue, names);
  }
  return names;
}

const listsOfCodes = new WeakMap<Catalogue, readonly (readonly string[])[]>();

/** The codes of the lists and fields that hold this one. */
function codesNear(catalogue: Catalogue, code: string): readonly string[] {
  let lists = listsOfCodes.get(catalogue);
  if (!lists) {
    const ofFields = catalogue.types.flatMap(({ fields }) =>
      fields.flatMap(({ codes = [], fields: parts = [] }) => [codes, ...parts.map((part) => part.codes ?? [])]),
    );
    const all = new Set([...catalogue.codeLists.map(({ codes }) => codes), ...ofFields]);
    lists = [...all].map((codes) => codes.map((each) => fold(each.code)));
    listsOfCodes.set(catalogue, lists);
  }
  return [...new Set(lists.filter((codes) => codes.includes(code)).flat())];
}
