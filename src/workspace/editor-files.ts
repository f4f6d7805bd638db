/**
 * Files as an editor reaches them, wherever they are: on a disk, on another machine, behind a service. The editor's file system is handed in. Nothing outside
 * the folders of the window is looked at.
 */
import pMap from 'p-map';
import { URI, Utils } from 'vscode-uri';
import {
  below,
  byText,
  decodeText,
  fileFault,
  folderFault,
  folderOf,
  isLeftOutFolder,
  isRecordName,
  isWithin,
  PACK_FILE,
} from './record-files.ts';
import type { FileAccess, FileText, Uri } from './types.ts';

/** The part of an editor's file system that is used: that of VS Code, with addresses as text. What fails rejects, with a `code` that says why. */
export interface EditorFileSystem {
  stat(uri: Uri): PromiseLike<{ readonly type: number; readonly size: number }>;
  readFile(uri: Uri): PromiseLike<Uint8Array>;
  readDirectory(uri: Uri): PromiseLike<readonly (readonly [name: string, type: number])[]>;
}

/** Bits of VS Code's `FileType`. */
const FILE = 1;
const DIRECTORY = 2;
const LINK = 64;

/** Folders looked into, and how deep: what a service makes up as it is asked has no end. What lies behind the bound is listed as a folder that can't be opened. */
const MOST_FOLDERS = 20_000;
const DEEPEST = 64;
/** Folders listed at once: each may be a question to another machine. */
const AT_ONCE = 16;
/** Names looked at in one folder, whatever they end in. */
const MOST_NAMES = 20_000;

/** Access to what lies within `folders`. Links are not followed where an address must stay within a folder, as nothing says where they lead. */
export function editorFiles(fs: EditorFileSystem, folders: () => readonly Uri[]): FileAccess {
  const inReach = (uri: Uri): Uri | undefined => {
    const plain = plainAddress(uri);
    const reaches = plain !== undefined && folders().some((folder) => isWithin(plainAddress(folder) ?? folder, plain));
    return reaches ? plain : undefined;
  };

  /** Whether a link stands between the folder and what lies in it, or it doesn't lie in it. */
  const leadsAway = async (uri: Uri, within: Uri): Promise<boolean> => {
    const folder = plainAddress(within);
    if (folder === undefined || !isWithin(folder, uri)) return true;
    for (let at = uri; at !== folder && at.length > folder.length; at = folderOf(at))
      if (((await fs.stat(at)).type & LINK) !== 0) return true;
    return false;
  };

  /** Why what stands there can't be listed. Rejects where nothing does. */
  const whyNoFolder = async (uri: Uri, within: Uri): Promise<string | undefined> => {
    const { type } = await fs.stat(uri);
    if (type === LINK) return folderFault.leadsNowhere;
    if (await leadsAway(uri, within)) return folderFault.link;
    return (type & DIRECTORY) === 0 ? folderFault.file : undefined;
  };

  const namesIn = async (folder: Uri): Promise<readonly (readonly [string, number])[] | undefined> => {
    try {
      return await fs.readDirectory(folder);
    } catch (error) {
      // Deleted since its parent was listed: there is nothing to say about it.
      return isMissing(error) ? [] : undefined;
    }
  };

  return {
    async read(uri, maxBytes, within) {
      const file = inReach(uri);
      if (file === undefined) return fileFault.missing();
      try {
        const { type, size } = await fs.stat(file);
        if (type === LINK) return fileFault.missing();
        if (within !== undefined && (await leadsAway(file, within))) return fileFault.link();
        if ((type & DIRECTORY) !== 0) return fileFault.folder();
        if ((type & FILE) === 0) return fileFault.special();
        if (size > maxBytes) return fileFault.tooLarge(size, maxBytes);
        const bytes = await fs.readFile(file);
        return bytes.length > maxBytes ? fileFault.tooLarge(bytes.length, maxBytes) : decodeText(bytes);
      } catch (error) {
        return faultOf(error);
      }
    },
    async exists(uri) {
      const file = inReach(uri);
      if (file === undefined) return false;
      try {
        await fs.stat(file);
        return true;
      } catch {
        return false;
      }
    },
    async records(folder, depth = 'all') {
      const root = inReach(folder);
      const found: Uri[] = [];
      let looked = 0;
      let level = root === undefined ? [] : [root];
      for (let deep = 0; level.length > 0; deep += 1) {
        const fits = deep < DEEPEST ? Math.max(0, MOST_FOLDERS - looked) : 0;
        found.push(...level.slice(fits));
        const here = level.slice(0, fits);
        looked += here.length;
        const inside = await pMap(here, namesIn, { concurrency: AT_ONCE });
        level = [];
        for (const [index, names] of inside.entries()) {
          const parent = here[index];
          if (parent === undefined) continue;
          if (names === undefined) found.push(parent);
          const inPack = (names ?? []).some(([name]) => name === PACK_FILE);
          for (const [name, type] of names ?? []) {
            if (isFolder(type)) {
              if (depth === 'all' && !isLeftOutFolder(name, inPack)) level.push(below(parent, name));
            } else if (isRecordName(name) && isListed(type)) found.push(below(parent, name));
          }
        }
      }
      return found.sort(byText);
    },
    async list(folder, ending, most, within) {
      const listed = inReach(folder);
      if (listed === undefined) return { files: [], more: false };
      try {
        const fault = await whyNoFolder(listed, within);
        if (fault !== undefined) return { files: [], more: false, fault };
        const names = await fs.readDirectory(listed);
        const files = names
          .slice(0, MOST_NAMES)
          .flatMap(([name, type]) => ((type & DIRECTORY) === 0 && name.endsWith(ending) ? [name] : []))
          .sort(byText);
        return {
          files: files.slice(0, most).map((name) => below(listed, name)),
          more: files.length > most || names.length > MOST_NAMES,
        };
      } catch (error) {
        return { files: [], more: false, ...(isMissing(error) ? {} : { fault: folderFault.denied }) };
      }
    },
  };
}

/** An address without steps back and without what no path of ours holds; undefined where it is none. */
function plainAddress(uri: Uri): Uri | undefined {
  try {
    const parsed = URI.parse(uri);
    // On Windows it would part folders, and lead out where nobody sees it.
    return parsed.path.includes('\\') ? undefined : Utils.resolvePath(parsed).toString();
  } catch {
    return undefined;
  }
}

/** Links to folders are not followed, so loops are harmless: what they lead to is found under its own name. */
function isFolder(type: number): boolean {
  return (type & DIRECTORY) !== 0 && (type & LINK) === 0;
}

/** A link that leads somewhere is found there; one that leads nowhere is listed, so that reading it says so. */
function isListed(type: number): boolean {
  return (type & LINK) === 0 ? (type & DIRECTORY) === 0 : type === LINK;
}

function faultOf(error: unknown): Extract<FileText, { problem: string }> {
  if (isMissing(error)) return fileFault.missing();
  const code = codeOf(error);
  return code === 'NoPermissions' ? fileFault.denied() : fileFault.broken(code ?? 'the file system gave no reason');
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'FileNotFound' || code === 'FileNotADirectory';
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code.slice(0, 60)
    : undefined;
}
