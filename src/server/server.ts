/** Wires the language service to a connection of the language server protocol. Node or browser: the entries hand in the rest. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import type { IsoDate } from '../record/types.ts';
import { ruleDocumentation } from '../rules/index.ts';
import { LONGEST_CONFIG } from '../workspace/config.ts';
import type { Engine } from '../workspace/engine.ts';
import { Workspaces } from '../workspace/open.ts';
import { below, isWithin, SHARED_FOLDER } from '../workspace/record-files.ts';
import type { FileAccess, Uri } from '../workspace/types.ts';
import { ChangedFiles } from './changed-files.ts';
import { clientFiles } from './client-files.ts';
import type { Digest } from './kept-findings.ts';
import { isOfPack, isSettings, mayBeTemplate, OpenSettings, sharedBy } from './open-settings.ts';
import { capabilitiesFor, PARTS } from './parts/list.ts';
import type { Client } from './parts/part.ts';
import type { InitializationOptions } from './protocol.ts';
import { Publisher } from './publisher.ts';
import { filesInReach } from './reach.ts';
import { canonical, createCaseRecordService } from './service.ts';
import { changedSettings, type ToldSettings, toldSettings } from './told-settings.ts';
import { unasked } from './unasked.ts';
import { Unhurried } from './unhurried.ts';

/** What the server has of the world. */
export interface ServerSurroundings {
  /** The disk; absent where there is none, in a browser. */
  readonly disk?: FileAccess;
  readonly engine: Engine;
  /** Knows a text again, where the machine has something faster than what runs anywhere. */
  readonly digest?: Digest;
  /** Today's date in England. */
  today(): IsoDate;
}

/** How long changes of settings are gathered before they count, in milliseconds. */
const SETTLING = 20;

