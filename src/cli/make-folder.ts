/** Makes a folder and those above it that aren't there. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Making {
  /** Rights of the folders that are made. */
  readonly mode?: number;
  /** Is told of each folder once it is made, the outermost first. */
  readonly made?: (folder: string) => void;
  /** Makes one folder, for tests. */
  readonly mkdir?: (folder: string, mode: number | undefined) => void;
}

/**
 * One after another from the deepest that is there, each asked for once: a place that refuses new folders by saying that the way to them is not there has the
 * recursive `mkdir` of Node ask for ever. Without waiting, so that no signal comes between the making of a folder and the note of it. Throws the fault
 * of the disk.
 */
export function makeFolder(folder: string, { mode, made, mkdir = makeOne }: Making = {}): void {
  const missing: string[] = [];
  for (let at = folder; !isThere(at); at = dirname(at)) {
    missing.push(at);
    if (dirname(at) === at) break;
  }
  // What is there and is no folder is refused by the disk in its own words.
  if (missing.length === 0 && !isFolder(folder)) missing.push(folder);
  for (const path of missing.reverse()) {
    try {
      mkdir(path, mode);
    } catch (error) {
      // Another run may have made it in the meantime.
      if (isFolder(path)) continue;
      throw error;
    }
    made?.(path);
  }
}

function makeOne(folder: string, mode: number | undefined): void {
  mkdirSync(folder, mode === undefined ? {} : { mode });
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
