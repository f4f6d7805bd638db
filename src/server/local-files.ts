/** Access to the disk for files that are on it. An untitled document, or one of a virtual workspace, has no files beside it. */
import { fileFault } from '../workspace/record-files.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';

/** `disk` for `file:` addresses; for all others there is nothing to find. */
export function localFilesOnly(disk: FileAccess): FileAccess {
  return {
    read: async (uri, maxBytes, within) => (isLocal(uri) ? disk.read(uri, maxBytes, within) : fileFault.missing()),
    exists: async (uri) => isLocal(uri) && disk.exists(uri),
    records: async (folder, depth) => (isLocal(folder) ? disk.records(folder, depth) : []),
    list: async (folder, ...rest) => (isLocal(folder) ? disk.list(folder, ...rest) : { files: [], more: false }),
  };
}

function isLocal(uri: Uri): boolean {
  return uri.startsWith('file:');
}
