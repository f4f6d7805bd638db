/** The settings of a workspace: its configuration, its entry types and the policy that comes of them. What is wrong in either is a problem, and the rest holds. */
import type { RuleSettings } from '../lint/types.ts';
import type { Policy, PolicyProblem } from '../policy/types.ts';
import { nearest } from '../schema/suggest.ts';
import type { Catalogue } from '../schema/types.ts';
import { type ConfigReading, defaultConfig, LONGEST_CONFIG, readConfig } from './config.ts';
import type { Engine } from './engine.ts';
import { readOwnTypes } from './own-types.ts';
import { below, folderOf, SHARED_FOLDER } from './record-files.ts';
import { faultsOfFolders } from './settings-folders.ts';
import { severityUnder } from './severity.ts';
import { readSharedPacks, type SharedPacks } from './shared-packs.ts';
import { readSnippets, type TeamSnippet } from './team-snippets.ts';
import { readTemplateFiles } from './templates/files.ts';
import { makeTemplatesInTurns, type SharedTemplates } from './templates/shared.ts';
import type { ConfigProblem, FileAccess, FileText, Listing, Uri, WorkspaceConfig } from './types.ts';

export interface Settings {
  readonly config: WorkspaceConfig;
  readonly policy: Policy;
  /** The known entry types and the team's own. */
  readonly catalogue: Catalogue;
  readonly snippets: readonly TeamSnippet[];
  /** How many of them come from each file. */
  readonly snippetFiles: ReadonlyMap<Uri, number>;
  /**
   * The team's own templates, and what is wrong in them: tried out when they are asked for, which takes longer than all the rest, and never for so long at a
   * time that anything else would have to wait.
   */
  templates(): Promise<SharedTemplates>;
  /** The same; undefined where it is said meanwhile that they are outdated. */
  templatesUnless(isOutdated: () => boolean): Promise<SharedTemplates | undefined>;
  /** The team's own policy, where there is one. */
  readonly local?: { readonly uri: Uri; readonly text: string };
  /** Packs of the workspace or of packages that the local policy builds on. */
  readonly shared?: SharedPacks;
  /** The files of the team's own entry types, by the id of the type. */
  readonly typeFiles: ReadonlyMap<string, Uri>;
  /** Without those of templates. */
  readonly problems: readonly (ConfigProblem | PolicyProblem)[];
}

/** Files ending in .yaml that are looked at beside the settings. */
const MOST_SETTINGS = 1000;

/** Reads `.case-record/config.yaml`, `.case-record/policy.yaml`, `.case-record/entries/`, `.case-record/snippets/` and `.case-record/templates/`. A link that leads out of the root is refused. */
export async function readSettings(root: Uri, files: FileAccess, engine: Engine): Promise<Settings> {
  const configUri = below(root, SHARED_FOLDER, 'config.yaml');
  const policyUri = below(root, SHARED_FOLDER, 'policy.yaml');
  const [configFile, policyFile] = await Promise.all([
    files.read(configUri, LONGEST_CONFIG, root),
    files.read(policyUri, LONGEST_CONFIG, root),
  ]);
  const there = await listedIn(below(root, SHARED_FOLDER), [configFile, policyFile], root, files);
  const local = 'text' in policyFile ? { uri: policyUri, text: policyFile.text } : undefined;
  const shared = local && (await readSharedPacks(root, local, files));
  // What a team writes itself goes over what it shares with others.
  const folders = [...(shared?.packs ?? []).map(({ uri }) => folderOf(uri)), below(root, SHARED_FOLDER)];
  const [types, pieces, drafts] = await Promise.all([
    readOwnTypes(folders, root, files, engine),
    readSnippets(folders, root, files),
    readTemplateFiles(folders, root, files),
  ]);
  const reading: ConfigReading =
    'text' in configFile
      ? readConfig(configUri, configFile.text, engine.readYaml)
      : { config: defaultConfig, problems: [], fields: undefined };
  const packs = reading.config.policies.filter((name) => engine.packs.includes(name));
  const { policy, problems } = engine.loadPolicy(
    packs.length > 0 ? packs : defaultConfig.policies,
    local,
    types.catalogue,
    shared,
  );
  const found = [
    ...faultsOfFolders([below(root, SHARED_FOLDER)], [there], 'policy/config'),
    ...fileProblem(configUri, configFile, there, 'policy/config'),
    ...reading.problems,
    ...unknownPacks(configUri, reading, engine.packs),
    ...unknownRules(configUri, reading, engine.ruleIds(policy)),
    ...fileProblem(policyUri, policyFile, there, 'policy/file'),
    ...(shared?.problems ?? []),
    ...problems,
    ...types.problems,
    ...pieces.problems,
  ];
  const templatesUnless = async (isOutdated: () => boolean): Promise<SharedTemplates | undefined> => {
    const made = await makeTemplatesInTurns(drafts, engine, types.catalogue, isOutdated);
    if (made === undefined) return undefined;
    const faults = [...drafts.problems, ...made.problems];
    return { ...made, problems: faults.flatMap((problem) => weighed(problem, reading.config.rules)) };
  };
  return {
    config: reading.config,
    policy,
    catalogue: types.catalogue,
    snippets: pieces.snippets,
    snippetFiles: pieces.files,
    templates: async () => (await templatesUnless(() => false)) ?? { templates: [], problems: [] },
    templatesUnless,
    ...(local && { local }),
    ...(shared && { shared }),
    typeFiles: types.files,
    problems: found.flatMap((problem) => weighed(problem, reading.config.rules)),
  };
}

