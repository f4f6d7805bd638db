/**
 * The check of a team's own entry type. It is gone through value by value: no code is made of a file that came from a workspace. It gives its faults
 * in the words in which compiled schemas give theirs, so that both are told to people in one way.
 */
import { isClockTime, isIsoDate } from '../../record/date.ts';
import { isMap } from '../../record/field-value.ts';
import type { FieldMap, FieldValue } from '../../record/types.ts';
import type { Check, CheckError } from '../check.ts';

/** What a value must be. */
export type Shape =
  | { readonly kind: 'text'; readonly fits?: TextTest }
  | { readonly kind: 'time' | 'date' | 'yes-no' }
  | { readonly kind: 'number'; readonly minimum?: number; readonly maximum?: number; readonly fits?: TextTest }
  | { readonly kind: 'code'; readonly codes: ReadonlySet<string> }
  | { readonly kind: 'list'; readonly item: Shape }
  | MapShape
  /** Whatever the language says of it already. */
  | { readonly kind: 'any' };

/** `open`: keys that are not among the parts are somebody else's matter. */
export interface MapShape {
  readonly kind: 'map';
  readonly parts: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
  readonly open: boolean;
}

/** Whether a text fits a pattern. */
export type TextTest = (text: string) => boolean;

const WHOLE_NUMBER = /^(?:0|[1-9][0-9]{0,8})$/u;

/** `base` and `own` together: an entry must pass both. Only that the base does not know a field of `added` counts for nothing. */
export function checkWith(base: Check, own: MapShape, added: ReadonlySet<string>): Check {
  const none: { errors: readonly CheckError[] | null } = { errors: null };
  const check = Object.assign((value: FieldMap): boolean => {
    base(value);
    const errors = (base.errors ?? []).filter(
      ({ instancePath, params }) => instancePath !== '' || !added.has(String(params.unevaluatedProperty)),
    );
    faultsIn(own, value, '', errors);
    check.errors = errors.length > 0 ? errors : null;
    return errors.length === 0;
  }, none);
  return check;
}

function faultsIn(shape: Shape, value: FieldValue, place: string, errors: CheckError[]): void {
  const wrong = (keyword: string, params: CheckError['params'] = {}): void => {
    errors.push({ instancePath: place, schemaPath: `#/${keyword}`, keyword, params });
  };
  if (shape.kind === 'any') return;
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) wrong('type');
    else for (const [index, item] of value.entries()) faultsIn(shape.item, item, `${place}/${index}`, errors);
  } else if (shape.kind === 'map') {
    if (isMap(value)) faultsInMap(shape, value, place, errors);
    else wrong('type');
  } else if (typeof value !== 'string') wrong('type');
  else if (!textFits(shape, value)) wrong('format', shape.kind === 'time' ? { format: 'time' } : {});
}

function faultsInMap(shape: MapShape, value: FieldMap, place: string, errors: CheckError[]): void {
  const wrong = (keyword: string, params: CheckError['params']): void => {
    errors.push({ instancePath: place, schemaPath: `#/${keyword}`, keyword, params });
  };
  for (const name of shape.required) {
    if (!Object.hasOwn(value, name)) wrong('required', { missingProperty: name });
  }
  for (const [key, part] of Object.entries(value)) {
    const known = shape.parts.get(key);
    if (known) faultsIn(known, part, `${place}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, errors);
    else if (!shape.open) wrong('additionalProperties', { additionalProperty: key });
  }
}

function textFits(shape: Exclude<Shape, { kind: 'any' | 'list' | 'map' }>, text: string): boolean {
  switch (shape.kind) {
    case 'text':
      return shape.fits?.(text) ?? true;
    case 'time':
      return isClockTime(text);
    case 'date':
      return isIsoDate(text);
    case 'yes-no':
      return text === 'yes' || text === 'no';
    case 'code':
      return shape.codes.has(text);
    case 'number': {
      const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = shape;
      const number = WHOLE_NUMBER.test(text) ? Number(text) : -1;
      return number >= minimum && number <= maximum && (shape.fits?.(text) ?? true);
    }
  }
}
