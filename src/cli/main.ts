/** The process: arguments, streams and the clock of this machine. Everything else is in run.ts. */
import envPaths from 'env-paths';
import { type Io, say } from './io.ts';
import { programDigest } from './program-digest.ts';
import { run } from './run.ts';
import { version } from './version.ts';

/** The reader of a pipe may leave early (`case-record lint | head`); that is no fault. A disk that is full is, and the answer is not whole. */
process.stdout.on('error', ({ code = 'error' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(process.exitCode ?? 0);
  say(io, `The answer could not be written whole (${code}).`);
  process.exit(2);
});
// What cannot be said on stderr cannot be said at all.
process.stderr.on('error', () => process.exit(2));

const io: Io = {
  cwd: process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  ...(process.stderr.isTTY ? { terminal: process.stderr } : {}),
  // The library that asks is read when something is asked.
  ...(process.stdin.isTTY && process.stderr.isTTY
    ? { ask: async (question, check) => (await import('./ask.ts')).askOnTerminal(question, check) }
    : {}),
  env: process.env,
  cacheFolder: envPaths('case-record', { suffix: '' }).cache,
  build: programDigest,
  now: () => new Date(),
};

// Files are written whole or not at all, so there is nothing to undo: what was half written beside its place is taken away on the way out.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    say(
      io,
      'Interrupted before the work was done. A file to write to is whole or as it was; run it again for an answer.',
    );
    process.exit(2);
  });
}

// The status is set rather than exited with, so that what is still on its way to a pipe gets there.
try {
  process.exitCode = await run(process.argv.slice(2), io);
} catch (error) {
  // A fault of this program's own. Node would end with 1, which says that records have findings.
  process.stderr.write(`case-record ${version} failed; this is a fault in the program.\n`);
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 2;
}
