/** Lints the records that were named, workspace by workspace, with what earlier runs found. */
import { createHash } from 'node:crypto';
import { Workspaces } from '../workspace/open.ts';
import { byText } from '../workspace/record-files.ts';
import type { Uri } from '../workspace/types.ts';
import { type CachedWorkspace, sweepCache } from './cache-files.ts';
import { CannotProceed, type Session, say } from './io.ts';
import { shownPath } from './judged-files.ts';
import type { LintedFile } from './lint-report.ts';
import type { CheckedFile } from './lint-run.ts';
import { byRoot, type Governed, lintRoot, type RootLinting } from './linted-root.ts';
import { namedRecords } from './named-records.ts';
import { plain } from './plain-text.ts';
import { progress } from './progress.ts';
import { isInShard, type Shard } from './shard.ts';

export interface Linting extends RootLinting {
  /** The part of the named records that is linted; absent for all of them. */
  readonly shard?: Shard;
}

/** A record by its path from the current folder and its id; null where the file has none. */
export type NamedRecord = Pick<CheckedFile, 'file' | 'record'>;

export interface LintedFiles {
  /** In order of their URIs. */
  readonly linted: readonly LintedFile[];
  /** What other shards lint, with the ids of the records as far as they are known. */
  readonly elsewhere: readonly NamedRecord[];
  /** The workspaces of all that was named, those of other shards included, in order of their roots. */
  readonly workspaces: readonly Governed[];
  /** A digest of all that was named and of the store that it stands in: the shards of one run agree on it. */
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
  { wanted, workspaces, bar, ...linting }: Run,
): Promise<LintedFiles> {
  const { cache } = linting;
  const linted = new Map<Uri, LintedFile>();
  const elsewhere: NamedRecord[] = [];
  const governed: Governed[] = [];
  const places: CachedWorkspace[] = [];
  const all = createHash('sha256');
  for (const [root, named] of roots) {
    const ofRoot = new Set(named.filter((uri) => wanted.has(uri)));
    const { workspace, asOf, store, place, found } = await lintRoot(io, root, ofRoot, workspaces, linting, bar.step);
    governed.push({ workspace, asOf });
    places.push(place);
    all.update(JSON.stringify([shownPath(io, root), store]));
    for (const uri of named) {
      const file = shownPath(io, uri);
      all.update(JSON.stringify(file));
      if (!wanted.has(uri)) elsewhere.push({ file, record: found.known.get(found.digests.get(uri) ?? '')?.id ?? null });
      const outcome = found.outcomes.get(uri);
      if (outcome !== undefined && wanted.has(uri)) linted.set(uri, { file, workspace, asOf, outcome });
    }
  }
  if (cache !== undefined) await sweepCache(cache, places, io.now());
  const ordered = [...linted].sort(([a], [b]) => byText(a, b)).map(([, file]) => file);
  return { linted: ordered, elsewhere, workspaces: governed, store: all.digest('base64url') };
}
