/** What concerns whole folders: the findings and deadlines of all their records, their settings, and changes on disk. */
import type { Diagnostic } from 'vscode-languageserver';
import { ownCopy } from '../record/own-copy.ts';
import type { IsoDate } from '../record/types.ts';
import { isWithin } from '../workspace/record-files.ts';
import type { FileAccess, Uri, Workspace } from '../workspace/types.ts';
import { type FileFault, judgeFile } from './closed-record.ts';
import { type DiagnosticSettings, diagnosticsOf } from './features/diagnostics.ts';
import { byUrgency, dueIn } from './features/due.ts';
import { type FileFindings, faultDiagnostics, settingsFindings } from './file-findings.ts';
import type { JudgedRecord } from './judged-record.ts';
import { type Digest, type Judged, KeptFindings } from './kept-findings.ts';
import type { OpenRecord } from './open-record.ts';
import type { DueItem } from './protocol.ts';
import type { GoverningWorkspaces } from './service.ts';

export type { FileFindings } from './file-findings.ts';

/** How long work is watched and stopped. */
export interface Watch {
  readonly isCancelled: () => boolean;
  /** Records done, and how many there are. */
  readonly progress: (done: number, all: number) => void;
}

export interface Looked {
  readonly record: JudgedRecord;
  /** The file's text; absent where an editor holds the record, whose whole text is never put together for this. */
  readonly text?: string;
}

export interface WorkspaceCheck {
  /**
   * Finds what is wrong in every record below these folders and hands it on as it goes. A file in which nothing can have changed is not judged again.
   * Returns how many records there were. Where `isToldOfFiles` says so, a file of which no change was told is not even read.
   */
  lint(
    folders: readonly Uri[],
    watch: Watch,
    found: (findings: FileFindings) => void,
    isToldOfFiles?: () => boolean,
  ): Promise<number>;
  /** The open deadlines of every record below these folders, and of open records, the most pressing first. */
  due(folders: readonly Uri[], watch: Watch): Promise<{ deadlines: DueItem[]; records: number }>;
  /**
   * Hands on every record below these folders and each of the others, judged, one at a time; undefined for a file that can't be read. Returns how many
   * files there were.
   */
  judge(
    folders: readonly Uri[],
    watch: Watch,
    visit: (record: JudgedRecord | undefined) => void,
    others?: readonly Uri[],
  ): Promise<number>;
  /** One record as the editor or the disk has it. A file is not judged where `isKnown` says so of its text; undefined then, and where it can't be read. */
  look(uri: Uri, isKnown: (as: Judged) => boolean): Promise<Looked | undefined>;
  /** Findings in the settings of the folder that governs a record; one item for each settings file with a fault. */
  settings(record: Uri): Promise<FileFindings[]>;
  /** The folder that governs a record. */
  rootOf(record: Uri): Promise<Uri>;
  /** The findings of one record that is not open; undefined where the file is gone. */
  closed(uri: Uri): Promise<Diagnostic[] | undefined>;
  /** A record's file may have been made, changed or deleted. */
  recordChanged(uri: Uri, deleted: boolean): Promise<void>;
  /** An editor let go of a record: what it had that was not saved counts no longer. */
  recordClosed(uri: Uri, deleted: boolean): Promise<void>;
  /** The files below a folder that anything is known of, whether or not they are still there. */
  knownBelow(folder: Uri): Promise<readonly Uri[]>;
  /** Something in the folder of a team's settings changed: what it governs is read anew. */
  settingsChanged(root: Uri): void;
  /** The entries that others share with these records have changed. */
  sharedChanged(workspace: Workspace, records: readonly string[]): void;
}

interface Surroundings {
  readonly files: FileAccess;
  readonly workspaces: GoverningWorkspaces;
  readonly longestRecord: number;
  asOfIn(workspace: Workspace): IsoDate;
  affected(workspace: Workspace, ids: readonly string[]): void;
  settingsFor(workspace: Workspace): DiagnosticSettings;
  /** Reads what a record's findings point to in other records. */
  learn(record: JudgedRecord): Promise<void>;
  forget(uri: Uri): void;
  /** A record's file may be another now; undefined for settings. */
  changed(uri: Uri | undefined): void;
  open(key: Uri): OpenRecord | undefined;
  openKeys(): readonly Uri[];
  readonly digest: Digest;
  judge(record: OpenRecord, workspace: Workspace): JudgedRecord;
}

