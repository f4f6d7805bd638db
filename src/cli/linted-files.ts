/** Lints the records that were named, workspace by workspace, with what earlier runs found. */
import { createHash } from 'node:crypto';
import type { IsoDate } from '../record/types.ts';
import { digestOf, digestOfAll } from '../workspace/content-digest.ts';
import { Workspaces } from '../workspace/open.ts';
import { byText } from '../workspace/record-files.ts';
import { readSettings } from '../workspace/settings.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';
import { type CachedWorkspace, type CacheFolder, sweepCache } from './cache-files.ts';
import { type KnownContents, readCache, writeCache } from './findings-cache.ts';
import { CannotProceed, type Session, say } from './io.ts';
import { type Judging, shownPath } from './judged-files.ts';
import type { Governing, LintedFile } from './lint-report.ts';
import { lintStore, type ReadBytes } from './linted-store.ts';
import { namedRecords } from './named-records.ts';
import { today } from './options.ts';
import { plain } from './plain-text.ts';
import { progress } from './progress.ts';
import { isInShard, type Shard } from './shard.ts';

export interface Linting extends Judging {
  /** Reads records; settings are read by `files`. */
  readonly bytes: ReadBytes;
  /** Where earlier results are kept; absent where none are. */
  readonly cache?: CacheFolder;
  /** The part of the named records that is linted; absent for all of them. */
  readonly shard?: Shard;
  /** Whether remarks in records that silence rules are heeded. */
  readonly inlineConfig: boolean;
}

/** A workspace, and the day on which it is judged. */
export interface Governed {
  readonly workspace: Governing;
  readonly asOf: IsoDate;
}

export interface LintedFiles {
  /** In order of their URIs. */
  readonly linted: readonly LintedFile[];
  /** The workspaces of all that was named, those of other shards included, in order of their roots. */
  readonly workspaces: readonly Governed[];
  /** A digest of the paths and contents of all that was named and of the settings: the shards of one run agree on it. */
  readonly store: string;
}

/**
 * Lints everything that `paths` name (the current folder where they name nothing). A path that leads to no record is said on stderr and ends the run with 2,
 * but the others are still linted, and so are the settings of a folder that has no record yet, or that were named. The answer is the same with a cache and
 * without.
 */
export async function lintNamed(session: Session, paths: readonly string[], linting: Linting): Promise<LintedFiles> {
  const { io } = session;
  const asked = paths.length > 0 ? paths : ['.'];
  const { records, unmet, settingsAlone, settings } = await namedRecords(asked, io.cwd, linting.files);
  if (records.length + settingsAlone.length + settings.length === 0) throw new CannotProceed(unmet.join('\n'));
  for (const message of unmet) {
    say(io, message);
    session.end(2);
  }
  const { shard } = linting;
  const wanted = new Set(shard === undefined ? records : records.filter((uri) => isInShard(shard, shownPath(io, uri))));
  const workspaces = new Workspaces(linting.files, linting.engine);
  const ofSettings: Uri[] = [];
  for (const { named, uri } of settings) {
    const root = await workspaces.rootOf(uri);
    if (await workspaces.governs(root)) ofSettings.push(root);
    else say(io, `${plain(named)} was not checked: it is part of a pack, and no settings here build on it.`);
  }
  const bar = progress(io, wanted.size, 'records');
  try {
    return await lintRoots(session, await byRoot(workspaces, records, [...settingsAlone, ...ofSettings]), {
      ...linting,
      wanted,
      workspaces,
      bar,
    });
  } finally {
    bar.stop();
  }
}

interface Run extends Linting {
  readonly wanted: ReadonlySet<Uri>;
  readonly workspaces: Workspaces;
  readonly bar: { step(): void };
}

async function lintRoots(
  { io }: Session,
  roots: ReadonlyMap<Uri, readonly Uri[]>,
  { files, bytes, engine, asOf: asked, cache, inlineConfig, wanted, workspaces, bar }: Run,
): Promise<LintedFiles> {
  const linted = new Map<Uri, LintedFile>();
  const governed: Governed[] = [];
  const places: CachedWorkspace[] = [];
  const all = createHash('sha256');
  for (const [root, named] of roots) {
    const { access, read } = remembering(files, root);
    const settings = await readSettings(root, access, engine);
    const { config, policy, catalogue } = settings;
    const governing: Governing = { root, ...settings };
    const asOf = asked ?? config.asOf ?? today(io);
    governed.push({ workspace: governing, asOf });
    const rules = digestOfAll(read());
    const context = digestOfAll([asOf, rules, inlineConfig ? 'heeded' : 'not heeded']);
    const linter = engine.createLinter({
      policy,
      catalogue,
      rules: config.rules,
      people: config.people,
      inlineConfig,
    });
    const listed = await workspaces.records(root);
    const place = { root, size: listed.length };
    const before: KnownContents = cache === undefined ? new Map() : await readCache(cache, place);
    const whole = await workspaces.governs(root);
    const store = { governing, engine: { ...engine, catalogue }, bytes, linter, asOf, context, before, whole };
    const found = await lintStore(store, listed, new Set(named.filter((uri) => wanted.has(uri))), bar.step);
    if (cache !== undefined) await writeCache(cache, place, before, found.known);
    places.push(place);
    all.update(JSON.stringify([shownPath(io, root), rules]));
    for (const uri of named) {
      const file = shownPath(io, uri);
      all.update(JSON.stringify([file, found.digests.get(uri) ?? null]));
      const outcome = found.outcomes.get(uri);
      if (outcome !== undefined && wanted.has(uri)) linted.set(uri, { file, workspace: governing, asOf, outcome });
    }
  }
  if (cache !== undefined) await sweepCache(cache, places, io.now());
  const ordered = [...linted].sort(([a], [b]) => byText(a, b)).map(([, file]) => file);
  return { linted: ordered, workspaces: governed, store: all.digest('base64url') };
}

/** The records by the root that governs them, with `settingsAlone`: roots whose settings are looked at, whether or not a record was named. */
async function byRoot(
  workspaces: Workspaces,
  records: readonly Uri[],
  settingsAlone: readonly Uri[],
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
