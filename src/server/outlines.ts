/**
 * The records of a window by what they are called: built when somebody first asks, kept up to date as files and texts change. It is what finding a child
 * or an entry, following a reference and renaming look things up in.
 */
import { pMapIterable } from 'p-map';
import { ownCopy } from '../record/own-copy.ts';
import type { CaseRecord } from '../record/types.ts';
import { namesOf } from '../workspace/mentions.ts';
import { READ_AT_ONCE } from '../workspace/open.ts';
import { outlineOf, type RecordOutline } from '../workspace/outline.ts';
import { isWithin } from '../workspace/record-files.ts';
import type { FileAccess, Uri, Workspace } from '../workspace/types.ts';
import type { JudgedRecord } from './judged-record.ts';
import { RecordDocument } from './record-document.ts';

/** A record as the editor or its file has it, read but not judged. */
export interface ReadRecord {
  /** The address as the editor writes it, where it is open. */
  readonly uri: Uri;
  /** The address by which workspaces know it. */
  readonly key: Uri;
  readonly record: CaseRecord;
  readonly document: RecordDocument;
  readonly workspace: Workspace;
  /** Whether an editor holds it: then the document's version is that of the editor. */
  readonly isOpen: boolean;
}

export interface FoundRecord {
  /** The address by which workspaces know it. */
  readonly key: Uri;
  readonly outline: RecordOutline;
}

interface OutlineSources {
  readonly files: FileAccess;
  readonly longestRecord: number;
  workspaceOf(key: Uri): Promise<Workspace>;
  /** The record as an open editor has it; undefined where none does. */
  open(key: Uri, workspace: Workspace): JudgedRecord | undefined;
  openKeys(): readonly Uri[];
}

interface Kept {
  readonly workspace: Workspace;
  /** Undefined for a file that can't be read. */
  readonly outline: RecordOutline | undefined;
}

export class Outlines {
  readonly #from: OutlineSources;
  readonly #kept = new Map<Uri, Kept>();
  readonly #lists = new Map<Uri, Promise<readonly Uri[]>>();
  readonly #ofOpen = new WeakMap<CaseRecord, Kept>();
  #changes = 0;

  constructor(from: OutlineSources) {
    this.#from = from;
  }

  /** A file was made, changed or deleted. */
  forget(key: Uri): void {
    this.#changes += 1;
    // One that nobody has heard of may be new.
    if (!this.#kept.delete(key)) this.#lists.clear();
  }

  /** Nothing is known any more of what is below a folder. */
  forgetBelow(folder: Uri): void {
    this.#changes += 1;
    this.#lists.clear();
    for (const key of [...this.#kept.keys()]) if (isWithin(folder, key)) this.#kept.delete(key);
  }

  /** The records below these folders, and those that are open, each once. */
  async below(folders: readonly Uri[]): Promise<FoundRecord[]> {
    const keys = new Set<Uri>();
    for (const folder of folders) for (const key of await this.#listed(folder)) keys.add(key);
    for (const key of this.#from.openKeys()) keys.add(key);
    return this.#outlines([...keys]);
  }

  /** The records that the folder with this root governs: those of the same team. */
  async governedBy(workspace: Workspace): Promise<FoundRecord[]> {
    const { root } = workspace;
    const keys = new Set(await this.#listed(root));
    for (const key of this.#from.openKeys()) keys.add(key);
    const own: Uri[] = [];
    // By its root: settings that change meanwhile make another workspace of the same folder.
    for (const key of keys) if ((await this.#from.workspaceOf(key)).root === root) own.push(key);
    return this.#outlines(own);
  }

  /** A record as it stands now; undefined for one that can't be read. */
  async read(key: Uri): Promise<ReadRecord | undefined> {
    const { files, longestRecord } = this.#from;
    const workspace = await this.#from.workspaceOf(key);
    const opened = () => this.#opened(key, workspace);
    const before = opened();
    if (before !== undefined) return before;
    const file = await files.read(key, longestRecord);
    const now = opened();
    if (now !== undefined || !('text' in file)) return now;
    const record = workspace.parse(file.text);
    return { uri: key, key, record, document: new RecordDocument(key, 0, record), workspace, isOpen: false };
  }

  #opened(key: Uri, workspace: Workspace): ReadRecord | undefined {
    const open = this.#from.open(key, workspace);
    if (open === undefined) return undefined;
    const { uri, judgement, document } = open;
    return { uri, key, record: judgement.record, document, workspace, isOpen: true };
  }

  #listed(folder: Uri): Promise<readonly Uri[]> {
    let list = this.#lists.get(folder);
    if (list === undefined) {
      list = this.#from.files.records(folder);
      this.#lists.set(folder, list);
    }
    return list;
  }

  async #outlines(keys: readonly Uri[]): Promise<FoundRecord[]> {
    const found: FoundRecord[] = [];
    const missing: Uri[] = [];
    for (const key of keys) {
      const workspace = await this.#from.workspaceOf(key);
      const open = this.#opened(key, workspace);
      const kept = this.#kept.get(key);
      if (open !== undefined) found.push({ key, outline: this.#outlineOfOpen(open) });
      else if (kept?.workspace !== workspace) missing.push(key);
      else if (kept.outline !== undefined) found.push({ key, outline: kept.outline });
    }
    for await (const one of pMapIterable(missing, (key) => this.#readOutline(key), { concurrency: READ_AT_ONCE }))
      if (one !== undefined) found.push(one);
    return found;
  }

  async #readOutline(key: Uri): Promise<FoundRecord | undefined> {
    const changes = this.#changes;
    const workspace = await this.#from.workspaceOf(key);
    const read = await this.read(key);
    const outline = read && ownCopy(outlineIn(read));
    // What was read while files changed may be of before.
    if (changes === this.#changes && read?.isOpen !== true) this.#kept.set(key, { workspace, outline });
    return outline && { key, outline };
  }

  #outlineOfOpen(open: ReadRecord): RecordOutline {
    const known = this.#ofOpen.get(open.record);
    if (known?.workspace === open.workspace && known.outline !== undefined) return known.outline;
    const outline = outlineIn(open);
    this.#ofOpen.set(open.record, { workspace: open.workspace, outline });
    return outline;
  }
}

function outlineIn({ record, document, workspace }: ReadRecord): RecordOutline {
  return outlineOf(record, namesOf(workspace), (offset) => document.positionAt(offset).line);
}