function weighed<P extends ConfigProblem | PolicyProblem>(problem: P, rules: RuleSettings): readonly P[] {
  const severity = severityUnder(rules, problem.rule, problem.severity);
  return severity === undefined ? [] : [{ ...problem, severity }];
}

/**
 * What stands in the folder, looked up only where a file of settings could not be found: a link that leads nowhere stands there by its name, and can't be read;
 * or the folder is none.
 */
async function listedIn(folder: Uri, read: readonly FileText[], root: Uri, files: FileAccess): Promise<Listing> {
  if (!read.some(isMissing)) return { files: [], more: false };
  return files.list(folder, '.yaml', MOST_SETTINGS, root);
}

function isMissing(file: FileText): boolean {
  return 'problem' in file && file.problem === 'missing';
}

/** A file that isn't there is no fault: a team need not share settings. */
function fileProblem(
  uri: Uri,
  file: FileText,
  { files: there }: Listing,
  rule: `policy/${string}`,
): readonly ConfigProblem[] {
  if ('text' in file || (isMissing(file) && !there.includes(uri))) return [];
  return [{ uri, rule, severity: 'error', message: file.message, span: { start: 0, end: 0 } }];
}

function* unknownPacks(
  uri: Uri,
  { config, fields }: ConfigReading,
  packs: readonly string[],
): Generator<ConfigProblem> {
  for (const [index, name] of config.policies.entries()) {
    if (fields === undefined || packs.includes(name)) continue;
    const meant = nearest(name, packs);
    const advice = meant === undefined ? `There is ${packs.join(', ')}.` : `Did you mean "${meant}"?`;
    const message = `No policy is called "${name}", so it is left out. ${advice}`;
    const clears = 'Local rules need no name here: they stand in .case-record/policy.yaml.';
    const span = fields.locate(['policies', index], 'value');
    yield { uri, rule: 'policy/config', severity: 'error', message, span, clears };
  }
}

/** Rules that are not there for which the one that was meant is looked for. */
const MOST_SUGGESTIONS = 100;

function* unknownRules(uri: Uri, { config, fields }: ConfigReading, ids: readonly string[]): Generator<ConfigProblem> {
  const known = new Set(ids);
  let suggested = 0;
  for (const rule of Object.keys(config.rules)) {
    if (fields === undefined || rule.endsWith('/*') || known.has(rule)) continue;
    const meant = ++suggested > MOST_SUGGESTIONS ? undefined : nearest(rule, ids);
    const advice = meant === undefined ? 'Run "case-record rules" to see them all.' : `Did you mean "${meant}"?`;
    const message = `There is no rule "${rule}", so this line has no effect. ${advice}`;
    yield { uri, rule: 'policy/config', severity: 'warning', message, span: fields.locate(['rules', rule], 'key') };
  }
}
