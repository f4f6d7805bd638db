/** What is kept of a record when its text is let go. */

/**
 * The same value with texts of its own. A few words cut from a long text hold all of it in memory for as long as they are held (V8 makes no copy of thirteen
 * letters or more), and so do texts that were put together from such words. So whatever outlives a judgement is copied first: an id, a name, a finding.
 * For plain data: texts, numbers, lists, maps, sets, and objects without methods.
 */
export function ownCopy<T>(value: T): T {
  // The copy has the shape of what was copied, part by part.
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (typeof value === 'string') return JSON.parse(JSON.stringify(value));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Set) return new Set([...value].map(copied));
  if (value instanceof Map) return new Map([...value].map(([key, part]) => [copied(key), copied(part)]));
  const parts = Object.entries(value).map(([key, part]) => [key, copied(part)] as const);
  if (Object.getPrototypeOf(value) !== null) return Object.fromEntries(parts);
  // Fields have no prototype, so that no name of a field is one of Object's own.
  const fields: Record<string, unknown> = Object.create(null);
  for (const [key, part] of parts) fields[key] = part;
  return fields;
}
