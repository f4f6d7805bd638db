/** Who of a team works there on a day. */
import type { IsoDate } from '../record/types.ts';
import type { Person, WorkspaceConfig } from './types.ts';

/** Whether somebody works there no more. On the day on which they left they were still there. */
export function hasLeft({ left }: Pick<Person, 'left'>, asOf: IsoDate): boolean {
  return left !== undefined && left < asOf;
}

/** Those whom the settings name and who haven't left, in the order of the settings. */
export function peopleThere({ people }: Pick<WorkspaceConfig, 'people'>, asOf: IsoDate): readonly Person[] {
  return [...people.values()].filter((person) => !hasLeft(person, asOf));
}
