/**
 * What was found in files that aren't open, kept until something that it depends on is another: the text, the settings, the day, the entries that other
 * records share with it, the places in other records to which it points. Holds findings and digests, no text.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Diagnostic } from 'vscode-languageserver';
import type { IsoDate } from '../record/types.ts';
import { isWithin } from '../workspace/record-files.ts';
import type { Uri, Workspace } from '../workspace/types.ts';

/** Stands for a text: no two that anybody meets have the same. */
export type Digest = (text: string) => string;

/** What a file was judged as and by. */
export interface Judged {
  readonly text: string;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
}

interface Kept {
  /** A digest of the text. */
  readonly content: string;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
  /** The record's id: others share entries with a record by its id. */
  readonly record: string | undefined;
  readonly diagnostics: Diagnostic[];
}

export class KeptFindings {
  readonly #kept = new Map<Uri, Kept>();
  readonly #digest: Digest;
  #changes = 0;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  /** Counts what was dropped: findings worked out while it moved on may be of yesterday, and are not kept. */
  get changes(): number {
    return this.#changes;
  }

  /** What was found in this file, where nothing has changed since. That the text is another counts as a change of the file. */
  of(uri: Uri, { text, workspace, asOf }: Judged): Diagnostic[] | undefined {
    const kept = this.#kept.get(uri);
    if (kept === undefined) return undefined;
    const isSame = kept.content === this.#digest(text);
    if (!isSame) this.fileChanged(uri);
    return isSame && kept.workspace === workspace && kept.asOf === asOf ? kept.diagnostics : undefined;
  }

  /** What was found in this file, where no change of anything was told since: its text is not looked at. */
  lastOf(uri: Uri, { workspace, asOf }: Omit<Judged, 'text'>): Diagnostic[] | undefined {
    const kept = this.#kept.get(uri);
    return kept?.workspace === workspace && kept.asOf === asOf ? kept.diagnostics : undefined;
  }

  /** A file was judged as having this text: where that is another than the one known of it, the file has changed. */
  met(uri: Uri, text: string): void {
    const kept = this.#kept.get(uri);
    if (kept !== undefined && kept.content !== this.#digest(text)) this.fileChanged(uri);
  }

  /** Files below a folder of which something is kept. */
  below(folder: Uri): readonly Uri[] {
    return [...this.#kept.keys()].filter((uri) => isWithin(folder, uri));
  }

  /** Nothing is known any more of files below a folder. */
  forgetBelow(folder: Uri): void {
    this.#changes += 1;
    for (const uri of this.below(folder)) this.#kept.delete(uri);
  }

  /** Keeps what was found, unless something was dropped since `changes` were counted. */
  keep(uri: Uri, judged: Judged, record: string | undefined, diagnostics: Diagnostic[], changes: number): void {
    if (changes !== this.#changes) return;
    const { text, workspace, asOf } = judged;
    this.#kept.set(uri, { content: this.#digest(text), workspace, asOf, record, diagnostics });
  }

  /** The entries that others share with these records have changed. */
  sharedChanged(workspace: Workspace, records: readonly string[]): void {
    this.#changes += 1;
    const changed = new Set(records);
    for (const [uri, kept] of this.#kept)
      if (kept.workspace === workspace && kept.record !== undefined && changed.has(kept.record)) this.#kept.delete(uri);
  }

  /** Settings have changed. */
  allChanged(): void {
    this.#changes += 1;
    this.#kept.clear();
  }

  /** A file has changed: what was found in it, and what points into it, is worked out anew. */
  fileChanged(file: Uri): void {
    this.#changes += 1;
    this.#kept.delete(file);
    for (const [uri, { diagnostics }] of this.#kept) if (pointsInto(diagnostics, file)) this.#kept.delete(uri);
  }
}

/** Whether findings point to a place in this file. */
export function pointsInto(diagnostics: readonly Diagnostic[], file: Uri): boolean {
  return diagnostics.some(({ relatedInformation = [] }) =>
    relatedInformation.some(({ location }) => location.uri === file),
  );
}

/** 32 hex digits: where nothing faster is handed in. */
export function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, 16));
}
