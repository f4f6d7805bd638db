/** What stands in a field that a fix writes: the day and the author, which are known; everything else is left to be typed. */
import type { IsoDate } from '../../record/types.ts';
import type { Code, FieldInfo } from '../../schema/types.ts';
import { flowText } from '../../schema/yaml-text.ts';
import type { FixContext } from './types.ts';
import type { NewValue } from './write-fields.ts';

/** A person whom no record names, for trying an edit. */
const SOMEBODY = 's.sample';

/** Words, for trying an edit. */
export const WORDS: NewValue = { given: '', sample: 'Words.' };

/** The day, to be typed over where it was another. */
export function today({ asOf }: Pick<FixContext, 'asOf'>): NewValue {
  return { given: asOf, sample: asOf };
}

/** Whoever is writing, where that is known. */
export function author({ worker }: Pick<FixContext, 'worker'>): NewValue {
  return worker === undefined ? { given: '', sample: SOMEBODY } : { given: flowText(worker), sample: flowText(worker) };
}

/** A place for the value of a field; undefined for one that has parts. A code or an answer is never chosen for anybody. */
export function placeFor(
  field: FieldInfo | undefined,
  context: FixContext,
  on: IsoDate = context.asOf,
): NewValue | undefined {
  if (!field) return WORDS;
  if (field.fields) return undefined;
  switch (field.kind) {
    case 'date':
      return today(context);
    case 'yes-no':
      return { given: '', sample: 'yes' };
    case 'number':
      return { given: '', sample: field.examples[0] ?? String(field.minimum ?? 1) };
    case 'person':
      return field.name === 'by' && !field.title.toLowerCase().includes('decid')
        ? author(context)
        : { given: '', sample: SOMEBODY };
    case 'list':
      return { given: '', sample: codeOn(field.codes, on) ?? 'CH-1043', list: true };
    case 'map':
      return undefined;
    case 'reference':
      return { given: '', sample: 'CH-1043' };
    case 'code':
    case 'team':
    case 'text':
      return field.codes ? { given: '', sample: codeOn(field.codes, on) ?? '' } : WORDS;
  }
}

/** A code in use on that day. */
function codeOn(codes: readonly Code[] | undefined, on: IsoDate): string | undefined {
  return codes?.find(({ from, to }) => (from === undefined || from <= on) && (to === undefined || on <= to))?.code;
}
