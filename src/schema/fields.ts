/** The fields of a type, of `decision`, of `actions` or of the front matter, found by path. */
import type { FieldPath } from '../record/types.ts';
import type { FieldDescription } from './description.ts';
import type { Code, CodeList, FieldInfo } from './types.ts';

/** A described field with its codes put in. */
export function fieldInfo(described: FieldDescription, lists: ReadonlyMap<string, CodeList>): FieldInfo {
  const { codes: own, fields, datedBy: _, ...rest } = described;
  const listed = described.codeList === undefined ? undefined : lists.get(described.codeList)?.codes;
  const codes: readonly Code[] | undefined = listed && own ? together(listed, own) : (listed ?? own);
  return {
    ...rest,
    ...(codes ? { codes } : {}),
    ...(fields ? { fields: fields.map((field) => fieldInfo(field, lists)) } : {}),
  };
}

/** The codes of a list, then those that the field has beside them. */
function together(listed: readonly Code[], own: readonly Code[]): readonly Code[] {
  const known = new Set(listed.map(({ code }) => code));
  return [...listed, ...own.filter(({ code }) => !known.has(code))];
}

/**
 * The fields of an entry type: its own in the order of its schema, then the common ones. Where both name a map (a `decision`
 * with outcomes of its own), the common one stands, with the parts that the type says differently.
 */
export function entryFields(own: readonly FieldInfo[], common: readonly FieldInfo[]): readonly FieldInfo[] {
  const commonNames = new Map(common.map((field) => [field.name, field]));
  const refined = new Map<string, FieldInfo>();
  const first: FieldInfo[] = [];
  for (const field of own) {
    const shared = commonNames.get(field.name);
    if (shared?.fields && field.fields) refined.set(field.name, refine(shared, field, field.fields));
    else first.push(field);
  }
  const named = new Set(first.map((field) => field.name));
  return [
    ...first,
    ...common.filter((field) => !named.has(field.name)).map((field) => refined.get(field.name) ?? field),
  ];
}

function refine(shared: FieldInfo, { required }: FieldInfo, parts: readonly FieldInfo[]): FieldInfo {
  const differing = new Map(parts.map((part) => [part.name, part]));
  return {
    ...shared,
    required: shared.required || required,
    fields: (shared.fields ?? []).map((part) => differing.get(part.name) ?? part),
  };
}

/** The field at `path`: positions in a list are stepped over, so that an item of `factors` is described by `factors`. */
export function fieldAtPath(fields: readonly FieldInfo[], path: FieldPath): FieldInfo | undefined {
  let inside: readonly FieldInfo[] | undefined = fields;
  let found: FieldInfo | undefined;
  for (const step of path) {
    if (typeof step === 'number') continue;
    found = inside?.find((field) => field.name === step);
    if (!found) return undefined;
    inside = found.fields;
  }
  return found;
}

/** Whether `path` lies inside a map whose parts nobody has listed, such as what a census said. */
export function isInOpenMap(fields: readonly FieldInfo[], path: FieldPath): boolean {
  return path.some((_, length) => {
    const around = length === 0 ? undefined : fieldAtPath(fields, path.slice(0, length));
    return around?.kind === 'map' && around.fields === undefined;
  });
}
