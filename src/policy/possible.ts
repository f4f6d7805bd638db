/**
 * Whether a condition can ever fit: that the fields it names are fields of the entries it is asked of, and the values are among those
 * that the fields can hold. A slip of the pen would otherwise make a rule that silently never applies.
 */
import { isIsoDate } from '../record/date.ts';
import { nearest } from '../schema/suggest.ts';
import type { FieldInfo } from '../schema/types.ts';
import type { PackMap, PackNode } from './pack-text.ts';
import { firstLine, type Reading, shown } from './reading.ts';

/** More codes than this are not listed in a message. */
const LISTED = 8;

/** What a condition is asked of: in words, and the fields that each kind of it has. */
export interface Asked {
  /** `"Visit"`, `the front matter`. */
  readonly what: string;
  readonly fields: readonly (readonly FieldInfo[])[];
}

/** Reports what can't fit in a condition on an entry, the front matter or a map of fields. */
export function checkPossible(node: PackNode, asked: Asked, reading: Reading): void {
  if (node.kind === 'scalar') {
    if (node.value === false)
      reading.fault(
        'policy/condition',
        node.span,
        'Nothing can fit a condition that is "false".',
        'Take the item out, or say what it asks for.',
      );
    return;
  }
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    if (key === 'properties' && value.kind === 'map') checkProperties(value, asked, reading);
    else if (key === 'required' && value.kind === 'list') {
      for (const item of value.items) if (item.kind === 'scalar') fieldsCalled(item.text, item.span, asked, reading);
    } else for (const part of parts(key, value)) if (part.kind === 'map') checkPossible(part, asked, reading);
  }
}

function checkProperties(node: PackMap, asked: Asked, reading: Reading): void {
  for (const { key, keySpan, value } of node.entries) {
    const infos = fieldsCalled(key, keySpan, asked, reading);
    if (infos.length > 0) checkValue(value, key, infos, reading);
  }
}

/** The conditions inside another that are asked of the same thing. */
function parts(keyword: string, node: PackNode): readonly PackNode[] {
  if (['not', 'if', 'then', 'else'].includes(keyword)) return [node];
  return ['allOf', 'anyOf', 'oneOf'].includes(keyword) && node.kind === 'list' ? node.items : [];
}

function fieldsCalled(
  name: string,
  span: PackNode['span'],
  { what, fields }: Asked,
  reading: Reading,
): readonly FieldInfo[] {
  const found = fields.flatMap((each) => each.find((field) => field.name === name) ?? []);
  if (found.length > 0) return found;
  const near = nearest(name, new Set(fields.flat().map((field) => field.name)));
  const meant = near === undefined ? 'Name one that there is, or take the condition out.' : `Did you mean "${near}"?`;
  reading.fault('policy/unknown-field', span, `There is no field "${shown(name)}" in ${what}.`, meant);
  return [];
}

/** A condition on one field. */
function checkValue(node: PackNode, name: string, infos: readonly FieldInfo[], reading: Reading): void {
  if (node.kind !== 'map') return;
  const at = (keyword: string): PackNode | undefined => node.entries.find(({ key }) => key === keyword)?.value;
  for (const { key, value } of node.entries) {
    if (key === 'const') checkHeld(value, name, infos, reading);
    else if (key === 'enum' && value.kind === 'list')
      for (const item of value.items) checkHeld(item, name, infos, reading);
    else if (key === 'items' || key === 'contains') checkValue(value, name, infos, reading);
    else for (const part of parts(key, value)) checkValue(part, name, infos, reading);
  }
  const [least, most] = [numberIn(at('minimum')), numberIn(at('maximum'))];
  if (least !== undefined && most !== undefined && least > most)
    reading.fault('policy/condition', firstLine(node), `No number is at least ${least} and at most ${most}.`);
  const inside = infos.flatMap(({ fields }) => (fields === undefined ? [] : [fields]));
  if (inside.length > 0) checkPossible(node, { what: `"${name}"`, fields: inside }, reading);
  else if (at('properties') !== undefined || at('required') !== undefined)
    reading.fault('policy/condition', firstLine(node), `"${name}" has no fields inside it.`);
}

function numberIn(node: PackNode | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined;
}

/** A value that none of the fields can hold. */
function checkHeld(node: PackNode, name: string, infos: readonly FieldInfo[], reading: Reading): void {
  if (node.kind !== 'scalar' || infos.some((info) => canHold(info, node.text))) return;
  const codes = [...new Set(infos.flatMap(valuesOf))];
  const near = nearest(node.text, codes);
  const meant =
    near !== undefined
      ? `Did you mean "${near}"?`
      : codes.length > 0 && codes.length <= LISTED
        ? `It is one of ${codes.join(', ')}.`
        : undefined;
  const kinds = [...new Set(infos.map(({ kind }) => KINDS[kind] ?? 'something else'))].join(' or ');
  const message = `"${name}" is ${kinds} and never "${shown(node.text)}".`;
  reading.fault('policy/condition', node.span, message, meant);
}

const KINDS: { readonly [kind in FieldInfo['kind']]?: string } = {
  code: 'a code',
  'yes-no': 'yes or no',
  number: 'a number',
  date: 'a date',
  map: 'a map of fields',
};

function valuesOf({ kind, codes }: FieldInfo): readonly string[] {
  return kind === 'yes-no' ? ['yes', 'no'] : (codes ?? []).map(({ code }) => code);
}

/** Text, people and references may be anything; so may what stands in a list that has no codes. */
function canHold(info: FieldInfo, text: string): boolean {
  const values = valuesOf(info);
  if (values.length > 0) return values.includes(text);
  switch (info.kind) {
    case 'date':
      return isIsoDate(text);
    case 'number': {
      const number = Number(text);
      return (
        number >= (info.minimum ?? Number.NEGATIVE_INFINITY) && number <= (info.maximum ?? Number.POSITIVE_INFINITY)
      );
    }
    case 'map':
      return false;
    default:
      return true;
  }
}

/** Reports a way to a date that no entry of these types has. `date` is that of the heading. */
export function checkWay(way: string, span: PackNode['span'], { what, fields }: Asked, reading: Reading): void {
  if (way === 'date') return;
  let inside = fields;
  let within = what;
  for (const key of way.split('.')) {
    const infos = fieldsCalled(key, span, { what: within, fields: inside }, reading);
    if (infos.length === 0) return;
    inside = infos.map(({ fields: own = [] }) => own);
    within = `"${key}"`;
  }
}
