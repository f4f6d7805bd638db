/** A record open in the editor: its text as the editor has it, and its judgement, brought up to date edit by edit. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Judgement } from '../lint/types.ts';
import type { IsoDate, TextChange } from '../record/types.ts';
import { judgeRecord } from '../workspace/judge.ts';
import type { Uri, Workspace } from '../workspace/types.ts';
import type { JudgedRecord } from './judged-record.ts';
import { LANGUAGE_ID } from './protocol.ts';

interface Judged {
  readonly judgement: Judgement;
  readonly workspace: Workspace;
  readonly asOf: IsoDate;
}

export class OpenRecord {
  readonly uri: Uri;
  /** The address by which workspaces know the file: the same whichever way the editor writes it. */
  readonly key: Uri;
  #document: TextDocument;
  #changes: TextChange[] = [];
  #last: Judged | undefined;
  #sharedIsStale = false;

  constructor(uri: Uri, key: Uri, version: number, text: string) {
    this.uri = uri;
    this.key = key;
    this.#document = TextDocument.create(uri, LANGUAGE_ID, version, text);
  }

  get version(): number {
    return this.#document.version;
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
    for (const change of changes) {
      const before = this.#document.getText().length;
      let start = 0;
      let oldEnd = before;
      if ('range' in change) {
        const at = this.#document.offsetAt(change.range.start);
        const to = this.#document.offsetAt(change.range.end);
        start = Math.min(at, to);
        oldEnd = Math.max(at, to);
      }
      this.#document = TextDocument.update(this.#document, [change], version);
      this.#changes.push({ start, oldEnd, newEnd: start + change.text.length });
    }
    if (changes.length === 0) this.#document = TextDocument.update(this.#document, [], version);
  }

  /** Says that other records' entries that stand on this one have changed. */
  sharedChanged(): void {
    this.#sharedIsStale = true;
  }

  /**
   * The record as it stands now, judged: nothing is done again that an earlier call did. `changed` gets the ids of other
   * records whose shared entries this judgement changed.
   */
  judge(workspace: Workspace, asOf: IsoDate, changed: (ids: readonly string[]) => void): JudgedRecord {
    const last = this.#last;
    const isFresh =
      last !== undefined &&
      last.workspace === workspace &&
      last.asOf === asOf &&
      this.#changes.length === 0 &&
      !this.#sharedIsStale;
    const judgement = isFresh ? last.judgement : this.#judgeNow(workspace, asOf);
    // An edit of prose leaves the journey the very same, and with it all that other records could share.
    const sameFacts = last?.workspace === workspace && last.judgement.journey === judgement.journey;
    if (!isFresh && !(sameFacts && judgement.journey !== undefined)) {
      changed(workspace.update(this.key, judgement).filter((id) => id !== judgement.record.id));
    }
    return { uri: this.uri, document: this.#document, judgement, workspace, asOf };
  }

  #judgeNow(workspace: Workspace, asOf: IsoDate): Judgement {
    const text = this.#document.getText();
    const previous = this.#last?.workspace === workspace ? this.#last.judgement : undefined;
    const judgement =
      previous === undefined ? judgeRecord(workspace, text, asOf) : this.#rejudge(previous, workspace, text, asOf);
    this.#last = { judgement, workspace, asOf };
    this.#changes = [];
    this.#sharedIsStale = false;
    return judgement;
  }

  /** An edit may change the record's id, and with it the entries that others share with it. */
  #rejudge(previous: Judgement, workspace: Workspace, text: string, asOf: IsoDate): Judgement {
    const { id } = previous.record;
    const judgement = workspace.linter.rejudge(previous, text, this.#changes, asOf, sharedWith(workspace, id));
    const idNow = judgement.record.id;
    if (idNow === id) return judgement;
    return workspace.linter.rejudge(judgement, text, [], asOf, sharedWith(workspace, idNow));
  }
}

function sharedWith(workspace: Workspace, id: string | undefined) {
  return id === undefined ? [] : workspace.sharedWith(id);
}
