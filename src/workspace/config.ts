/** `.case-record/config.yaml`: the team's own settings. Whatever is wrong in it is a problem at its place; the rest still holds. */
import type { RuleSettings } from '../lint/types.ts';
import { parseIsoDate } from '../record/date.ts';
import type { FieldMap, FieldPath, Fields, FieldValue, IsoDate, Problem, Severity, Span } from '../record/types.ts';
import { nearest } from '../schema/suggest.ts';
import type { ConfigProblem, Person, Team, Uri, WorkspaceConfig } from './types.ts';

export interface ConfigReading {
  readonly config: WorkspaceConfig;
  readonly problems: readonly ConfigProblem[];
  /** The settings as they were written, to find the place of one; undefined where there is no file. */
  readonly fields: Fields | undefined;
}

/** What the reader of the language's YAML gives for a whole text: spans are offsets in that text. */
export type YamlReader = (text: string) => { readonly fields: Fields; readonly problems: readonly Problem[] };

/** Where there is no configuration. */
export const defaultConfig: WorkspaceConfig = { policies: ['england'], people: new Map(), teams: new Map(), rules: {} };

/** Longest configuration that is read, in bytes. */
export const LONGEST_CONFIG = 1_000_000;

const KEYS = ['as-of', 'policies', 'people', 'teams', 'rules'];
const PERSON_KEYS = ['name', 'role', 'team', 'manager', 'fte', 'left'];
const TEAM_KEYS = ['name', 'caseload-limit'];
const MOST_FTE = 1;
const MOST_CASES = 200;
const LEVELS = ['off', 'information', 'warning', 'error'] as const;
const RULE_NAME =
  /^(?:record|schema|journey|timescale|decision|practice|supervision|policy)\/(?:\*|[a-z0-9][a-z0-9-]*)$/u;

/** Reads the configuration that stands in `text`. Never throws. */
export function readConfig(uri: Uri, text: string, readYaml: YamlReader): ConfigReading {
  const read = readYaml(text);
  const problems: ConfigProblem[] = read.problems.map((problem) => ({
    uri,
    rule: 'policy/config',
    severity: problem.severity,
    message: problem.message,
    span: problem.span,
    ...(problem.clears === undefined ? {} : { clears: problem.clears }),
  }));
  const { value, empty } = read.fields;
  if (problems.length === 0 && Object.keys(value).length === 0 && empty.length === 0) {
    const message = 'This configuration is empty, so the usual settings apply.';
    const clears = `Write a setting (${KEYS.join(', ')}), or delete the file.`;
    problems.push({ uri, rule: 'policy/config', severity: 'warning', message, span: { start: 0, end: 0 }, clears });
  }
  const reader = new ConfigReader(uri, read.fields, problems);
  return { config: reader.config(), problems, fields: read.fields };
}

class ConfigReader {
  readonly #uri: Uri;
  readonly #fields: Fields;
  readonly #problems: ConfigProblem[];

  constructor(uri: Uri, fields: Fields, problems: ConfigProblem[]) {
    this.#uri = uri;
    this.#fields = fields;
    this.#problems = problems;
  }

  config(): WorkspaceConfig {
    const value = this.#fields.value;
    this.#knownKeys(value, [], KEYS);
    const asOf = this.#asOf(value['as-of']);
    const teams = this.#teams(value.teams);
    return {
      ...(asOf === undefined ? {} : { asOf }),
      policies: this.#policies(value.policies),
      people: this.#people(value.people, teams),
      teams,
      rules: this.#rules(value.rules),
    };
  }

