/** What concerns whole folders: the findings and deadlines of all their records, their settings, and changes on disk. */
import type { Diagnostic } from 'vscode-languageserver';
import { ownCopy } from '../record/own-copy.ts';
import type { IsoDate } from '../record/types.ts';
import { isLeftOutBelow, isWithin } from '../workspace/record-files.ts';
import type { FileAccess, Uri, Workspace } from '../workspace/types.ts';
import { type FileFault, judgeFile } from './closed-record.ts';
import { type DiagnosticSettings, diagnosticsOf } from './features/diagnostics.ts';
import { byUrgency, dueIn } from './features/due.ts';
import { type FileFindings, faultDiagnostics, settingsFindings } from './file-findings.ts';
import type { JudgedRecord } from './judged-record.ts';
import { type Digest, type Judged, KeptFindings } from './kept-findings.ts';
import type { OpenRecord } from './open-record.ts';
import { isOfPack } from './open-settings.ts';
import type { DueItem } from './protocol.ts';
import type { GoverningWorkspaces } from './service.ts';
import type { Looked, Watch, WorkspaceCheck } from './types.ts';

export type { FileFindings } from './file-findings.ts';

export type { Looked, Watch, WorkspaceCheck } from './types.ts';

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
  forgetBelow(folder: Uri): void;
  /** The folders of the window. */
  folders(): readonly Uri[];
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
  /** The files that are being looked at: what is found is of yesterday where something changes meanwhile. */
  readonly #looks = new Set<{ readonly uri: Uri; isStale: boolean }>();

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
      if (await this.#isGone(uri, findings)) return;
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
    if (!(await this.isRecord(uri))) return undefined;
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
    if (!(await this.isRecord(uri))) return undefined;
    const { findings, workspace } = await this.#findingsNow(uri);
    if (!('problem' in findings)) return findings.diagnostics;
    if (await this.#isGone(uri, findings)) return undefined;
    return faultDiagnostics(findings, workspace, this.#around.settingsFor(workspace));
  }

  async recordChanged(uri: Uri, deleted: boolean): Promise<void> {
    this.#changedUnder((look) => look === uri);
    // A file that was written over with what was in it is told of too.
    if (deleted || !(await this.#isAsKept(uri))) await this.recordClosed(uri, deleted);
  }

  async recordClosed(uri: Uri, deleted: boolean): Promise<void> {
    this.#around.forget(uri);
    this.#kept.fileChanged(uri);
    this.#changedUnder((look) => look === uri);
    this.#around.changed(uri);
    if (this.#around.open(uri) !== undefined) return;
    const workspace = await this.#around.workspaces.of(uri);
    const isGone = deleted || !(await this.isRecord(uri));
    // What is found is kept, so that whoever shows it judges nothing again.
    if (!isGone && !('problem' in (await this.#findings(uri, workspace)))) return;
    // It was opened again meanwhile.
    if (this.#around.open(uri) !== undefined) return;
    this.#around.affected(workspace, workspace.remove(uri));
  }

  async isRecord(uri: Uri): Promise<boolean> {
    const { files, folders, workspaces } = this.#around;
    const over = [await workspaces.rootOf(uri), ...folders()].filter((folder) => isWithin(folder, uri));
    return over.some((folder) => !isLeftOutBelow(folder, uri)) && !(await isOfPack(uri, files));
  }

  async knownBelow(folder: Uri): Promise<readonly Uri[]> {
    const workspace = await this.#around.workspaces.of(folder);
    return [...this.#kept.below(folder), ...[...workspace.files()].filter((uri) => isWithin(folder, uri))];
  }

  sharedChanged(workspace: Workspace, records: readonly string[]): void {
    this.#kept.sharedChanged(workspace, records);
    const files = new Set(records.flatMap((id) => workspace.around.filesOf(id)));
    this.#changedUnder((look) => files.has(look));
  }

  settingsChanged(root: Uri): void {
    this.#kept.allChanged();
    this.#changedUnder(() => true);
    this.#around.changed(undefined);
    this.#around.workspaces.settingsChanged(root);
  }

  recordsChanged(root: Uri): void {
    this.settingsChanged(root);
    this.#around.workspaces.recordsChanged(root);
  }

  governedOtherwise(root: Uri): Promise<readonly Uri[]> {
    return this.#around.workspaces.governedOtherwise(root);
  }

  folderGone(folder: Uri): void {
    this.#around.workspaces.forget(folder, false);
  }

  foldersChanged(added: readonly Uri[], removed: readonly Uri[]): void {
    for (const folder of added) this.#around.workspaces.forget(folder, true);
    for (const folder of removed) this.#around.workspaces.forget(folder, false);
    for (const folder of [...added, ...removed]) {
      this.#kept.forgetBelow(folder);
      this.#around.forgetBelow(folder);
    }
    this.#changedUnder(() => true);
    this.#around.changed(undefined);
  }

  async #diagnostics(record: JudgedRecord): Promise<Diagnostic[]> {
    await this.#around.learn(record);
    return diagnosticsOf(record, this.#around.settingsFor(record.workspace));
  }

  /** What is found as everything stands when it is: where the file, or what it depends on, changes meanwhile, it is looked at again. */
  async #findingsNow(uri: Uri, isTold = false): Promise<{ findings: FileFindings | FileFault; workspace: Workspace }> {
    for (;;) {
      const look = { uri, isStale: false };
      this.#looks.add(look);
      try {
        const workspace = await this.#around.workspaces.of(uri);
        const findings = await this.#findings(uri, workspace, isTold);
        if (!look.isStale) return { findings, workspace };
      } finally {
        this.#looks.delete(look);
      }
    }
  }

  /** Whether a file that can't be found isn't there at all, unlike a link that leads nowhere. */
  async #isGone(uri: Uri, found: FileFindings | FileFault): Promise<boolean> {
    return 'problem' in found && found.problem === 'missing' && !(await this.#around.files.exists(uri));
  }

  #changedUnder(isOf: (uri: Uri) => boolean): void {
    for (const look of this.#looks) if (isOf(look.uri)) look.isStale = true;
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
