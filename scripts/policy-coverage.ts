/** Prints what the England pack holds: each item, how binding and how sure it is, its examples; and what of the reference it leaves out, and why. */
import type { PolicyExample, Source } from '../src/policy/types.ts';
import { readEngland } from './policy/read-england.ts';
import { LEFT_OUT, REFERENCE_DECISIONS, REFERENCE_TIMESCALES } from './policy/reference.ts';

interface Row {
  readonly id: string;
  readonly source: Source | undefined;
  readonly examples: readonly PolicyExample[];
}

const { items, problems, setAside } = readEngland();
const timescales = items.timescales.map(({ id, keys }) => row(id, keys.source, keys.examples));
const decisions = items.decisions.map(({ id, keys }) => row(id, keys.source, keys.examples));

print('Timescales', timescales, Object.keys(REFERENCE_TIMESCALES));
print('Decision points', decisions, REFERENCE_DECISIONS);
const all = [...timescales, ...decisions];
console.log(
  `${items.statuses.length} statuses, ${items.clocks.length} shared clocks, ${timescales.length} timescales, ` +
    `${decisions.length} decision points, ${all.reduce((sum, { examples }) => sum + examples.length, 0)} examples`,
);
for (const { message } of problems) console.log(`Fault: ${message}`);
if (problems.length + setAside.length > 0) process.exitCode = 1;

function row(id: string, source: Source | undefined, examples: readonly PolicyExample[] = []): Row {
  return { id, source, examples };
}

function print(title: string, rows: readonly Row[], reference: readonly string[]): void {
  console.log(title);
  line('id', 'status', 'evidence', 'examples', 'of them');
  for (const { id, source, examples } of rows) {
    line(id, source?.status ?? '', source?.evidence ?? '', String(examples.length), kinds(examples));
  }
  const held = new Set(rows.map(({ id }) => id));
  const missing = reference.filter((id) => !held.has(id));
  console.log(`\n${reference.length - missing.length} of ${reference.length} in the reference. Left out:`);
  for (const id of missing) console.log(`  ${id.padEnd(30)}${LEFT_OUT[id] ?? 'no reason given'}`);
  console.log('');
}

function line(id: string, status: string, evidence: string, count: string, detail: string): void {
  console.log(`  ${id.padEnd(30)}${status.padEnd(20)}${evidence.padEnd(17)}${count.padStart(8)}  ${detail}`);
}

/** `2 met, 1 met-late, 1 overdue, 1 none`. */
function kinds(examples: readonly PolicyExample[]): string {
  const counts = new Map<string, number>();
  for (const { expect } of examples) {
    const kind = expect.status ?? `finding ${expect.finding}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}
