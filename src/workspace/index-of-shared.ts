/** Which file holds which record, and which entries stand on which children's records. Changed file by file. */
import type { DatedEntry } from '../journey/types.ts';
import { ownCopy } from '../record/own-copy.ts';
import { byText } from './record-files.ts';
import type { Uri } from './types.ts';

/** Entries of one record that stand on other records too, by the id of the record they also stand on. */
export type SharedEntries = ReadonlyMap<string, readonly DatedEntry[]>;

interface Holding {
  readonly id: string | undefined;
  /** The name in its front matter. */
  readonly name?: string | undefined;
  readonly shared: SharedEntries;
}

const NOTHING: Holding = { id: undefined, shared: new Map() };

/** The answers depend on what the files hold, never on the order in which they were put in. */
export class IndexOfShared {
  readonly #holdings = new Map<Uri, Holding>();
  /** By the id of the record that receives the entries: the files that give them. */
  readonly #givers = new Map<string, Set<Uri>>();
  readonly #files = new Map<string, Set<Uri>>();

  /**
   * Says what a file holds now; returns the ids of the records whose findings may have changed by it, in order: those whose shared entries changed, and,
   * where its id is another than before, those that have the same id or name it.
   */
  put(uri: Uri, id: string | undefined, shared: SharedEntries, name?: string): readonly string[] {
    const before = this.#holdings.get(uri) ?? NOTHING;
    for (const receiver of before.shared.keys()) drop(this.#givers, receiver, uri);
    if (before.id !== undefined) drop(this.#files, before.id, uri);
    const differing = changed(before, { id, shared });
    const isSame = differing.length === 0 && before.id === id && before.shared.size === shared.size;
    // Entries that are the same as before stay the very same, so that nothing is worked out anew from them.
    const now: Holding = { ...ownCopy({ id, name }), shared: isSame ? before.shared : ownCopy(shared) };
    this.#holdings.set(uri, now);
    for (const receiver of now.shared.keys()) add(this.#givers, receiver, uri);
    if (now.id !== undefined) add(this.#files, now.id, uri);
    const ids = new Set(differing);
    if (before.id !== id) for (const each of [before.id, id]) this.#concerned(each, uri, ids);
    return [...ids].sort(byText);
  }

  /** Forgets a file; returns the ids of the records that it had shared entries with, in order. */
  remove(uri: Uri): readonly string[] {
    const ids = this.put(uri, undefined, NOTHING.shared);
    this.#holdings.delete(uri);
    return ids;
  }

  /** The entries of other records that stand on the record `id` too. Of two copies of one entry, one counts. */
  sharedWith(id: string): readonly DatedEntry[] {
    const entries = new Map<string, DatedEntry>();
    for (const uri of [...(this.#givers.get(id) ?? [])].sort(byText)) {
      const giver = this.#holdings.get(uri);
      if (giver === undefined || giver.id === id) continue;
      for (const entry of giver.shared.get(id) ?? []) {
        const address = `${entry.ref.record}/${entry.ref.address}`;
        if (!entries.has(address)) entries.set(address, entry);
      }
    }
    return [...entries.values()];
  }

  /** Adds the ids of the other files that have or name an id. */
  #concerned(id: string | undefined, uri: Uri, ids: Set<string>): void {
    if (id === undefined) return;
    if ([...(this.#files.get(id) ?? [])].some((file) => file !== uri)) ids.add(id);
    for (const giver of this.#givers.get(id) ?? []) {
      const own = this.#holdings.get(giver)?.id;
      if (giver !== uri && own !== undefined) ids.add(own);
    }
  }

  /** All files. */
  files(): Iterable<Uri> {
    return this.#holdings.keys();
  }

  /** The files of the record `id`, in order of their names. */
  filesOf(id: string): readonly Uri[] {
    return [...(this.#files.get(id) ?? [])].sort(byText);
  }

  /** The name in the record `id`; of several, that of the first in order of name that has one. */
  nameOf(id: string): string | undefined {
    for (const uri of this.filesOf(id)) {
      const name = this.#holdings.get(uri)?.name;
      if (name !== undefined) return name;
    }
    return undefined;
  }

  /** How many records there are, those of one id counted once. */
  get size(): number {
    return this.#files.size;
  }

  /** The ids of all records. */
  ids(): Iterable<string> {
    return this.#files.keys();
  }

  /** The file of the record `id`; of several, the first in order of name. */
  find(id: string): Uri | undefined {
    return this.filesOf(id)[0];
  }
}

function changed(before: Holding, now: Holding): readonly string[] {
  const receivers = new Set([...before.shared.keys(), ...now.shared.keys()]);
  const differs = (id: string) =>
    JSON.stringify(before.shared.get(id)) !== JSON.stringify(now.shared.get(id)) || before.id !== now.id;
  return [...receivers].filter(differs).sort(byText);
}

function add(sets: Map<string, Set<Uri>>, key: string, uri: Uri): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([uri]));
  else set.add(uri);
}

function drop(sets: Map<string, Set<Uri>>, key: string, uri: Uri): void {
  const set = sets.get(key);
  set?.delete(uri);
  if (set?.size === 0) sets.delete(key);
}
