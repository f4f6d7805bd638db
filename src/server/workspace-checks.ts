/** What concerns whole folders: the findings and deadlines of all their records, their settings, and changes on disk. */
import type { Diagnostic } from 'vscode-languageserver';
import { LineIndex } from '../record/lines.ts';
import { ownCopy } from '../record/own-copy.ts';
import type { IsoDate } from '../record/types.ts';
import { LONGEST_CONFIG } from '../workspace/config.ts';
import { faultRule } from '../workspace/record-files.ts';
import { severityUnder } from '../workspace/severity.ts';
import type { FileAccess, Uri, Workspace } from '../workspace/types.ts';
import { type FileFault, judgeFile } from './closed-record.ts';
import {
  type DiagnosticSettings,
  diagnosticsOf,
  messageOf,
  ruleLink,
  SOURCE,
  severityOf,
} from './features/diagnostics.ts';
import { byUrgency, dueIn } from './features/due.ts';
import type { JudgedRecord } from './judged-record.ts';
import { type Judged, KeptFindings } from './kept-findings.ts';
import type { OpenRecord } from './open-record.ts';
import type { DueItem } from './protocol.ts';
import type { GoverningWorkspaces } from './service.ts';

/** How long work is watched and stopped. */
export interface Watch {
  readonly isCancelled: () => boolean;
  /** Records done, and how many there are. */
  readonly progress: (done: number, all: number) => void;
}

export interface FileFindings {
  readonly uri: Uri;
  /** Of the text in the editor; absent where the file is not open. */
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

export interface Looked {
  readonly record: JudgedRecord;
  /** The file's text; absent where an editor holds the record, whose whole text is never put together for this. */
  readonly text?: string;
}

export interface WorkspaceCheck {
  /**
   * Finds what is wrong in every record below these folders and hands it on as it goes. A file in which nothing can have changed is not judged again.
   * Returns how many records there were.
   */
  lint(folders: readonly Uri[], watch: Watch, found: (findings: FileFindings) => void): Promise<number>;
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
  /** A record's file was made, changed or deleted. */
  recordChanged(uri: Uri, deleted: boolean): Promise<void>;
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
  judge(record: OpenRecord, workspace: Workspace): JudgedRecord;
}

export class WorkspaceChecks implements WorkspaceCheck {
  readonly #around: Surroundings;
  readonly #kept = new KeptFindings();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  async lint(folders: readonly Uri[], watch: Watch, found: (findings: FileFindings) => void): Promise<number> {
    return this.#each(folders, watch, [], async (uri, workspace) => {
      const findings = await this.#findings(uri, workspace);
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
    const byFile = new Map<Uri, typeof workspace.problems>();
    for (const problem of [...workspace.problems, ...(await workspace.templates()).problems]) {
      const uri = 'uri' in problem ? problem.uri : problem.place.file;
      if (uri.includes(':')) byFile.set(uri, [...(byFile.get(uri) ?? []), problem]);
    }
    const files: FileFindings[] = [];
    for (const [uri, problems] of byFile) {
      const file = await this.#around.files.read(uri, LONGEST_CONFIG, workspace.root);
      const lines = new LineIndex('text' in file ? file.text : '');
      const { rulePage } = this.#around.settingsFor(workspace);
      const diagnostics = problems.map((problem): Diagnostic => {
        const span = 'span' in problem ? problem.span : problem.place.span;
        return {
          range: { start: lines.position(span.start), end: lines.position(span.end) },
          severity: severityOf(problem.severity),
          source: SOURCE,
          message: messageOf(problem),
          ...ruleLink(problem.rule, rulePage(problem.rule)),
        };
      });
      files.push({ uri, diagnostics });
    }
    return files;
  }

  async closed(uri: Uri): Promise<Diagnostic[] | undefined> {
    const workspace = await this.#around.workspaces.of(uri);
    const findings = await this.#findings(uri, workspace);
    if (!('problem' in findings)) return findings.diagnostics;
    return findings.problem === 'missing'
      ? undefined
      : faultDiagnostics(findings, workspace, this.#around.settingsFor(workspace));
  }

  async recordChanged(uri: Uri, deleted: boolean): Promise<void> {
    this.#around.forget(uri);
    this.#kept.fileChanged(uri);
    this.#around.changed(uri);
    if (this.#around.open(uri) !== undefined) return;
    const workspace = await this.#around.workspaces.of(uri);
    if (!deleted) {
      const record = await this.#read(uri, workspace);
      if (!('problem' in record)) return;
    }
    this.#around.affected(workspace, workspace.remove(uri));
  }

  sharedChanged(workspace: Workspace, records: readonly string[]): void {
    this.#kept.sharedChanged(workspace, records);
  }

  settingsChanged(root: Uri): void {
    this.#kept.allChanged();
    this.#around.changed(undefined);
    this.#around.workspaces.settingsChanged(root);
  }

  async #diagnostics(record: JudgedRecord): Promise<Diagnostic[]> {
    await this.#around.learn(record);
    return diagnosticsOf(record, this.#around.settingsFor(record.workspace));
  }

  /** What is wrong in a record as the editor or the disk has it; the fault where the file can't be read. */
  async #findings(key: Uri, workspace: Workspace): Promise<FileFindings | FileFault> {
    const { files, longestRecord, asOfIn } = this.#around;
    const open = this.#around.open(key);
    if (open !== undefined) {
      const record = this.#around.judge(open, workspace);
      return { uri: record.uri, version: record.document.version, diagnostics: await this.#diagnostics(record) };
    }
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
    const record = judgeFile(key, text, workspace, this.#around.asOfIn(workspace));
    this.#around.affected(workspace, workspace.update(key, record.judgement));
    return record;
  }

  /** Each record once, whatever folders overlap. Reading a file lets other messages through, a cancellation too. */
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
      await visit(uri, await this.#around.workspaces.of(uri));
      done += 1;
      watch.progress(done, uris.size);
    }
    return done;
  }
}

/** Why a file could not be read, as a finding at its beginning; none where the workspace silences that rule. */
function faultDiagnostics(fault: FileFault, workspace: Workspace, settings: DiagnosticSettings): Diagnostic[] {
  const rule = faultRule(fault);
  const severity = severityUnder(workspace.config.rules, rule, 'error');
  if (severity === undefined) return [];
  const start = { line: 0, character: 0 };
  return [
    {
      range: { start, end: start },
      severity: severityOf(severity),
      source: SOURCE,
      message: fault.message,
      ...ruleLink(rule, settings.rulePage(rule)),
    },
  ];
}