/** Serves until the connection ends. Call `connection.listen()` afterwards. */
export function serve(connection: Connection, surroundings: ServerSurroundings): void {
  const { engine, today } = surroundings;
  const openSettings = new OpenSettings();
  const saved = filesInReach(surroundings.disk, clientFiles(connection), () => client.options.files === true);
  const files = openSettings.over(saved);
  const workspaces = new Workspaces(files, engine);
  let rulePages: string | undefined;
  let client: Client = { capabilities: {}, options: {} };
  let folders: Uri[] = [];
  /** Whether the client has promised to tell of changes of files. */
  let isWatched = false;
  let settings: ToldSettings = {};
  const settingsListeners: (() => void)[] = [];

  const service = createCaseRecordService({
    files,
    workspaces,
    longestRecord: engine.longestRecord,
    ...(surroundings.digest && { digest: surroundings.digest }),
    folders: () => folders,
    today,
    rulePage: (rule) => (rulePages === undefined ? undefined : rulePages + ruleDocumentation(rule)),
  });
  const publisher = new Publisher(connection, service);
  const unhurried = new Unhurried(service);
  let day = today();
  // A window can be open for days: whoever comes back to it is shown what is late today.
  service.onChanged(() => {
    const now = today();
    if (now === day) return;
    day = now;
    unasked(connection, 'Judging by a new day', () => publisher.refreshAll());
  });

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
      const before = folders;
      const gone = new Set(removed.map((folder) => canonical(folder.uri)));
      folders = folders.filter((folder) => !gone.has(folder)).concat(added.map((folder) => canonical(folder.uri)));
      const isOutOf = (those: readonly Uri[]) => (folder: Uri) => !those.some((each) => isWithin(each, folder));
      service.checks.foldersChanged(folders.filter(isOutOf(before)), before.filter(isOutOf(folders)));
      unasked(connection, 'Taking findings back', () => publisher.keepWithin(folders));
    });
    if (!watchesFiles(client)) return;
    // An editor may say that it can, and then not do it.
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [
        { globPattern: '**/*.case.md' },
        { globPattern: `**/${SHARED_FOLDER}/**` },
        // Packs in other folders and in packages, on which a policy may build.
        { globPattern: '**/policy.yaml' },
        { globPattern: '**/entries/*.schema.json' },
        { globPattern: '**/snippets/*.json' },
        { globPattern: '**/templates/partials/*.md' },
        // Folders that come and go: of what is in them nothing is told.
        { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
      ],
    });
    isWatched = true;
  });

  connection.onDidChangeConfiguration(({ settings: changed }) => {
    settings = changedSettings(changed) ?? settings;
    for (const listener of settingsListeners) listener();
  });

  const changedRoots = new Set<Uri>();
  /** Several changes at once, and letters typed fast, count as one. */
  function settingsChanged(file: Uri): void {
    const root = sharedBy(canonical(file)) ?? openSettings.rootOf(file);
    if (root === undefined) return;
    if (changedRoots.size === 0) setTimeout(() => unasked(connection, 'Reading settings again', judgeAgain), SETTLING);
    changedRoots.add(root);
  }
  async function judgeAgain(): Promise<void> {
    const roots = [...changedRoots];
    changedRoots.clear();
    for (const root of roots) {
      service.checks.settingsChanged(root);
      for (const other of await service.checks.governedOtherwise(root)) service.checks.recordsChanged(other);
    }
    // The faults of a file that is being typed are told even where no record is open.
    await publisher.refreshAll(roots.filter((root) => openSettings.isOpenIn(root) || publisher.tellsOf(root)));
  }

  connection.onDidOpenTextDocument(async ({ textDocument: { uri, version, text } }) => {
    if (isSettings(uri)) {
      openSettings.open(uri, version, text);
      const before = await saved.read(canonical(uri), LONGEST_CONFIG);
      const root = sharedBy(canonical(uri));
      // Most files are opened as they were saved: only what is wrong in them is to be told.
      if (root !== undefined && 'text' in before && before.text === text) await publisher.refreshSettings(root);
      else settingsChanged(uri);
      return;
    }
    if (mayBeTemplate(uri)) {
      await openTemplateOrRecord(uri, version, text);
      return;
    }
    service.open(uri, version, text);
    publisher.schedule(uri);
  });
  /** Only the disk tells a template of a pack from a record in a folder of that name; what is typed meanwhile is kept. */
  async function openTemplateOrRecord(uri: Uri, version: number, text: string): Promise<void> {
    openSettings.open(uri, version, text);
    const file = canonical(uri);
    if (await isOfPack(file, files)) {
      openSettings.ofPack(uri, await service.checks.rootOf(file));
      settingsChanged(uri);
      return;
    }
    const record = openSettings.document(uri);
    // It was closed again.
    if (record === undefined) return;
    openSettings.close(uri);
    service.open(uri, record.version, record.getText());
    // Whoever pulls findings has asked for them already.
    await publisher.refreshAll();
  }
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    if (openSettings.document(uri) !== undefined) {
      openSettings.change(uri, version, contentChanges);
      settingsChanged(uri);
      return;
    }
    service.change(uri, version, contentChanges);
    publisher.schedule(uri);
  });
  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    if (openSettings.document(uri) !== undefined) {
      // Before it is closed, as the root of a pack's file is known only as long as it is open.
      settingsChanged(uri);
      openSettings.close(uri);
      return;
    }
    service.close(uri);
    // Unsaved changes are gone: what the file shares is again what the disk says.
    await service.checks.recordClosed(canonical(uri), !(await files.exists(canonical(uri))));
    await publisher.closed(uri);
  });

  const changedFiles = new ChangedFiles({ connection, service, publisher, files, settingsChanged });
  connection.onDidChangeWatchedFiles(({ changes }) => changedFiles.told(changes));

  for (const part of PARTS)
    part.register({
      connection,
      engine,
      service,
      publisher,
      unhurried,
      files,
      folders: () => folders,
      isToldOfFiles: () => isWatched && changedFiles.isSettled,
      today,
      client: () => client,
      settings: () => settings,
      async settingsFile(uri) {
        const root = openSettings.rootOf(uri);
        const document = openSettings.document(uri);
        if (root === undefined || document === undefined) return undefined;
        return { document, workspace: await service.governing(below(root, 'any.case.md')), packs: engine.packs };
      },
      openSettings: (uri) => openSettings.document(uri),
      onSettings: (listener) => settingsListeners.push(listener),
    });
}

/** Whether the client tells of changes of files: without being asked to, it may tell of none. */
function watchesFiles({ capabilities }: Client): boolean {
  return capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}

function optionsOf(params: InitializeParams): InitializationOptions {
  const given: unknown = params.initializationOptions;
  if (typeof given !== 'object' || given === null) return {};
  return {
    ...('rulePages' in given && typeof given.rulePages === 'string' ? { rulePages: given.rulePages } : {}),
    ...('findings' in given && given.findings === 'sent' ? { findings: given.findings } : {}),
    ...('commands' in given && given.commands === true ? { commands: given.commands } : {}),
    ...('files' in given && given.files === true ? { files: given.files } : {}),
  };
}
