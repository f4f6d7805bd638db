/** Writes a set of files into a folder: all of them or, where one can't be written, none. */
import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { constants, copyFile, lstat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskFault } from './disk-fault.ts';
import { CannotProceed } from './io.ts';
import { isThere } from './is-there.ts';
import { makeFolder } from './make-folder.ts';
import { sweepUnfinished, unfinished } from './unfinished.ts';

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
  /** Files that can be run as programs. */
  readonly executable?: ReadonlySet<string>;
  /** Files of an earlier run that no longer belong there: taken away where they are there, with force. */
  readonly stale?: ReadonlySet<string>;
}

/** Existing files named in a refusal before it says "and N more". */
const namesShown = 5;
const STAGING = '.case-record';

/**
 * Everything is written beside its place first and then moved into it file by file; each move is whole or not at all, and where one
 * fails, those made before it are undone. Throws {@link CannotProceed} with the reason; nothing is left half done. An interruption while
 * files are written beside their places takes them away again; none comes through while they are moved. Returns how many stale files were taken away.
 */
export async function writeFolder(given: FolderToWrite): Promise<number> {
  const { folder, shown, files, force, keep, executable = new Set(), stale = new Set() } = given;
  const existing = await present(folder, [...files.keys()]);
  const refused = existing.filter((name) => !keep.has(name));
  if (refused.length > 0 && !force) {
    const named = refused.slice(0, namesShown).join(', ');
    const more = refused.length > namesShown ? ` and ${refused.length - namesShown} more` : '';
    throw new CannotProceed(
      `${shown} already holds ${named}${more}. Nothing was written. Choose another folder, or add --force to write over them.`,
    );
  }
  const gone = await present(folder, force ? [...stale].filter((name) => !files.has(name)) : []);
  for (const name of [...refused, ...gone]) {
    if (!(await lstat(join(folder, name))).isFile()) {
      throw new CannotProceed(
        `${shown}/${name} is there and is no ordinary file. Nothing was written. Move it away, or choose another folder.`,
      );
    }
  }
  const wanted = [...files]
    .filter(([name]) => !(keep.has(name) && existing.includes(name)))
    .map(([name, text]): NewFile => ({ name, text, mode: executable.has(name) ? 0o755 : undefined }));
  try {
    await stageAndMove(folder, wanted, gone);
  } catch (error) {
    const fault = diskFault(error, shown, 'Nothing was written.');
    if (fault === undefined) throw error;
    throw new CannotProceed(fault);
  }
  return gone.length;
}

interface NewFile {
  readonly name: string;
  readonly text: string;
  readonly mode: number | undefined;
}

async function stageAndMove(folder: string, files: readonly NewFile[], gone: readonly string[]): Promise<void> {
  const undo = new Undo();
  const made = (path: string): void => void undo.made.push(path);
  process.once('exit', undo.run);
  try {
    makeFolder(folder, { made });
    await sweepUnfinished(folder);
    const staging = unfinished(join(folder, STAGING));
    mkdirSync(staging);
    undo.staging = staging;
    const moves: { readonly from: string; readonly place: string; readonly before: string | undefined }[] = [];
    for (const [at, { name, text, mode }] of files.entries()) {
      const place = join(folder, name);
      const from = join(staging, `new-${at}`);
      await writeFile(from, text, { flag: 'wx', mode });
      makeFolder(dirname(place), { made });
      moves.push({ from, place, before: await kept(place, join(staging, `old-${at}`)) });
    }
    // In one go: no signal is heeded between two moves.
    for (const { from, place, before } of moves) {
      renameSync(from, place);
      undo.moved.push({ place, before });
    }
    for (const [at, name] of gone.entries()) {
      const before = join(staging, `gone-${at}`);
      renameSync(join(folder, name), before);
      undo.moved.push({ place: join(folder, name), before });
    }
    undo.isDone = true;
  } finally {
    undo.run();
    process.off('exit', undo.run);
  }
}

/** A copy of what stands in a place, so that the place is never empty. */
async function kept(place: string, copy: string): Promise<string | undefined> {
  if (!(await isThere(place))) return undefined;
  await copyFile(place, copy, constants.COPYFILE_EXCL);
  return copy;
}

/** What a run did so far. Undone without waiting, as it may be on the way out of the program. */
class Undo {
  staging: string | undefined;
  readonly made: string[] = [];
  readonly moved: { readonly place: string; readonly before: string | undefined }[] = [];
  isDone = false;

  /** Takes away what stands beside the places, and, unless all is done, what was moved into them. */
  readonly run = (): void => {
    if (!this.isDone) {
      for (const { place, before } of this.moved.splice(0).reverse()) {
        if (before === undefined) rmSync(place, { force: true });
        else renameSync(before, place);
      }
    }
    if (this.staging !== undefined) takeAway(this.staging);
    if (this.isDone) return;
    for (const folder of this.made.splice(0).reverse()) {
      try {
        rmdirSync(folder);
      } catch {
        // Something else stands in it by now.
      }
    }
  };
}

const TRIES = 10;
/** Milliseconds between two of them. */
const BETWEEN = 20;

/**
 * Takes a folder away with all that is in it, without waiting for anything else. On the way out of the program a file can still come into being there, by a thread
 * that has not heard of it: so what is in it is looked at anew at each try. What stays after the last one the next run sweeps away.
 */
function takeAway(folder: string): void {
  for (let tried = 1; tried <= TRIES; tried += 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BETWEEN);
    }
  }
}

async function present(folder: string, names: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) if (await isThere(join(folder, name))) found.push(name);
  return found;
}
