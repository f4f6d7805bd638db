/** From the tree of the YAML reader to plain fields: text, lists and maps, and where each of them stands. */
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import { FIELD_NAME } from './ids.ts';
import type { FieldMap, FieldPath, Fields, FieldValue, Problem, Span } from './types.ts';
import { visibleSpan } from './yaml-problems.ts';
import type { YamlSource } from './yaml-source.ts';

/** Whether `node` is a part of the tree that knows where it stands. */
function isPlaced(node: unknown): node is ParsedNode {
  return (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && Array.isArray(node.range);
}

/** Whether nothing is written where a value could stand. `""` is something. */
function isNothing(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.source === '' && node.type === 'PLAIN');
}

/** The name that a key gives, where it is a plain word or text. */
function nameOf(key: unknown): string | undefined {
  return isScalar(key) && !isNothing(key) ? key.source : undefined;
}

/** Fields whose positions are looked up in the kept tree only when somebody asks. */
class LocatedFields implements Fields {
  readonly value: FieldMap;
  readonly span: Span;
  readonly empty: readonly FieldPath[];
  readonly #root: unknown;
  readonly #source: YamlSource;
  /** The places of a map's names, made when the map is first asked about. */
  readonly #names = new WeakMap<YAMLMap, Map<string, { key: unknown; value: unknown }>>();

  constructor(value: FieldMap, empty: readonly FieldPath[], root: unknown, source: YamlSource) {
    this.value = value;
    this.span = source.span;
    this.empty = empty;
    this.#root = root;
    this.#source = source;
  }

  locate(path: FieldPath, part: 'key' | 'value'): Span {
    let found = this.span;
    let node = this.#root;
    for (const step of path) {
      const { key, value } = this.#step(node, step);
      const [wanted, other] = part === 'key' ? [key, value] : [value, key];
      const span = this.#spanOf(wanted) ?? this.#spanOf(other);
      if (!span) break;
      found = span;
      node = value;
    }
    return found;
  }

  #step(node: unknown, step: string | number): { key?: unknown; value?: unknown } {
    if (isMap(node) && typeof step === 'string') return this.#namesOf(node).get(step) ?? {};
    if (isSeq(node) && typeof step === 'number') return { value: node.items.filter((item) => !isNothing(item))[step] };
    return {};
  }

  #namesOf(map: YAMLMap): Map<string, { key: unknown; value: unknown }> {
    let names = this.#names.get(map);
    if (!names) {
      names = new Map();
      for (const pair of map.items) {
        const name = nameOf(pair.key);
        const known = name === undefined ? undefined : names.get(name);
        // The first of a name that stands twice counts, unless only the second has a value.
        if (name !== undefined && (!known || (isNothing(known.value) && !isNothing(pair.value)))) names.set(name, pair);
      }
      this.#names.set(map, names);
    }
    return names;
  }

  /** Where a node stands, without white space at its end; nothing for one that is empty. */
  #spanOf(node: unknown): Span | undefined {
    if (!isPlaced(node)) return undefined;
    const start = this.#source.offset(node.range[0]);
    let end = this.#source.offset(node.range[1]);
    while (end > start && /\s/.test(this.#source.whole[end - 1] ?? '')) end--;
    return end > start ? { start, end } : undefined;
  }
}

/** Reads one tree, and keeps what it had to refuse. */
export class FieldReader {
  readonly #source: YamlSource;
  readonly #problems: Problem[] = [];
  readonly #empty: FieldPath[] = [];
  #root: unknown;

  constructor(source: YamlSource) {
    this.#source = source;
  }

  /** The fields of the tree below `root`; no fields where there is none or it is no mapping. */
  fields(root: unknown): Fields {
    this.#root = root;
    const value = isMap(root) ? this.#map(root, []) : Object.create(null);
    return new LocatedFields(value, this.#empty, root, this.#source);
  }

  /** What was refused. That the whole is no mapping is said only where nothing else was wrong with it. */
  problems(readable: boolean): readonly Problem[] {
    if (readable && this.#root !== undefined && !isMap(this.#root) && isPlaced(this.#root)) {
      this.#report(
        'record/yaml',
        this.#root,
        'Fields are written one to a line, each as a name, a colon and a value.',
        {
          clears: 'Write each field as `name: value`.',
        },
      );
    }
    return this.#problems;
  }

