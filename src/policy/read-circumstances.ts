/** Reads for whom a timescale holds. */
import type { Duration } from '../calendar/types.ts';
import { readCondition } from './condition-text.ts';
import { longerFrom } from './longer.ts';
import type { PackNode } from './pack-text.ts';
import { checkPossible } from './possible.ts';
import { maybe, OLDEST, PART_KEYS, present, readPattern } from './read-parts.ts';
import { firstLine, type Reading } from './reading.ts';
import type { Circumstances, HeldInAll, JsonSchema } from './types.ts';

/** What must be so for a timescale to apply. */
export function readCircumstances(node: PackNode, reading: Reading): Circumstances | undefined {
  const keys = reading.map(node, '"when"', PART_KEYS.circumstances);
  if (keys === undefined) return undefined;
  const range = <T>(
    key: string,
    least: string,
    bound: string,
    read: (value: PackNode, what: string) => T | undefined,
    empty: (from: T, to: T) => boolean,
  ) =>
    maybe(keys.get(key), (value) => {
      const parts = reading.map(value, `"${key}"`, [least, bound]);
      const part = (name: string): T | undefined => maybe(parts?.get(name), (given) => read(given, `"${name}"`));
      const [from, to] = [part(least), part(bound)];
      if (from !== undefined && to !== undefined && empty(from, to)) reportEmpty(value, key, least, bound, reading);
      return parts && present<{ [name: string]: T }>({ [least]: from, [bound]: to });
    });
  const count = (value: PackNode, what: string): number | undefined => reading.whole(value, what, 0, 10_000);
  const status = maybe(keys.get('status'), (value) => readStatuses(value, reading));
  return present<Circumstances>({
    status,
    without: maybe(keys.get('without'), (value) => reading.list(value, (item) => readWithout(item, status, reading))),
    met: range('met', 'at-least', 'at-most', count, (from, to) => from > to),
    elapsed: range('elapsed', 'at-least', 'under', (value, what) => reading.duration(value, what), neverBefore),
    before: maybe(keys.get('before'), (value) => readPattern(value, reading)),
    after: maybe(keys.get('after'), (value) => readPattern(value, reading)),
    age: range(
      'age',
      'at-least',
      'under',
      (value, what) => reading.whole(value, what, 0, OLDEST),
      (from, to) => from >= to,
    ),
    held: maybe(keys.get('held'), (value) => readHeldInAll(value, reading)),
    record: maybe(keys.get('record'), (value) => readRecord(value, reading)),
  });
}

/** A range in which nothing lies. */
function reportEmpty(node: PackNode, key: string, least: string, bound: string, reading: Reading): void {
  const message = `Nothing is in this range: "${least}" of "${key}" is not below "${bound}".`;
  reading.fault('policy/condition', firstLine(node), message, 'Put the lower first.');
}

/** Whether a length of time is no shorter than another from any day. */
function neverBefore(least: Duration, under: Duration): boolean {
  return longerFrom(under, least) === undefined;
}

function readRecord(node: PackNode, reading: Reading): JsonSchema | undefined {
  const condition = readCondition(node, reading);
  const { catalogue } = reading.known;
  if (condition !== undefined && catalogue !== undefined) {
    const fields = (['child', 'supervision'] as const).map((kind) => catalogue.frontMatter(kind));
    checkPossible(node, { what: 'the front matter', fields }, reading);
  }
  return condition;
}

/** Statuses that must be held, each with a condition on what it carries (`true` for any). */
function readStatuses(node: PackNode, reading: Reading): { readonly [status: string]: JsonSchema } | undefined {
  if (node.kind !== 'map') {
    return reading.fault(
      'policy/wrong-value',
      node.span,
      '"status" names the statuses that must be held: {looked-after: true}.',
    );
  }
  const held = node.entries.map(({ key, value }) => [key, readCondition(value, reading)] as const);
  return Object.fromEntries(held.flatMap(([key, condition]) => (condition === undefined ? [] : [[key, condition]])));
}

const WHOLE_DAYS: readonly string[] = ['days', 'weeks'];

/** `{status: {looked-after: true}, at-least: 13 weeks, from-age: 14}`. */
function readHeldInAll(node: PackNode, reading: Reading): HeldInAll | undefined {
  const keys = reading.map(node, '"held"', PART_KEYS.held);
  const need = <T>(key: 'status' | 'at-least', read: (value: PackNode) => T | undefined): T | undefined =>
    maybe(keys && reading.need(keys, key, node, '"held"'), read);
  const status = need('status', (value) => readOneStatus(value, reading));
  const atLeast = need('at-least', (value) => {
    const length = reading.duration(value, '"at-least"');
    if (length === undefined || WHOLE_DAYS.includes(length.unit)) return length;
    return reading.fault('policy/duration', value.span, 'How long in all is counted in days or weeks.');
  });
  const fromAge = maybe(keys?.get('from-age'), (value) => reading.whole(value, '"from-age"', 0, OLDEST));
  if (status === undefined || atLeast === undefined) return undefined;
  return present<HeldInAll>({ status, 'at-least': atLeast, 'from-age': fromAge });
}

function readOneStatus(node: PackNode, reading: Reading): HeldInAll['status'] | undefined {
  const statuses = readStatuses(node, reading);
  if (statuses === undefined || Object.keys(statuses).length === 1) return statuses;
  return reading.fault(
    'policy/wrong-value',
    firstLine(node),
    '"held" is about one status, whose periods are added together.',
    'Name one status: {looked-after: true}.',
  );
}

/** A status that must not be held, and so isn't one that must. */
function readWithout(node: PackNode, held: Circumstances['status'], reading: Reading): string | undefined {
  const id = reading.id(node, 'A status');
  if (id === undefined || held === undefined || !Object.hasOwn(held, id)) return id;
  return reading.fault('policy/condition', node.span, `"${id}" can not both be held and not be held.`);
}
