/** Wires the language service to a connection of the language server protocol. Node or browser: the entries hand in the rest. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { IsoDate } from '../record/types.ts';
import { ruleDocumentation } from '../rules/index.ts';
import type { Engine } from '../workspace/engine.ts';
import { Workspaces } from '../workspace/open.ts';
import { below, folderOf, isRecordName, SHARED_FOLDER } from '../workspace/record-files.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';
import { localFilesOnly } from './local-files.ts';
import { capabilitiesFor, PARTS } from './parts/list.ts';
import type { Client } from './parts/part.ts';
import type { InitializationOptions } from './protocol.ts';
import { Publisher } from './publisher.ts';
import { canonical, createCaseRecordService } from './service.ts';
import { changedSettings, type ToldSettings, toldSettings } from './told-settings.ts';

/** What the server has of the world. */
export interface ServerSurroundings {
  readonly files: FileAccess;
  readonly engine: Engine;
  /** Today's date in England. */
  today(): IsoDate;
}

/** Serves until the connection ends. Call `connection.listen()` afterwards. */
export function serve(connection: Connection, surroundings: ServerSurroundings): void {
  const { engine, today } = surroundings;
  const files = localFilesOnly(surroundings.files);
  const workspaces = new Workspaces(files, engine);
  let rulePages: string | undefined;
  let client: Client = { capabilities: {}, options: {} };
  let folders: Uri[] = [];
  let settings: ToldSettings = {};
  const settingsListeners: (() => void)[] = [];

  const service = createCaseRecordService({
    files,
    workspaces,
    longestRecord: engine.longestRecord,
    today,
    rulePage: (rule) => (rulePages === undefined ? undefined : rulePages + ruleDocumentation(rule)),
  });
  const publisher = new Publisher(connection, service);

  connection.onInitialize((params): InitializeResult => {
    const options = optionsOf(params);
    client = { capabilities: params.capabilities, options };
    rulePages = options.rulePages;
    const pulls = params.capabilities.textDocument?.diagnostic !== undefined && options.findings !== 'sent';
    const canAskAgain = params.capabilities.workspace?.diagnostics?.refreshSupport === true;
    if (pulls) publisher.clientPulls(canAskAgain ? () => connection.languages.diagnostics.refresh() : async () => {});
    folders = (params.workspaceFolders ?? []).map((folder) => canonical(folder.uri));
    const offered = capabilitiesFor(client);
    settings = toldSettings(params.initializationOptions);
    return {
      serverInfo: { name: 'case-record' },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...offered,
        workspace: { ...offered.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(async () => {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map((folder) => canonical(folder.uri)));
      folders = folders.filter((folder) => !gone.has(folder)).concat(added.map((folder) => canonical(folder.uri)));
    });
    if (client.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: '**/*.case.md' }, { globPattern: `**/${SHARED_FOLDER}/**` }],
    });
  });

  connection.onDidChangeConfiguration(({ settings: changed }) => {
    settings = changedSettings(changed) ?? settings;
    for (const listener of settingsListeners) listener();
  });

  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    service.open(uri, version, text);
    publisher.schedule(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    service.change(uri, version, contentChanges);
    publisher.schedule(uri);
  });
  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    service.close(uri);
    // Unsaved changes are gone: what the file shares is again what the disk says.
    await service.checks.recordChanged(canonical(uri), !(await files.exists(canonical(uri))));
    await publisher.closed(uri);
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const roots = new Set<Uri>();
    for (const { uri, type } of changes) {
      const file = canonical(uri);
      const root = sharedBy(file);
      if (root !== undefined) roots.add(root);
      else if (isRecordName(file)) {
        await service.checks.recordChanged(file, type === FileChangeType.Deleted);
        await publisher.fileChanged(file, type === FileChangeType.Created);
      }
    }
    for (const root of roots) service.checks.settingsChanged(root);
    if (roots.size > 0) await publisher.refreshAll();
  });

  for (const part of PARTS)
    part.register({
      connection,
      service,
      publisher,
      files,
      folders: () => folders,
      today,
      client: () => client,
      settings: () => settings,
      onSettings: (listener) => settingsListeners.push(listener),
    });
}

function optionsOf(params: InitializeParams): InitializationOptions {
  const given: unknown = params.initializationOptions;
  if (typeof given !== 'object' || given === null) return {};
  return {
    ...('rulePages' in given && typeof given.rulePages === 'string' ? { rulePages: given.rulePages } : {}),
    ...('findings' in given && given.findings === 'sent' ? { findings: given.findings } : {}),
    ...('commands' in given && given.commands === true ? { commands: given.commands } : {}),
  };
}

/** The folder whose settings a file under `.case-record/` belongs to; undefined for any other file. */
function sharedBy(file: Uri): Uri | undefined {
  const marker = `/${SHARED_FOLDER}`;
  const at = `${file}/`.lastIndexOf(`${marker}/`);
  return at === -1 ? undefined : folderOf(below(file.slice(0, at), SHARED_FOLDER));
}
