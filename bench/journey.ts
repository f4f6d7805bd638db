/**
 * The journey engine alone, under the rules of England: children judged from the start, and judged again after an edit of one entry's facts.
 * `tsx bench/journey.ts`, or the part `journey` of the whole run.
 */
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { judgeJourney } from '../src/journey/judge.ts';
import type { Journey, JourneyFacts } from '../src/journey/types.ts';
import { englandPolicy } from '../src/policy/england.ts';
import { childOf, children, day, journeys, longJourney } from '../test/support/journeys.ts';

const ROUNDS = 20;
const EDITS = 100;
const SIZES = [30, 300, 3000];

/** Prints children per second, and milliseconds per edit by the length of the record. */
export function judging(): void {
  const random = fc.tuple(
    journeys(30).filter((lines) => lines.length >= 17 && lines.length <= 23),
    children,
  );
  // A fixed seed: the same children every time.
  const facts = fc.sample(random, { numRuns: 1000, seed: 28 }).map(([lines, child]) => childOf(lines, child));
  const asOf = day('2026-06-01');
  const rounds = Array.from({ length: ROUNDS }, () =>
    spent(() => {
      // Fresh facts, as a first reading gives them.
      for (const each of facts) judgeJourney({ ...each }, englandPolicy(), asOf);
    }),
  );
  const best = Math.min(...rounds.map(({ clock }) => clock));
  const worked = Math.min(...rounds.map(({ processor }) => processor));
  console.log('\nChildren with 20 entries each, journey alone:');
  console.log(
    `  ${Math.round((facts.length / best) * 1000)} a second (${((best / facts.length) * 1000).toFixed(0)} µs each)`,
  );
  console.log(
    `  ${Math.round((facts.length / worked) * 1000)} a second of processor time (${((worked / facts.length) * 1000).toFixed(0)} µs each), which other work on the machine doesn't slow`,
  );
  console.log(`\nJourney alone, judged again after an edit of a visit in the middle, median of ${EDITS}:`);
  const times = SIZES.map(editing);
  for (const [i, size] of SIZES.entries()) {
    const ratio = (times[i] ?? Number.NaN) / (times[0] ?? Number.NaN);
    console.log(
      `  ${String(size).padStart(5)} entries ${(times[i] ?? Number.NaN).toFixed(3).padStart(8)} ms   ${ratio.toFixed(2).padStart(5)} x that of ${SIZES[0]}`,
    );
  }
}

function editing(size: number): number {
  const asOf = day('2045-01-01');
  const facts = childOf(longJourney(size), { born: day('2015-01-01') });
  const at = facts.entries.findIndex(({ type }, i) => type === 'visit' && i >= size / 2);
  let journey = judgeJourney(facts, englandPolicy(), asOf);
  const times = Array.from({ length: EDITS }, (_, n) => {
    const edited = withPlace(journey, at, `place-${n}`);
    return spent(() => {
      journey = judgeJourney(edited, englandPolicy(), asOf, journey);
    }).clock;
  });
  return times.sort((a, b) => a - b)[EDITS / 2] ?? Number.NaN;
}

function withPlace({ facts }: Journey, at: number, place: string): JourneyFacts {
  const entries = facts.entries.map((entry, i) =>
    i === at ? { ...entry, fields: { ...entry.fields, place } } : entry,
  );
  return { ...facts, entries };
}

/** Milliseconds by the clock, and of the processor. */
function spent(run: () => void): { readonly clock: number; readonly processor: number } {
  const start = performance.now();
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return { clock: performance.now() - start, processor: (user + system) / 1000 };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) judging();
