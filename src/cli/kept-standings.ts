/**
 * How records stand, kept beside what `lint` found so that a report over an unchanged store judges nothing. A line for each content: its digest, the context
 * in which it was judged, and the standing as JSON. Held to its shape only where somebody reads it.
 */
import {
  type CachedWorkspace,
  type CacheFolder,
  filesFor,
  partOf,
  readSound,
  STANDINGS,
  writeSound,
} from './cache-files.ts';

/** How the record with one content stands. */
export interface KeptStanding {
  /** All that decides it beside the content. */
  readonly context: string;
  /** JSON of a standing, or of null where the content doesn't say whose record it is. */
  readonly json: string;
}

/** By the digest of a content. */
export type KeptStandings = ReadonlyMap<string, KeptStanding>;

/** What is kept of a workspace; nothing of a file that can't be trusted. */
export async function readStandings(cache: CacheFolder, workspace: CachedWorkspace): Promise<KeptStandings> {
  const standings = new Map<string, KeptStanding>();
  for (const path of filesFor(cache, workspace, STANDINGS)) {
    for (const [content, line] of linesIn(await readSound(path, STANDINGS, cache))) {
      const [, context = '', json = ''] = line.split('\t');
      standings.set(content, { context, json });
    }
  }
  return standings;
}

/**
 * Adds what was made in a run to what is kept, and takes away what none of the `present` contents has; a file in which nothing is new is left alone. What
 * can't be written (a full disk) is done without.
 */
export async function addStandings(
  cache: CacheFolder,
  workspace: CachedWorkspace,
  made: KeptStandings,
  present: ReadonlySet<string>,
): Promise<void> {
  const paths = filesFor(cache, workspace, STANDINGS);
  const added = paths.map(() => new Map<string, string>());
  for (const [content, { context, json }] of made)
    added[partOf(content, paths.length)]?.set(content, `${content}\t${context}\t${json}`);
  try {
    for (const [part, path] of paths.entries()) {
      const lines = added[part];
      if (lines === undefined || lines.size === 0) continue;
      for (const [content, line] of linesIn(await readSound(path, STANDINGS, cache)))
        if (present.has(content) && !lines.has(content)) lines.set(content, line);
      await writeSound(path, [...lines.values()].join('\n'), STANDINGS, cache);
    }
  } catch {
    // The answer is whole without it; the next report takes longer.
  }
}

function linesIn(body: string | undefined): readonly (readonly [content: string, line: string])[] {
  const lines = body === undefined || body === '' ? [] : body.split('\n');
  return lines.map((line) => [line.slice(0, line.indexOf('\t')), line]);
}
