/** A record open in the editor: its text as the editor has it, and its judgement, brought up to date edit by edit. */
import type { Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Judgement } from '../lint/types.ts';
import { LineIndex } from '../record/lines.ts';
import type { CaseRecord, IsoDate } from '../record/types.ts';
import { judgeRecord } from '../workspace/judge.ts';
import type { Uri, Workspace } from '../workspace/types.ts';
import type { JudgedRecord } from './judged-record.ts';
import { RecordDocument } from './record-document.ts';

interface Judged {
  readonly judgement: Judgement;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
}

export class OpenRecord {
  readonly uri: Uri;
  /** The address by which workspaces know the file: the same whichever way the editor writes it. */
  readonly key: Uri;
  #version: number;
  /** The text, until it is first judged; from then on the record as it stands after each edit. */
  #text: string;
  #record: CaseRecord | undefined;
  #document: RecordDocument | undefined;
  #last: Judged | undefined;
  #sharedIsStale = false;

  constructor(uri: Uri, key: Uri, version: number, text: string) {
    this.uri = uri;
    this.key = key;
    this.#version = version;
    this.#text = text;
  }

  get version(): number {
    return this.#version;
  }

  /** The record's id when it was last judged. */
  get id(): string | undefined {
    return this.#last?.judgement.record.id;
  }

  /** The workspace by which it was last judged. */
  get workspace(): Workspace | undefined {
    return this.#last?.workspace;
  }

  /** Takes the editor's changes, in order; ranges are of the text as the change before left it. */
  change(changes: readonly TextDocumentContentChangeEvent[], version: number): void {
    this.#version = version;
    for (const change of changes) {
      if (!('range' in change)) this.#replace(change.text);
      else if (this.#record !== undefined && this.#last !== undefined)
        this.#edit(this.#record, this.#last.workspace, change);
      else this.#text = edited(this.#text, change);
    }
  }

  /** Says that other records' entries that stand on this one have changed. */
  sharedChanged(): void {
    this.#sharedIsStale = true;
  }

  /**
   * The record as it stands now, judged: nothing is done again that an earlier call did. `changed` gets the ids of
   * records whose findings this judgement may have changed, its own where others have it too.
   */
  judge(workspace: Workspace, asOf: IsoDate, changed: (ids: readonly string[]) => void): JudgedRecord {
    const last = this.#last;
    const isFresh =
      last !== undefined &&
      last.workspace === workspace &&
      last.asOf === asOf &&
      this.#record === last.judgement.record &&
      !this.#sharedIsStale;
    const judgement = isFresh ? last.judgement : this.#judgeNow(workspace, asOf);
    // An edit of prose leaves the journey the very same, and with it all that other records could share.
    const sameFacts = last?.workspace === workspace && last.judgement.journey === judgement.journey;
    if (!isFresh && !(sameFacts && judgement.journey !== undefined)) {
      changed(workspace.update(this.key, judgement));
    }
    return { uri: this.uri, document: this.#documentOf(judgement.record), judgement, workspace, asOf };
  }

  /** A whole new text: what was known of the old one is of no use. */
  #replace(text: string): void {
    this.#text = text;
    this.#record = undefined;
    this.#document = undefined;
  }

  #edit(
    record: CaseRecord,
    workspace: Workspace,
    { range, text }: { readonly range: Range; readonly text: string },
  ): void {
    const document = this.#documentOf(record);
    const at = document.offsetAt(range.start);
    const to = document.offsetAt(range.end);
    const change = { start: Math.min(at, to), oldEnd: Math.max(at, to), text };
    this.#record = workspace.linter.edit(record, [change]);
  }

  #documentOf(record: CaseRecord): RecordDocument {
    const known = this.#document;
    if (known?.version === this.#version && known.record === record) return known;
    this.#document = new RecordDocument(this.uri, this.#version, record, known);
    return this.#document;
  }

  #judgeNow(workspace: Workspace, asOf: IsoDate): Judgement {
    const previous = this.#last?.workspace === workspace ? this.#last.judgement : undefined;
    const record = this.#record;
    const judgement =
      previous === undefined || record === undefined
        ? judgeRecord(workspace, record?.text ?? this.#text, asOf)
        : this.#rejudge(previous, record, workspace, asOf);
    this.#record = judgement.record;
    this.#text = '';
    this.#last = { judgement, workspace, asOf };
    this.#sharedIsStale = false;
    return judgement;
  }

  /** An edit may change the record's id, and with it the entries that others share with it. */
  #rejudge(previous: Judgement, record: CaseRecord, workspace: Workspace, asOf: IsoDate): Judgement {
    return workspace.linter.rejudge(previous, record, asOf, sharedWith(workspace, record.id));
  }
}

/** A text after one change, before the record is known. */
function edited(text: string, { range, text: put }: { readonly range: Range; readonly text: string }): string {
  const lines = new LineIndex(text);
  const at = lines.offset(range.start);
  const to = lines.offset(range.end);
  return text.slice(0, Math.min(at, to)) + put + text.slice(Math.max(at, to));
}

function sharedWith(workspace: Workspace, id: string | undefined) {
  return id === undefined ? [] : workspace.sharedWith(id);
}