  /** The problem of a line at `offset` of the YAML that belongs to no field: `%…` or a second `---`. */
  refusedLine(offset: number): Problem {
    const { start, end } = this.#source.span;
    return {
      rule: 'record/yaml-feature',
      severity: 'error',
      message:
        'A block of fields is one list of names and values; a line of `---` or one that starts with `%` has no place in it.',
      span: visibleSpan(this.#source.whole, this.#source.offset(offset), end, start, end),
      clears: 'Take this line out.',
    };
  }

  #map(map: YAMLMap, path: FieldPath): FieldMap {
    this.#refuseProperties(map);
    const fields: Record<string, FieldValue> = Object.create(null);
    let emptyNames: Set<string> | undefined;
    for (const { key, value } of map.items) {
      const name = this.#name(key, value);
      if (name === undefined) continue;
      if (name in fields || emptyNames?.has(name)) this.#repeated(name, key);
      if (isNothing(value)) {
        if (!(name in fields)) {
          emptyNames ??= new Set();
          emptyNames.add(name);
        }
        continue;
      }
      if (name in fields) continue;
      const read = this.#value(value, path, name);
      if (read !== undefined) fields[name] = read;
    }
    for (const name of emptyNames ?? []) if (!(name in fields)) this.#empty.push([...path, name]);
    return fields;
  }

  #list(list: YAMLSeq, path: FieldPath): FieldValue[] {
    this.#refuseProperties(list);
    const values: FieldValue[] = [];
    for (const item of list.items) {
      if (!isNothing(item)) values.push(this.#value(item, path, values.length) ?? '');
    }
    return values;
  }

  #value(node: unknown, path: FieldPath, step: string | number): FieldValue | undefined {
    if (isScalar(node)) {
      if (node.anchor || node.tag) this.#refuseProperties(node);
      return node.source;
    }
    if (isMap(node)) return this.#map(node, [...path, step]);
    if (isSeq(node)) return this.#list(node, [...path, step]);
    if (isAlias(node)) this.#refuse(node, 'An alias (`*name`) is not part of the language.', 'Write the value out.');
    return undefined;
  }

  /** The name of a field; reports and gives nothing where the key is none. */
  #name(key: unknown, value: unknown): string | undefined {
    const name = nameOf(key);
    if (name === '<<') {
      this.#refuse(key, 'A merge key (`<<`) is not part of the language.', 'Write the fields out.');
      return undefined;
    }
    if (name !== undefined) {
      if (isScalar(key) && (key.anchor || key.tag)) this.#refuseProperties(key);
      return name;
    }
    if (!isNothing(key))
      this.#refuse(key, 'A field has one word as its name, not a list or a group.', 'Write `name: value`.');
    else if (!isNothing(value)) {
      this.#report('record/yaml', value, 'The name before the colon is missing.', { clears: 'Write `name: value`.' });
    }
    return undefined;
  }

  #repeated(name: string, key: unknown): void {
    const called = FIELD_NAME.test(name) ? `\`${name}\`` : 'This field';
    this.#report('record/duplicate-key', key, `${called} stands here a second time; only the first one counts.`, {
      clears: 'Keep one of them, or make them one list.',
    });
  }

  #refuseProperties(node: { anchor?: string; tag?: string | undefined }): void {
    if (node.anchor)
      this.#refuse(node, 'An anchor (`&name`) is not part of the language.', 'Take the anchor out.', '&');
    if (node.tag)
      this.#refuse(node, 'A tag (`!name`) is not part of the language; every value is text.', 'Take the tag out.', '!');
  }

  /** Reports a piece of YAML that is not part of the language; `mark` is what it starts with, where it stands before the node. */
  #refuse(node: unknown, message: string, clears: string, mark?: string): void {
    this.#report('record/yaml-feature', node, message, { clears, ...(mark && { mark }) });
  }

  #report(rule: Problem['rule'], node: unknown, message: string, more: { clears: string; mark?: string }): void {
    if (!isPlaced(node)) return;
    const { whole, span } = this.#source;
    let from = this.#source.offset(node.range[0]);
    let to = this.#source.offset(node.range[1]);
    if (more.mark) {
      let found = whole.lastIndexOf(more.mark, from);
      while (found > span.start && whole[found - 1] === more.mark) found--;
      if (found >= span.start) {
        from = found;
        to = from + (/^\S+/.exec(whole.slice(from, from + 200))?.[0].length ?? 1);
      }
    }
    const place = visibleSpan(whole, from, to, span.start, span.end);
    this.#problems.push({ rule, severity: 'error', message, span: place, clears: more.clears });
  }
}
