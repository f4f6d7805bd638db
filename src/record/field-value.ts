import type { FieldMap, FieldValue } from './types.ts';

/** Whether a field's value is a map of fields. */
export function isMap(value: FieldValue | undefined): value is FieldMap {
  return typeof value === 'object' && !Array.isArray(value);
}
