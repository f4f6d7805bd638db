/** Items as they stand when packs are put over one another. */
import type { ItemKind, KeysOf, PackItem } from './pack.ts';
import type { PolicyPlace, Source } from './types.ts';

/** One item as the packs so far make it. */
export interface MergedItem<K extends ItemKind = ItemKind> {
  readonly id: string;
  readonly keys: KeysOf[K];
  readonly reason?: string;
  /** Where it was written, or last changed. */
  readonly place: PolicyPlace;
  readonly keySpans?: PackItem['keySpans'];
  /** What law or statutory guidance asked for, where a local pack has changed it since. */
  readonly law?: KeysOf[K];
}

/** The items of all packs so far, by kind and id. */
export type MergedKinds = { readonly [K in ItemKind]: Map<string, MergedItem<K>> };

/** Where an item is written, for the kinds that say so. */
export function sourceOf(keys: KeysOf[ItemKind]): Source | undefined {
  return 'source' in keys ? keys.source : undefined;
}

/** Whether a rule is one that a local pack may tighten and not loosen. */
export function isLaw(source: Source): boolean {
  return source.status === 'statutory' || source.status === 'statutory guidance';
}
