/** Writes several files that belong together: where one can't be written, the others stay as they were. */
import { randomUUID } from 'node:crypto';
import { realpath, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CannotProceed, type Io } from './io.ts';
import { plain } from './plain-text.ts';
import { writeWhole } from './write-whole.ts';

export interface FileToWrite {
  /** As the person named it, from the current folder. */
  readonly file: string;
  readonly text: string;
}

/**
 * Writes each text beside its place first, and moves them there once all are written: what commonly fails (a full disk, a folder that is read-only, a name
 * that is too long) fails before anything has changed. Throws {@link CannotProceed} with the reason.
 */
export async function writeTogether(io: Io, files: readonly FileToWrite[]): Promise<void> {
  const staged: { readonly from: string; readonly to: string; readonly file: string }[] = [];
  let current = '';
  try {
    for (const { file, text } of files) {
      current = file;
      const to = await followed(resolve(io.cwd, file));
      const from = `${to}.${randomUUID()}.tmp`;
      staged.push({ from, to, file });
      await writeWhole(from, text);
    }
    for (const { from, to, file } of staged) {
      current = file;
      await rename(from, to);
    }
  } catch (error) {
    // An error without a code is a fault of ours, not of the disk.
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new CannotProceed(`${plain(current)} could not be written (${String(error.code)}).`);
  } finally {
    for (const { from } of staged) await rm(from, { force: true }).catch(() => undefined);
  }
}

/** A link is written through, not over. */
async function followed(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}
