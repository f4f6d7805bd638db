/** The roles that somebody may have: those that colleagues have, those that the policy asks for, and all the names that packs give them. */
import type { Person, Workspace } from '../../workspace/types.ts';

export interface KnownRole {
  readonly name: string;
  /** Who has it, or what it counts as. */
  readonly told?: string;
}

/** Each role of a person. */
export function rolesOf(person: Person | undefined): readonly string[] {
  return person?.roles ?? (person?.role === undefined ? [] : [person.role]);
}

/** Those of the team first, the commonest before the others; `except` is whoever is being written about, whose own roles are still being typed. */
export function knownRoles({ config, policy }: Workspace, except: string | undefined): KnownRole[] {
  const colleagues = [...config.people.values()].filter(({ id }) => id !== except);
  const roles = new Map<string, KnownRole>();
  const add = (name: string, told: string | undefined): void => {
    const key = name.toLowerCase();
    if (!roles.has(key)) roles.set(key, { name, ...(told === undefined ? {} : { told }) });
  };
  for (const [name, people] of commonest(colleagues.flatMap(rolesOf)))
    add(name, people === 1 ? 'One person here' : `${people} people here`);
  for (const [name] of commonest(policy.decisions.flatMap(({ roles: asked = [] }) => asked))) add(name, undefined);
  for (const name of policy.roleNames?.keys() ?? []) add(name, undefined);
  for (const [name, others] of policy.roleNames ?? []) for (const other of others) add(other, `Counts as ${name}`);
  return [...roles.values()];
}

/** Each with how often it is there, the most frequent first. */
function commonest(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
