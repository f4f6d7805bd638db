/** No folder that somebody has made holds anybody up: each attack is tried in a process that is ended where it hangs. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ATTACKS } from './attacks.ts';
import { COMMANDS } from './each-attack.ts';

/** One command on the slowest machine takes a fraction of this; a hang takes all of it. */
const LONGEST_MS = 60_000;

interface Outcome {
  readonly command: string;
  readonly status: number;
  readonly err: string;
  readonly length: number;
  readonly took: number;
}

describe('a hostile workspace', () => {
  let running: { readonly process: ChildProcess; readonly answers: NodeJS.AsyncIterator<string[]> } | undefined;

  after(() => {
    running?.process.kill('SIGKILL');
  });

  function start() {
    const program = fileURLToPath(new URL('each-attack.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', program, '--serve'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    // Two answers may come at once: those that nobody waits for yet are kept.
    running = { process: child, answers: on(createInterface({ input: child.stdout }), 'line') };
    return running;
  }

  for (const [number, { name }] of ATTACKS.entries()) {
    it(`holds nobody up with ${name}`, async function () {
      this.timeout(COMMANDS.length * LONGEST_MS + 10_000);
      const { process: child, answers } = running ?? start();
      child.stdin?.write(`${number}\n`);
      for (const command of COMMANDS) {
        const late = once(AbortSignal.timeout(LONGEST_MS), 'abort').then(() => undefined);
        const answer = await Promise.race([answers.next(), late]);
        if (answer === undefined) {
          running = undefined;
          child.kill('SIGKILL');
          assert.fail(`"${command.join(' ')}" did not end`);
        }
        const [line = ''] = answer.value ?? [];
        const { status, err, length } = JSON.parse(line) as Outcome;
        assert.ok(status < 2 || err !== '', `${command.join(' ')} ended with ${status}: ${err}`);
        assert.doesNotMatch(err, /RangeError|Maximum call stack|at .*\.ts:/u);
        assert.ok(length < 20_000_000, `${length} characters of output`);
      }
    });
  }
});
