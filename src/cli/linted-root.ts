/** Lints the records that one root governs, with what earlier runs found there. */
import type { IsoDate } from '../record/types.ts';
import { digestOf, digestOfAll } from '../workspace/content-digest.ts';
import type { Workspaces } from '../workspace/open.ts';
import { byText } from '../workspace/record-files.ts';
import { readSettings } from '../workspace/settings.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';
import type { CachedWorkspace, CacheFolder } from './cache-files.ts';
import { type KnownContents, readCache, writeCache } from './findings-cache.ts';
import type { Io } from './io.ts';
import type { Judging } from './judged-files.ts';
import { addStandings, type KeptStandings, readStandings } from './kept-standings.ts';
import type { Governing } from './lint-report.ts';
import { type LintedStore, lintStore, type ReadBytes } from './linted-store.ts';
import { today } from './options.ts';

export interface RootLinting extends Judging {
  /** Reads records; settings are read by `files`. */
  readonly bytes: ReadBytes;
  /** Where earlier results are kept; absent where none are. */
  readonly cache?: CacheFolder;
  /** Whether remarks in records that silence rules are heeded. */
  readonly inlineConfig: boolean;
  /** Present where it is asked how records stand, with the reasons for being late or without. What is judged for another reason is kept for whoever asks next. */
  readonly standings?: { readonly reasons: boolean };
}

/** A workspace, and the day on which it is judged. */
export interface Governed {
  readonly workspace: Governing;
  readonly asOf: IsoDate;
}

export interface LintedRoot extends Governed {
  /** A digest of the settings, the day, whether remarks are heeded, and the contents of all records there: the shards of one run agree on it. */
  readonly store: string;
  /** What it is called in the cache. */
  readonly place: CachedWorkspace;
  readonly found: LintedStore;
}

/** Lints those of the root's records that are `wanted`. `step` is called as each one is done. */
export async function lintRoot(
  io: Io,
  root: Uri,
  wanted: ReadonlySet<Uri>,
  workspaces: Workspaces,
  { files, bytes, engine, asOf: asked, cache, inlineConfig, standings }: RootLinting,
  step: () => void,
): Promise<LintedRoot> {
  const { access, read } = remembering(files, root);
  const settings = await readSettings(root, access, engine);
  const { config, policy, catalogue } = settings;
  const workspace: Governing = { root, ...settings };
  const asOf = asked ?? config.asOf ?? today(io);
  const under = digestOfAll(read());
  const context = digestOfAll([asOf, under, inlineConfig ? 'heeded' : 'not heeded']);
  const { rules, people, teams } = config;
  const linter = engine.createLinter({ policy, catalogue, rules, people, teams, inlineConfig });
  const listed = await workspaces.records(root);
  // Whoever counts a figure again lints without heeding remarks: what is kept of runs that heed them is not to go for that.
  const place = { root: inlineConfig ? root : `${root}#not-heeded`, size: listed.length, settings: under };
  const before: KnownContents = cache === undefined ? new Map() : await readCache(cache, place);
  const ofAll = standings !== undefined;
  const kept: KeptStandings = cache === undefined || !ofAll ? new Map() : await readStandings(cache, place);
  const found = await lintStore(
    {
      governing: workspace,
      engine: { ...engine, catalogue },
      bytes,
      linter,
      asOf,
      context,
      before,
      whole: await workspaces.governs(root),
      ...((ofAll || (cache !== undefined && inlineConfig)) && {
        standings: { ofAll, reasons: standings?.reasons === true, before: kept },
      }),
    },
    listed,
    wanted,
    step,
  );
  if (cache !== undefined) {
    await writeCache(cache, place, before, found.known);
    await addStandings(cache, place, found.judged, new Set(found.known.keys()));
  }
  // What siblings share counts whether or not they are named; a file that is not of the store is read by one shard alone.
  const contents = listed.map((uri) => JSON.stringify([uri.slice(root.length), found.digests.get(uri) ?? null]));
  return { workspace, asOf, store: digestOfAll([context, ...contents.sort(byText)]), place, found };
}

/** The records by the root that governs them, with `settingsAlone`: roots whose settings are looked at, whether or not a record was named. */
export async function byRoot(
  workspaces: Workspaces,
  records: readonly Uri[],
  settingsAlone: readonly Uri[] = [],
): Promise<ReadonlyMap<Uri, readonly Uri[]>> {
  const roots = new Map<Uri, Uri[]>(settingsAlone.map((root) => [root, []]));
  for (const uri of records) {
    const root = await workspaces.rootOf(uri);
    const known = roots.get(root);
    if (known === undefined) roots.set(root, [uri]);
    else known.push(uri);
  }
  return new Map([...roots].sort(([a], [b]) => byText(a, b)));
}

/** The same files, and digests of all that was read from them below a root, with their names there: whatever a workspace's settings are made of decides its findings. */
function remembering(files: FileAccess, root: Uri): { readonly access: FileAccess; read(): readonly string[] } {
  const read = new Map<Uri, string>();
  return {
    access: {
      ...files,
      async read(uri, maxBytes, within) {
        const file = await files.read(uri, maxBytes, within);
        read.set(uri, digestOf(JSON.stringify([uri.slice(root.length), file])));
        return file;
      },
    },
    read: () => [...read].sort(([a], [b]) => byText(a, b)).map(([, digest]) => digest),
  };
}
