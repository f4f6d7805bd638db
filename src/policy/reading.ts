/** The small readers from which items are read: each gives the value, or `undefined` and a finding at the very place. */
import { closest, distance } from 'fastest-levenshtein';
import { parseDuration } from '../calendar/durations.ts';
import type { Duration } from '../calendar/types.ts';
import { parseIsoDate } from '../record/date.ts';
import type { IsoDate, Span } from '../record/types.ts';
import type { Catalogue } from '../schema/types.ts';
import type { PackNode } from './pack-text.ts';
import { type PackRule, type ProblemList, placeAt } from './problems.ts';

/** What the reader of a pack must know of the world outside it. */
export interface KnownToPacks {
  /** The ids of all entry types, those of a workspace among them. */
  readonly entryTypes: ReadonlySet<string>;
  /** What the fields of entries and records are. Without it, conditions are not held against them. */
  readonly catalogue?: Pick<Catalogue, 'type' | 'frontMatter'>;
  /** The id of the pack to which a name under `extends` leads out of the program; undefined where it leads nowhere, which has been said. */
  packAt?(file: string, name: string): string | undefined;
}

/** One key of a map and its value. */
export interface Keyed {
  readonly keySpan: Span;
  readonly value: PackNode;
}

/** Longest text of a value that is repeated in a message. */
const SHOWN = 60;

/** Reads one file. Faults are counted in `problems`, so that an item with a fault can be set aside whole. */
export class Reading {
  readonly file: string;
  readonly known: KnownToPacks;
  readonly problems: ProblemList;

  constructor(file: string, known: KnownToPacks, problems: ProblemList) {
    this.file = file;
    this.known = known;
    this.problems = problems;
  }

  fault(rule: PackRule, span: Span, message: string, clears?: string): undefined {
    this.problems.report(rule, placeAt(this.file, span), message, { clears });
    return undefined;
  }

  /** Whether the text itself has a fault inside this part (a key that stands twice, a reference). */
  hasFaultIn({ span }: PackNode): boolean {
    return this.problems.problems.some(
      ({ place }) => place.file === this.file && place.span.start >= span.start && place.span.end <= span.end,
    );
  }

  /** The keys of a map. Keys that are not in `allowed` are findings, with the nearest that is; keys with nothing after them too. */
  map(node: PackNode, what: string, allowed: readonly string[]): ReadonlyMap<string, Keyed> | undefined {
    if (node.kind !== 'map') return this.#wrong(node, `${what} is written as keys and values: ${allowed.join(', ')}.`);
    const keys = new Map<string, Keyed>();
    for (const { key, keySpan, value } of node.entries) {
      if (!allowed.includes(key)) this.#unknownKey(key, keySpan, what, allowed);
      else if (isEmpty(value))
        this.fault('policy/missing', keySpan, `"${key}" has nothing after it.`, 'Write a value or take the key out.');
      else keys.set(key, { keySpan, value });
    }
    return keys;
  }

