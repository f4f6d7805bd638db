/**
 * Prints what the England pack holds of the reference, id by id: computed or not and why, how binding and how sure, with how many examples; then what the
 * pack holds besides, and the totals. Exits with 1 where an id of the reference is neither computed nor accounted for, or the pack has a fault.
 */
import type { DecisionKeys, TimescaleKeys } from '../src/policy/pack.ts';
import type { PolicyExample, Source } from '../src/policy/types.ts';
import { DECISIONS_BY_RULE, TIMESCALES_LEFT_OUT } from './policy/left-out.ts';
import { PARTS } from './policy/parts.ts';
import { readEngland } from './policy/read-england.ts';
import { REFERENCE_DECISIONS, REFERENCE_TIMESCALES } from './policy/reference.ts';

interface Row {
  readonly id: string;
  readonly source: Source | undefined;
  readonly examples: readonly PolicyExample[];
  readonly how: string;
}

/** By id: why not, or by what else. */
type Reasons = { readonly [id: string]: string };

/** How much of the reference is accounted for. */
interface Tally {
  readonly computed: number;
  readonly leftOut: number;
  readonly missing: readonly string[];
}

const { items, problems, setAside } = readEngland();
const timescales = items.timescales.map(({ id, keys }) => row(id, keys));
const decisions = items.decisions.map(({ id, keys }) => row(id, keys, keys.off));

const times = print('Timescales', timescales, Object.keys(REFERENCE_TIMESCALES), { leftOut: TIMESCALES_LEFT_OUT });
const points = print('Decision points', decisions, REFERENCE_DECISIONS, { byRule: DECISIONS_BY_RULE });
total('timescales', times, Object.keys(REFERENCE_TIMESCALES));
total('decision points', points, REFERENCE_DECISIONS);
const examples = [...timescales, ...decisions].reduce((sum, each) => sum + each.examples.length, 0);
console.log(
  `${timescales.length} timescale items, ${decisions.length} decision items, ${items.statuses.length} statuses, ` +
    `${items.clocks.length} shared clocks, ${examples} examples`,
);
for (const { message } of problems) console.log(`Fault: ${message}`);
if (problems.length + setAside.length + times.missing.length + points.missing.length > 0) process.exitCode = 1;

function row(id: string, { source, examples: given = [], inForce }: TimescaleKeys | DecisionKeys, off = false): Row {
  const how = inForce === false ? 'computed once in force' : off ? 'computed where a local pack asks' : 'computed';
  return { id, source, examples: given, how };
}

function print(
  title: string,
  rows: readonly Row[],
  reference: readonly string[],
  { leftOut = {}, byRule = {} }: { readonly leftOut?: Reasons; readonly byRule?: Reasons },
): Tally {
  const held = new Map(rows.map((each) => [each.id, each]));
  const missing = reference.filter((id) => !held.has(id) && (leftOut[id] ?? byRule[id]) === undefined);
  console.log(title);
  line('id', '', 'status', 'evidence', 'examples', 'of them, or why not');
  for (const id of reference) {
    const found = held.get(id);
    if (found) show(found, found.how);
    else if (byRule[id] !== undefined) line(id, 'computed', '', '', '', `by the rule ${byRule[id]}`);
    else line(id, 'not computable', '', '', '', leftOut[id] ?? 'NOT ACCOUNTED FOR');
  }
  const besides = rows.filter(({ id }) => !reference.includes(id));
  if (besides.length > 0) console.log(`\n  Besides:`);
  for (const each of besides) show(each, PARTS[each.id] === undefined ? 'added' : `part of ${PARTS[each.id]?.of}`);
  console.log('');
  const computed = reference.filter((id) => held.has(id) || byRule[id] !== undefined).length;
  return { computed, leftOut: reference.length - computed - missing.length, missing };
}

function show({ id, source, examples: given }: Row, how: string): void {
  line(id, how, source?.status ?? '', source?.evidence ?? '', String(given.length), kinds(given));
}

function line(id: string, how: string, status: string, evidence: string, count: string, detail: string): void {
  const cells = [id.padEnd(30), how.padEnd(41), status.padEnd(20), evidence.padEnd(17), count.padStart(8)];
  console.log(`  ${cells.join('')}  ${detail}`);
}

/** `82 of 95 timescales computed, 13 not computable, 0 not accounted for`. */
function total(what: string, { computed, leftOut, missing }: Tally, reference: readonly string[]): void {
  const lost = missing.length > 0 ? `: ${missing.join(', ')}` : '';
  console.log(
    `${computed} of ${reference.length} ${what} computed, ${leftOut} not computable, ${missing.length} not accounted for${lost}`,
  );
}

/** `2 met, 1 met-late, 1 overdue, 1 none`. */
function kinds(given: readonly PolicyExample[]): string {
  const counts = new Map<string, number>();
  for (const { expect } of given) {
    const kind = expect.status ?? `finding ${expect.finding}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
}
