/** How the records that were named stand: known again from what is kept, judged where it isn't. */
import type { Judgement } from '../lint/types.ts';
import type { IsoDate } from '../record/types.ts';
import type { Standing } from '../views/standing.ts';
import { nodeFiles, readBytes } from '../workspace/node-files.ts';
import { Workspaces } from '../workspace/open.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import type { Uri } from '../workspace/types.ts';
import { type CachedWorkspace, sweepCache } from './cache-files.ts';
import { type CacheWanted, cacheFolder } from './cache-option.ts';
import type { Session } from './io.ts';
import { type FileFault, recordsNamed, shownPath } from './judged-files.ts';
import type { Governing } from './lint-report.ts';
import { byRoot, lintRoot } from './linted-root.ts';
import { progress } from './progress.ts';

/** One file that was named. */
export interface StandingFile {
  readonly uri: Uri;
  /** The path from the current folder, with `/`. */
  readonly file: string;
  readonly workspace: Governing;
  readonly asOf: IsoDate;
  /** How the record stands, or why it could not be read; undefined where it doesn't say whose record it is. */
  readonly outcome: Standing | FileFault | undefined;
  /** Judges it, for who needs words of the record. */
  judge(): Promise<Judgement | FileFault>;
}

export interface StandingsAsked {
  /** The day that was asked for; without it, that of the workspace, or today. */
  readonly asOf: IsoDate | undefined;
  /** What was said of kept results. */
  readonly cache: CacheWanted;
  /** Whether the reasons for being late are wanted too. */
  readonly reasons?: boolean;
}

/**
 * How everything stands that `paths` name (the current folder where they name nothing), in order. A path that leads to no record is said on stderr and ends
 * the run with 2. The answer is the same with a cache and without.
 */
export async function standingNamed(
  session: Session,
  paths: readonly string[],
  { asOf: asked, cache: wanted, reasons = false }: StandingsAsked,
): Promise<readonly StandingFile[]> {
  const { io } = session;
  const cache = await cacheFolder(io, wanted);
  const engine = standardEngine();
  const records = await recordsNamed(session, paths, nodeFiles);
  const workspaces = new Workspaces(nodeFiles, engine);
  const linting = {
    files: nodeFiles,
    bytes: readBytes,
    engine,
    asOf: asked,
    inlineConfig: true,
    standings: { reasons },
    ...(cache && { cache }),
  };
  const standing = new Map<Uri, StandingFile>();
  const places: CachedWorkspace[] = [];
  const bar = progress(io, records.length, 'records');
  try {
    for (const [root, named] of await byRoot(workspaces, records)) {
      const { workspace, asOf, place, found } = await lintRoot(io, root, new Set(named), workspaces, linting, bar.step);
      places.push(place);
      for (const uri of named) {
        const read = found.outcomes.get(uri);
        const outcome = read !== undefined && 'problem' in read ? read : (found.standings.get(uri) ?? undefined);
        const judge = () => found.judge(uri);
        standing.set(uri, { uri, file: shownPath(io, uri), workspace, asOf, outcome, judge });
      }
    }
    if (cache !== undefined) await sweepCache(cache, places, io.now());
  } finally {
    bar.stop();
  }
  return records.flatMap((uri) => standing.get(uri) ?? []);
}
