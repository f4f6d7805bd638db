/** Writes a set of files into a folder: all of them or, where one can't be written, none. */
import { lstat, mkdir, mkdtemp, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CannotProceed } from './io.ts';

export interface FolderToWrite {
  /** Absolute path; made where it isn't there. */
  readonly folder: string;
  /** The folder as the person named it, for messages. */
  readonly shown: string;
  /** File name, or way below the folder with `/`, to text. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether files that are there already are written over. */
  readonly force: boolean;
  /** Files that are left alone where they are there already, force or not. */
  readonly keep: ReadonlySet<string>;
}

/** Existing files named in a refusal before it says "and N more". */
const namesShown = 5;

/**
 * Everything is written beside its place first and then moved into it file by file; each move is whole or not at all, and where one
 * fails, those made before it are undone. Throws {@link CannotProceed} with the reason; nothing is left half done.
 */
export async function writeFolder({ folder, shown, files, force, keep }: FolderToWrite): Promise<void> {
  const existing = await present(folder, [...files.keys()]);
  const refused = existing.filter((name) => !keep.has(name));
  if (refused.length > 0 && !force) {
    const named = refused.slice(0, namesShown).join(', ');
    const more = refused.length > namesShown ? ` and ${refused.length - namesShown} more` : '';
    throw new CannotProceed(
      `${shown} already holds ${named}${more}. Nothing was written. Choose another folder, or add --force to write over them.`,
    );
  }
  for (const name of refused) {
    if (!(await lstat(join(folder, name))).isFile()) {
      throw new CannotProceed(
        `${shown}/${name} is there and is no ordinary file. Nothing was written. Move it away, or choose another folder.`,
      );
    }
  }
  const wanted = [...files].filter(([name]) => !(keep.has(name) && existing.includes(name)));
  try {
    const madeFolder = await mkdir(folder, { recursive: true });
    await stageAndMove(folder, wanted).catch(async (error: unknown) => {
      if (madeFolder !== undefined) await rm(madeFolder, { recursive: true, force: true });
      throw error;
    });
  } catch (error) {
    throw new CannotProceed(
      `Could not write to ${shown}: ${error instanceof Error ? error.message : String(error)}. Nothing was written.`,
    );
  }
}

async function stageAndMove(folder: string, files: readonly (readonly [string, string])[]): Promise<void> {
  const staging = await mkdtemp(join(folder, '.case-record-import-'));
  const done: { readonly place: string; readonly before?: string }[] = [];
  const made: string[] = [];
  try {
    for (const [name, text] of files) {
      const place = join(staging, 'new', name);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, text, { flag: 'wx' });
    }
    for (const [name] of files) {
      const place = join(folder, name);
      const madeFolder = await mkdir(dirname(place), { recursive: true });
      if (madeFolder !== undefined) made.push(madeFolder);
      const before = (await exists(place)) ? join(staging, `old-${done.length}`) : undefined;
      if (before !== undefined) await rename(place, before);
      done.push(before === undefined ? { place } : { place, before });
      await rename(join(staging, 'new', name), place);
    }
  } catch (error) {
    for (const { place, before } of done.reverse()) {
      await rm(place, { force: true });
      if (before !== undefined) await rename(before, place);
    }
    // Only what this run made, and only while nothing else stands in it.
    for (const empty of made.reverse()) await rmdir(empty).catch(() => undefined);
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function present(folder: string, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) if (await exists(join(folder, name))) found.push(name);
  return found;
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
