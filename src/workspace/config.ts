/** `.case-record/config.yaml`: the team's own settings. Whatever is wrong in it is a problem at its place; the rest still holds. */
import type { RuleSettings } from '../lint/types.ts';
import { isMap } from '../record/field-value.ts';
import type { Fields, FieldValue, IsoDate, Problem, Severity } from '../record/types.ts';
import { readPeople, readTeams } from './people.ts';
import { SettingsReader, told } from './settings-reader.ts';
import type { ConfigProblem, Uri, WorkspaceConfig } from './types.ts';

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
  const reader = new ConfigReader(new SettingsReader(uri, read.fields, problems));
  return { config: reader.config(), problems, fields: read.fields };
}

class ConfigReader {
  readonly #reader: SettingsReader;

  constructor(reader: SettingsReader) {
    this.#reader = reader;
  }

  config(): WorkspaceConfig {
    const value = this.#reader.fields.value;
    this.#reader.knownKeys(value, [], KEYS);
    const asOf = this.#asOf(value['as-of']);
    const teams = readTeams(value.teams, this.#reader);
    return {
      ...(asOf === undefined ? {} : { asOf }),
      policies: this.#policies(value.policies),
      people: readPeople(value.people, teams, this.#reader),
      teams,
      rules: this.#rules(value.rules),
    };
  }

  #asOf(value: FieldValue | undefined): IsoDate | undefined {
    return this.#reader.date(value, ['as-of'], "Today's date is used.");
  }

  #policies(value: FieldValue | undefined): readonly string[] {
    if (value === undefined) return defaultConfig.policies;
    const names = typeof value === 'string' ? [value] : value;
    if (!Array.isArray(names)) {
      this.#reader.report('error', '"policies" must be a list of names, such as [england].', ['policies'], 'value');
      return defaultConfig.policies;
    }
    const good: string[] = [];
    for (const [index, name] of names.entries()) {
      if (typeof name === 'string') good.push(name);
      else
        this.#reader.report(
          'error',
          'A policy is given by its name alone, such as england.',
          ['policies', index],
          'value',
        );
    }
    if (good.length > 0) return good;
    this.#reader.report('warning', 'No policy is named, so the rules of England apply.', ['policies'], 'value');
    return defaultConfig.policies;
  }

  #rules(value: FieldValue | undefined): RuleSettings {
    if (value === undefined) return {};
    const rules: { [rule: string]: Severity | 'off' } = Object.create(null);
    if (!isMap(value)) {
      this.#reader.report(
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
        this.#reader.report(
          'warning',
          message,
          ['rules', rule],
          'key',
          'Run "case-record rules" to see the names of all rules.',
        );
      } else if (known === undefined) {
        const message = `${told(level)} is not a level. A rule is set to off, information, warning or error.`;
        this.#reader.report('error', message, ['rules', rule], 'value');
      } else rules[rule] = known;
    }
    return rules;
  }
}
