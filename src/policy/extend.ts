/**
 * Puts packs over one another, item by item: the keys that a later pack gives replace those of the item of the same id below, the others
 * stay. A limit that a local pack changes is local from then on: its number is never shown as law.
 */
import { withKeptStart } from './kept-start.ts';
import { checkLoosening } from './loosens.ts';
import { isLaw, type MergedItem, type MergedKinds, sourceOf } from './merged.ts';
import { type ItemKind, itemName, KINDS, type LoadedPack, type PackItem } from './pack.ts';
import type { ProblemList } from './problems.ts';
import type { PolicyPlace, Source, Step } from './types.ts';

/** What comes of merging. */
export interface MergedItems {
  readonly items: MergedKinds;
  /** Items that a pack took away (by {@link itemName}), and where it did. */
  readonly removed: ReadonlyMap<string, PolicyPlace>;
}

/** Keys of a timescale or decision that say how much is asked; a pack that changes one speaks for itself. */
const LIMIT_KEYS = ['steps', 'when', 'needs', 'fields', 'settledBy', 'from', 'to', 'inForce'] as const;

/** Merges packs, the first at the bottom. */
export function mergePacks(packs: readonly LoadedPack[], problems: ProblemList): MergedItems {
  let items: MergedKinds = { statuses: new Map(), clocks: new Map(), timescales: new Map(), decisions: new Map() };
  const removed = new Map<string, PolicyPlace>();
  for (const pack of packs) {
    const below = items;
    items = {
      statuses: new Map(below.statuses),
      clocks: new Map(below.clocks),
      timescales: new Map(below.timescales),
      decisions: new Map(below.decisions),
    };
    for (const kind of KINDS) mergeKind(kind, pack, items, removed, problems);
    if (!pack.builtIn) checkLoosening(pack, below, items, problems);
  }
  return { items, removed };
}

function mergeKind<K extends ItemKind>(
  kind: K,
  pack: LoadedPack,
  items: MergedKinds,
  removed: Map<string, PolicyPlace>,
  problems: ProblemList,
): void {
  // The list of a kind and the items of that kind always go together, which the type can't say.
  const merged = items[kind] as Map<string, MergedItem<K>>;
  const changes = pack.items[kind] as readonly PackItem<K>[];
  for (const item of changes) {
    const base = merged.get(item.id);
    if (base !== undefined && item.reason === undefined && !pack.builtIn) reportNoReason(item, problems);
    if (item.remove !== true) {
      merged.set(item.id, base === undefined ? newItem(item) : changedItem(base, item, pack));
      removed.delete(itemName(kind, item.id));
    } else if (base === undefined) {
      problems.report('policy/missing', item.place, `There is no "${item.id}" below this pack to remove.`, {
        clears: 'Take the item out, or mend its id.',
        severity: 'warning',
      });
    } else {
      merged.delete(item.id);
      removed.set(itemName(kind, item.id), item.place);
    }
  }
}

/** A change that nobody explained can't be questioned, by the worker whom it binds or by an inspector. */
function reportNoReason(item: PackItem, problems: ProblemList): void {
  const span = item.keySpans?.id ?? item.place.span;
  const what = item.remove === true ? `This removes "${item.id}"` : `This changes "${item.id}"`;
  problems.report('policy/no-reason', { file: item.place.file, span }, `${what} and does not say why.`, {
    clears: 'Add "reason:" with why, who agreed and when.',
    severity: 'warning',
  });
}

function newItem<K extends ItemKind>({ id, keys, place, reason, keySpans }: PackItem<K>): MergedItem<K> {
  return {
    id,
    keys,
    place,
    ...(reason === undefined ? {} : { reason }),
    ...(keySpans === undefined ? {} : { keySpans }),
  };
}

function changedItem<K extends ItemKind>(base: MergedItem<K>, item: PackItem<K>, pack: LoadedPack): MergedItem<K> {
  const keys = { ...base.keys, ...ownClock(base, item), ...item.keys, ...keptStart(base, item) };
  const source = sourceOf(base.keys);
  const unsourced = source !== undefined && !('source' in item.keys) && LIMIT_KEYS.some((key) => key in item.keys);
  const law = base.law ?? (source !== undefined && isLaw(source) ? base.keys : undefined);
  return {
    ...newItem(item),
    keys: unsourced && !pack.builtIn ? { ...keys, source: localSource(source, item, pack) } : keys,
    ...(item.reason === undefined && base.reason !== undefined ? { reason: base.reason } : {}),
    ...(law === undefined ? {} : { law }),
  };
}

/** The steps of a timescale, where it is given another length. */
function keptStart(base: MergedItem, item: PackItem): { steps?: readonly Step[] } {
  if (!('steps' in base.keys) || !('steps' in item.keys)) return {};
  const steps = withKeptStart(item.keys.steps, base.keys.steps, item.keySpans?.steps !== undefined);
  return steps === undefined ? {} : { steps };
}

/** A timescale that is given a clock of its own leaves the clock that it was a branch of. */
function ownClock(base: MergedItem, item: PackItem): { branchOf?: undefined } {
  const changes = 'opens' in item.keys || 'during' in item.keys;
  return 'branchOf' in base.keys && changes && !('branchOf' in item.keys) ? { branchOf: undefined } : {};
}

function localSource(base: Source, item: PackItem, pack: LoadedPack): Source {
  // What a local number was put in place of stays readable, however many packs lie over one another.
  const replaced = base.status === 'local' ? base.provision : `${pack.pack.title}, in place of ${base.provision}`;
  return {
    provision: replaced,
    status: 'local',
    evidence: 'found',
    ...(item.reason === undefined ? {} : { note: item.reason }),
  };
}
