/** Which file holds which record, and which entries stand on which children's records. Changed file by file. */
import type { DatedEntry } from '../journey/types.ts';
import { byText } from './record-files.ts';
import type { Uri } from './types.ts';

/** Entries of one record that stand on other records too, by the id of the record they also stand on. */
export type SharedEntries = ReadonlyMap<string, readonly DatedEntry[]>;

interface Holding {
  readonly id: string | undefined;
  readonly shared: SharedEntries;
}

const NOTHING: Holding = { id: undefined, shared: new Map() };

/** The answers depend on what the files hold, never on the order in which they were put in. */
export class IndexOfShared {
  readonly #holdings = new Map<Uri, Holding>();
  /** By the id of the record that receives the entries: the files that give them. */
  readonly #givers = new Map<string, Set<Uri>>();
  readonly #files = new Map<string, Set<Uri>>();

  /** Says what a file holds now; returns the ids of the records whose shared entries changed by it, in order. */
  put(uri: Uri, id: string | undefined, shared: SharedEntries): readonly string[] {
    const before = this.#holdings.get(uri) ?? NOTHING;
    for (const receiver of before.shared.keys()) drop(this.#givers, receiver, uri);
    if (before.id !== undefined) drop(this.#files, before.id, uri);
    this.#holdings.set(uri, { id, shared });
    for (const receiver of shared.keys()) add(this.#givers, receiver, uri);
    if (id !== undefined) add(this.#files, id, uri);
    return changed(before, { id, shared });
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

  /** The file of the record `id`; of several, the first in order of name. */
  find(id: string): Uri | undefined {
    return [...(this.#files.get(id) ?? [])].sort(byText)[0];
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
