/** Where an answer goes: the terminal, or a file that is written whole or not at all. */
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import pc from 'picocolors';
import { URI } from 'vscode-uri';
import { nodeFiles } from '../workspace/node-files.ts';
import { isRecordName, SHARED_FOLDER } from '../workspace/record-files.ts';
import { isOfSettings } from '../workspace/settings-folders.ts';
import { diskFault } from './disk-fault.ts';
import { CannotProceed, type Io, type Output } from './io.ts';
import { plain } from './plain-text.ts';
import { partsOf, writeWhole } from './write-whole.ts';

export type Colours = ReturnType<typeof pc.createColors>;

/** Colours for a terminal, none for a pipe or a file, or where NO_COLOR is set. */
export function coloursFor(io: Io, toFile: boolean): Colours {
  const wanted = !toFile && io.stdout.isTTY === true && (io.env.NO_COLOR ?? '') === '' && io.env.TERM !== 'dumb';
  return pc.createColors(wanted);
}

/** Characters in a line: those of the terminal, and no bound for a pipe or a file. */
export function widthFor(output: Output, toFile: boolean): number {
  if (toFile || output.isTTY !== true) return Number.POSITIVE_INFINITY;
  return Math.max(output.columns ?? 80, 40);
}

/** Refuses, before any work is done, a file that must not or cannot be written. */
export async function checkOutput(io: Io, file: string | undefined): Promise<void> {
  if (file === undefined) return;
  if (isRecordName(file))
    throw new CannotProceed(`${plain(file)} has the name of a record; a report is not written over it.`);
  if (await isSetting(io, file))
    throw new CannotProceed(`${plain(file)} belongs to the settings of a team; nothing is written over it.`);
  const path = resolve(io.cwd, file);
  const [target, folder] = await Promise.all([kindOf(path), kindOf(dirname(path))]);
  if (target === 'folder') throw new CannotProceed(`${plain(file)} is a folder; name a file to write to.`);
  if (target === 'other') throw new CannotProceed(`${plain(file)} is not an ordinary file; name one to write to.`);
  if (folder !== 'folder') throw new CannotProceed(`There is no folder ${plain(dirname(file))} to write into.`);
}

/** Whether a file, there or not, is or would be one of a team's settings or of a pack. Results may lie beside `config.yaml`. */
async function isSetting(io: Io, file: string): Promise<boolean> {
  const path = resolve(io.cwd, file);
  const isBeside = basename(dirname(path)) === SHARED_FOLDER && !/\.(?:ya?ml|md)$/iu.test(path);
  return !isBeside && isOfSettings(URI.file(path).toString(), nodeFiles);
}

/** The file that a name leads to in the end, by which two names of one file are known. */
export async function placeOf(io: Io, file: string): Promise<string> {
  const path = resolve(io.cwd, file);
  return realpath(path).catch(async () =>
    join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path)),
  );
}

/** Writes the answer, or the parts of a long one. A file appears complete, or stays as it was. */
export async function emit(io: Io, text: string | Iterable<string>, file: string | undefined): Promise<void> {
  if (file === undefined) {
    for (const part of partsOf(text)) io.stdout.write(part);
    return;
  }
  try {
    await writeWhole(resolve(io.cwd, file), text);
  } catch (error) {
    const fault = diskFault(error, file);
    if (fault === undefined) throw error;
    throw new CannotProceed(fault);
  }
}

async function kindOf(path: string): Promise<'nothing' | 'file' | 'folder' | 'other'> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
  } catch {
    return 'nothing';
  }
}
