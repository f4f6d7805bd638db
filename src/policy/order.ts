/** The order in which packs lie over one another: each above those that it extends, otherwise as they were given. */
import type { LoadedPack } from './pack.ts';
import type { ProblemList } from './problems.ts';

/** Packs that can't be ordered (a circle of extensions, an unknown base) still take part, where they stood. */
export function orderPacks(packs: readonly LoadedPack[], problems: ProblemList): readonly LoadedPack[] {
  const byId = new Map<string, LoadedPack>();
  const unique: LoadedPack[] = [];
  for (const pack of packs) {
    if (byId.has(pack.pack.id)) {
      problems.report('policy/two-of-one-id', pack.pack.place, `Two packs are called "${pack.pack.id}".`, {
        clears: 'Give this one a name of its own after "policy:".',
      });
    } else byId.set(pack.pack.id, pack);
    unique.push(pack);
  }
  const placed = new Set<LoadedPack>();
  const path: string[] = [];
  const place = (pack: LoadedPack): void => {
    if (placed.has(pack)) return;
    path.push(pack.pack.id);
    for (const id of pack.pack.extends) {
      const base = byId.get(id);
      if (path.includes(id)) reportCycle(pack, [...path.slice(path.indexOf(id)), id], problems);
      else if (base !== undefined) place(base);
      else reportUnknown(pack, id, byId, problems);
    }
    path.pop();
    placed.add(pack);
  };
  for (const pack of unique) place(pack);
  return [...placed];
}

function reportCycle(pack: LoadedPack, circle: readonly string[], problems: ProblemList): void {
  problems.report(
    'policy/cycle',
    pack.pack.place,
    `These packs extend one another in a circle: ${circle.join(', ')}.`,
    {
      clears: 'Take one of them out of "extends".',
    },
  );
}

function reportUnknown(
  pack: LoadedPack,
  id: string,
  known: ReadonlyMap<string, LoadedPack>,
  problems: ProblemList,
): void {
  const others = [...known.keys()].filter((name) => name !== pack.pack.id);
  problems.report('policy/unknown-pack', pack.pack.place, `There is no pack called "${id}" here to extend.`, {
    clears: others.length > 0 ? `Known here: ${others.join(', ')}.` : undefined,
  });
}
