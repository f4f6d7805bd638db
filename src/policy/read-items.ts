/** Reads the items of a pack: statuses, clocks, timescales and decision points, each by the keys that it gives. */
import type { ClockKeys, ItemKind, KeysOf, PackItem, StatusKeys, TimescaleKeys } from './pack.ts';
import type { PackNode } from './pack-text.ts';
import { placeAt } from './problems.ts';
import { readCircumstances } from './read-circumstances.ts';
import { DECISION_KEYS, readDecision } from './read-decisions.ts';
import { readMeeting, readMetBefore, readSteps } from './read-limits.ts';
import { maybe, present, readEdge, readExample, readPatterns, readSource } from './read-parts.ts';
import { firstLine, type Keyed, type Reading, shown } from './reading.ts';

const EVERY_ITEM = ['id', 'title', 'note', 'reason', 'remove'] as const;
const CLOCK = ['during', 'opens', 'instances', 'met-by', 'met-before', 'stops', 'asks'] as const;

/** The keys of each kind of item. `schemas/policy.schema.json` has the same. */
export const ITEM_KEYS: { readonly [K in ItemKind]: readonly string[] } = {
  statuses: [...EVERY_ITEM, 'opens', 'closes', 'carries', 'again', 'asserted'],
  clocks: [...EVERY_ITEM, ...CLOCK, 'branches'],
  timescales: [
    ...EVERY_ITEM,
    'stage',
    'branch-of',
    ...CLOCK,
    'when',
    'within',
    'every',
    'ahead',
    'total',
    'steps',
    'aim',
    'source',
    'from',
    'to',
    'in-force',
    'examples',
  ],
  decisions: [...EVERY_ITEM, 'in-force', ...DECISION_KEYS],
};

const WHAT: { readonly [K in ItemKind]: string } = {
  statuses: 'A status',
  clocks: 'A clock',
  timescales: 'A timescale',
  decisions: 'A decision point',
};

type Keys = ReadonlyMap<string, Keyed>;

/**
 * Reads one item. `id` is given back even where the item has a fault and so is set aside (`item` is then absent): half an item could
 * judge a record by a rule that nobody wrote. What could be read of it is `flawed`, for what else is wrong in it.
 */
