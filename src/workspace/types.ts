/** Folders of records: configuration, the files, and which entries stand on which children's records. File access is handed in. */
import type { DatedEntry } from '../journey/types.ts';
import type { Judgement, Linter, RuleSettings } from '../lint/types.ts';
import type { Policy, PolicyProblem } from '../policy/types.ts';
import type { CaseRecord, IsoDate, Severity, Span } from '../record/types.ts';
import type { Catalogue } from '../schema/types.ts';
import type { Around } from './neighbours.ts';
import type { TeamSnippet } from './team-snippets.ts';
import type { SharedTemplates } from './templates/shared.ts';

/** An absolute URI, `file:///…` or that of a virtual workspace. Paths appear only at the edges. */
export type Uri = string;

/** What came of reading a file. `message` says in plain words what happened and the way out. */
export type FileText =
  | { readonly text: string }
  | { readonly problem: 'missing' | 'unreadable' | 'too-large' | 'not-text'; readonly message: string };

/** Access to files: the disk on Node, `vscode.workspace.fs` in the editor, a map in tests. Never throws for a file's own faults. */
export interface FileAccess {
  /**
   * Reads UTF-8 text without its byte order mark (as the editor shows it); refuses what is longer than `maxBytes` before reading it
   * whole, and what holds a NUL byte or broken UTF-8. With `within`, refuses a file that lies outside that folder once links are followed.
   */
  read(uri: Uri, maxBytes: number, within?: Uri): Promise<FileText>;
  /** Whether something stands there: a file, a folder or a link, wherever it leads. */
  exists(uri: Uri): Promise<boolean>;
  /**
   * All `*.case.md` files below a folder in a stable order, without `node_modules`, `.git` and links that lead outside. With `depth`
   * `own`, only those that stand in the folder itself.
   */
  records(folder: Uri, depth?: 'all' | 'own'): Promise<readonly Uri[]>;
  /**
   * The files that stand in a folder itself and whose names end so, in order of their names. At most `most` are listed, and `more` says that there are others.
   * None where the folder is not there; none, with the reason, where something else stands in its place, it can't be opened, or it lies outside `within` once
   * links are followed. A link is listed like a file: `read` with `within` refuses it where it leads outside.
   */
  list(folder: Uri, ending: string, most: number, within: Uri): Promise<Listing>;
}

/** Files of a folder. */
export interface Listing {
  readonly files: readonly Uri[];
  readonly more: boolean;
  /** Why what stands at the place of the folder could not be listed. */
  readonly fault?: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  /** The id of the person who manages the team. */
  readonly manager?: string;
  /** Most children that a full-time worker of the team is to hold. */
  readonly caseloadLimit?: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** In what role they work; several stand with commas between them. */
  readonly role?: string;
  /** Each of the roles, where there are several. */
  readonly roles?: readonly string[];
  readonly team?: string;
  readonly manager?: string;
  /** Full-time equivalent: 1 where nothing is said. */
  readonly fte?: number;
  /** Most children that they are to hold, as it was agreed with them: it stands in place of the team's, and is not multiplied by `fte`. */
  readonly caseloadLimit?: number;
  readonly stage?: 'newly-qualified' | 'experienced';
  /** The day on which they began. */
  readonly started?: IsoDate;
  /** The day on which they left. */
  readonly left?: IsoDate;
}

/** `.case-record/config.yaml`, checked. Whatever was wrong in it is a problem, and the default stands in its place. */
export interface WorkspaceConfig {
  /** The date on which the workspace is judged where nobody says otherwise (examples, archives). */
  readonly asOf?: IsoDate;
  /** Packs in order, later ones over earlier ones. Default `['england']`. */
  readonly policies: readonly string[];
  readonly people: ReadonlyMap<string, Person>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly rules: RuleSettings;
}

/** A fault in a configuration file, at its place. Offsets in that file's text. */
export interface ConfigProblem {
  readonly uri: Uri;
  readonly rule: `policy/${string}`;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly clears?: string;
}

/** The folder that governs a record: the nearest one above it with a `.case-record/`, or else the record's own folder. */
export interface Workspace {
  readonly root: Uri;
  readonly config: WorkspaceConfig;
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  readonly linter: Linter;
  /** Reads a record with the entry types of this workspace, without judging it. */
  parse(text: string): CaseRecord;
  /** Pieces of text that the team shares. */
  readonly snippets: readonly TeamSnippet[];
  /** The team's own templates and what is wrong in them: tried out once they are first asked for, and while nothing else waits. */
  templates(): Promise<SharedTemplates>;
  /** What is wrong in the settings; what is wrong in templates comes with them. */
  readonly problems: readonly (ConfigProblem | PolicyProblem)[];
  /** The entries of other records of this workspace that name the record `id` in `also`. */
  sharedWith(id: string): readonly DatedEntry[];
  /** Tells the indexes what a record holds now; returns the ids of the records whose findings may have changed by it. */
  update(uri: Uri, judgement: Judgement): readonly string[];
  /** Forgets a record; returns the ids of the records whose findings may have changed by it. */
  remove(uri: Uri): readonly string[];
  /** The files of all records that the index knows. */
  files(): Iterable<Uri>;
  /** The file of the record with this id, where the index knows it. */
  find(id: string): Uri | undefined;
  /** The name in the record with this id, where the index knows it. */
  nameOf(id: string): string | undefined;
  /** Which records it holds. */
  readonly around: Around;
}
