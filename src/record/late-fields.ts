/** Fields that were written after a first sentence, where they count for nothing. */
import type { BlockShape } from './shape.ts';
import type { LateFields } from './types.ts';

/** The key at the start of the first line with something on it, if that line begins a field. */
const FIRST_KEY = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*([\p{L}\d-]{1,40}):(?=[ \t]|[\r\n]|$)/u;

/** The first fence of fields in an entry that has none at its head. */
export function lateFieldsOf(text: string, { fences, leadingFence }: BlockShape): LateFields | undefined {
  const fence = fences.find(({ info }) => info === 'yaml');
  if (fence === undefined || (leadingFence && fence === fences[0])) return undefined;
  const key = FIRST_KEY.exec(text.slice(fence.bodyStart, fence.bodyEnd))?.[1];
  return key === undefined ? undefined : { span: { start: fence.start, end: fence.openEnd }, key };
}
