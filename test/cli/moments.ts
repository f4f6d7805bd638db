/** Ends a run of the command line at any moment at which it changes the disk: before and after each call that does. */
import { spawnSync } from 'node:child_process';
import { wholeProgram } from './whole-program.ts';

const CHANGES = `
  import files from 'node:fs/promises';
  import filesAtOnce from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { writeSync } = filesAtOnce;
  let count = 0;
  const moment = () => {
    count += 1;
    if (count === Number(process.env.MOMENT)) process.kill(process.pid, process.env.SIGNAL);
  };
  const isOurs = (path) => String(path).startsWith(process.cwd());
  const watch = (of, name, isChange = isOurs) => {
    const call = of[name];
    of[name] = function (...given) {
      if (!isChange(...given)) return call.apply(this, given);
      moment();
      const made = call.apply(this, given);
      if (!(made instanceof Promise)) { moment(); return made; }
      return made.then((value) => { moment(); return value; });
    };
  };
  const file = await files.open(process.execPath);
  for (const name of ['writeFile', 'sync', 'chmod']) watch(Object.getPrototypeOf(file), name, () => true);
  await file.close();
  watch(files, 'open', (path, flags) => isOurs(path) && typeof flags === 'string' && flags !== 'r');
  for (const name of ['writeFile', 'mkdir', 'copyFile', 'chown', 'rm', 'rename', 'utimes']) watch(files, name);
  for (const name of ['openSync', 'mkdirSync', 'renameSync', 'rmSync', 'rmdirSync']) watch(filesAtOnce, name);
  syncBuiltinESMExports();
  process.on('exit', () => writeSync(3, String(count)));
`;

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
  /** How many moments there were; 0 where the run was killed. */
  readonly moments: number;
}

/** Runs the program in a folder, and ends it with a signal at a moment, the first being 1. */
export function runUntil(
  folder: string,
  args: readonly string[],
  strike?: { readonly moment: number; readonly signal: NodeJS.Signals },
): Ended {
  const preloaded = `data:text/javascript,${encodeURIComponent(CHANGES)}`;
  const { status, signal, stderr, output } = spawnSync(
    process.execPath,
    ['--import', preloaded, ...wholeProgram, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, MOMENT: String(strike?.moment ?? 0), SIGNAL: strike?.signal ?? '' },
    },
  );
  return { status, signal, stderr, moments: Number(output[3] ?? 0) };
}