  #asOf(value: FieldValue | undefined): IsoDate | undefined {
    return this.#date(value, ['as-of'], "Today's date is used.");
  }

  #date(value: FieldValue | undefined, path: FieldPath, instead: string): IsoDate | undefined {
    if (value === undefined) return undefined;
    const date = typeof value === 'string' ? parseIsoDate(value) : undefined;
    if (date === undefined) {
      const message = `"${path.at(-1)}" must be a date that exists, written like 2026-03-31, not ${told(value)}. ${instead}`;
      this.#report('error', message, path, 'value');
    }
    return date;
  }

  #policies(value: FieldValue | undefined): readonly string[] {
    if (value === undefined) return defaultConfig.policies;
    const names = typeof value === 'string' ? [value] : value;
    if (!Array.isArray(names)) {
      this.#report('error', '"policies" must be a list of names, such as [england].', ['policies'], 'value');
      return defaultConfig.policies;
    }
    const good: string[] = [];
    for (const [index, name] of names.entries()) {
      if (typeof name === 'string') good.push(name);
      else this.#report('error', 'A policy is given by its name alone, such as england.', ['policies', index], 'value');
    }
    if (good.length > 0) return good;
    this.#report('warning', 'No policy is named, so the rules of England apply.', ['policies'], 'value');
    return defaultConfig.policies;
  }

  #people(value: FieldValue | undefined, teams: WorkspaceConfig['teams']): ReadonlyMap<string, Person> {
    const people = new Map<string, Person>();
    for (const [id, person] of this.#entries(value, ['people'], 'm.patel: {name: Meera Patel}')) {
      const path = ['people', id];
      this.#knownKeys(person, path, PERSON_KEYS);
      const text = (key: string) => this.#text(person, path, key);
      const name = text('name');
      if (name === undefined) this.#report('warning', `${id} has no name, so "${id}" is shown.`, path, 'key');
      const [role, team, manager] = [text('role'), text('team'), text('manager')];
      const fte = this.#number(person, path, 'fte', MOST_FTE);
      const left = this.#date(person.left, [...path, 'left'], 'It is not used.');
      people.set(id, {
        id,
        name: name ?? id,
        ...(role === undefined ? {} : { role }),
        ...(team === undefined ? {} : { team }),
        ...(manager === undefined ? {} : { manager }),
        ...(fte === undefined ? {} : { fte }),
        ...(left === undefined ? {} : { left }),
      });
    }
    for (const { id, team, manager } of people.values()) {
      if (team !== undefined && !teams.has(team))
        this.#unknownName(team, 'team', [...teams.keys()], ['people', id, 'team']);
      if (manager !== undefined && !people.has(manager))
        this.#unknownName(manager, 'person', [...people.keys()], ['people', id, 'manager']);
    }
    return people;
  }

  #teams(value: FieldValue | undefined): WorkspaceConfig['teams'] {
    const teams = new Map<string, Team>();
    for (const [id, team] of this.#entries(value, ['teams'], 'east: {name: East assessment team}')) {
      this.#knownKeys(team, ['teams', id], TEAM_KEYS);
      const limit = this.#number(team, ['teams', id], 'caseload-limit', MOST_CASES);
      const name = this.#text(team, ['teams', id], 'name') ?? id;
      teams.set(id, { id, name, ...(limit === undefined ? {} : { caseloadLimit: limit }) });
    }
    return teams;
  }

  #rules(value: FieldValue | undefined): RuleSettings {
    if (value === undefined) return {};
    const rules: { [rule: string]: Severity | 'off' } = Object.create(null);
    if (!isMap(value)) {
      this.#report(
        'error',
        '"rules" must give each rule a level, such as practice/visit-alone: warning.',
        ['rules'],
        'value',
      );
      return rules;
    }
    for (const [rule, level] of Object.entries(value)) {
      const known = LEVELS.find((name) => name === level);
      if (!RULE_NAME.test(rule)) {
        const message = `"${rule}" is not the name of a rule. Rules are named like practice/visit-alone, or timescale/* for all of a kind.`;
        this.#report(
          'warning',
          message,
          ['rules', rule],
          'key',
          'Run "case-record rules" to see the names of all rules.',
        );
      } else if (known === undefined) {
        const message = `${told(level)} is not a level. A rule is set to off, information, warning or error.`;
        this.#report('error', message, ['rules', rule], 'value');
      } else rules[rule] = known;
    }
    return rules;
  }

  /** The maps of a map by their ids. Anything else is reported and left out. */
  *#entries(value: FieldValue | undefined, path: FieldPath, example: string): Generator<[string, FieldMap]> {
    if (value === undefined) return;
    if (!isMap(value)) {
      this.#report('error', `"${path.join('.')}" must have one line for each id, such as ${example}.`, path, 'value');
      return;
    }
    for (const [id, item] of Object.entries(value)) {
      if (isMap(item)) yield [id, item];
      else this.#report('error', `"${id}" must be written out, such as ${example}.`, [...path, id], 'value');
    }
  }

  #text(map: FieldMap, path: FieldPath, key: string): string | undefined {
    const value = map[key];
    if (value === undefined || typeof value === 'string') return value;
    this.#report('error', `"${key}" must be a piece of text, not ${told(value)}.`, [...path, key], 'value');
    return undefined;
  }

  /** A number above 0 and up to `most`, whole or with up to two decimal places. */
  #number(map: FieldMap, path: FieldPath, key: string, most: number): number | undefined {
    const value = map[key];
    if (value === undefined) return undefined;
    const number = typeof value === 'string' && /^[0-9]{1,3}(?:\.[0-9]{1,2})?$/u.test(value) ? Number(value) : 0;
    if (number > 0 && number <= most) return number;
    const message = `"${key}" must be a number above 0 and up to ${most}, not ${told(value)}. It is not used.`;
    this.#report('error', message, [...path, key], 'value');
    return undefined;
  }

  #knownKeys(map: FieldMap, path: FieldPath, known: readonly string[]): void {
    const empty = this.#fields.empty.filter(
      (at) => at.length === path.length + 1 && path.every((part, i) => part === at[i]),
    );
    for (const key of [...Object.keys(map), ...empty.map((at) => String(at.at(-1)))]) {
      if (known.includes(key)) continue;
      const meant = nearest(key, known);
      const advice = meant === undefined ? `It can be ${known.join(', ')}.` : `Did you mean "${meant}"?`;
      this.#report('warning', `Nothing here is called "${key}", so it is not used. ${advice}`, [...path, key], 'key');
    }
  }

  #unknownName(name: string, kind: 'team' | 'person', known: readonly string[], path: FieldPath): void {
    const meant = nearest(name, known);
    const list = kind === 'team' ? 'teams' : 'people';
    const advice = meant === undefined ? `Add "${name}" to "${list}".` : `Did you mean "${meant}"?`;
    this.#report('warning', `No ${kind} "${name}" stands under "${list}". ${advice}`, path, 'value');
  }

  #report(severity: Severity, message: string, path: FieldPath, part: 'key' | 'value', clears?: string): void {
    const span: Span = this.#fields.locate(path, part);
    const base = { uri: this.#uri, rule: 'policy/config', severity, message, span } as const;
    this.#problems.push(clears === undefined ? base : { ...base, clears });
  }
}

function isMap(value: FieldValue | undefined): value is FieldMap {
  return typeof value === 'object' && !Array.isArray(value);
}

function told(value: FieldValue | undefined): string {
  if (typeof value === 'object') return isMap(value) ? 'a group of settings' : 'a list';
  return `"${String(value).slice(0, 40)}"`;
}
