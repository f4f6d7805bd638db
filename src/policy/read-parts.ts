/** The parts that items are made of: patterns, edges of a status, sources, examples. Circumstances and limits have files of their own. */
import { readCondition } from './condition-text.ts';
import type { PackNode } from './pack-text.ts';
import { type Asked, checkPossible, checkWay } from './possible.ts';
import type { Keyed, Reading } from './reading.ts';
import type { EntryPattern, PolicyExample, Source, StatusChange, StatusEdge } from './types.ts';

/** The keys of each part, in the order in which people write them. `schemas/policy.schema.json` has the same. */
export const PART_KEYS = {
  pattern: ['entry', 'where', 'at', 'of'],
  metBefore: ['within', 'again'],
  total: ['at-most', 'in'],
  circumstances: ['status', 'without', 'met', 'elapsed', 'before', 'after', 'age', 'held', 'record'],
  held: ['status', 'at-least', 'from-age'],
  step: ['title', 'within', 'every', 'aim', 'ahead', 'total', 'until', 'since'],
  source: ['provision', 'status', 'evidence', 'confidence', 'at', 'note'],
  example: ['title', 'as-of', 'record', 'expect'],
  expect: ['status', 'due', 'days-late', 'finding'],
} as const;

const AUTHORITIES = ['statutory', 'statutory guidance', 'guidance', 'local'] as const;
/** The greatest age that a pack may name. */
export const OLDEST = 120;

/** Leaves out what is absent, so that plain data holds no `undefined`. */
export function present<T extends object>(parts: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;
}

export function readPattern(node: PackNode, reading: Reading): EntryPattern | undefined {
  const keys = reading.map(node, 'A pattern of entries', PART_KEYS.pattern);
  if (keys === undefined) return undefined;
  const entry = reading.need(keys, 'entry', node, 'A pattern of entries');
  if (entry === undefined) return undefined;
  const types =
    entry.kind === 'map' ? readAllBut(entry, reading) : reading.list(entry, (item) => reading.entryType(item));
  const [first] = types;
  if (first === undefined) return undefined;
  const asked = askedOf(types, reading);
  return present<EntryPattern>({
    entry: entry.kind === 'scalar' ? first : types,
    where: maybe(keys.get('where'), (value) => {
      const where = readCondition(value, reading);
      if (where !== undefined && asked) checkPossible(value, asked, reading);
      return where;
    }),
    at: maybe(keys.get('at'), (value) => readWay(value, asked, reading)),
    of: maybe(keys.get('of'), (value) => reading.oneOf(value, '"of"', ['opening', 'answering', 'any'])),
  });
}

/** `{all-but: [visit, significant-event]}`: every type that there is, but those. */
function readAllBut(node: PackNode, reading: Reading): readonly string[] {
  const keys = reading.map(node, '"entry"', ['all-but']);
  const given = keys && reading.need(keys, 'all-but', node, '"entry"');
  if (given === undefined) return [];
  const left = new Set(reading.list(given, (item) => reading.entryType(item)));
  return [...reading.known.entryTypes].filter((type) => !left.has(type)).sort();
}

/** What the entries of a pattern are, where the catalogue is known. */
export function askedOf(types: readonly string[], { known: { catalogue } }: Reading): Asked | undefined {
  if (catalogue === undefined) return undefined;
  const found = types.flatMap((id) => catalogue.type(id) ?? []);
  const what = found.length === 1 ? `"${found[0]?.title ?? ''}"` : 'any of these entries';
  return { what, fields: found.map(({ fields }) => fields) };
}

/** `completed`, `[decision.on, date]`. */
function readWay(node: PackNode, asked: Asked | undefined, reading: Reading): string | readonly string[] | undefined {
  const ways = readWays(node, '"at"', 'a date of the entry: date, completed or decision.on', asked, reading);
  return node.kind === 'list' ? ways : ways[0];
}

/** Ways to fields of an entry: their keys, with dots where one stands inside another. */
export function readWays(
  node: PackNode,
  key: string,
  names: string,
  asked: Asked | undefined,
  reading: Reading,
): readonly string[] {
  return reading.list(node, (item) => {
    const text = reading.text(item, key, 200);
    if (text === undefined) return undefined;
    if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(text))
      return reading.fault('policy/wrong-value', item.span, `${key} names ${names}.`);
    if (asked) checkWay(text, item.span, asked, reading);
    return text;
  });
}

export function readPatterns(node: PackNode, reading: Reading): readonly EntryPattern[] {
  return reading.list(node, (item) => readPattern(item, reading));
}

/** The start or end of a status, where another hangs on it. */
export function readStatusChange(node: PackNode, reading: Reading): StatusChange | undefined {
  const keys = reading.map(node, 'The start or end of a status', ['status', 'when']);
  const status = maybe(keys?.get('status'), (value) => reading.id(value, 'A status'));
  const when = maybe(keys && reading.need(keys, 'when', node, 'A status named here'), (value) =>
    reading.oneOf(value, '"when"', ['starts', 'ends'] as const),
  );
  return status === undefined || when === undefined ? undefined : { status, when };
}