export class WorkspaceChecks implements WorkspaceCheck {
  readonly #around: Surroundings;
  readonly #kept: KeptFindings;
  /** Counts changes of settings. */
  #round = 0;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#kept = new KeptFindings(around.digest);
  }

  async lint(
    folders: readonly Uri[],
    watch: Watch,
    found: (findings: FileFindings) => void,
    isToldOfFiles: () => boolean = () => false,
  ): Promise<number> {
    return this.#each(folders, watch, [], async (uri) => {
      const { findings, workspace } = await this.#findingsNow(uri, isToldOfFiles());
      found(
        'problem' in findings
          ? { uri, diagnostics: faultDiagnostics(findings, workspace, this.#around.settingsFor(workspace)) }
          : findings,
      );
    });
  }

  async due(folders: readonly Uri[], watch: Watch): Promise<{ deadlines: DueItem[]; records: number }> {
    const deadlines: DueItem[] = [];
    const records = await this.#each(folders, watch, this.#around.openKeys(), async (uri, workspace) => {
      const record = await this.#read(uri, workspace);
      if (!('problem' in record)) deadlines.push(...dueIn(record));
    });
    return { deadlines: deadlines.sort(byUrgency), records };
  }

  judge(
    folders: readonly Uri[],
    watch: Watch,
    visit: (record: JudgedRecord | undefined) => void,
    others: readonly Uri[] = [],
  ): Promise<number> {
    return this.#each(folders, watch, others, async (uri, workspace) => {
      const record = await this.#read(uri, workspace);
      visit('problem' in record ? undefined : record);
    });
  }

  async look(uri: Uri, isKnown: (as: Judged) => boolean): Promise<Looked | undefined> {
    const workspace = await this.#around.workspaces.of(uri);
    const open = this.#around.open(uri);
    if (open !== undefined) return { record: this.#around.judge(open, workspace) };
    const file = await this.#around.files.read(uri, this.#around.longestRecord);
    if ('problem' in file) return undefined;
    const { text } = file;
    if (isKnown({ text, workspace, asOf: this.#around.asOfIn(workspace) })) return undefined;
    return { text, record: this.#judge(uri, text, workspace) };
  }

  rootOf(record: Uri): Promise<Uri> {
    return this.#around.workspaces.rootOf(record);
  }

  async settings(record: Uri): Promise<FileFindings[]> {
    const workspace = await this.#around.workspaces.of(record);
    return settingsFindings(workspace, this.#around.files, this.#around.settingsFor(workspace));
  }

  async closed(uri: Uri): Promise<Diagnostic[] | undefined> {
    const { findings, workspace } = await this.#findingsNow(uri);
    if (!('problem' in findings)) return findings.diagnostics;
    return findings.problem === 'missing'
      ? undefined
      : faultDiagnostics(findings, workspace, this.#around.settingsFor(workspace));
  }

  async recordChanged(uri: Uri, deleted: boolean): Promise<void> {
    // A file that was written over with what was in it is told of too.
    if (deleted || !(await this.#isAsKept(uri))) await this.recordClosed(uri, deleted);
  }

  async recordClosed(uri: Uri, deleted: boolean): Promise<void> {
    this.#around.forget(uri);
    this.#kept.fileChanged(uri);
    this.#around.changed(uri);
    if (this.#around.open(uri) !== undefined) return;
    const workspace = await this.#around.workspaces.of(uri);
    // What is found is kept, so that whoever shows it judges nothing again.
    if (!deleted && !('problem' in (await this.#findings(uri, workspace)))) return;
    this.#around.affected(workspace, workspace.remove(uri));
  }

  async knownBelow(folder: Uri): Promise<readonly Uri[]> {
    const workspace = await this.#around.workspaces.of(folder);
    return [...this.#kept.below(folder), ...[...workspace.files()].filter((uri) => isWithin(folder, uri))];
  }

  sharedChanged(workspace: Workspace, records: readonly string[]): void {
    this.#kept.sharedChanged(workspace, records);
  }

  settingsChanged(root: Uri): void {
    this.#round += 1;
    this.#kept.allChanged();
    this.#around.changed(undefined);
    this.#around.workspaces.settingsChanged(root);
  }

  async #diagnostics(record: JudgedRecord): Promise<Diagnostic[]> {
    await this.#around.learn(record);
    return diagnosticsOf(record, this.#around.settingsFor(record.workspace));
  }

  /** What is found by the settings as they stand when it is: where they change meanwhile, it is looked at again. */
  async #findingsNow(uri: Uri, isTold = false): Promise<{ findings: FileFindings | FileFault; workspace: Workspace }> {
    for (;;) {
      const round = this.#round;
      const workspace = await this.#around.workspaces.of(uri);
      const findings = await this.#findings(uri, workspace, isTold);
      if (round === this.#round) return { findings, workspace };
    }
  }

  /** Whether a file that isn't open holds what was last judged. */
  async #isAsKept(uri: Uri): Promise<boolean> {
    const { files, longestRecord, workspaces, asOfIn } = this.#around;
    if (this.#around.open(uri) !== undefined) return false;
    const workspace = await workspaces.of(uri);
    const file = await files.read(uri, longestRecord);
    return 'text' in file && this.#kept.of(uri, { text: file.text, workspace, asOf: asOfIn(workspace) }) !== undefined;
  }

  /** What is wrong in a record as the editor or the disk has it; the fault where the file can't be read. */
  async #findings(key: Uri, workspace: Workspace, isTold = false): Promise<FileFindings | FileFault> {
    const { files, longestRecord, asOfIn } = this.#around;
    const open = this.#around.open(key);
    if (open !== undefined) {
      const record = this.#around.judge(open, workspace);
      return { uri: record.uri, version: record.document.version, diagnostics: await this.#diagnostics(record) };
    }
    const last = isTold ? this.#kept.lastOf(key, { workspace, asOf: asOfIn(workspace) }) : undefined;
    if (last !== undefined) return { uri: key, diagnostics: last };
    const file = await files.read(key, longestRecord);
    if ('problem' in file) return file;
    const judged = { text: file.text, workspace, asOf: asOfIn(workspace) };
    const before = this.#kept.changes;
    const kept = this.#kept.of(key, judged);
    if (kept !== undefined) return { uri: key, diagnostics: kept };
    if (this.#kept.changes !== before) this.#around.forget(key);
    const record = this.#judge(key, file.text, workspace);
    const { changes } = this.#kept;
    const diagnostics = ownCopy(await this.#diagnostics(record));
    this.#kept.keep(key, judged, ownCopy(record.judgement.record.id), diagnostics, changes);
    return { uri: key, diagnostics };
  }

  /** The record as the editor has it, or as the disk has it. */
  async #read(key: Uri, workspace: Workspace): Promise<JudgedRecord | FileFault> {
    const open = this.#around.open(key);
    if (open !== undefined) return this.#around.judge(open, workspace);
    const file = await this.#around.files.read(key, this.#around.longestRecord);
    return 'problem' in file ? file : this.#judge(key, file.text, workspace);
  }

  /** Tells the workspace what the record shares now. */
  #judge(key: Uri, text: string, workspace: Workspace): JudgedRecord {
    this.#kept.met(key, text);
    const record = judgeFile(key, text, workspace, this.#around.asOfIn(workspace));
    this.#around.affected(workspace, workspace.update(key, record.judgement));
    return record;
  }

  /** Each record once, whatever folders overlap. Reading a file lets other messages through, a cancellation too: opening the folder can take long. */
  async #each(
    folders: readonly Uri[],
    watch: Watch,
    others: readonly Uri[],
    visit: (uri: Uri, workspace: Workspace) => Promise<void>,
  ): Promise<number> {
    const uris = new Set<Uri>();
    for (const folder of folders) for (const uri of await this.#around.files.records(folder)) uris.add(uri);
    for (const uri of others) uris.add(uri);
    let done = 0;
    for (const uri of uris) {
      if (watch.isCancelled()) break;
      const workspace = await this.#around.workspaces.of(uri);
      if (watch.isCancelled()) break;
      await visit(uri, workspace);
      done += 1;
      watch.progress(done, uris.size);
    }
    return done;
  }
}
