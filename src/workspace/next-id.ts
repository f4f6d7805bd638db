/** The next free id of a child's record, after the pattern by which the ids of a folder are made. */
import { byText } from './record-files.ts';

/** Where there is nothing to go by. */
const FIRST = 'CH-1001';
const NUMBERED = /^(.*?)(\d{1,9})$/u;

/**
 * What stands before the number in most of the ids, and the highest number among them, plus one; of as wide a number. A gap is not filled: the id may have
 * been somebody's whose record was moved.
 */
export function nextId(ids: Iterable<string>): string {
  const patterns = new Map<string, { count: number; highest: number; width: number }>();
  const taken = new Set<string>();
  for (const id of ids) {
    taken.add(id);
    const [, prefix, digits] = NUMBERED.exec(id) ?? [];
    if (prefix === undefined || digits === undefined) continue;
    const pattern = patterns.get(prefix) ?? { count: 0, highest: 0, width: 0 };
    pattern.count += 1;
    if (Number(digits) >= pattern.highest) {
      pattern.highest = Number(digits);
      pattern.width = digits.length;
    }
    patterns.set(prefix, pattern);
  }
  const [best] = [...patterns].sort(([a, x], [b, y]) => y.count - x.count || byText(a, b));
  if (best === undefined) return FIRST;
  const [prefix, { highest, width }] = best;
  let number = highest;
  let id: string;
  do {
    number += 1;
    id = `${prefix}${String(number).padStart(width, '0')}`;
  } while (taken.has(id));
  return id;
}
