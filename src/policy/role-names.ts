/** What roles are called, and which count as another: data of the packs, since every council has names of its own. */
import { isMap } from '../record/field-value.ts';
import type { FieldMap } from '../record/types.ts';
import type { LoadedPack } from './pack.ts';
import type { PackNode } from './pack-text.ts';
import { readRoles } from './read-decisions.ts';
import type { Reading } from './reading.ts';
import type { Policy } from './types.ts';

/** `role-names: {manager: [team manager, practice manager], …}`. */
export function readRoleNames(node: PackNode, reading: Reading): FieldMap | undefined {
  if (node.kind !== 'map') {
    const message = '"role-names" gives each role what else counts as it: {manager: [team manager, head of service]}.';
    return reading.fault('policy/wrong-value', node.span, message);
  }
  return Object.fromEntries(node.entries.map(({ key, value }) => [roleKey(key), readRoles(value, reading)]));
}

/** The names of all packs together: a later pack adds to those of the packs below it. */
export function roleNamesOf(packs: readonly LoadedPack[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const { pack } of packs) {
    const given = pack.settings['role-names'];
    if (!isMap(given)) continue;
    for (const [role, others] of Object.entries(given)) {
      const list = (Array.isArray(others) ? others : [others]).filter((name) => typeof name === 'string');
      names.set(role, [...(names.get(role) ?? []), ...list.map(roleKey)]);
    }
  }
  return names;
}

/** Whether somebody in the role `held` is one of `asked`, by whatever name a pack gives either. */
export function hasRole(held: string, asked: readonly string[], { roleNames }: Policy): boolean {
  const wanted = roleKey(held);
  const seen = new Set(asked.map(roleKey));
  // The set grows while it is gone through: the names of a name count too.
  for (const role of seen) {
    if (role === wanted) return true;
    for (const other of roleNames?.get(role) ?? []) seen.add(other);
  }
  return false;
}

/** `Team Manager`, `team-manager` and `acting team manager` are one role. */
function roleKey(role: string): string {
  return role
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ')
    .trim()
    .replace(/^(?:acting|interim) /u, '');
}
