/** The built-in rules of England, read and checked when the program was built. */
import { ENGLAND } from './generated/england.ts';
import type { LoadedPack } from './pack.ts';
import { createPolicy } from './policy.ts';
import type { Policy } from './types.ts';

/** The pack as it was loaded, to be extended. It has no examples; those are in england-examples.ts. */
export function englandPack(): LoadedPack {
  return ENGLAND;
}

let policy: Policy | undefined;

/** The policy of England alone. The same object every time. */
export function englandPolicy(): Policy {
  policy ??= createPolicy([ENGLAND]).policy;
  return policy;
}

/** The packs that come with the program, by name. */
export const BUILT_IN_PACKS: ReadonlyMap<string, LoadedPack> = new Map([[ENGLAND.pack.id, ENGLAND]]);
