/**
 * `npm test`: every check and every suite, as many at a time as there are processors, ending with what failed and a line that counts them all. `npm test -- unit cli` runs only the named
 * steps; `npm test -- --jobs=1` one after the other.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether the step prints mocha's counts; another step counts as one. */
  readonly mocha: boolean;
  /** The steps that must have ended before, where they run at all. */
  readonly after: readonly string[];
}

const node = process.execPath;
const script = (file: string, ...args: string[]): string[] => [node, '--import', 'tsx', file, ...args];
const check = (name: string, command: readonly string[]): Step => ({ name, command, mocha: false, after: [] });
const suite = (name: string, after: readonly string[] = []): Step => ({
  name,
  // A client that a failed test leaves behind must not keep the run from ending.
  command: [node, 'node_modules/mocha/bin/mocha.js', '--exit', '--spec', `test/${name}/**/*.test.ts`],
  mocha: true,
  after,
});

const inVscode = (name: string, host: string): Step => ({
  name,
  command: script('scripts/test-vscode.ts', host),
  mocha: true,
  after: ['host', 'build'],
});

/** In the order of beginning: those that take longest and wait for others come as early as they can. */
const steps: readonly Step[] = [
  check('host', script('scripts/install-host.ts')),
  check('build', script('scripts/package.ts')),
  inVscode('vscode', '--host=node'),
  check('generated', script('scripts/generate.ts', '--check')),
  check('lint', [node, 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings']),
  check('types', [node, 'node_modules/typescript/bin/tsc', '-p', '.']),
  suite('unit'),
  suite('hostile', ['build']),
  suite('cli', ['build']),
  inVscode('vscode-web', '--host=web worker'),
  suite('server', ['build']),
  suite('property'),
  suite('window', ['host', 'build']),
  suite('browser', ['host', 'build']),
  { ...check('keys', script('scripts/test-key-presses.ts')), after: ['host', 'build'] },
  suite('suites'),
];

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const { positionals: wanted, values } = parseArgs({ allowPositionals: true, options: { jobs: { type: 'string' } } });
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. The steps are ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}
const jobs = Number(values.jobs ?? availableParallelism());
if (!(jobs >= 1)) {
  console.error('--jobs takes how many steps run at a time, from 1.');
  process.exit(2);
}

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const waiting = steps.filter((step) => wanted.length === 0 || wanted.includes(step.name));
const ended = new Set(steps.filter((step) => !waiting.includes(step)).map((step) => step.name));
const running = new Set<Promise<void>>();
while (waiting.length > 0 || running.size > 0) {
  const next = waiting.findIndex((step) => step.after.every((name) => ended.has(name)));
  const [step] = next !== -1 && running.size < jobs ? waiting.splice(next, 1) : [];
  if (step === undefined) {
    await Promise.race(running);
    continue;
  }
  const work = take(step).then(() => {
    running.delete(work);
    ended.add(step.name);
  });
  running.add(work);
}
console.log('');
for (const failure of failures) console.log(failure);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Runs a step, and prints all that it said once it has ended. */
async function take(step: Step): Promise<void> {
  const started = Date.now();
  console.log(`... ${step.name}`);
  const { code, output } = await run(step.command);
  console.log(`\n=== ${step.name}\n${output}`);
  const count = step.mocha ? countMocha(output) : { passed: 0, failed: 0, skipped: 0 };
  if (!step.mocha && code === 0) count.passed = 1;
  // A step that failed without counting a failure (a crash, a suite that never ran) still counts as one.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  if (step.mocha && code === 0 && count.passed === 0) {
    console.log(`The step "${step.name}" ran no test.`);
    count.failed = 1;
  }
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  if (count.failed > 0) failures.push(`=== failed in ${step.name}\n${saidOfFailures(output)}`);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`--- ${step.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
}

function run(command: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const [program = node, ...args] = command;
    // What is built is built before; a suite that is run by itself has only the source to go by.
    const env = { ...process.env, ...(wanted.length === 0 ? { CASE_RECORD_BUILT: 'yes' } : {}) };
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    let output = '';
    const keep = (chunk: string): void => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', (error) => {
      resolve({ code: 1, output: `${output}Could not run ${program}: ${error.message}` });
    });
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Adds up the closing lines of mocha's spec reporter; a step may run mocha more than once. */
function countMocha(output: string): Count {
  const sum = (word: string) =>
    [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'gm'))].reduce((all, match) => all + Number(match[1]), 0);
  return { passed: sum('passing'), failed: sum('failing'), skipped: sum('pending') };
}

/** What mocha says of each failure, below the count of them; the last lines of a step that says it in another way. */
function saidOfFailures(output: string): string {
  const parts = [...output.matchAll(/^ *\d+ failing$[\s\S]*?(?=^ *\d+ passing|^ {2}In VS Code|$(?![\s\S]))/gmu)].map(
    (part) => part[0].trimEnd(),
  );
  return `${parts.length > 0 ? parts.join('\n') : output.trimEnd().split('\n').slice(-40).join('\n')}\n`;
}