/** Whether a map has a key, with or without something after it. */
export function hasKey(node: PackNode, key: string): boolean {
  return node.kind === 'map' && node.entries.some((entry) => entry.key === key);
}

export function readEdge(node: PackNode, reading: Reading): StatusEdge | undefined {
  const has = (key: string): boolean => hasKey(node, key);
  if (has('status')) return readStatusChange(node, reading);
  if (has('front-matter')) {
    const keys = reading.map(node, 'The start or end of a status', ['front-matter']);
    const key = maybe(keys?.get('front-matter'), (value) => reading.id(value, '"front-matter"'));
    return key === undefined ? undefined : { 'front-matter': key };
  }
  if (has('age')) {
    const keys = reading.map(node, 'The start or end of a status', ['age']);
    const age = maybe(keys?.get('age'), (value) => reading.whole(value, 'An age', 0, OLDEST));
    return age === undefined ? undefined : { age };
  }
  return readPattern(node, reading);
}

export function readSource(node: PackNode, reading: Reading): Source | undefined {
  const keys = reading.map(node, '"source"', PART_KEYS.source);
  if (keys === undefined) return undefined;
  const provision = maybe(reading.need(keys, 'provision', node, 'A source'), (value) =>
    reading.text(value, '"provision"'),
  );
  const status = maybe(reading.need(keys, 'status', node, 'A source'), (value) =>
    reading.oneOf(value, 'The status of a source', AUTHORITIES),
  );
  // An authority knows its own rules; of anyone else's, the pack says how sure it is.
  const sure = status === undefined || status === 'local';
  const written = sure ? keys.get('evidence')?.value : reading.need(keys, 'evidence', node, 'A source');
  const evidence = maybe(written, (value) =>
    reading.oneOf(value, '"evidence"', ['found', 'found-secondary', 'know'] as const),
  );
  if (provision === undefined || status === undefined) return undefined;
  return present<Source>({
    provision,
    status,
    evidence: evidence ?? 'found',
    confidence: maybe(keys.get('confidence'), (value) =>
      reading.oneOf(value, '"confidence"', ['high', 'medium', 'low']),
    ),
    at: maybe(keys.get('at'), (value) => readAddress(value, reading)),
    note: maybe(keys.get('note'), (value) => reading.text(value, '"note"')),
  });
}

/** Only addresses of pages: findings make links of them. */
function readAddress(node: PackNode, reading: Reading): string | undefined {
  const text = reading.text(node, 'An address', 2000);
  if (text === undefined || /^https?:\/\/[^\s<>"']+$/.test(text)) return text;
  return reading.fault('policy/wrong-value', node.span, 'An address starts with https:// and has no spaces.');
}

export function readExample(node: PackNode, reading: Reading): PolicyExample | undefined {
  const keys = reading.map(node, 'An example', PART_KEYS.example);
  if (keys === undefined) return undefined;
  const need = <T>(key: string, read: (value: PackNode) => T | undefined): T | undefined =>
    maybe(reading.need(keys, key, node, 'An example'), read);
  const title = need('title', (value) => reading.text(value, '"title"'));
  const asOf = need('as-of', (value) => reading.date(value, '"as-of"'));
  const record = need('record', (value) => reading.text(value, '"record"', 100_000));
  const expect = need('expect', (value) => readExpectation(value, reading));
  if (title === undefined || asOf === undefined || record === undefined || expect === undefined) return undefined;
  return { title, asOf, record, expect };
}

function readExpectation(node: PackNode, reading: Reading): PolicyExample['expect'] | undefined {
  const keys = reading.map(node, '"expect"', PART_KEYS.expect);
  if (keys === undefined) return undefined;
  const statuses = ['met', 'met-late', 'upcoming', 'due-soon', 'overdue', 'none'] as const;
  return present<PolicyExample['expect']>({
    status: maybe(keys.get('status'), (value) => reading.oneOf(value, '"status"', statuses)),
    due: maybe(keys.get('due'), (value) => reading.date(value, '"due"')),
    daysLate: maybe(keys.get('days-late'), (value) => reading.whole(value, '"days-late"', 0, 100_000)),
    finding: maybe(keys.get('finding'), (value) =>
      reading.oneOf(value, '"finding"', ['none', 'information', 'warning', 'error'] as const),
    ),
  });
}

/** Reads what is there; `undefined` stays `undefined`. */
export function maybe<T>(given: Keyed | PackNode | undefined, read: (node: PackNode) => T | undefined): T | undefined {
  if (given === undefined) return undefined;
  return read('value' in given && 'keySpan' in given ? given.value : given);
}