  #unknownKey(key: string, span: Span, what: string, allowed: readonly string[]): void {
    const near = closest(key, [...allowed]);
    const meant =
      distance(key, near) <= Math.max(2, key.length / 3)
        ? `Did you mean "${near}"?`
        : `Known here: ${allowed.join(', ')}.`;
    this.fault('policy/unknown-key', span, `${what} has no key "${shown(key)}".`, meant);
  }

  /** The value of `key`, or a finding at `node` that it is missing. */
  need(keys: ReadonlyMap<string, Keyed>, key: string, node: PackNode, what: string): PackNode | undefined {
    const found = keys.get(key);
    if (found !== undefined) return found.value;
    // A key that is there with nothing after it, or misspelt, has been reported already.
    if (node.kind === 'map' && node.entries.some((entry) => entry.key === key)) return undefined;
    return this.fault('policy/missing', firstLine(node), `${what} needs "${key}".`);
  }

  /** Text; a number or yes/no is taken as it was written. */
  text(node: PackNode, what: string, longest = 4000): string | undefined {
    if (node.kind !== 'scalar' || node.value === null) return this.#wrong(node, `${what} is text.`);
    if (node.text.length > longest) return this.#wrong(node, `${what} is too long; ${longest} characters are enough.`);
    return node.text;
  }

  /** A name in lower case and hyphens, such as `looked-after-visit`. */
  id(node: PackNode, what: string): string | undefined {
    const text = this.text(node, what, 100);
    if (text === undefined || /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return text;
    return this.#wrong(
      node,
      `${what} is written in small letters, digits and hyphens, such as looked-after-visit; not "${shown(text)}".`,
    );
  }

  /** A version: numbers with dots or hyphens between, such as 1.2.0 or 2026-04. */
  version(node: PackNode): string | undefined {
    const text = this.text(node, 'A version', 50);
    if (text === undefined || /^[0-9][0-9A-Za-z.+-]*$/.test(text)) return text;
    return this.#wrong(node, `A version begins with a number, such as 1.2 or 2026-04; not "${shown(text)}".`);
  }

  oneOf<T extends string>(node: PackNode, what: string, options: readonly T[]): T | undefined {
    const text = this.text(node, what);
    if (text === undefined) return undefined;
    const found = options.find((option) => option === text);
    return found ?? this.#wrong(node, `${what} is one of ${options.join(', ')}; not "${shown(text)}".`);
  }

  /** `yes` and `no` are text in YAML 1.2, `true` and `false` are not. */
  yesOrNo(node: PackNode, what: string): boolean | undefined {
    const value = node.kind === 'scalar' ? node.value : undefined;
    if (value === true || value === 'yes') return true;
    if (value === false || value === 'no') return false;
    return this.#wrong(node, `${what} is yes or no.`);
  }

  /** A whole number from `least` to `most`. */
  whole(node: PackNode, what: string, least: number, most: number): number | undefined {
    const value = node.kind === 'scalar' ? node.value : undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    return this.#wrong(node, `${what} is a whole number from ${least} to ${most}.`);
  }

  duration(node: PackNode, what: string): Duration | undefined {
    const text = this.text(node, what);
    if (text === undefined) return undefined;
    const reading = parseDuration(text);
    return reading.duration ?? this.fault('policy/duration', node.span, reading.message ?? '');
  }

  date(node: PackNode, what: string): IsoDate | undefined {
    const text = this.text(node, what);
    if (text === undefined) return undefined;
    const date = parseIsoDate(text);
    return (
      date ??
      this.fault('policy/date', node.span, `${what} is a date that exists, such as 2026-04-01; not "${shown(text)}".`)
    );
  }

  /** Each item read by `read`; those with a fault are left out (and have been reported). A single value counts as a list of one. */
  list<T>(node: PackNode, read: (item: PackNode) => T | undefined): readonly T[] {
    const items = node.kind === 'list' ? node.items : [node];
    return items.map(read).filter((item) => item !== undefined);
  }

  entryType(node: PackNode): string | undefined {
    const type = this.text(node, 'An entry type');
    if (type === undefined || this.known.entryTypes.has(type)) return type;
    const near = closest(type, [...this.known.entryTypes]);
    const meant = near !== undefined && distance(type, near) <= 3 ? `Did you mean "${near}"?` : undefined;
    return this.fault('policy/unknown-type', node.span, `No entry type is called "${shown(type)}".`, meant);
  }

  #wrong(node: PackNode, message: string): undefined {
    return this.fault('policy/wrong-value', firstLine(node), message);
  }
}

/** Whether nothing is written after the key. */
export function isEmpty(node: PackNode): boolean {
  return node.kind === 'scalar' && node.value === null && node.text.trim() === '';
}

/** A place that can be shown: the first key of a map rather than all of it. */
export function firstLine(node: PackNode): Span {
  if (node.kind === 'map') return node.entries[0]?.keySpan ?? node.span;
  if (node.kind === 'list') return { start: node.span.start, end: Math.min(node.span.end, node.span.start + 1) };
  return node.span;
}

export function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text;
}
