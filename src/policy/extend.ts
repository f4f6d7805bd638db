/**
 * Puts packs over one another, item by item: the keys that a later pack gives replace those of the item of the same id below, the others
 * stay. A limit that a local pack changes is local from then on: its number is never shown as law.
 */
import { loosening } from './loosens.ts';
import type { ItemKind, KeysOf, LoadedPack, PackItem } from './pack.ts';
import { KINDS } from './pack.ts';
import type { ProblemList } from './problems.ts';
import type { PolicyPlace, Source } from './types.ts';

/** An item as it stands when all packs are put together. */
export interface MergedItem<K extends ItemKind = ItemKind> {
  readonly id: string;
  readonly keys: KeysOf[K];
  readonly reason?: string;
  /** Where it was written, or last changed. */
  readonly place: PolicyPlace;
  readonly keySpans?: PackItem['keySpans'];
}

export interface MergedItems {
  readonly items: { readonly [K in ItemKind]: ReadonlyMap<string, MergedItem<K>> };
  /** Items that a pack took away, and where it did. */
  readonly removed: ReadonlyMap<string, PolicyPlace>;
}

/** Keys of a timescale or decision that say how much is asked; a pack that changes one speaks for itself. */
const LIMIT_KEYS = ['steps', 'when', 'needs', 'from', 'to'] as const;

/** Merges packs, the first at the bottom. */
export function mergePacks(packs: readonly LoadedPack[], problems: ProblemList): MergedItems {
  const items = {
    statuses: new Map<string, MergedItem<'statuses'>>(),
    clocks: new Map<string, MergedItem<'clocks'>>(),
    timescales: new Map<string, MergedItem<'timescales'>>(),
    decisions: new Map<string, MergedItem<'decisions'>>(),
  };
  const removed = new Map<string, PolicyPlace>();
  for (const pack of packs) {
    for (const kind of KINDS) {
      mergeKind(kind, pack, items[kind] as Map<string, MergedItem>, removed, problems);
    }
  }
  return { items, removed };
}

function mergeKind(
  kind: ItemKind,
  pack: LoadedPack,
  below: Map<string, MergedItem>,
  removed: Map<string, PolicyPlace>,
  problems: ProblemList,
): void {
  for (const item of pack.items[kind]) {
    const base = below.get(item.id);
    if (item.remove === true) {
      removeItem(item, base, pack, below, problems);
      removed.set(item.id, item.place);
      continue;
    }
    if (base !== undefined && !pack.builtIn) {
      for (const { key, message } of loosening(base, item)) {
        const span = item.keySpans?.[key] ?? item.place.span;
        problems.report('policy/loosens', { file: item.place.file, span }, message, {
          clears: 'Ask for at least what it asks for, or take the change out.',
          severity: sourceOf(base.keys)?.status === 'statutory' ? 'error' : 'warning',
        });
      }
    }
    below.set(item.id, base === undefined ? newItem(item) : changedItem(base, item, pack));
  }
}

function removeItem(
  item: PackItem,
  base: MergedItem | undefined,
  pack: LoadedPack,
  below: Map<string, MergedItem>,
  problems: ProblemList,
): void {
  if (base === undefined) {
    problems.report('policy/missing', item.place, `There is no "${item.id}" below this pack to remove.`, {
      clears: 'Take the item out, or mend its id.',
      severity: 'warning',
    });
    return;
  }
  const source = sourceOf(base.keys);
  if (!pack.builtIn && source !== undefined && isLaw(source)) {
    problems.report(
      'policy/loosens',
      { file: item.place.file, span: item.keySpans?.remove ?? item.place.span },
      `This removes "${item.id}", which ${source.provision} asks for (${source.status}).`,
      { clears: 'Take the removal out.', severity: source.status === 'statutory' ? 'error' : 'warning' },
    );
  }
  below.delete(item.id);
}

function newItem(item: PackItem): MergedItem {
  const { id, keys, place, reason, keySpans } = item;
  return {
    id,
    keys,
    place,
    ...(reason === undefined ? {} : { reason }),
    ...(keySpans === undefined ? {} : { keySpans }),
  };
}

function changedItem(base: MergedItem, item: PackItem, pack: LoadedPack): MergedItem {
  const keys = { ...base.keys, ...ownClock(base, item), ...item.keys };
  const source = sourceOf(base.keys);
  const speaksForItself =
    source !== undefined && !('source' in item.keys) && LIMIT_KEYS.some((key) => key in item.keys);
  return {
    ...newItem(item),
    keys: speaksForItself && !pack.builtIn ? { ...keys, source: localSource(source, item, pack) } : keys,
    ...(item.reason === undefined && base.reason !== undefined ? { reason: base.reason } : {}),
  };
}

/** A timescale that is given a clock of its own leaves the clock that it was a branch of, and the other way about. */
function ownClock(base: MergedItem, item: PackItem): { branchOf?: undefined } {
  const changes = 'opens' in item.keys || 'during' in item.keys;
  return 'branchOf' in base.keys && changes && !('branchOf' in item.keys) ? { branchOf: undefined } : {};
}

function localSource(base: Source, item: PackItem, pack: LoadedPack): Source {
  return {
    provision: `${pack.pack.title}, in place of ${base.provision}`,
    status: 'local',
    evidence: 'found',
    ...(item.reason === undefined ? {} : { note: item.reason }),
  };
}

function sourceOf(keys: MergedItem['keys']): Source | undefined {
  return 'source' in keys ? keys.source : undefined;
}

/** Whether a rule is one that a local pack may tighten and not loosen. */
export function isLaw(source: Source): boolean {
  return source.status === 'statutory' || source.status === 'statutory guidance';
}
