/** Many changes of a text as one. */
import type { TextChange } from './types.ts';

/**
 * The one change that covers `changes`, made one after the other to a text of `oldLength`; nothing where they cannot have
 * led to a text of `newLength`.
 */
export function mergeChanges(
  changes: readonly TextChange[],
  oldLength: number,
  newLength: number,
): TextChange | undefined {
  let length = oldLength;
  let merged: TextChange | undefined;
  for (const { start, oldEnd, newEnd } of changes) {
    if (!(Number.isInteger(start) && Number.isInteger(oldEnd) && Number.isInteger(newEnd))) return undefined;
    if (start < 0 || oldEnd < start || oldEnd > length || newEnd < start) return undefined;
    length += newEnd - oldEnd;
    if (!merged) {
      merged = { start, oldEnd, newEnd };
      continue;
    }
    const end = Math.max(merged.newEnd, oldEnd);
    merged = {
      start: Math.min(merged.start, start),
      oldEnd: merged.oldEnd + (end - merged.newEnd),
      newEnd: end + (newEnd - oldEnd),
    };
  }
  return length === newLength ? merged : undefined;
}
