/** Judging again after one edit, in records of 30, 300 and 3,000 entries: in the engine, and through the server as a client sees it. */
import { parseIsoDate } from '../src/record/date.ts';
import { LineIndex } from '../src/record/lines.ts';
import { newLinter } from './linter.ts';
import { makeRecord } from './records.ts';
import { startClient } from './server-client.ts';
import { median } from './throughput.ts';

const sizes = [30, 300, 3000];
const edits = 100;
/** Edits before those that count: a server that has just started runs code that is not compiled yet. */
const warmUp = 100;

/** One keystroke in the middle entry: in its prose, or in the value of a field. */
interface Edit {
  readonly name: string;
  /** A text after which, in the middle of the record, one character is typed. */
  readonly after: string;
}

const kinds: readonly Edit[] = [
  { name: 'a letter in the prose', after: '\n### Analysis\n\n' },
  { name: 'a letter in a field', after: '\nby: j' },
];

export async function editing(): Promise<void> {
  for (const kind of kinds) {
    console.log(`\nJudging again after ${kind.name}, median of ${edits} edits after ${warmUp} to warm up:`);
    const engineTimes = sizes.map((size) => inEngine(size, kind));
    const server: ServerTimes[] = [];
    for (const size of sizes) server.push(await throughServer(size, kind));
    report('engine', engineTimes);
    report(
      'server',
      server.map(({ clock }) => clock),
    );
    const processor = server.flatMap((times) => times.processor ?? []);
    if (processor.length === sizes.length) report('server, processor alone', processor);
  }
}

interface ServerTimes {
  readonly clock: number;
  /** Processor time for each edit, on average: what other work on the machine doesn't slow. */
  readonly processor: number | undefined;
}

function report(name: string, times: readonly number[]): void {
  const first = times[0] ?? Number.NaN;
  for (const [n, size] of sizes.entries()) {
    const spent = times[n] ?? Number.NaN;
    console.log(
      `  ${name.padEnd(24)} ${String(size).padStart(5)} entries ${spent.toFixed(3).padStart(8)} ms   ${(spent / first).toFixed(2).padStart(5)} x that of ${sizes[0]}`,
    );
  }
}

function placeOf(text: string, kind: Edit): number {
  return text.indexOf(kind.after, Math.floor(text.length / 2)) + kind.after.length;
}

function inEngine(size: number, kind: Edit): number {
  const asOf = parseIsoDate('2026-03-01');
  if (asOf === undefined) throw new Error('The date of the benchmark is no date.');
  const linter = newLinter();
  const text = makeRecord('CH-1', size, 7);
  const first = placeOf(text, kind);
  let judged = linter.judge(text, asOf);
  const times: number[] = [];
  for (let n = 0; n < warmUp + edits; n++) {
    const at = first + n;
    const start = performance.now();
    judged = linter.rejudge(judged, linter.edit(judged.record, [{ start: at, oldEnd: at, text: 'x' }]), asOf);
    times.push(performance.now() - start);
  }
  return median(times.slice(warmUp));
}

async function throughServer(size: number, kind: Edit): Promise<ServerTimes> {
  const client = await startClient();
  try {
    const uri = 'file:///bench/CH-1.case.md';
    const text = makeRecord('CH-1', size, 7);
    await client.open(uri, text);
    // Found once: an editor doesn't go through its text at each key, and what a client throws away is not to be measured.
    const { line, character } = new LineIndex(text).position(placeOf(text, kind));
    const times: number[] = [];
    let before: number | undefined;
    for (let n = 0; n < warmUp + edits; n++) {
      if (n === warmUp) before = await client.processor();
      const cursor = { line, character: character + n };
      times.push(await client.replace(uri, cursor, cursor, 'x'));
    }
    const after = await client.processor();
    const processor = before === undefined || after === undefined ? undefined : (after - before) / edits;
    return { clock: median(times.slice(warmUp)), processor };
  } finally {
    await client.stop();
  }
}
