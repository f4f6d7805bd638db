/** Whether anything stands at a path. A link does, wherever it leads. */
import { lstat } from 'node:fs/promises';

export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
