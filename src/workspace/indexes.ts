/** What the records of a workspace say of one another: their ids, what they share, what supervision speaks of. It outlives a change of settings. */
import { pMapIterable } from 'p-map';
import type { Linter } from '../lint/types.ts';
import type { CaseRecord } from '../record/types.ts';
import type { Engine } from './engine.ts';
import { IndexOfShared } from './index-of-shared.ts';
import { IndexOfSupervision } from './index-of-supervision.ts';
import { supervisingOf } from './spoken-of.ts';
import type { FileAccess, Uri } from './types.ts';

/** Files read at once: enough to keep a network drive busy, few enough not to hold many texts. */
export const READ_AT_ONCE = 16;

/** An engine with the entry types of one workspace. */
export type Parsing = Pick<Engine, 'parse' | 'catalogue' | 'longestRecord'>;

/** What reading records takes. */
export interface RecordReading {
  readonly files: FileAccess;
  readonly engine: Parsing;
  readonly linter: Linter;
}

export class Indexes {
  readonly shared = new IndexOfShared();
  readonly supervision = new IndexOfSupervision();
  /** Files that were parsed whole: what is known of them hangs on the entry types. */
  readonly #whole = new Set<Uri>();
  /** Records that were judged, and those of them that were judged again, as they were last. */
  readonly #judged = new Set<Uri>();
  readonly #edited = new Map<Uri, WeakRef<CaseRecord>>();

  /** Reads every record's id, what it shares, and what supervision says of children. */
  async fill(records: Iterable<Uri>, { files, engine, linter }: RecordReading): Promise<void> {
    const reading = pMapIterable(records, async (uri) => ({ uri, file: await files.read(uri, engine.longestRecord) }), {
      concurrency: READ_AT_ONCE,
    });
    for await (const { uri, file } of reading) {
      // A file that can't be read is spoken of where it is judged.
      if (!('text' in file)) continue;
      const record = parseForSharing(engine, file.text);
      if (MAY_SHARE.test(file.text) || record.kind === 'supervision') this.#whole.add(uri);
      this.shared.put(uri, record.id, linter.sharedBy(record), nameIn(record));
      this.supervision.put(uri, supervisingOf(record, engine.catalogue));
    }
  }

  /** Forgets a file: it is no longer one of these records. */
  drop(uri: Uri): void {
    this.shared.remove(uri);
    this.supervision.remove(uri);
    this.#whole.delete(uri);
  }

  /** The entry types are others now: reads again the records of which more is known than their front matter. */
  async refill(reading: RecordReading): Promise<void> {
    for (const [uri, edited] of this.#edited) {
      const record = edited.deref();
      // One that nobody holds any longer is on the disk as it was left.
      if (record === undefined || hangsOnTypes(record)) this.#whole.add(uri);
    }
    this.#edited.clear();
    await this.fill([...this.#whole], reading);
  }

  /**
   * A record was judged: what it says to others may hang on the entry types from now on. It is looked into the first time; after that it comes from
   * edits, at every key, and is looked into where that is needed.
   */
  judged(uri: Uri, record: CaseRecord): void {
    if (this.#whole.has(uri)) return;
    if (this.#judged.has(uri)) this.#edited.set(uri, new WeakRef(record));
    else if (hangsOnTypes(record)) this.#whole.add(uri);
    this.#judged.add(uri);
  }
}

function hangsOnTypes({ kind, entries }: CaseRecord): boolean {
  return kind === 'supervision' || entries.some(({ block }) => block.fields?.value.also !== undefined);
}

/** The name in the front matter. */
export function nameIn({ frontMatter }: CaseRecord): string | undefined {
  const name = frontMatter?.fields?.value.name;
  return typeof name === 'string' ? name : undefined;
}

/** As much of a record as others have to do with. Only supervision records and a text that may hold `also:` are parsed whole. */
export function parseForSharing({ parse, catalogue }: Parsing, text: string): CaseRecord {
  if (MAY_SHARE.test(text)) return parse(text, catalogue);
  const record = parse(frontMatterOf(text), catalogue);
  return record.kind === 'supervision' ? parse(text, catalogue) : record;
}

const MAY_SHARE = /also["']?\s*:/u;

/**
 * The text up to the first line after the first that is `---`: enough to read a record's id by the same parser. It is a copy, as an id or a name that is a
 * part of a long text keeps all of that in memory.
 */
export function frontMatterOf(text: string): string {
  const end = text.indexOf('\n---', 3);
  return end === -1 ? text : structuredClone(text.slice(0, end + '\n---\n'.length));
}
