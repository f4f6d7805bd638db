/** What the service says of whole folders to the parts of the server. */
import type { Diagnostic } from 'vscode-languageserver';
import type { Uri, Workspace } from '../workspace/types.ts';
import type { FileFindings } from './file-findings.ts';
import type { JudgedRecord } from './judged-record.ts';
import type { Judged } from './kept-findings.ts';
import type { DueItem } from './protocol.ts';

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
  /** Whether a file counts as a record by where it stands: not so what another program keeps in a folder of its own, nor a template. */
  isRecord(uri: Uri): Promise<boolean>;
  /** The files below a folder that anything is known of, whether or not they are still there. */
  knownBelow(folder: Uri): Promise<readonly Uri[]>;
  /** Something in the folder of a team's settings changed: what it governs is read anew. */
  settingsChanged(root: Uri): void;
  /** A folder may govern other records than it did. */
  recordsChanged(root: Uri): void;
  /** Folders further up that govern other records than they did, where a folder has come to have settings of its own or has none any longer. */
  governedOtherwise(root: Uri): Promise<readonly Uri[]>;
  /** A folder is there no longer. */
  folderGone(folder: Uri): void;
  /** Folders that came into the window, or left it: what changed in them while they weren't in it was not told. */
  foldersChanged(added: readonly Uri[], removed: readonly Uri[]): void;
  /** The entries that others share with these records have changed. */
  sharedChanged(workspace: Workspace, records: readonly string[]): void;
}
