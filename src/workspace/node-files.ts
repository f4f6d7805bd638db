/** Files on disk. The only part of the workspace that knows Node. */
import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, opendir, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { URI } from 'vscode-uri';
import { byText, fileFault, folderFault, isLeftOutFolder, isRecordName, PACK_FILE } from './record-files.ts';
import type { FileAccess, FileText, Listing, Uri } from './types.ts';

/** Access to the disk. Never throws for a file's own faults. */
export const nodeFiles: FileAccess = { read, exists, records, list: listFiles };

async function read(uri: Uri, maxBytes: number, within?: Uri): Promise<FileText> {
  const read = await readBytes(uri, maxBytes, within);
  return 'bytes' in read ? decodeBytes(read.bytes) : read;
}

/** What came of reading a file's bytes: as {@link FileAccess.read} has it, before they are looked at. */
export type FileBytes = { readonly bytes: Buffer } | FileFault;

type FileFault = Extract<FileText, { problem: string }>;

/** The bytes of a file, under the bounds of {@link FileAccess.read}: to know a text again by its digest without making a string of it. */
export async function readBytes(uri: Uri, maxBytes: number, within?: Uri): Promise<FileBytes> {
  const path = URI.parse(uri).fsPath;
  let handle: FileHandle | undefined;
  try {
    if (within !== undefined && !(await staysWithin(path, URI.parse(within).fsPath))) return fileFault.outside();
    // Without O_NONBLOCK, opening a named pipe would wait for ever for somebody to write to it.
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await handle.stat();
    if (stat.isDirectory()) return fileFault.folder();
    if (!stat.isFile()) return fileFault.special();
    if (stat.size > maxBytes) return fileFault.tooLarge(stat.size, maxBytes);
    const bytes = await readBounded(handle, stat.size, maxBytes);
    return bytes === undefined ? fileFault.tooLarge(maxBytes + 1, maxBytes) : { bytes };
  } catch (error) {
    return faultOf(error);
  } finally {
    await handle?.close();
  }
}

/** The text of bytes, as `decodeText` has it. Node's own check and decoding take a quarter of the time of a strict `TextDecoder`. */
export function decodeBytes(bytes: Buffer): FileText {
  if (bytes.includes(0) || !isUtf8(bytes)) return fileFault.notText();
  const text = bytes.toString('utf8');
  return { text: text.startsWith('\ufeff') ? text.slice(1) : text };
}

/** Reads to the end, even where the file has grown since it was measured; undefined where it has grown past the bound. */
async function readBounded(handle: FileHandle, size: number, maxBytes: number): Promise<Buffer | undefined> {
  let buffer = Buffer.allocUnsafe(Math.min(size, maxBytes) + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length > maxBytes) return undefined;
    if (length === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)]);
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await lstat(URI.parse(uri).fsPath);
    return true;
  } catch {
    return false;
  }
}

/**
 * Own walk rather than a glob library's: those leave out in silence what they cannot open. Links are not followed, so loops are
 * harmless: what a link inside the folder leads to is found under its own name, and what lies outside is out of bounds. A link that
 * leads nowhere, a pipe with a record's name and a folder that cannot be opened are listed, so that reading them says what is wrong.
 */
async function records(folder: Uri, depth: 'all' | 'own' = 'all'): Promise<readonly Uri[]> {
  const root = URI.parse(folder).fsPath;
  const found: string[] = [];
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const inside = await list(next);
    if (inside === undefined) {
      found.push(next);
      continue;
    }
    const inPack = inside.some(({ name }) => name === PACK_FILE);
    for (const entry of inside) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) {
        if (depth === 'all' && !isLeftOutFolder(entry.name, inPack)) waiting.push(path);
      } else if (isRecordName(entry.name) && (!entry.isSymbolicLink() || (await leadsNowhere(path)))) found.push(path);
    }
  }
  return found.map((path) => URI.file(path).toString()).sort(byText);
}

/** Names that are looked at in one folder, whatever they end in: a million files must not hold anybody up. */
const MOST_NAMES = 20_000;

async function listFiles(folder: Uri, ending: string, most: number, within: Uri): Promise<Listing> {
  const path = URI.parse(folder).fsPath;
  const names: string[] = [];
  let looked = 0;
  try {
    if (!(await staysWithin(path, URI.parse(within).fsPath)))
      return { files: [], more: false, fault: folderFault.outside };
    for await (const entry of await opendir(path)) {
      looked += 1;
      if (looked > MOST_NAMES) break;
      if (!entry.isDirectory() && entry.name.endsWith(ending)) names.push(entry.name);
    }
  } catch (error) {
    // A fault of the disk's is no fault of ours; what was listed until then is used.
    if (codeOf(error) === undefined) throw error;
    if (looked === 0) return { files: [], more: false, ...(await notFolderAt(path)) };
  }
  const files = names.sort(byText).slice(0, most);
  return {
    files: files.map((name) => URI.file(join(path, name)).toString()),
    more: names.length > most || looked > MOST_NAMES,
  };
}

/** Why what stands at a path can't be listed; nothing where nothing stands there. */
async function notFolderAt(path: string): Promise<Pick<Listing, 'fault'>> {
  try {
    const there = await lstat(path);
    if (there.isDirectory()) return { fault: folderFault.denied };
    return {
      fault: there.isSymbolicLink() && (await leadsNowhere(path)) ? folderFault.leadsNowhere : folderFault.file,
    };
  } catch {
    return {};
  }
}

async function list(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    // Deleted since its parent was listed: there is nothing to say about it.
    return codeOf(error) === 'ENOENT' ? [] : undefined;
  }
}

async function leadsNowhere(path: string): Promise<boolean> {
  try {
    await realpath(path);
    return false;
  } catch {
    return true;
  }
}

async function staysWithin(path: string, folder: string): Promise<boolean> {
  const [target, root] = await Promise.all([realpath(path), realpath(folder)]);
  return target === root || target.startsWith(root.endsWith(sep) ? root : root + sep);
}

function faultOf(error: unknown): FileFault {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return fileFault.missing();
  if (code === 'EACCES' || code === 'EPERM') return fileFault.denied();
  // Sockets and devices without a driver refuse to be opened at all.
  if (code === 'ENXIO' || code === 'ENODEV') return fileFault.special();
  if (code === undefined) throw error;
  return fileFault.broken(code);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
