/** Writes several files that belong together: where one can't be written, the others stay as they were. */
import { resolve } from 'node:path';
import { diskFault } from './disk-fault.ts';
import { CannotProceed, type Io } from './io.ts';
import { type StagedFile, stageWhole } from './write-whole.ts';

export interface FileToWrite {
  /** As the person named it, from the current folder. */
  readonly file: string;
  readonly text: string;
}

/**
 * Writes each text beside its place first, and moves them there once all are written: what commonly fails (a full disk, a folder that is read-only, a name
 * that is too long) fails before anything has changed, and a run that is interrupted changes all of them or none. Throws {@link CannotProceed} with the reason.
 */
export async function writeTogether(io: Io, files: readonly FileToWrite[]): Promise<void> {
  const waiting: { readonly file: string; readonly staged: StagedFile }[] = [];
  let current = '';
  let moved = 0;
  try {
    for (const { file, text } of files) {
      current = file;
      waiting.push({ file, staged: await stageWhole(resolve(io.cwd, file), text) });
    }
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      current = next.file;
      next.staged.move();
      waiting.shift();
      moved += 1;
    }
  } catch (error) {
    for (const { staged } of waiting) await staged.drop();
    const others = moved === 0 ? 'Nothing was written.' : `${moved} of ${files.length} files were written before it.`;
    const fault = diskFault(error, current, files.length === 1 ? '' : others);
    if (fault === undefined) throw error;
    throw new CannotProceed(fault);
  }
}
