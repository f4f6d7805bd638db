/** The records that a person names on the command line: files, folders and globs. */
import { lstat, realpath, stat } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { URI } from 'vscode-uri';
import { Workspaces } from '../workspace/open.ts';
import { below, byText, fileFault, isRecordName, isWithin, SHARED_FOLDER } from '../workspace/record-files.ts';
import { isOfSettings } from '../workspace/settings-folders.ts';
import { standardEngine } from '../workspace/standard-engine.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';
import { isThere } from './is-there.ts';
import { plain } from './plain-text.ts';

export interface NamedRecords {
  /** Each once, in a stable order. */
  readonly records: readonly Uri[];
  /** What was named and leads to no record, each said in a sentence. */
  readonly unmet: readonly string[];
  /** Folders among `unmet` that hold a team's settings and no record yet. */
  readonly settingsAlone: readonly Uri[];
  /** Files and folders that belong to settings, templates among them, each with a sentence that says so. */
  readonly settings: readonly NamedSettings[];
}

export interface NamedSettings {
  /** As it was named. */
  readonly named: string;
  /** It, or any file in it: what governs this governs it. */
  readonly uri: Uri;
  readonly message: string;
}

/** A path that exists is that path, whatever signs are in its name; any other with `*`, `?`, `[` or `{` is a glob. */
export async function namedRecords(paths: readonly string[], cwd: string, files: FileAccess): Promise<NamedRecords> {
  const records = new Set<Uri>();
  const unmet: string[] = [];
  const settingsAlone = new Set<Uri>();
  const settings: NamedSettings[] = [];
  for (const path of paths) {
    const found = await recordsAt(path, cwd, files);
    if ('message' in found) settings.push(found);
    else if ('unmet' in found) {
      unmet.push(found.unmet);
      const folder = URI.file(resolve(cwd, path)).toString();
      if (await files.exists(below(folder, SHARED_FOLDER))) settingsAlone.add(folder);
    } else for (const uri of found) records.add(uri);
  }
  return { records: [...records].sort(byText), unmet, settingsAlone: [...settingsAlone], settings };
}

async function recordsAt(
  named: string,
  cwd: string,
  files: FileAccess,
): Promise<readonly Uri[] | NamedSettings | { readonly unmet: string }> {
  const path = resolve(cwd, named);
  const uri = URI.file(path).toString();
  const kind = await kindOf(path);
  if (kind !== undefined && (await isOfSettings(uri, files)))
    return { named, uri: kind === 'folder' ? below(uri, 'any.case.md') : uri, message: ofSettings(named) };
  if (kind === 'folder') {
    const inside = await files.records(uri);
    return inside.length > 0
      ? inside
      : { unmet: `There are no records in ${plain(named)}: the name of a record ends in .case.md.` };
  }
  if (kind === 'file') {
    const unmet = await notRecord(path, named, files);
    return unmet === undefined ? [uri] : { unmet };
  }
  if (!isDynamicPattern(named)) return { unmet: `There is no file or folder ${plain(named)}.` };
  const inside = await recordsByGlob(named, cwd, files);
  return inside.length > 0 ? inside : { unmet: `Nothing matches ${plain(named)}.` };
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
      const uri = URI.file(resolve(path)).toString();
      // As where the shell expands the pattern: a folder stands for the records in it.
      const isFolder = (await kindOf(path)) === 'folder';
      if (!isFolder && !isRecordName(path)) return [];
      if (await isOfSettings(uri, files)) return [];
      return isFolder ? files.records(uri) : [uri];
    }),
  );
  return found.flat();
}

/** Why the file at a path is no record, in a sentence about what a person `named`; undefined where it is one. */
export async function notRecord(path: string, named: string, files: FileAccess): Promise<string | undefined> {
  if (await isOfSettings(URI.file(path).toString(), files)) return ofSettings(named);
  if (!isRecordName(path)) return notNamedSo(named);
  return (await leadsOut(path, files)) ? `${plain(named)}: ${fileFault.outside().message}` : undefined;
}

/**
 * Whether a file is a link that leads out of the workspace of the folder in which it stands. Where a shell expands `*.case.md`, whoever ran the command has not
 * chosen it; a folder that is a link was chosen by name. One that leads nowhere is told of where it is read.
 */
async function leadsOut(path: string, files: FileAccess): Promise<boolean> {
  try {
    if (!(await lstat(path)).isSymbolicLink()) return false;
    const root = await new Workspaces(files, standardEngine()).rootOf(URI.file(path).toString());
    const [target, folder] = await Promise.all([realpath(path), realpath(URI.parse(root).fsPath)]);
    return !isWithin(URI.file(folder).toString(), URI.file(target).toString());
  } catch {
    return false;
  }
}

function ofSettings(named: string): string {
  return `${plain(named)} belongs to settings and is no record: "case-record lint" tells what is wrong in it.`;
}

function notNamedSo(named: string): string {
  return `${plain(named)} is not a case record: the name of a record ends in .case.md.`;
}

/** A link that leads nowhere counts as a file: reading it says what is wrong. */
export async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return (await isThere(path)) ? 'file' : undefined;
  }
}
