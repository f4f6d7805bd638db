/**
 * What stands beside its place until it is whole. Its name says which run it belongs to, so that a later one can tell what was left behind by a run that was
 * killed from what another is writing just now.
 */
import { createHash, randomInt } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A machine, a process of it, and a number against chance. */
const NAME = /\.(?<machine>[0-9a-f]{6})-(?<process>\d{1,10})-[0-9a-f]{1,10}\.unfinished$/u;
/** Of a run on another machine nobody can tell whether it still goes on: what it left is swept away after an hour, in milliseconds. */
const LEFT_OVER = 3_600_000;
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);

/** A path beside this one, for as long as what goes there isn't whole. */
export function unfinished(path: string): string {
  return `${path}.${MACHINE}-${process.pid}-${randomInt(2 ** 40).toString(16)}.unfinished`;
}

/** Takes away what runs that were killed left in a folder. What can't be taken away stays: it is in nobody's way. */
export async function sweepUnfinished(folder: string): Promise<void> {
  try {
    for (const name of await readdir(folder)) {
      const run = NAME.exec(name)?.groups;
      if (run === undefined) continue;
      const path = join(folder, name);
      const isOver =
        run.machine === MACHINE
          ? !isRunning(Number(run.process))
          : Date.now() - (await lstat(path)).mtimeMs > LEFT_OVER;
      if (isOver) await rm(path, { recursive: true, force: true });
    }
  } catch {
    // Another run may be sweeping too.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, and is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
