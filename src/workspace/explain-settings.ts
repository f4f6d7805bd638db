/** Which settings hold in a workspace, from which file each comes, what it was before that, and why. */
import type { Policy } from '../policy/types.ts';
import { describeRules } from '../rules/describe.ts';
import type { Catalogue, EntryType } from '../schema/types.ts';
import { defaultConfig } from './config.ts';
import type { Engine } from './engine.ts';
import { below, fileName, SHARED_FOLDER } from './record-files.ts';
import type { Settings } from './settings.ts';
import { shippedTemplates } from './templates/shipped.ts';
import type { Template } from './templates/types.ts';
import type { Uri } from './types.ts';

/** One setting. */
export interface ExplainedSetting {
  readonly about:
    | 'date'
    | 'policy'
    | 'rule'
    | 'timescale'
    | 'decision'
    | 'entry-type'
    | 'people'
    | 'snippets'
    | 'template';
  /** What it is called: the id of a rule, a pack, an entry type. */
  readonly name: string;
  /** What holds, in words. */
  readonly value: string;
  /** The file that says so; absent where nothing but the program does. */
  readonly from?: Uri;
  /** The reason that the file gives. */
  readonly why?: string;
  /** What held before that file, the oldest first, each with the pack that said so. */
  readonly before: readonly { readonly value: string; readonly by: string }[];
}

/** Everything in the settings of a root that is not as the program brings it, and what they are built from. */
export async function explainSettings(
  root: Uri,
  settings: Settings,
  engine: Engine,
): Promise<readonly ExplainedSetting[]> {
  const usual = new Map<string, string>(describeRules(settings.policy).map(({ id, severity }) => [id, severity]));
  const config = below(root, SHARED_FOLDER, 'config.yaml');
  const { asOf, people, teams, rules } = settings.config;
  return [
    asOf === undefined
      ? { about: 'date', name: 'as-of', value: 'the day on which somebody asks', before: [] }
      : {
          about: 'date',
          name: 'as-of',
          value: asOf,
          from: config,
          before: [{ value: 'the day on which somebody asks', by: 'case-record' }],
        },
    ...packs(settings, config, below(root, SHARED_FOLDER, 'policy.yaml'), engine.packs),
    ...changedRules(settings, engine),
    ...Object.entries(rules).map(([rule, level]): ExplainedSetting => {
      const before = usual.get(rule);
      return {
        about: 'rule',
        name: rule,
        value: level,
        from: config,
        before: before === undefined ? [] : [{ value: before, by: 'case-record' }],
      };
    }),
    ...entryTypes(settings, engine.catalogue),
    ...(people.size + teams.size === 0
      ? []
      : [
          {
            about: 'people' as const,
            name: 'people',
            value: `${counted(people.size, 'person', 'people')}, ${counted(teams.size, 'team', 'teams')}`,
            from: config,
            before: [],
          },
        ]),
    ...templates((await settings.templates()).templates, engine),
    ...[...settings.snippetFiles].map(
      ([from, count]): ExplainedSetting => ({
        about: 'snippets',
        name: fileName(from).replace(/\.json$/u, ''),
        value: counted(count, 'snippet', 'snippets'),
        from,
        before: [],
      }),
    ),
  ];
}

/** The packs in order, the lowest first. One that neither comes with the program nor was found elsewhere is the team's own. */
function packs(
  { policy, shared, config: { policies } }: Settings,
  config: Uri,
  own: Uri,
  brought: readonly string[],
): readonly ExplainedSetting[] {
  return policy.packs.map(({ id, title, version, extends: bases }): ExplainedSetting => {
    const found = shared?.packs.find((pack) => pack.id === id);
    const over = bases.length > 0 ? `, over ${bases.join(', ')}` : '';
    const value = `${title}, version ${found?.version ?? version}${over}`;
    if (found) return { about: 'policy', name: id, value, from: found.uri, before: [] };
    if (!brought.includes(id)) return { about: 'policy', name: id, value, from: own, before: [] };
    return { about: 'policy', name: id, value, ...(policies.join() === 'england' ? {} : { from: config }), before: [] };
  });
}

