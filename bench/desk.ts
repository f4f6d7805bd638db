/**
 * Writing at the desk: a record of 3,000 entries, open in a folder of 500 records, through the server as an editor sees it. From a keystroke to the findings,
 * and what completion and hover take, right after a keystroke (the record is judged again first) and at rest.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position } from 'vscode-languageserver-protocol';
import { LineIndex } from '../src/record/lines.ts';
import { withBurst } from './desk-burst.ts';
import { makeRecord } from './records.ts';
import { type BenchClient, startClient } from './server-client.ts';
import { median, percentile95 } from './throughput.ts';

const RECORDS = 500;
const ENTRIES = 3000;
/** What the other children's records hold. */
const OTHERS = 30;
const ROUNDS = 60;
/** Rounds before those that count: a server that has just started runs code that is not compiled yet. */
const WARM_UP = 40;

/** One thing that somebody does: types a character somewhere, and asks something there or elsewhere. */
interface Act {
  readonly name: string;
  readonly ask: 'findings' | 'completion' | 'hover';
  /** Finds the place in the middle of the record after this text. */
  readonly after: string;
  /** What was typed there already: before the cursor, and behind it. */
  readonly typed?: readonly [before: string, behind: string];
  /** The keystroke. */
  readonly key: string;
  /** Where to hover: on the second character of the first such text after the place. */
  readonly at?: string;
  /** Milliseconds that it may take. */
  readonly limit: number;
}

const ACTS: readonly Act[] = [
  { name: 'findings, a letter in the prose', ask: 'findings', after: '\n### Analysis\n\n', key: 'x', limit: 50 },
  { name: 'findings, a letter in a field', ask: 'findings', after: '\nby: j', key: 'x', limit: 50 },
  {
    name: 'completion after "## "',
    ask: 'completion',
    after: '\n### Analysis\n\n',
    typed: ['##', '\n\n'],
    key: ' ',
    limit: 20,
  },
  {
    name: 'completion of a field',
    ask: 'completion',
    after: '\nby: j.okafor\n',
    typed: ['', '\n'],
    key: 's',
    limit: 20,
  },
  { name: 'completion of a code', ask: 'completion', after: '\nparticipation: ', key: 'P', limit: 20 },
  { name: 'completion of a date', ask: 'completion', after: '\ndecisions-sent: ', key: '2', limit: 20 },
  { name: 'hover on a heading', ask: 'hover', after: '\nby: j', key: 'x', at: ' Visit: after', limit: 20 },
  { name: 'hover on a field', ask: 'hover', after: '\nby: j', key: 'x', at: '\nbedroom-seen', limit: 20 },
  { name: 'hover on a code', ask: 'hover', after: '\nby: j', key: 'x', at: ' PN', limit: 20 },
];

export async function desk(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'case-record-desk-'));
  try {
    const text = makeRecord('CH-0001', ENTRIES, 7);
    await writeFolder(folder, text);
    console.log(
      `\nAt the desk, a record of ${ENTRIES} entries in a folder of ${RECORDS} records, ${ROUNDS} keystrokes each, milliseconds:`,
    );
    console.log(
      `  ${''.padEnd(34)}${'after a keystroke'.padStart(22)}${'at rest'.padStart(22)}${'processor'.padStart(12)}`,
    );
    console.log(
      `  ${''.padEnd(34)}${'median'.padStart(12)}${'95%'.padStart(10)}${'median'.padStart(12)}${'95%'.padStart(10)}`,
    );
    const client = await startClient(pathToFileURL(folder).href);
    try {
      const uri = pathToFileURL(join(folder, 'CH-0001.case.md')).href;
      await client.open(uri, text);
      await client.checkFolders();
      for (const act of ACTS) print(act, await perform(client, uri, text, act));
      await withBurst(client, uri, text);
    } finally {
      await client.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeFolder(folder: string, long: string): Promise<void> {
  await mkdir(join(folder, '.case-record'));
  await writeFile(join(folder, '.case-record', 'config.yaml'), 'as-of: 2026-03-01\n');
  await writeFile(join(folder, 'CH-0001.case.md'), long);
  for (let n = 2; n <= RECORDS; n++) {
    const id = `CH-${String(n).padStart(4, '0')}`;
    await writeFile(join(folder, `${id}.case.md`), makeRecord(id, OTHERS, n));
  }
}

interface Times {
  /** Processor time of the server for a keystroke with its questions, on average: what other work on the machine doesn't slow. */
  readonly processor: number | undefined;
  readonly typing: readonly number[];
  readonly resting: readonly number[];
}

async function perform(client: BenchClient, uri: string, text: string, act: Act): Promise<Times> {
  const offset = text.indexOf(act.after, Math.floor(text.length / 2)) + act.after.length;
  const place = new LineIndex(text).position(offset);
  const [before, behind] = act.typed ?? ['', ''];
  if (act.typed) await client.replace(uri, place, place, before + behind);
  const lines = new LineIndex(text.slice(0, offset) + before + behind + text.slice(offset));
  const cursor = lines.position(offset + before.length);
  const after = { line: cursor.line, character: cursor.character + act.key.length };
  const asked =
    act.at === undefined ? after : lines.position(text.indexOf(act.at, offset) + before.length + behind.length + 1);
  const typing: number[] = [];
  const resting: number[] = [];
  let started: number | undefined;
  for (let n = 0; n < ROUNDS + WARM_UP; n++) {
    if (n === WARM_UP) started = await client.processor();
    if (act.ask === 'findings') {
      typing.push(await client.replace(uri, cursor, cursor, act.key));
    } else {
      const judged = client.replace(uri, cursor, cursor, act.key);
      typing.push(await ask(client, uri, asked, act));
      await judged;
      resting.push(await ask(client, uri, asked, act));
    }
    await client.replace(uri, cursor, after, '');
  }
  const ended = await client.processor();
  // Each round is a keystroke and its undoing.
  const processor = started === undefined || ended === undefined ? undefined : (ended - started) / ROUNDS / 2;
  if (act.typed) await client.replace(uri, place, lines.position(offset + before.length + behind.length), '');
  return { typing: typing.slice(WARM_UP), resting: resting.slice(WARM_UP), processor };
}

async function ask(client: BenchClient, uri: string, at: Position, { ask: what, name }: Act): Promise<number> {
  const start = performance.now();
  const something = what === 'hover' ? await client.hover(uri, at) : await client.complete(uri, at);
  const spent = performance.now() - start;
  if (!something) throw new Error(`Nothing came of: ${name}.`);
  return spent;
}

function print({ name, limit }: Act, { typing, resting, processor }: Times): void {
  const cells = [typing, resting].map((times) =>
    times.length === 0
      ? ''.padStart(22)
      : median(times).toFixed(1).padStart(12) + percentile95(times).toFixed(1).padStart(10),
  );
  const slow = median([...typing]) > limit ? '   too slow' : '';
  const worked = (processor?.toFixed(1) ?? '').padStart(12);
  console.log(`  ${name.padEnd(34)}${cells.join('')}${worked}   at most ${limit}${slow}`);
}
