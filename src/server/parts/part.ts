/** The server is put together from parts: each says what it offers and registers its handlers. */
import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { IsoDate } from '../../record/types.ts';
import type { Engine } from '../../workspace/engine.ts';
import type { FileAccess, Uri, Workspace } from '../../workspace/types.ts';
import type { InitializationOptions } from '../protocol.ts';
import type { Publisher } from '../publisher.ts';
import type { CaseRecordService } from '../service.ts';
import type { ToldSettings } from '../told-settings.ts';
import type { Unhurried } from '../unhurried.ts';

/** What the client said of itself when it connected. */
export interface Client {
  readonly capabilities: ClientCapabilities;
  readonly options: InitializationOptions;
}

/** What every part gets. */
export interface Serving {
  readonly connection: Connection;
  readonly engine: Engine;
  readonly service: CaseRecordService;
  readonly publisher: Publisher;
  /** For questions about a whole record, which nobody waits for while writing. */
  readonly unhurried: Unhurried;
  readonly files: FileAccess;
  /** The folders of the window, at the time of the question. */
  folders(): readonly Uri[];
  /** Whether the client tells of each change of a file, and all that it told has been looked at. */
  isToldOfFiles(): boolean;
  /** Today's date in England; a workspace's `as-of` goes before it. */
  today(): IsoDate;
  /** Known from `initialize` on, which comes before any question. */
  client(): Client;
  /** The settings of whoever writes, at the time of the question. */
  settings(): ToldSettings;
  /** A file of settings that is open in the editor, with the workspace that it governs; undefined for any other document. */
  settingsFile(uri: Uri): Promise<SettingsFile | undefined>;
  /** The document of a file of settings that is open in the editor, as it stands. */
  openSettings(uri: Uri): TextDocument | undefined;
  /** Calls back when these settings have changed. */
  onSettings(listener: () => void): void;
}

/** A file under `.case-record/`, as it is being written. */
export interface SettingsFile {
  readonly document: TextDocument;
  readonly workspace: Workspace;
  /** The packs that the program brings. */
  readonly packs: readonly string[];
}

/** One thing that the server does. A new one is a file here and a line in `list.ts`. */
export interface Part {
  /** What it offers to this client; parts' capabilities are put together, `workspace` too. */
  capabilities?(client: Client): ServerCapabilities;
  register(serving: Serving): void;
}