/** The rules that a pack of the workspace changes or adds, each with what it was under the packs below. */
function changedRules(
  { policy, catalogue, config, local, shared }: Settings,
  engine: Engine,
): readonly ExplainedSetting[] {
  if (local === undefined || shared === undefined) return [];
  const names = config.policies.filter((name) => engine.packs.includes(name));
  const brought = names.length > 0 ? names : defaultConfig.policies;
  const layers: { readonly by: string; readonly policy: Policy }[] = [
    { by: brought.join(', '), policy: engine.loadPolicy(brought, undefined, catalogue).policy },
    ...shared.packs.map((pack, index) => {
      const { ids, problems } = shared;
      const packs = shared.packs.slice(0, index);
      return { by: pack.id, policy: engine.loadPolicy(brought, pack, catalogue, { packs, ids, problems }).policy };
    }),
  ];
  const said = layers.map(({ by, policy: layer }) => ({ by, rules: describedRules(layer) }));
  return [...describedRules(policy)].flatMap(([name, value]): readonly ExplainedSetting[] => {
    const id = name.replace(/^[a-z]+\//u, '');
    const timescale = name.startsWith('timescale/') ? policy.timescale(id) : undefined;
    const item =
      timescale ?? (name.startsWith('decision/') ? policy.decisions.find((point) => point.id === id) : undefined);
    if (item === undefined || !item.place.file.includes(':')) return [];
    const before = said.flatMap(({ by, rules }) => {
      const was = rules.get(name);
      return was === undefined || was === value ? [] : [{ value: was, by }];
    });
    const kept = before.filter((each, index) => each.value !== before[index - 1]?.value);
    const why = timescale?.reason;
    return [
      {
        about: timescale ? 'timescale' : 'decision',
        name,
        value,
        from: item.place.file,
        ...(why === undefined ? {} : { why }),
        before: kept,
      },
    ];
  });
}

function describedRules(policy: Policy): ReadonlyMap<string, string> {
  const own = describeRules(policy).filter(({ id }) => /^(?:timescale|decision)\//u.test(id));
  return new Map(own.map(({ id, description }) => [id, description.split('\n')[0] ?? '']));
}

/** The team's own templates, with the one that each stands in place of. */
function templates(own: readonly Template[], engine: Engine): readonly ExplainedSetting[] {
  return own.map(({ id, name, kind, uri }): ExplainedSetting => {
    const before = shippedTemplates(engine).find((each) => each.id === id);
    return {
      about: 'template',
      name: id,
      value: `${name} (${kind})`,
      from: uri,
      before: before === undefined ? [] : [{ value: `${before.name} (${before.kind})`, by: 'case-record' }],
    };
  });
}

function entryTypes({ catalogue, typeFiles }: Settings, known: Catalogue): readonly ExplainedSetting[] {
  return [...typeFiles].flatMap(([id, from]): readonly ExplainedSetting[] => {
    const type = catalogue.type(id);
    const before = known.type(id);
    if (type === undefined) return [];
    if (before === undefined) {
      const value = `${type.title}: a type of the team's own, with ${
        type.fields
          .map(({ name }) => name)
          .filter((name) => !COMMON.has(name))
          .join(', ') || 'no fields'
      }`;
      return [{ about: 'entry-type', name: id, value, from, before: [] }];
    }
    const value = differences(type, before).join('; ') || 'nothing is different';
    return [
      {
        about: 'entry-type',
        name: id,
        value: `${type.title}: ${value}`,
        from,
        before: [{ value: before.description, by: 'case-record' }],
      },
    ];
  });
}

const COMMON = new Set([
  'id',
  'by',
  'recorded',
  'recorded-time',
  'also',
  'significant',
  'decision',
  'actions',
  'late-reason',
  'answers',
  'corrects',
  'census',
]);

function differences(type: EntryType, before: EntryType): readonly string[] {
  const names = type.aliases.filter((alias) => !before.aliases.includes(alias));
  const told = names.length > 0 ? [`also called ${names.join(', ')}`] : [];
  for (const field of type.fields) {
    const was = before.fields.find(({ name }) => name === field.name);
    if (was === undefined) told.push(`new field ${field.name}`);
    else if (field.required && !was.required) told.push(`${field.name} is required`);
    if (was && field.codes && field.codes.length !== (was.codes?.length ?? 0))
      told.push(`${field.name} is one of ${field.codes.map(({ code }) => code).join(', ')}`);
  }
  return told;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
