/** Who is supervised in a workspace, and on which days sessions spoke of which child. Changed file by file. */
import { ownCopy } from '../record/own-copy.ts';
import type { IsoDate } from '../record/types.ts';
import { byText } from './record-files.ts';
import type { Supervising, Supervision } from './spoken-of.ts';
import type { Uri } from './types.ts';

/** A child's record, and on whose list the child is. */
export interface ListedChild {
  readonly id: string;
  readonly worker: string;
}

/** The answers depend on what the files hold, never on the order in which they were put in. */
export class IndexOfSupervision implements Supervision {
  readonly #records = new Map<Uri, Supervising>();
  /** The files of a worker's supervision, and for a child the days of each file. */
  readonly #workers = new Map<string, Set<Uri>>();
  readonly #children = new Map<string, Map<Uri, readonly IsoDate[]>>();
  /** Children's records that were judged: they are of concern when their worker's supervision comes or goes. */
  readonly #listed = new Map<Uri, ListedChild>();

  /** Says what a file holds now; returns the ids of the children whose findings may have changed by it, in order. */
  put(uri: Uri, now: Supervising | undefined, listed?: ListedChild): readonly string[] {
    if (listed === undefined) this.#listed.delete(uri);
    else this.#listed.set(uri, ownCopy(listed));
    const before = this.#records.get(uri);
    if (before === undefined && now === undefined) return [];
    const worker = before?.worker ?? null;
    const supervised = [worker, now?.worker ?? null].map((who) => who !== null && this.supervises(who));
    if (before !== undefined) this.#drop(uri, before);
    if (now !== undefined) this.#add(uri, ownCopy(now));
    const changed = new Set(differing(before, now));
    for (const [at, who] of [worker, now?.worker ?? null].entries()) {
      if (who === null || this.supervises(who) === supervised[at]) continue;
      for (const child of this.#listed.values()) if (child.worker === who) changed.add(child.id);
    }
    return [...changed].sort(byText);
  }

  remove(uri: Uri): readonly string[] {
    return this.put(uri, undefined);
  }

  supervises(worker: string): boolean {
    return this.#workers.has(worker);
  }

  daysOn(child: string): readonly IsoDate[] {
    return [...(this.#children.get(child)?.values() ?? [])].flat();
  }

  #add(uri: Uri, record: Supervising): void {
    this.#records.set(uri, record);
    if (record.worker !== null) {
      const files = this.#workers.get(record.worker);
      if (files === undefined) this.#workers.set(record.worker, new Set([uri]));
      else files.add(uri);
    }
    for (const [child, days] of record.spokenOf) {
      const files = this.#children.get(child);
      if (files === undefined) this.#children.set(child, new Map([[uri, days]]));
      else files.set(uri, days);
    }
  }

  #drop(uri: Uri, { worker, spokenOf }: Supervising): void {
    this.#records.delete(uri);
    const files = this.#workers.get(worker ?? '');
    files?.delete(uri);
    if (files?.size === 0) this.#workers.delete(worker ?? '');
    for (const [child] of spokenOf) {
      const days = this.#children.get(child);
      days?.delete(uri);
      if (days?.size === 0) this.#children.delete(child);
    }
  }
}

/** The children of whom two readings of one record say something different. */
function differing(before: Supervising | undefined, now: Supervising | undefined): string[] {
  const [were, are] = [new Map(before?.spokenOf), new Map(now?.spokenOf)];
  return [...new Set([...were.keys(), ...are.keys()])].filter(
    (child) => were.get(child)?.join() !== are.get(child)?.join(),
  );
}
