/** `--cache DIR` and `--no-cache`: where results are kept from one run to the next. */
import { resolve } from 'node:path';
import { Option } from 'commander';
import type { CacheFolder } from './cache-files.ts';
import { CannotProceed, type Io } from './io.ts';
import { kindOf } from './named-records.ts';
import { plain } from './plain-text.ts';
import { version } from './version.ts';

/** What commander makes of the two options: a folder that was named, false for none, undefined for the usual one. */
export type CacheWanted = string | false | undefined;

export function cacheOptions(): readonly [Option, Option] {
  return [
    new Option('--cache <folder>', 'where results are kept for the next run (default: a folder of the user)'),
    new Option('--no-cache', 'judge every record anew, and keep nothing'),
  ];
}

/** Where results are kept; undefined for nowhere. Throws {@link CannotProceed} for a folder that is none. */
export async function cacheFolder(io: Io, wanted: CacheWanted): Promise<CacheFolder | undefined> {
  if (wanted === false) return undefined;
  if (wanted !== undefined && (await kindOf(resolve(io.cwd, wanted))) === 'file')
    throw new CannotProceed(`${plain(wanted)} is not a folder; results can't be kept in it.`);
  const folder = wanted === undefined ? io.cacheFolder : resolve(io.cwd, wanted);
  return folder === undefined || (await io.build?.()) === undefined
    ? undefined
    : { folder, build: await programOf(io) };
}

/** The program's version and, where it is known, its build. */
export async function programOf(io: Io): Promise<string> {
  const build = await io.build?.();
  return build === undefined ? version : `${version} ${build}`;
}
