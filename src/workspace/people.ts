/** The people and teams of `.case-record/config.yaml`: who works here, since when, for whom, and how many children they are to hold. */
import type { FieldMap, FieldPath, FieldValue } from '../record/types.ts';
import { type SettingsReader, told } from './settings-reader.ts';
import type { Person, Team, WorkspaceConfig } from './types.ts';

const PERSON_KEYS = ['name', 'role', 'team', 'manager', 'fte', 'caseload-limit', 'stage', 'started', 'left'];
const TEAM_KEYS = ['name', 'manager', 'caseload-limit'];
const MOST_FTE = 1;
const MOST_CASES = 200;
const MOST_ROLES = 10;
const STAGES = ['newly-qualified', 'experienced'] as const;
/** Nobody's team has as many; a file made to hold us up may. */
const MOST_PEOPLE = 5_000;
const MOST_TEAMS = 1_000;

export function readTeams(value: FieldValue | undefined, reader: SettingsReader): WorkspaceConfig['teams'] {
  const teams = new Map<string, Team>();
  for (const [id, team] of reader.entries(value, ['teams'], 'east: {name: East assessment team}')) {
    if (isFull(teams, MOST_TEAMS, ['teams', id], reader)) break;
    reader.knownKeys(team, ['teams', id], TEAM_KEYS);
    const limit = reader.number(team, ['teams', id], 'caseload-limit', MOST_CASES);
    const manager = reader.text(team, ['teams', id], 'manager');
    const name = reader.text(team, ['teams', id], 'name') ?? id;
    teams.set(id, {
      id,
      name,
      ...(manager === undefined ? {} : { manager }),
      ...(limit === undefined ? {} : { caseloadLimit: limit }),
    });
  }
  return teams;
}

export function readPeople(
  value: FieldValue | undefined,
  teams: WorkspaceConfig['teams'],
  reader: SettingsReader,
): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>();
  for (const [id, person] of reader.entries(value, ['people'], 'm.patel: {name: Meera Patel}')) {
    if (isFull(people, MOST_PEOPLE, ['people', id], reader)) break;
    people.set(id, readPerson(id, person, reader));
  }
  for (const { id, team, manager } of people.values()) {
    if (team !== undefined && !teams.has(team)) reader.unknownName(team, 'team', teams, ['people', id, 'team']);
    if (manager !== undefined && !people.has(manager))
      reader.unknownName(manager, 'person', people, ['people', id, 'manager']);
  }
  for (const { id, manager } of teams.values()) {
    if (manager !== undefined && !people.has(manager))
      reader.unknownName(manager, 'person', people, ['teams', id, 'manager']);
  }
  tellOfCircles(people, reader);
  return people;
}

function readPerson(id: string, person: FieldMap, reader: SettingsReader): Person {
  const path = ['people', id];
  reader.knownKeys(person, path, PERSON_KEYS);
  const text = (key: string) => reader.text(person, path, key);
  const name = text('name');
  if (name === undefined) reader.report('warning', `${id} has no name, so "${id}" is shown.`, path, 'key');
  const roles = rolesOf(person.role, [...path, 'role'], reader);
  const [team, manager] = [text('team'), text('manager')];
  const fte = reader.number(person, path, 'fte', MOST_FTE);
  const limit = reader.number(person, path, 'caseload-limit', MOST_CASES);
  const stage = stageOf(person.stage, [...path, 'stage'], reader);
  const started = reader.date(person.started, [...path, 'started'], 'It is not used.');
  const left = reader.date(person.left, [...path, 'left'], 'It is not used.');
  if (started !== undefined && left !== undefined && left < started)
    reader.report(
      'warning',
      `${id} left before the day on which they started.`,
      [...path, 'left'],
      'value',
      'Correct one of the two days.',
    );
  return {
    id,
    name: name ?? id,
    ...(roles.length === 0 ? {} : { role: roles.join(', ') }),
    ...(roles.length < 2 ? {} : { roles }),
    ...(team === undefined ? {} : { team }),
    ...(manager === undefined ? {} : { manager }),
    ...(fte === undefined ? {} : { fte }),
    ...(limit === undefined ? {} : { caseloadLimit: limit }),
    ...(stage === undefined ? {} : { stage }),
    ...(started === undefined ? {} : { started }),
    ...(left === undefined ? {} : { left }),
  };
}

/** One role, or a list of several. */
function rolesOf(value: FieldValue | undefined, path: FieldPath, reader: SettingsReader): readonly string[] {
  if (value === undefined) return [];
  const given = Array.isArray(value) ? value : [value];
  const roles = given.filter((role): role is string => typeof role === 'string');
  if (roles.length < given.length)
    reader.report('error', `"role" must be a piece of text or a list of them, not ${told(value)}.`, path, 'value');
  if (roles.length > MOST_ROLES)
    reader.report('warning', `Nobody has more than ${MOST_ROLES} roles; the others are left out.`, path, 'value');
  return [...new Set(roles)].slice(0, MOST_ROLES);
}

function stageOf(value: FieldValue | undefined, path: FieldPath, reader: SettingsReader): Person['stage'] {
  if (value === undefined) return undefined;
  const stage = STAGES.find((each) => each === value);
  if (stage === undefined)
    reader.report('error', `"stage" is ${STAGES.join(' or ')}, not ${told(value)}. It is not used.`, path, 'value');
  return stage;
}

/** Somebody who is, by way of others, their own manager: nobody is above them, and whoever looks for who decides goes round. */
function tellOfCircles(people: ReadonlyMap<string, Person>, reader: SettingsReader): void {
  const seen = new Set<string>();
  for (const { id: first } of people.values()) {
    const way: string[] = [];
    let next: string | undefined = first;
    while (next !== undefined && people.has(next) && !seen.has(next)) {
      seen.add(next);
      way.push(next);
      next = people.get(next)?.manager;
    }
    const start = next === undefined ? -1 : way.indexOf(next);
    const last = way.at(-1);
    if (start < 0 || last === undefined) continue;
    const round = way.slice(start);
    const message =
      round.length === 1
        ? `${last} is their own manager.`
        : `${round.slice(0, 5).join(', ')}${round.length > 5 ? ' and others' : ''} manage each other in a circle.`;
    reader.report(
      'warning',
      message,
      ['people', last, 'manager'],
      'value',
      'Name who is above them, or leave "manager" out.',
    );
  }
}

function isFull(known: ReadonlyMap<string, unknown>, most: number, path: FieldPath, reader: SettingsReader): boolean {
  if (known.size < most) return false;
  const what = path[0] === 'people' ? 'people' : 'teams';
  reader.report('warning', `At most ${most} ${what} are read; from here on they are left out.`, path, 'key');
  return true;
}
