/** Writes a file whole or not at all: beside its place first, and then moved into it. */
import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { chown, open, realpath, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sweepUnfinished, unfinished } from './unfinished.ts';

export interface WholeFile {
  /** Rights of a file that is not there yet; one that is there keeps its own. */
  readonly mode?: number;
  /** Whether to wait until the disk has it: so unless something else tells a file that a crash cut short. */
  readonly fsync?: boolean;
}

/** A text that is written out and stands beside its place. One of the two is to be called; a run that ends before that leaves nothing. */
export interface StagedFile {
  /** Moves it into its place, at once: no signal comes between this and what follows. Throws the fault of the disk. */
  move(): void;
  /** Takes it away. */
  drop(): Promise<void>;
}

/** What stands beside its place: it goes when the run ends. */
const waiting = new Set<string>();
const leave = (): void => {
  for (const path of waiting) rmSync(path, { force: true });
};

function begun(path: string): void {
  if (waiting.size === 0) process.once('exit', leave);
  waiting.add(path);
}

function ended(path: string): void {
  waiting.delete(path);
  if (waiting.size === 0) process.off('exit', leave);
}

/** A text, or the parts of one that is too long to be held whole. */
export function partsOf(text: string | Iterable<string>): Iterable<string> {
  return typeof text === 'string' ? [text] : text;
}

/**
 * Writes a text beside its place. A link is written through, not over. Rejects with the fault of the disk, and then all is as it was. What the system takes
 * only a part of is written on to its end: a disk that fills takes the first part without a word.
 */
export async function stageWhole(
  path: string,
  text: string | Iterable<string>,
  { mode, fsync = true }: WholeFile = {},
): Promise<StagedFile> {
  const place = await realpath(path).catch(() => path);
  const before = await stat(place).catch(() => undefined);
  const beside = unfinished(place);
  const drop = async (): Promise<void> => {
    await rm(beside, { force: true }).catch(() => undefined);
    ended(beside);
  };
  begun(beside);
  try {
    await sweepUnfinished(dirname(place));
    // Made without waiting: a file that comes into being while the program is on its way out would stay.
    closeSync(openSync(beside, 'wx', before?.mode ?? mode));
    const handle = await open(beside, 'r+');
    try {
      for (const part of partsOf(text)) await handle.writeFile(part);
      if (fsync) await handle.sync();
      if (before !== undefined) await handle.chmod(before.mode);
    } finally {
      await handle.close();
    }
    // Only who may give a file away can leave it with its owner.
    if (before !== undefined) await chown(beside, before.uid, before.gid).catch(() => undefined);
  } catch (error) {
    await drop();
    throw error;
  }
  return {
    move() {
      renameSync(beside, place);
      ended(beside);
    },
    drop,
  };
}

/** Writes a file whole, or leaves what is there as it was and rejects with the fault of the disk. */
export async function writeWhole(path: string, text: string | Iterable<string>, how: WholeFile = {}): Promise<void> {
  const staged = await stageWhole(path, text, how);
  try {
    staged.move();
  } catch (error) {
    await staged.drop();
    throw error;
  }
}
