/**
 * The files of the user's cache folder. Each begins with a line that says what it is, by which program, and the checksum of the rest. Whatever is wrong with
 * one (cut short, changed, of another version, another person's) makes it as good as absent, never an error.
 */
import { constants } from 'node:fs';
import { open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { digestOf, digestOfAll } from '../workspace/content-digest.ts';
import type { Uri } from '../workspace/types.ts';
import { makeFolder } from './make-folder.ts';
import { sweepUnfinished } from './unfinished.ts';
import { writeWhole } from './write-whole.ts';

/** Where results are kept, and by which program: another one may find something else. */
export interface CacheFolder {
  /** Absolute path; made when something is written. */
  readonly folder: string;
  /** A digest of the program. */
  readonly build: string;
}

/** A workspace in the cache. */
export interface CachedWorkspace {
  /** Its root, with whatever else tells one way of judging it from another that is kept beside it. */
  readonly root: Uri;
  /** How many records it has: those of a large one are kept in several files, so that a change of one record writes a part of them anew. */
  readonly size: number;
  /** A digest of its settings: what a record says of others hangs on the entry types too. */
  readonly settings: string;
}

/** What is kept: how its files end, and the form of what stands in them. */
export interface Kept {
  readonly ending: string;
  readonly form: string;
}

export const FINDINGS: Kept = { ending: '.cache', form: 'case-record-cache 3' };
export const STANDINGS: Kept = { ending: '.standings.cache', form: 'case-record-standings 2' };

/** Bytes of the longest file that is written or read. */
const LONGEST = 400_000_000;
/** A workspace that was not looked at for so long is forgotten, in milliseconds: thirty days. */
const UNUSED = 30 * 86_400_000;
const NAME = /^[\w-]{43}(?:-\d{1,2})?(?:\.standings)?\.cache$/u;
const LARGE = 400;
const PARTS = 16;

/** The files in which something is kept of a workspace. */
export function filesFor(
  { folder }: CacheFolder,
  { root, size }: CachedWorkspace,
  { ending }: Kept,
): readonly string[] {
  const name = digestOf(root);
  if (size < LARGE) return [join(folder, `${name}${ending}`)];
  return Array.from({ length: PARTS }, (_, part) => join(folder, `${name}-${part}${ending}`));
}

/** In which of so many files a content stands. */
export function partOf(content: string, parts: number): number {
  return content.charCodeAt(0) % parts;
}

/** What stands in a file behind its first line; undefined where it can't be trusted. */
export async function readSound(path: string, { form }: Kept, { build }: CacheFolder): Promise<string | undefined> {
  try {
    const text = await readOwn(path);
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return end >= 0 && text.slice(0, end) === headOf(body, form, build) ? body : undefined;
  } catch {
    // Missing, or not ours: there is nothing to know, and the records say it all again.
    return undefined;
  }
}

/** Writes a file whole or not at all; one that would be too long is left as it was. Rejects with the fault of the disk. */
export async function writeSound(
  path: string,
  body: string,
  { form }: Kept,
  { folder, build }: CacheFolder,
): Promise<void> {
  if (Buffer.byteLength(body) > LONGEST) return;
  makeFolder(folder, { mode: 0o700 });
  // The checksum tells what a crash cut short, so there is no need to wait for the disk.
  await writeWhole(path, `${headOf(body, form, build)}\n${body}`, { mode: 0o600, fsync: false });
}

/** Sweeps away what belongs to workspaces that were not looked at for long, and what killed runs left half written. */
export async function sweepCache(cache: CacheFolder, used: readonly CachedWorkspace[], now: Date): Promise<void> {
  const { folder } = cache;
  try {
    for (const path of used.flatMap((each) => [FINDINGS, STANDINGS].flatMap((kept) => filesFor(cache, each, kept))))
      await utimes(path, now, now).catch(() => undefined);
    for (const name of await readdir(folder)) {
      if (!NAME.test(name)) continue;
      const path = join(folder, name);
      const age = now.getTime() - (await stat(path)).mtimeMs;
      if (age > UNUSED) await rm(path, { force: true });
    }
    await sweepUnfinished(folder);
  } catch {
    // Another run may be sweeping too.
  }
}

function headOf(body: string, form: string, build: string): string {
  return `${form} ${digestOfAll([build, digestOf(body)])}`;
}

/** Reads a file that belongs to this person and that nobody else can write to; throws for any other. */
async function readOwn(path: string): Promise<string> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await handle.stat();
    const own = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
    if (!own || !found.isFile() || found.size > LONGEST) throw new Error('This file is not to be trusted.');
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
