/** Files in memory, for tests and for texts that stand on no disk. */
import {
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

/** A file's text or bytes, or the fault that reading it gives. */
export type MemoryFile = string | Uint8Array | Extract<FileText, { problem: string }>;

/** Access to files kept in a map by URI. The map may change between calls, as a disk does. */
export function memoryFiles(files: ReadonlyMap<Uri, MemoryFile>): FileAccess {
  return {
    async read(uri, maxBytes) {
      const file = files.get(uri);
      if (file === undefined) return fileFault.missing();
      if (typeof file === 'object' && 'problem' in file) return file;
      const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
      return bytes.length > maxBytes ? fileFault.tooLarge(bytes.length, maxBytes) : decodeText(bytes);
    },
    async exists(uri) {
      return [...files.keys()].some((file) => isWithin(uri, file));
    },
    async records(folder, depth = 'all') {
      const inside = [...files.keys()].filter((uri) => isRecordName(uri) && isWithin(folder, uri) && uri !== folder);
      const reached = inside.filter((uri) => {
        if (depth === 'own') return folderOf(uri) === folder;
        const between = uri.slice(folder.length).split('/').slice(1, -1);
        return !between.some((name, at) => {
          const beside = [folder, ...between.slice(0, at), PACK_FILE].join('/');
          return isLeftOutFolder(name, files.has(beside));
        });
      });
      return reached.sort(byText);
    },
    async list(folder, ending, most) {
      if (files.has(folder)) return { files: [], more: false, fault: folderFault.file };
      const inside = [...files.keys()].filter((uri) => uri.endsWith(ending) && folderOf(uri) === folder).sort(byText);
      return { files: inside.slice(0, most), more: inside.length > most };
    },
  };
}
