/**
 * The language service: what an editor may ask about records, without an editor. Files, workspaces and the date are handed in.
 *
 * An answer is always about the text as it stands when it is given. Where the text changes while the service waits for a
 * workspace to open, positions in the question would be of another text: it then answers nothing, and the editor asks again.
 */
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { IsoDate } from '../record/types.ts';
import type { FileAccess, Uri, Workspace } from '../workspace/types.ts';
import { diagnosticsOf } from './features/diagnostics.ts';
import type { JudgedRecord } from './judged-record.ts';
import { type Digest, digestOf } from './kept-findings.ts';
import { OpenRecord } from './open-record.ts';
import { OtherPlaces } from './other-places.ts';
import { Outlines } from './outlines.ts';
import { rulePage } from './rule-pages.ts';
import { type WorkspaceCheck, WorkspaceChecks } from './workspace-checks.ts';

/** Which workspace governs a record; `src/workspace/open.ts` in earnest. */
export interface GoverningWorkspaces {
  of(record: Uri): Promise<Workspace>;
  rootOf(record: Uri): Promise<Uri>;
  /** Something under `.case-record/` changed. */
  settingsChanged(root: Uri): void;
  /** A root may govern other records than it did. */
  recordsChanged(root: Uri): void;
  /** The roots that know records which this one has come to govern, or don't know those that it governs no longer. */
  governedOtherwise(root: Uri): Promise<readonly Uri[]>;
  /** All that is known of a folder is forgotten, and of roots further up where they are to be, too. */
  forget(folder: Uri, above: boolean): void;
}

export interface ServiceOptions {
  readonly files: FileAccess;
  readonly workspaces: GoverningWorkspaces;
  /** Longest record that is read from a file, in bytes. */
  readonly longestRecord: number;
  /** Knows a text again; by default one that runs anywhere. */
  readonly digest?: Digest;
  /** The folders of the window: absent, none. */
  folders?(): readonly Uri[];
  /** Today's date; a workspace's `as-of` goes before it. */
  today(): IsoDate;
  /** The page about a rule, as an address; undefined for none. */
  rulePage(rule: string): string | undefined;
}

export interface OpenDiagnostics {
  readonly version: number;
  readonly diagnostics: Diagnostic[];
}

export interface CaseRecordService {
  open(uri: Uri, version: number, text: string): void;
  change(uri: Uri, version: number, changes: readonly TextDocumentContentChangeEvent[]): void;
  close(uri: Uri): void;
  isOpen(uri: Uri): boolean;
  /** The editor's version of an open record's text; undefined for one that is not open. */
  versionOf(uri: Uri): number | undefined;
  /** Addresses of the open records. */
  readonly openRecords: readonly Uri[];
  /** Calls back with records, open or not, whose findings may have changed by what another record says. */
  onAffected(listener: (uris: readonly Uri[]) => void): void;
  /** Calls back with a record whose text may be another now, in the editor or on disk; with undefined where settings are. */
  onChanged(listener: (uri: Uri | undefined) => void): void;
  diagnostics(uri: Uri): Promise<OpenDiagnostics | undefined>;
  /**
   * What a feature answers about an open record as its text stands now, judged; `nothing` where the record is not open, or changed while the
   * workspace was being opened.
   */
  ask<T>(uri: Uri, feature: (record: JudgedRecord) => T, nothing: T): Promise<T>;
  /** The workspace that governs a record, whether or not there is such a file yet. */
  governing(record: Uri): Promise<Workspace>;
  /** The page about a rule, by its file name: of the rules that govern the open records, or of England's. */
  rulePage(page: string): Promise<string | null>;
  /** Knows a text again, within this window. */
  readonly digest: Digest;
  /** The records of the window by what they are called. */
  readonly outlines: Outlines;
  /** What concerns whole folders: their deadlines, their findings, changes on disk. */
  readonly checks: WorkspaceCheck;
}

