/** References to people whom the workspace does not list, where it lists any. */
import { PERSON_ID } from '../record/ids.ts';
import type { EntryBlock, Problem } from '../record/types.ts';
import type { People } from '../rules/types.ts';
import { nearest } from '../schema/suggest.ts';
import { textSpan, type WrittenValue } from '../schema/written-values.ts';

/** Longest piece of an id that a message repeats. */
const LONGEST = 60;

/** The ids of all whom a workspace lists, in one list for all that a record names. */
const ids = new WeakMap<People, readonly string[]>();

function idsOf(people: People): readonly string[] {
  const known = ids.get(people) ?? [...people.keys()];
  ids.set(people, known);
  return known;
}

/** Spans are relative to the block. Nothing where the workspace lists nobody. */
export function unknownPeople(
  { fields, text }: EntryBlock,
  values: readonly WrittenValue[],
  people: People | undefined,
): readonly Problem[] {
  if (people === undefined || people.size === 0 || fields === undefined) return [];
  const problems: Problem[] = [];
  for (const value of values) {
    if (value.kind !== 'person') continue;
    const unknown = unknownPerson(value.text, people);
    const span = unknown && textSpan(text, fields, value);
    if (unknown === undefined || span === undefined) continue;
    // An action may be a parent's or a school's as much as a worker's: there only a slip is spoken of.
    if (unknown.suggestion === undefined && value.path.at(-1) === 'who') continue;
    problems.push({ ...unknown, span });
  }
  return problems;
}

/** What is wrong with a reference to a person, but for its place; nothing where the workspace lists nobody, or where it is no id. */
export function unknownPerson(id: string, people: People | undefined): Omit<Problem, 'span'> | undefined {
  // A description of somebody has several words.
  if (people === undefined || people.size === 0 || people.has(id) || !PERSON_ID.test(id)) return undefined;
  const near = nearest(id.slice(0, LONGEST), idsOf(people));
  return {
    rule: 'record/unknown-person',
    severity: 'information',
    message: `Nobody with the id "${id.slice(0, LONGEST)}" is listed in the team's settings.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
    clears: 'Write the id of the person as .case-record/config.yaml lists it, or add them there.',
    ...(near !== undefined && { suggestion: near }),
  };
}
