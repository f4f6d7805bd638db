/** The records that a person names on the command line: files, folders and globs. */
import { lstat, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { URI } from 'vscode-uri';
import { below, byText, isRecordName, SHARED_FOLDER } from '../workspace/record-files.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';
import { plain } from './plain-text.ts';

export interface NamedRecords {
  /** Each once, in a stable order. */
  readonly records: readonly Uri[];
  /** What was named and leads to no record, each said in a sentence. */
  readonly unmet: readonly string[];
  /** Folders among `unmet` that hold a team's settings and no record yet. */
  readonly settingsAlone: readonly Uri[];
}

/** A path that exists is that path, whatever signs are in its name; any other with `*`, `?`, `[` or `{` is a glob. */
export async function namedRecords(paths: readonly string[], cwd: string, files: FileAccess): Promise<NamedRecords> {
  const records = new Set<Uri>();
  const unmet: string[] = [];
  const settingsAlone = new Set<Uri>();
  for (const path of paths) {
    const found = await recordsAt(path, cwd, files);
    if (typeof found === 'string') {
      unmet.push(found);
      const folder = URI.file(resolve(cwd, path)).toString();
      if (await files.exists(below(folder, SHARED_FOLDER))) settingsAlone.add(folder);
    } else for (const uri of found) records.add(uri);
  }
  return { records: [...records].sort(byText), unmet, settingsAlone: [...settingsAlone] };
}

async function recordsAt(named: string, cwd: string, files: FileAccess): Promise<readonly Uri[] | string> {
  const path = resolve(cwd, named);
  const kind = await kindOf(path);
  if (kind === 'folder') {
    const inside = await files.records(URI.file(path).toString());
    return inside.length > 0
      ? inside
      : `There are no records in ${plain(named)}: the name of a record ends in .case.md.`;
  }
  if (kind === 'file') return notRecord(path, named) ?? [URI.file(path).toString()];
  if (!isDynamicPattern(named)) return `There is no file or folder ${plain(named)}.`;
  const inside = await recordsByGlob(named, cwd, files);
  return inside.length > 0 ? inside : `Nothing matches ${plain(named)}.`;
}

async function recordsByGlob(pattern: string, cwd: string, files: FileAccess): Promise<readonly Uri[]> {
  const matches = await glob(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, {
    cwd,
    absolute: true,
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  const found = await Promise.all(
    matches.map(async (path) => {
      // As where the shell expands the pattern: a folder stands for the records in it.
      if ((await kindOf(path)) === 'folder') return files.records(URI.file(resolve(path)).toString());
      return isRecordName(path) && !isShared(path) ? [URI.file(path).toString()] : [];
    }),
  );
  return found.flat();
}

/** Why the file at a path is no record by its name, in a sentence about what a person `named`; undefined where it is one. */
export function notRecord(path: string, named: string): string | undefined {
  if (isShared(path))
    return `${plain(named)} belongs to the settings of its folder, and is told of with the records there: name the folder.`;
  if (!isRecordName(path)) return `${plain(named)} is not a case record: the name of a record ends in .case.md.`;
  return undefined;
}

/** A template has the name of a record, and is none. */
function isShared(path: string): boolean {
  return path.split(/[\\/]/u).includes(SHARED_FOLDER);
}

/** A link that leads nowhere counts as a file: reading it says what is wrong. */
export async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    try {
      await lstat(path);
      return 'file';
    } catch {
      return undefined;
    }
  }
}
