/** For whom a decision waits: the nearest person in the line of management above a case who may take it. */
import { hasRole } from '../../policy/role-names.ts';
import type { DecisionPoint, Policy } from '../../policy/types.ts';
import type { IsoDate } from '../../record/types.ts';
import { hasLeft } from '../../workspace/colleagues.ts';
import type { Person } from '../../workspace/types.ts';
import { lineOf } from './line.ts';

/** What is known of the case at which it waits. */
export interface Asked {
  /** The worker to whom the case is allocated. */
  readonly worker: string | undefined;
  readonly team: string | undefined;
  /** Who wrote the entry that asks for it: may be barred from deciding. */
  readonly author: string | undefined;
  readonly asOf: IsoDate;
}

/**
 * Ids of the people for whom it waits. Where the policy names roles: the nearest in the line from the worker upwards who has one; where there is none in
 * that line, whoever has one in the case's team; then whoever has one at all. Where it names none: the worker and their manager. Nobody who has left or not begun, and
 * not the author where another person must decide.
 */
export function decidersOf(
  { roles = [], notByAuthor }: Pick<DecisionPoint, 'roles' | 'notByAuthor'>,
  { worker, team, author, asOf }: Asked,
  people: ReadonlyMap<string, Person>,
  policy: Policy,
): string[] {
  const mayDecide = (id: string): boolean => {
    const person = people.get(id);
    if (person !== undefined && hasLeft(person, asOf)) return false;
    if (person?.started !== undefined && person.started > asOf) return false;
    return !(notByAuthor === true && id === author);
  };
  const line = lineOf(worker, people).filter(mayDecide);
  if (roles.length === 0) return line.slice(0, 2);
  const holds = (id: string): boolean => {
    const person = people.get(id);
    return (person?.roles ?? [person?.role ?? '']).some((held) => hasRole(held, roles, policy));
  };
  const nearest = line.find(holds);
  if (nearest !== undefined) return [nearest];
  const able = [...people.values()].filter(({ id }) => mayDecide(id) && holds(id));
  const inTeam = able.filter((person) => team !== undefined && person.team === team);
  return (inTeam.length > 0 ? inTeam : able).map(({ id }) => id);
}
