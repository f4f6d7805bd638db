/** Cold lint: the whole command against the commands of two Markdown linters, and the engine against parsing the same YAML alone. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { parseIsoDate } from '../src/record/date.ts';
import { newLinter } from './linter.ts';
import { makeRecord, yamlBlocks } from './records.ts';

const files = 200;
const entriesEach = 100;
const rounds = 3;

/** The middle of several timings, in milliseconds. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** What 95 of 100 stay within. */
export function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

function time(act: () => void): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

interface Command {
  readonly name: string;
  readonly args: readonly string[];
}

export function throughput(): void {
  const folder = mkdtempSync(join(tmpdir(), 'case-record-bench-'));
  try {
    const texts = Array.from({ length: files }, (_, n) => makeRecord(`CH-${n}`, entriesEach, n + 1));
    texts.forEach((text, n) => {
      writeFileSync(join(folder, `CH-${n}.case.md`), text);
    });
    // Long lines and repeated headings are how records are written; without these two rules markdownlint finds next to nothing, as we do.
    writeFileSync(join(folder, '.markdownlint.json'), JSON.stringify({ MD013: false, MD024: false }));
    const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
    console.log(
      `\nCold lint of ${files} records with ${entriesEach} entries each (${megabytes.toFixed(1)} MB), whole commands, median of ${rounds}:`,
    );
    commands(folder);
    console.log('\nThe engine alone, each round with a new linter, against the yaml library on the same blocks:');
    engine(texts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commands(folder: string): void {
  const list: readonly Command[] = [
    {
      name: 'case-record lint',
      args: [resolve('dist/cli.js'), 'lint', '--no-cache', '--as-of', '2026-03-01', '--format', 'json', '.'],
    },
    {
      name: 'markdownlint-cli2',
      args: [resolve('node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs'), '**/*.md'],
    },
    {
      name: 'remark-lint',
      args: [
        resolve('node_modules/remark-cli/cli.js'),
        '--use',
        resolve('node_modules/remark-preset-lint-recommended/index.js'),
        '--no-stdout',
        '.',
      ],
    },
  ];
  const timings = new Map(list.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, args } of list) {
      const spent = time(() => {
        // What they print is thrown away: only the time counts.
        const result = spawnSync(process.execPath, args, {
          cwd: folder,
          stdio: 'ignore',
        });
        if (result.status === null || result.status > 1)
          throw new Error(`${name} ended with ${result.status ?? result.signal}`);
      });
      timings.get(name)?.push(spent);
    }
  }
  const own = median(timings.get('case-record lint') ?? []);
  for (const [name, values] of timings) {
    const middle = median(values);
    console.log(
      `  ${name.padEnd(20)} ${middle.toFixed(0).padStart(7)} ms   ${(middle / own).toFixed(1).padStart(5)} x the time of case-record lint`,
    );
  }
}

function engine(texts: readonly string[]): void {
  const asOf = parseIsoDate('2026-03-01');
  if (asOf === undefined) throw new Error('The date of the benchmark is no date.');
  const blocks = texts.flatMap(yamlBlocks);
  const lint: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds + 2; round++) {
    const yamlTime = time(() => {
      for (const block of blocks) parseDocument(block).toJS();
    });
    const linter = newLinter();
    const lintTime = time(() => {
      for (const text of texts) linter.judge(text, asOf);
    });
    // The first two rounds warm both up.
    if (round < 2) continue;
    floor.push(yamlTime);
    lint.push(lintTime);
  }
  console.log(`  yaml alone           ${median(floor).toFixed(0).padStart(7)} ms   (${blocks.length} blocks)`);
  console.log(
    `  whole lint           ${median(lint).toFixed(0).padStart(7)} ms   ${(median(lint) / median(floor)).toFixed(2).padStart(5)} x yaml alone`,
  );
}
