/** A council's whole store: lint from nothing, again, and after one change, in time and memory; the report and the summary of audits on top of it; and lint in parts, put together to the same answer. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeRecord } from './records.ts';

const records = 2600;
const entriesEach = 100;
const teams = 13;
const parts = 4;

/** What a run may take: seconds on two cores that do nothing else, and megabytes. */
interface Goal {
  readonly seconds: number;
  readonly megabytes?: number;
}

interface Spent {
  readonly seconds: number;
  /** Seconds of all cores together. */
  readonly work: number;
  /** The most memory that the process held at once. */
  readonly megabytes: number;
}

/** Told by the process itself as it ends, on its fourth stream, in the units of Node: microseconds and kilobytes. */
const tellUsage = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))",
)}`;

export function council(): void {
  const folder = mkdtempSync(join(tmpdir(), 'case-record-council-'));
  try {
    const store = join(folder, 'store');
    console.log(`\nA council of ${records} records with ${entriesEach} entries each (${makeStore(store)} MB):`);
    const out = (name: string) => join(folder, name);
    const lint = (file: string, ...args: readonly string[]) =>
      run(store, ['lint', '--as-of', '2026-03-01', '--cache', out('kept'), '-o', out(file), ...args]);
    told('cold', lint('first.txt'), { seconds: 60, megabytes: 1500 });
    told('nothing changed', lint('second.txt'), { seconds: 3 });
    same(out('first.txt'), out('second.txt'), 'the second run');
    appendFileSync(fileOf(store, 1234), '\nOne more sentence.\n');
    told('one file changed', lint('third.txt'), { seconds: 3.5 });
    told('anew, without results', lint('fourth.txt', '--no-cache'), { seconds: 60, megabytes: 1500 });
    same(out('third.txt'), out('fourth.txt'), 'the run from kept results');
    const report = (name: string, ...args: readonly string[]) => {
      const files = ['-o', out(`${name}.html`), '--data', out(`${name}.json`)];
      return run(store, ['report', '--as-of', '2026-03-01', ...files, ...args]);
    };
    told('report on top', report('on-top', '--cache', out('kept')), { seconds: 5 });
    told('report, without results', report('anew', '--no-cache'));
    for (const ending of ['html', 'json']) same(out(`on-top.${ending}`), out(`anew.${ending}`), 'the report on top');
    const summary = (file: string, ...args: readonly string[]) =>
      run(store, ['audit', 'summary', '--as-of', '2026-03-01', '-o', out(file), ...args]);
    told('audit summary on top', summary('summary-on-top.txt', '--cache', out('kept')), { seconds: 5 });
    told('audit summary, anew', summary('summary-anew.txt', '--no-cache'));
    same(out('summary-on-top.txt'), out('summary-anew.txt'), 'the summary on top');
    told('nothing changed, as JSON', lint('single.json', '--format', 'json'));
    const names = Array.from({ length: parts }, (_, n) => out(`part-${n + 1}.json`));
    for (const n of names.keys())
      told(
        `part ${n + 1} of ${parts}, without results`,
        lint(`part-${n + 1}.json`, '--no-cache', '--format', 'json', '--shard', `${n + 1}/${parts}`),
      );
    told('merge', run(store, ['merge', ...names, '--format', 'json', '-o', out('merged.json')]));
    same(out('single.json'), out('merged.json'), 'the merged run');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the store, every tenth child with a visit that stands on a sibling's record too; gives its size in megabytes. */
function makeStore(store: string): string {
  let bytes = 0;
  mkdirSync(join(store, '.case-record'), { recursive: true });
  writeFileSync(join(store, '.case-record', 'config.yaml'), 'teams:\n  east: {name: East}\n');
  for (let n = 0; n < teams; n += 1) mkdirSync(join(store, `team-${n}`));
  for (let n = 0; n < records; n += 1) {
    const shared = `\n## 2026-02-28 Visit: with a sibling\n\n\`\`\`yaml\nby: j.okafor\nseen: yes\nalone: no\nplace: placement\nalso: [CH-${n + 1}]\n\`\`\`\n\nThey played cards together.\n`;
    const text = makeRecord(`CH-${n}`, entriesEach, n + 1) + (n % 10 === 0 ? shared : '');
    bytes += Buffer.byteLength(text);
    writeFileSync(fileOf(store, n), text);
  }
  return (bytes / 1e6).toFixed(0);
}

function fileOf(store: string, n: number): string {
  return join(store, `team-${n % teams}`, `CH-${n}.case.md`);
}

function run(cwd: string, args: readonly string[]): Spent {
  const began = performance.now();
  const { status, output, stderr } = spawnSync(
    process.execPath,
    ['--import', tellUsage, resolve('dist/cli.js'), ...args],
    { cwd, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const seconds = (performance.now() - began) / 1000;
  if (status === null || status > 1) throw new Error(`case-record ${args.join(' ')} ended with ${status}: ${stderr}`);
  const usage = JSON.parse(output[3] ?? '') as NodeJS.ResourceUsage;
  return {
    seconds,
    work: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    megabytes: (usage.maxRSS * 1024) / 1e6,
  };
}

function told(what: string, { seconds, work, megabytes }: Spent, goal?: Goal): void {
  const measured = `${what.padEnd(28)} ${seconds.toFixed(1).padStart(6)} s   ${work.toFixed(1).padStart(6)} s of all cores   ${megabytes.toFixed(0).padStart(5)} MB`;
  if (goal === undefined) {
    console.log(`  ${measured}`);
    return;
  }
  const reached = seconds <= goal.seconds && megabytes <= (goal.megabytes ?? Number.POSITIVE_INFINITY);
  const bound = `${goal.seconds} s${goal.megabytes === undefined ? '' : ` and ${goal.megabytes} MB`}`;
  console.log(`  ${measured}   ${reached ? 'within' : 'OVER'} ${bound}`);
}

function same(a: string, b: string, what: string): void {
  if (!readFileSync(a).equals(readFileSync(b))) throw new Error(`${what} gives another answer.`);
}