export function createCaseRecordService(options: ServiceOptions): CaseRecordService {
  const { files, workspaces, longestRecord, digest = digestOf } = options;
  const records = new Map<Uri, OpenRecord>();
  const listeners: ((uris: readonly Uri[]) => void)[] = [];
  const changeListeners: ((uri: Uri | undefined) => void)[] = [];
  const changed = (uri: Uri | undefined): void => {
    for (const listener of changeListeners) listener(uri);
  };
  const places = new OtherPlaces(files, longestRecord);
  const outlines = new Outlines({
    files,
    longestRecord,
    workspaceOf: (key) => workspaces.of(key),
    open: (key, workspace) => {
      const record = openAt(key);
      return record && judge(record, workspace);
    },
    openKeys: () => [...records.values()].map((record) => record.key),
  });
  const asOfIn = (workspace: Workspace): IsoDate => workspace.config.asOf ?? options.today();

  /** Records of these ids (other than the one at `except`) are to be judged again. */
  function affected(workspace: Workspace, ids: readonly string[], except?: OpenRecord): void {
    if (ids.length === 0) return;
    checks.sharedChanged(workspace, ids);
    const open = [...records.values()].filter(
      (record) =>
        record !== except && record.id !== undefined && ids.includes(record.id) && record.workspace === workspace,
    );
    for (const record of open) record.sharedChanged();
    const closed = ids.flatMap((id) => workspace.around.filesOf(id)).filter((key) => openAt(key) === undefined);
    const uris = [...open.map((record) => record.uri), ...closed];
    if (uris.length > 0) for (const listener of listeners) listener(uris);
  }

  function openAt(key: Uri): OpenRecord | undefined {
    return [...records.values()].find((record) => record.key === key);
  }

  function judge(record: OpenRecord, workspace: Workspace): JudgedRecord {
    return record.judge(workspace, asOfIn(workspace), (ids) => affected(workspace, ids, record));
  }

  async function judged(uri: Uri): Promise<JudgedRecord | undefined> {
    const record = records.get(uri);
    if (record === undefined) return undefined;
    const { version } = record;
    const workspace = await workspaces.of(record.key);
    if (records.get(uri) !== record || record.version !== version) return undefined;
    return judge(record, workspace);
  }

  const checks = new WorkspaceChecks({
    files,
    workspaces,
    longestRecord,
    asOfIn,
    affected,
    settingsFor: (workspace) => places.settings(workspace, options.rulePage),
    learn: (record) => places.learn(record),
    forget: (uri) => {
      places.forget(uri);
      outlines.forget(uri);
    },
    forgetBelow: (folder) => {
      places.forgetBelow(folder);
      outlines.forgetBelow(folder);
    },
    folders: () => options.folders?.() ?? [],
    changed,
    open: openAt,
    openKeys: () => [...records.values()].map((record) => record.key),
    digest,
    judge,
  });

  return {
    open(uri, version, text) {
      records.set(uri, new OpenRecord(uri, canonical(uri), version, text));
      changed(uri);
    },
    change(uri, version, changes) {
      records.get(uri)?.change(changes, version);
      changed(uri);
    },
    close(uri) {
      records.delete(uri);
      changed(uri);
    },
    isOpen: (uri) => records.has(uri),
    versionOf: (uri) => records.get(uri)?.version,
    get openRecords() {
      return [...records.keys()];
    },
    onAffected(listener) {
      listeners.push(listener);
    },
    onChanged(listener) {
      changeListeners.push(listener);
    },
    async diagnostics(uri) {
      const first = await judged(uri);
      if (first === undefined) return undefined;
      await places.learn(first);
      const record = await judged(uri);
      if (record === undefined || record.judgement !== first.judgement) return undefined;
      return {
        version: record.document.version,
        diagnostics: diagnosticsOf(record, places.settings(record.workspace, options.rulePage)),
      };
    },
    async ask(uri, feature, nothing) {
      const record = await judged(uri);
      return record === undefined ? nothing : feature(record);
    },
    governing: (record) => workspaces.of(canonical(record)),
    async rulePage(page) {
      for (const key of [...[...records.values()].map((record) => record.key), NOWHERE]) {
        const markdown = rulePage(page, (await workspaces.of(key)).policy);
        if (markdown !== null) return markdown;
      }
      return null;
    },
    digest,
    outlines,
    checks,
  };
}

/** A record that no folder governs. */
const NOWHERE: Uri = 'untitled:record.case.md';

/** One way of writing an address, whichever way the editor escapes it. */
export function canonical(uri: Uri): Uri {
  return URI.parse(uri).toString();
}
