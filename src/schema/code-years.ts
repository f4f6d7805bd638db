/** Codes used outside the years in which their return knows them. */
import { parseIsoDate } from '../record/date.ts';
import type { Fields, FieldValue, IsoDate } from '../record/types.ts';
import type { FieldDescription } from './description.ts';
import type { Code, FieldInfo, SchemaProblem } from './types.ts';
import { inSentence } from './wording.ts';

/** A field with codes that came or went, and those codes. */
export interface DatedField {
  readonly name: string;
  readonly title: string;
  readonly datedBy: string | undefined;
  readonly codes: ReadonlyMap<string, Code>;
}

/** The fields of a type whose codes have first or last days; most types have none. */
export function datedFields(
  fields: readonly FieldInfo[],
  described: readonly FieldDescription[],
): readonly DatedField[] {
  return fields.flatMap((field) => {
    const codes = (field.codes ?? []).filter((code) => code.from !== undefined || code.to !== undefined);
    if (codes.length === 0) return [];
    const datedBy = described.find((each) => each.name === field.name)?.datedBy;
    return [{ name: field.name, title: field.title, datedBy, codes: new Map(codes.map((code) => [code.code, code])) }];
  });
}

const textAt = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');

/** The codes of an entry of `date` that were not yet, or no longer, in use on that day. */
export function codeYearProblems(dated: readonly DatedField[], fields: Fields, date: IsoDate): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  for (const field of dated) {
    const written = fields.value[field.name];
    if (written === undefined) continue;
    const on = (field.datedBy !== undefined && parseIsoDate(textAt(fields.value[field.datedBy]))) || date;
    const single = typeof written === 'string';
    const values: readonly FieldValue[] = Array.isArray(written) ? written : [written];
    for (const [index, value] of values.entries()) {
      const code = field.codes.get(textAt(value));
      if (!code) continue;
      const path = single ? [field.name] : [field.name, index];
      if (code.from !== undefined && on < code.from) problems.push(say(field, code, fields, path, `from ${code.from}`));
      if (code.to !== undefined && on > code.to) problems.push(say(field, code, fields, path, `until ${code.to}`));
    }
  }
  return problems;
}

function say(field: DatedField, code: Code, fields: Fields, path: (string | number)[], years: string): SchemaProblem {
  return {
    rule: 'schema/code-year',
    severity: 'warning',
    message: `The return knows ${code.code} (${inSentence(code.meaning)}) ${years} only.${code.note ? ` ${code.note}` : ''}`,
    span: fields.locate(path, 'value'),
    path,
    clears: `Choose a code of "${field.name}" that was in use on the day.`,
  };
}
