/** The folders below `.case-record/`: which of their files count, and what stands in the place of one and is none. */
import { fileName, packFilesOver, SHARED_FOLDER } from './record-files.ts';
import type { ConfigProblem, FileAccess, Listing, Uri } from './types.ts';

/** Whether a file or folder belongs to the settings of a team, or to a pack that others build on. A template does, though it has the name of a record. */
export async function isOfSettings(uri: Uri, files: Pick<FileAccess, 'exists'>): Promise<boolean> {
  if (uri.split('/').includes(SHARED_FOLDER)) return true;
  for (const pack of packFilesOver(uri)) if (await files.exists(pack)) return true;
  return false;
}

const TOO_FULL =
  'So many other files stand in this folder that none of those which belong here was found. Take the others out.';

/** What is wrong with the folders themselves, each with what came of listing it. */
export function* faultsOfFolders(
  folders: readonly Uri[],
  listings: readonly Listing[],
  rule: ConfigProblem['rule'],
): Generator<ConfigProblem> {
  for (const [index, uri] of folders.entries()) {
    const listing = listings[index];
    const message = listing?.fault ?? (listing?.more === true && listing.files.length === 0 ? TOO_FULL : undefined);
    if (message !== undefined) yield { uri, rule, severity: 'error', message, span: { start: 0, end: 0 } };
  }
}

/** The files that count, and the last one before some were left out. */
export interface Counting {
  readonly files: readonly Uri[];
  readonly fullAt?: Uri;
}

/**
 * Of the files of several folders, those that count: of two of one name the one in the later folder, and where there are more than `most` those of the later
 * folders. The last is the team's own: what it builds on gives way to it.
 */
export function filesThatCount(listings: readonly Listing[], most: number): Counting {
  const byName = new Map<string, Uri>();
  for (const { files } of listings.toReversed())
    for (const uri of files) if (!byName.has(fileName(uri))) byName.set(fileName(uri), uri);
  const kept = [...byName.values()].slice(0, most);
  const cutShort = listings.findLast(({ files, more }) => more && files.length > 0)?.files.at(-1);
  const fullAt = cutShort ?? (byName.size > kept.length ? kept.at(-1) : undefined);
  const counting = new Set(kept);
  const files = listings.flatMap((listing) => listing.files.filter((uri) => counting.has(uri)));
  return { files, ...(fullAt === undefined ? {} : { fullAt }) };
}
