import type { FieldMap, FieldValue } from './types.ts';

/** Whether a field's value is a map of fields. */
export function isMap(value: FieldValue | undefined): value is FieldMap {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Whether a field's value is a list. */
export function isList(value: FieldValue | undefined): value is readonly FieldValue[] {
  return Array.isArray(value);
}
