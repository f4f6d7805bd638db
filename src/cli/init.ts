/** `case-record init [FOLDER]`: the files with which a team starts. What is there already is never touched. */
import { lstat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type StartingFile, SWITCH_ON_HOOK, startingFolder } from '../workspace/starting-folder.ts';
import { CannotProceed, type Session } from './io.ts';
import { plain } from './plain-text.ts';
import { writeFolder } from './write-folder.ts';

export function addInit(program: Command, session: Session): void {
  program
    .command('init')
    .description('make the files with which a team starts: settings, an example template, a check before commits')
    .argument('[folder]', 'the folder of the records; made where it is not there', '.')
    .action((folder: string) => init(session, folder));
}

async function init({ io }: Session, named: string): Promise<void> {
  const folder = resolve(io.cwd, named);
  const files = startingFolder();
  await checkWays(folder, named, files);
  const there = new Set<string>();
  for (const { path } of files) if ((await kindAt(join(folder, path))) !== undefined) there.add(path);
  const made = files.filter(({ path }) => !there.has(path));
  if (made.length > 0)
    await writeFolder({
      folder,
      shown: plain(named),
      files: new Map(made.map(({ path, text }) => [path, text])),
      force: false,
      keep: new Set(),
      executable: new Set(made.flatMap(({ path, executable }) => (executable ? [path] : []))),
    });
  for (const { path } of made) io.stdout.write(`made  ${path}\n`);
  for (const { path, ifThere } of files) if (there.has(path)) io.stdout.write(`left  ${path}, as it was. ${ifThere}\n`);
  io.stdout.write(
    made.length === 0
      ? 'All of it is there already; nothing was changed.\n'
      : `\nNow put your own teams and people into .case-record/config.yaml, and read HOW-WE-RECORD.md together.\nThe check before each commit is switched on with: ${SWITCH_ON_HOOK}\n`,
  );
}

/** Folders on the way must be folders themselves: a link could lead what is written out of the team's folder. */
async function checkWays(folder: string, named: string, files: readonly StartingFile[]): Promise<void> {
  const ways = new Set(
    files.flatMap(({ path }) =>
      path
        .split('/')
        .slice(0, -1)
        .map((_, at, parts) => parts.slice(0, at + 1).join('/')),
    ),
  );
  for (const way of ways) {
    const kind = await kindAt(join(folder, way));
    if (kind === undefined || kind === 'folder') continue;
    throw new CannotProceed(
      `${plain(named)}/${way} is there and is no ordinary folder. Nothing was written. Move it away, or choose another folder.`,
    );
  }
}

async function kindAt(path: string): Promise<'folder' | 'other' | undefined> {
  try {
    return (await lstat(path)).isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    if (error instanceof Error && 'code' in error)
      throw new CannotProceed(`${plain(path)} can't be looked at (${String(error.code)}). Nothing was written.`);
    throw error;
  }
}