export function readItem<K extends ItemKind>(
  kind: K,
  node: PackNode,
  reading: Reading,
): { id?: string; item?: PackItem<K>; flawed?: PackItem<K> } {
  const before = reading.problems.faults;
  const keys = reading.map(node, WHAT[kind], ITEM_KEYS[kind]);
  if (keys === undefined) return {};
  const id = maybe(reading.need(keys, 'id', node, WHAT[kind]), (value) => reading.id(value, 'An id'));
  const read = KEY_READERS[kind](keys, reading);
  const inForce = readInForce(keys, reading);
  const remove = readRemove(keys, reading);
  const reason = maybe(keys.get('reason'), (value) => reading.text(value, '"reason"'));
  checkDates(keys, reading);
  if (id === undefined) return {};
  const item: PackItem<K> = {
    id,
    keys: { ...read, ...inForce, ...readExamples(keys, reading) },
    place: placeAt(reading.file, { start: firstLine(node).start, end: node.span.end }),
    keySpans: Object.fromEntries([...keys].map(([key, { keySpan }]) => [key, keySpan])),
    ...(remove ? { remove } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
  return reading.problems.faults > before || reading.hasFaultIn(node) ? { id, flawed: item } : { id, item };
}

const KEY_READERS: { readonly [K in ItemKind]: (keys: Keys, reading: Reading) => KeysOf[K] } = {
  statuses: (keys, reading) =>
    present<StatusKeys>({
      title: title(keys, reading),
      opens: maybe(keys.get('opens'), (value) => reading.list(value, (item) => readEdge(item, reading))),
      closes: maybe(keys.get('closes'), (value) => reading.list(value, (item) => readEdge(item, reading))),
      carries: maybe(keys.get('carries'), (value) => reading.list(value, (item) => reading.id(item, 'A field'))),
      again: maybe(keys.get('again'), (value) => reading.oneOf(value, '"again"', ['replaces', 'updates', 'ignored'])),
      asserted: maybe(keys.get('asserted'), (value) => readAsserted(value, reading)),
    }),
  clocks: (keys, reading) => ({
    ...readClockKeys(keys, reading),
    ...present<ClockKeys>({
      branches: maybe(keys.get('branches'), (value) => reading.list(value, (item) => reading.id(item, 'A timescale'))),
    }),
  }),
  timescales: (keys, reading) => ({
    ...readClockKeys(keys, reading),
    ...present<TimescaleKeys>({
      stage: maybe(keys.get('stage'), (value) => reading.id(value, 'A stage')),
      branchOf: maybe(keys.get('branch-of'), (value) => reading.id(value, 'A clock')),
      when: maybe(keys.get('when'), (value) => readCircumstances(value, reading)),
      steps: readSteps(keys, reading),
      aim: maybe(keys.get('aim'), (value) => reading.duration(value, '"aim"')),
      source: maybe(keys.get('source'), (value) => readSource(value, reading)),
      from: maybe(keys.get('from'), (value) => reading.date(value, '"from"')),
      to: maybe(keys.get('to'), (value) => reading.date(value, '"to"')),
      note: maybe(keys.get('note'), (value) => reading.text(value, '"note"')),
    }),
  }),
  decisions: readDecision,
};

function title(keys: Keys, reading: Reading): string | undefined {
  return maybe(keys.get('title'), (value) => reading.text(value, 'A title', 200));
}

function readClockKeys(keys: Keys, reading: Reading): ClockKeys {
  return present<ClockKeys>({
    title: title(keys, reading),
    during: maybe(keys.get('during'), (value) => reading.id(value, 'A status')),
    opens: maybe(keys.get('opens'), (value) => readPatterns(value, reading)),
    instances: maybe(keys.get('instances'), (value) => reading.oneOf(value, '"instances"', ['each', 'one'])),
    metBy: maybe(keys.get('met-by'), (value) => reading.list(value, (item) => readMeeting(item, reading))),
    metBefore: maybe(keys.get('met-before'), (value) => readMetBefore(value, reading)),
    stops: maybe(keys.get('stops'), (value) => readPatterns(value, reading)),
    asks: maybe(keys.get('asks'), (value) => reading.text(value, '"asks"')),
  });
}

function readAsserted(node: PackNode, reading: Reading): StatusKeys['asserted'] | undefined {
  const keys = reading.map(node, '"asserted"', ['key', 'value']);
  if (keys === undefined) return undefined;
  const key = maybe(reading.need(keys, 'key', node, '"asserted"'), (value) => reading.id(value, '"key"'));
  const value = maybe(reading.need(keys, 'value', node, '"asserted"'), (given) => reading.text(given, '"value"', 100));
  return key === undefined || value === undefined ? undefined : { key, value };
}

function readRemove(keys: Keys, reading: Reading): true | undefined {
  const given = keys.get('remove');
  if (given === undefined) return undefined;
  if (given.value.kind === 'scalar' && (given.value.value === true || given.value.text === 'yes')) return true;
  return reading.fault('policy/wrong-value', given.value.span, '"remove" is true, or is left out.');
}

/** Whether a rule is law yet. (Statuses and clocks have no such key.) */
function readInForce(keys: Keys, reading: Reading): { inForce?: boolean } {
  const inForce = maybe(keys.get('in-force'), (value) => reading.yesOrNo(value, '"in-force"'));
  return inForce === undefined ? {} : { inForce };
}

/** A rule can't end before it starts. (Dates that don't exist are reported where they are read.) */
function checkDates(keys: Keys, reading: Reading): void {
  const from = textOf(keys.get('from'));
  const to = keys.get('to');
  const end = textOf(to);
  if (from !== undefined && to !== undefined && end !== undefined && end < from) {
    reading.fault('policy/date', to.value.span, `This rule ends (${shown(end)}) before it starts (${shown(from)}).`);
  }
}

function textOf(given: Keyed | undefined): string | undefined {
  return given?.value.kind === 'scalar' ? given.value.text : undefined;
}

/** An example with a fault is left out alone: it says nothing about how records are judged. */
function readExamples(keys: Keys, reading: Reading): { examples?: TimescaleKeys['examples'] } {
  const given = keys.get('examples');
  return given === undefined ? {} : { examples: reading.list(given.value, (item) => readExample(item, reading)) ?? [] };
}
