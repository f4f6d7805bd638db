/**
 * `npm test`: every check and every suite, one after the other, ending with a line that counts them all. `npm test -- unit cli` runs
 * only the named steps.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether the step prints mocha's counts; another step counts as one. */
  readonly mocha: boolean;
}

const node = process.execPath;
const mocha = [node, 'node_modules/mocha/bin/mocha.js', '--spec'];
const steps: readonly Step[] = [
  { name: 'generated', command: [node, '--import', 'tsx', 'scripts/generate.ts', '--check'], mocha: false },
  {
    name: 'lint',
    command: [node, 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
    mocha: false,
  },
  { name: 'types', command: [node, 'node_modules/typescript/bin/tsc', '-p', '.'], mocha: false },
  { name: 'unit', command: [...mocha, 'test/unit/**/*.test.ts'], mocha: true },
  { name: 'hostile', command: [...mocha, 'test/hostile/**/*.test.ts'], mocha: true },
  { name: 'suites', command: [...mocha, 'test/suites/**/*.test.ts'], mocha: true },
  { name: 'property', command: [...mocha, 'test/property/**/*.test.ts'], mocha: true },
  { name: 'build', command: [node, '--import', 'tsx', 'scripts/package.ts'], mocha: false },
  { name: 'cli', command: [...mocha, 'test/cli/**/*.test.ts'], mocha: true },
  // A client that a failed test leaves behind must not keep the run from ending.
  {
    name: 'server',
    command: [node, 'node_modules/mocha/bin/mocha.js', '--exit', '--spec', 'test/server/**/*.test.ts'],
    mocha: true,
  },
  { name: 'browser', command: [...mocha, 'test/browser/**/*.test.ts'], mocha: true },
  { name: 'vscode', command: [node, '--import', 'tsx', 'scripts/test-vscode.ts'], mocha: true },
  { name: 'keys', command: [node, '--import', 'tsx', 'scripts/test-key-presses.ts'], mocha: false },
];

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. The steps are ${steps.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}
const total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  const started = Date.now();
  console.log(`\n=== ${step.name}`);
  const { code, output } = await run(step.command);
  const count = step.mocha ? countMocha(output) : { passed: 0, failed: 0, skipped: 0 };
  if (!step.mocha && code === 0) count.passed = 1;
  // A step that failed without counting a failure (a crash, a suite that never ran) still counts as one.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  if (step.mocha && code === 0 && count.passed === 0) {
    console.error(`The step "${step.name}" ran no test.`);
    count.failed = 1;
  }
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  console.log(
    `--- ${step.name}: ${count.passed} passed, ${count.failed} failed (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}
console.log('');
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function run(command: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const [program = node, ...args] = command;
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      process.stdout.write(chunk);
    });
    child.once('error', (error) => {
      console.error(`Could not run ${program}: ${error.message}`);
      resolve({ code: 1, output });
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
