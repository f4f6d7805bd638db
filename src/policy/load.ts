/**
 * Reads a policy pack: the text of its files in, its items and its findings out. Every fault is a finding at its place; an item with a fault is set aside
 * whole and the rest of the pack still works. Nothing here throws for a fault of the pack's.
 */
import type { FieldMap, Span } from '../record/types.ts';
import { type ItemKind, itemName, KINDS, type LoadedPack, type PackItem, type PolicyPackHead } from './pack.ts';
import { leadsElsewhere } from './pack-reference.ts';
import { type PackMap, type PackNode, readPackText } from './pack-text.ts';
import { ProblemList, placeAt } from './problems.ts';
import { readItem } from './read-items.ts';
import { maybe } from './read-parts.ts';
import { type KnownToPacks, Reading } from './reading.ts';
import { readRoleNames } from './role-names.ts';

/** One file of a pack. */
export interface PackFile {
  /** How findings name the file: a path or a URI. */
  readonly path: string;
  readonly text: string;
}

export interface LoadOptions extends KnownToPacks {
  /** The pack comes with the program: it may state the law. Local packs may not. */
  readonly builtIn?: boolean;
}

/** The keys of the head of a pack. `schemas/policy.schema.json` has the same. */
export const HEAD_KEYS = ['policy', 'title', 'version', 'extends', 'settings'] as const;
export const SETTING_KEYS = [
  'due-soon-days',
  'counting',
  'drift-months',
  'discussion-months',
  'next-step-days',
  'urgent-step-days',
  'role-names',
] as const;

/** A long time ahead for "due soon", in days. */
const FURTHEST = 366;
/** A long time for a case to drift, in months. */
const LONGEST_DRIFT = 24;
/** A long time for a child not to be spoken of in supervision, in months. */
const LONGEST_UNSPOKEN = 24;
/** Working days: a year of them. */
const LONGEST_STEP = 250;

/** Reads the files of one pack, in the order given. One of them holds the head (`policy:`); each may hold items. */
export function loadPack(files: readonly PackFile[], options: LoadOptions): LoadedPack {
  const problems = new ProblemList();
  const items = { statuses: [], clocks: [], timescales: [], decisions: [] } as { [K in ItemKind]: PackItem<K>[] };
  const flawed = { statuses: [], clocks: [], timescales: [], decisions: [] } as typeof items;
  let head: PolicyPackHead | undefined;
  let headWanted = true;
  for (const { path, text } of files) {
    const root = readPackText(path, text, problems);
    if (root === undefined) {
      headWanted &&= text.trim() === '';
      continue;
    }
    const reading = new Reading(path, options, problems);
    // A head with a fault of its own has been reported; so has a file that can't be read.
    if (root.kind !== 'map' || root.entries.some(({ key }) => key === 'policy')) headWanted = false;
    const keys = reading.map(root, 'A pack', [...HEAD_KEYS, ...KINDS]);
    if (keys === undefined || root.kind !== 'map') continue;
    if (keys.has('policy') && head !== undefined) {
      reading.fault(
        'policy/two-of-one-id',
        keys.get('policy')?.keySpan ?? root.span,
        'A pack has one head, and another file has it.',
      );
    } else if (keys.has('policy')) {
      head = readHead(root, reading);
    }
    for (const kind of KINDS) {
      maybe(keys.get(kind), (list) => readItems(kind, list, reading, items, flawed));
    }
  }
  if (head === undefined && headWanted) reportHeadless(files, problems);
  const pack = head ?? { ...UNNAMED, place: placeAt(files[0]?.path ?? '', { start: 0, end: 0 }) };
  const builtIn = options.builtIn === true;
  if (!builtIn) for (const read of [items, flawed]) refuseLaw(read, problems);
  const setAside = KINDS.flatMap((kind) => flawed[kind].map(({ id }) => itemName(kind, id)));
  return { pack, builtIn, items, ...(builtIn ? {} : { flawed }), setAside, problems: problems.problems };
}

function readItems(
  kind: ItemKind,
  list: PackNode,
  reading: Reading,
  items: { [K in ItemKind]: PackItem<K>[] },
  flawed: { [K in ItemKind]: PackItem<K>[] },
): undefined {
  if (list.kind !== 'list') {
    return reading.fault('policy/wrong-value', list.span, `"${kind}" is a list: each item starts with "- id:".`);
  }
  const seen = new Set([...items[kind].map((item) => item.id)]);
  const read = <K extends ItemKind>(of: K, into: PackItem<K>[], aside: PackItem<K>[]): void => {
    for (const node of list.items) {
      const { id, item, flawed } = readItem(of, node, reading);
      if (id !== undefined && seen.has(id))
        reading.fault('policy/two-of-one-id', idSpan(node), twice(id), 'Give one of them another id.');
      else if (item !== undefined) into.push(item);
      else if (flawed !== undefined) aside.push(flawed);
      if (id !== undefined) seen.add(id);
    }
  };
  read(kind, items[kind] as PackItem<ItemKind>[], flawed[kind] as PackItem<ItemKind>[]);
  return undefined;
}

