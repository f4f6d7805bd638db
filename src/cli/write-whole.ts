/** Writes a file whole or not at all: beside its place first, and then moved into it. */
import { randomInt } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chown, open, realpath, rename, rm, stat } from 'node:fs/promises';

export interface WholeFile {
  /** Rights of a file that is not there yet; one that is there keeps its own. */
  readonly mode?: number;
  /** Whether to wait until the disk has it: so unless something else tells a file that a crash cut short. */
  readonly fsync?: boolean;
}

/**
 * A link is written through, not over. Rejects with the fault of the disk, and then all is as it was; a run that is interrupted leaves nothing beside the
 * place. What the system takes only a part of is written on to its end: a disk that fills takes the first part without a word.
 */
export async function writeWhole(path: string, text: string, { mode, fsync = true }: WholeFile = {}): Promise<void> {
  const place = await realpath(path).catch(() => path);
  const before = await stat(place).catch(() => undefined);
  const beside = `${place}.${randomInt(2 ** 47)}`;
  const leave = (): void => rmSync(beside, { force: true });
  process.once('exit', leave);
  try {
    const handle = await open(beside, 'wx', before?.mode ?? mode);
    try {
      await handle.writeFile(text);
      if (fsync) await handle.sync();
      if (before !== undefined) await handle.chmod(before.mode);
    } finally {
      await handle.close();
    }
    // Only who may give a file away can leave it with its owner.
    if (before !== undefined) await chown(beside, before.uid, before.gid).catch(() => undefined);
    await rename(beside, place);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    process.off('exit', leave);
  }
}
