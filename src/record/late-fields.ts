/** Fields that count for nothing: after a first sentence, or in a block that is not marked as one of fields. */
import type { BlockShape } from './shape.ts';
import type { LateFields } from './types.ts';

/** The key at the start of the first line with something on it, if that line begins a field. */
const FIRST_KEY = /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*([\p{L}\d-]{1,40}):(?=[ \t]|[\r\n]|$)/u;

/** Marks that somebody takes for `yaml`, and none at all. */
const NEARLY_YAML = /^(?:$|\{?\.?ya?ml\b)/i;

/** The fence under the heading, where it holds fields and is not marked `yaml` and no more. */
export function unmarkedFieldsOf(text: string, { fences, leadingFence }: BlockShape): LateFields | undefined {
  const fence = leadingFence ? fences[0] : undefined;
  if (fence === undefined || !fence.closed || fence.info === 'yaml' || !NEARLY_YAML.test(fence.info)) return undefined;
  const key = FIRST_KEY.exec(text.slice(fence.bodyStart, fence.bodyEnd))?.[1];
  return key === undefined ? undefined : { span: { start: fence.start, end: fence.openEnd }, key };
}

/** The first fence of fields in an entry that has none at its head. */
export function lateFieldsOf(text: string, { fences, leadingFence }: BlockShape): LateFields | undefined {
  const fence = fences.find(({ info }) => info === 'yaml');
  if (fence === undefined || (leadingFence && fence === fences[0])) return undefined;
  const key = FIRST_KEY.exec(text.slice(fence.bodyStart, fence.bodyEnd))?.[1];
  return key === undefined ? undefined : { span: { start: fence.start, end: fence.openEnd }, key };
}
