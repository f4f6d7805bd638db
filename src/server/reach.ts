/** Which files the server reaches, and how: those of the disk by itself, those of a virtual workspace through the client. */
import { fileFault } from '../workspace/record-files.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';

/** Where there is nothing to find. */
const NOTHING: FileAccess = {
  read: async () => fileFault.missing(),
  exists: async () => false,
  records: async () => [],
  list: async () => ({ files: [], more: false }),
};

/**
 * `file:` addresses are those of the disk, where there is one; the others are the client's, where it answers about files. An untitled document has no files
 * beside it.
 */
export function filesInReach(
  disk: FileAccess | undefined,
  client: FileAccess,
  clientAnswers: () => boolean,
): FileAccess {
  const at = (uri: Uri): FileAccess => {
    if (uri.startsWith('untitled:')) return NOTHING;
    if (disk !== undefined && uri.startsWith('file:')) return disk;
    return clientAnswers() ? client : NOTHING;
  };
  return {
    read: (uri, ...rest) => at(uri).read(uri, ...rest),
    exists: (uri) => at(uri).exists(uri),
    records: (folder, ...rest) => at(folder).records(folder, ...rest),
    list: (folder, ...rest) => at(folder).list(folder, ...rest),
  };
}