function twice(id: string): string {
  return `Another item of this pack has the id "${id}" already; this one is left out.`;
}

function idSpan(node: PackNode): Span {
  const entry = node.kind === 'map' ? node.entries.find(({ key }) => key === 'id') : undefined;
  return entry?.value.span ?? node.span;
}

function readHead(root: PackMap, reading: Reading): PolicyPackHead | undefined {
  // Keys that don't belong were reported with the rest of the file; this looks only at the head's own.
  const keys = new Map(root.entries.map(({ key, keySpan, value }) => [key, { keySpan, value }]));
  const id = maybe(keys.get('policy'), (value) => reading.id(value, 'The id of a pack'));
  if (id === undefined) return undefined;
  const ids = maybe(keys.get('extends'), (value) => reading.list(value, (item) => extended(item, reading)));
  return {
    id,
    title: maybe(keys.get('title'), (value) => reading.text(value, 'A title', 200)) ?? id,
    version: maybe(keys.get('version'), (value) => reading.version(value)) ?? '0',
    extends: ids ?? [],
    settings: maybe(keys.get('settings'), (value) => readSettings(value, reading)) ?? {},
    place: placeAt(reading.file, (keys.get('extends') ?? keys.get('policy'))?.value.span ?? root.span),
  };
}

/** The id of a pack that is extended. One that is named by its place, and not found there, is left out. */
function extended(node: PackNode, reading: Reading): string | undefined {
  if (node.kind !== 'scalar' || reading.known.packAt === undefined || !leadsElsewhere(node.text))
    return reading.id(node, 'A pack');
  return reading.known.packAt(reading.file, node.text);
}

function readSettings(node: PackNode, reading: Reading): FieldMap | undefined {
  const keys = reading.map(node, '"settings"', SETTING_KEYS);
  if (keys === undefined) return undefined;
  const days = maybe(keys.get('due-soon-days'), (value) => reading.whole(value, '"due-soon-days"', 0, FURTHEST));
  const counting = maybe(keys.get('counting'), (value) =>
    reading.oneOf(value, '"counting"', ['day-of-event-is-0', 'day-of-event-is-1']),
  );
  const drift = maybe(keys.get('drift-months'), (value) => reading.whole(value, '"drift-months"', 1, LONGEST_DRIFT));
  const discussion = maybe(keys.get('discussion-months'), (value) =>
    reading.whole(value, '"discussion-months"', 1, LONGEST_UNSPOKEN),
  );
  const [next, urgent] = (['next-step-days', 'urgent-step-days'] as const).map((key) =>
    maybe(keys.get(key), (value) => reading.whole(value, `"${key}"`, 1, LONGEST_STEP)),
  );
  const roles = maybe(keys.get('role-names'), (value) => readRoleNames(value, reading));
  return {
    ...(days === undefined ? {} : { 'due-soon-days': days }),
    ...(counting === undefined ? {} : { counting }),
    ...(drift === undefined ? {} : { 'drift-months': drift }),
    ...(discussion === undefined ? {} : { 'discussion-months': discussion }),
    ...(next === undefined ? {} : { 'next-step-days': next }),
    ...(urgent === undefined ? {} : { 'urgent-step-days': urgent }),
    ...(roles === undefined ? {} : { 'role-names': roles }),
  };
}

/** A pack without a head still works, under this name. */
const UNNAMED = { id: 'unnamed', title: 'Unnamed pack', version: '0', extends: [], settings: {} } as const;

function reportHeadless(files: readonly PackFile[], problems: ProblemList): void {
  problems.report(
    'policy/missing',
    placeAt(files[0]?.path ?? '', { start: 0, end: 0 }),
    'No line says which pack this is.',
    {
      clears: 'Start it with "policy: a-name-of-its-own", and "extends: england" to build on the rules of England.',
    },
  );
}

/** Local numbers are never shown as law: such a source is a finding, and counts as local. */
function refuseLaw(items: { [K in ItemKind]: PackItem<K>[] }, problems: ProblemList): void {
  for (const kind of ['timescales', 'decisions'] as const) {
    const list = items[kind] as PackItem<'timescales' | 'decisions'>[];
    list.forEach((item, index) => {
      const { source } = item.keys;
      if (source?.status !== 'statutory') return;
      const span = item.keySpans?.source ?? item.place.span;
      problems.report(
        'policy/claims-law',
        { file: item.place.file, span },
        `"${item.id}" is a rule of a local pack, so it can not have the status statutory.`,
        {
          clears:
            'Write "status: local"; the provision may still name the law behind it. It counts as local until then.',
        },
      );
      list[index] = { ...item, keys: { ...item.keys, source: { ...source, status: 'local' } } };
    });
  }
}
