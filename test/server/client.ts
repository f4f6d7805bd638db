/** A client of the real server over stdio, for tests: a process of its own, the real protocol, files on disk. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import {
  FILE_EXISTS_REQUEST,
  FIND_RECORDS_REQUEST,
  type FileExistsParams,
  type FindRecordsParams,
  LIST_FILES_REQUEST,
  type ListFilesParams,
  READ_FILE_REQUEST,
  type ReadFileParams,
} from '../../src/server/protocol.ts';
import type { FileAccess } from '../../src/workspace/types.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A folder of files on disk that goes when the test is over. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'case-record-server-'));

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return this.uri(name);
  }

  uri(name = ''): string {
    return pathToFileURL(join(this.path, name)).href;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export class Client {
  readonly connection: ProtocolConnection;
  readonly #process: ChildProcess;
  readonly #published = new Map<string, PublishDiagnosticsParams>();
  readonly #watching = new Set<(params: PublishDiagnosticsParams) => void>();
  readonly #askedToPull: (() => void)[] = [];
  readonly #versions = new Map<string, number>();
  capabilities: InitializeResult['capabilities'] = {};
  /** How often the server asked this client to pull findings again. */
  askedToPull = 0;
  /** What the server wrote to stderr. */
  errors = '';

  private constructor(command: readonly string[]) {
    const [program = process.execPath, ...args] = command;
    this.#process = spawn(program, args, { cwd: root, stdio: 'pipe' });
    const { stdin, stdout, stderr } = this.#process;
    if (stdin === null || stdout === null) throw new Error('The server has no standard streams.');
    stderr?.on('data', (data: Buffer) => {
      this.errors += data.toString();
    });
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.#published.set(params.uri, params);
      for (const watch of [...this.#watching]) watch(params);
    });
    this.connection.onRequest(RegistrationRequest.type, () => undefined);
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.askedToPull += 1;
      for (const resolve of this.#askedToPull.splice(0)) resolve();
    });
    this.connection.listen();
  }

  /** Starts `command` (by default {@link ownServer}) and initialises it, as a client that can pull findings where `pulls`. */
  static async start(
    folders: readonly string[],
    command = ownServer,
    {
      pulls = false,
      findings,
      takesFixes = false,
      files,
    }: {
      readonly pulls?: boolean;
      readonly findings?: 'sent';
      readonly takesFixes?: boolean;
      /** Those that the client answers about. */
      readonly files?: FileAccess;
    } = {},
  ): Promise<Client> {
    const client = new Client(command);
    if (files !== undefined) client.#answerAbout(files);
    const result = await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      initializationOptions: { rulePages: 'rules:/', ...(findings && { findings }), ...(files && { files: true }) },
      capabilities: {
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          workspaceFolders: true,
          ...(pulls && { diagnostics: { refreshSupport: true } }),
          ...(takesFixes && { workspaceEdit: { documentChanges: true, snippetEditSupport: true } }),
        },
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          ...(pulls && { diagnostic: { dynamicRegistration: false } }),
          ...(takesFixes && {
            codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
          }),
        },
        window: { workDoneProgress: true },
      },
    });
    client.capabilities = result.capabilities;
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  #answerAbout(files: FileAccess): void {
    this.connection.onRequest(READ_FILE_REQUEST, ({ uri, maxBytes, within }: ReadFileParams) =>
      files.read(uri, maxBytes, within).then((read): unknown => read),
    );
    this.connection.onRequest(FILE_EXISTS_REQUEST, ({ uri }: FileExistsParams): unknown => files.exists(uri));
    this.connection.onRequest(FIND_RECORDS_REQUEST, ({ folder, depth }: FindRecordsParams): unknown =>
      files.records(folder, depth),
    );
    this.connection.onRequest(LIST_FILES_REQUEST, ({ folder, ending, most, within }: ListFilesParams): unknown =>
      files.list(folder, ending, most, within),
    );
  }

  /** Opens a document and gives its first findings. */
  async open(uri: string, text: string): Promise<Diagnostic[]> {
    this.#versions.set(uri, 1);
    const findings = this.next(uri, ({ version }) => version === 1);
    const textDocument = { uri, languageId: 'case-record', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return findings;
  }

  /** Sends changes and gives the findings of the text that they make. */
  async change(uri: string, ...contentChanges: readonly TextDocumentContentChangeEvent[]): Promise<Diagnostic[]> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    const findings = this.next(uri, (params) => params.version === version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [...contentChanges],
    });
    return findings;
  }

  /** The next findings that are published for a file and are as they should be. */
  next(uri: string, areRight: (params: PublishDiagnosticsParams) => boolean = () => true): Promise<Diagnostic[]> {
    return new Promise((resolve) => {
      const watch = (params: PublishDiagnosticsParams): void => {
        if (params.uri !== uri || !areRight(params)) return;
        this.#watching.delete(watch);
        resolve(params.diagnostics);
      };
      this.#watching.add(watch);
    });
  }

  /** Resolves when the server next asks this client to pull findings again. */
  nextAskedToPull(): Promise<void> {
    return new Promise((resolve) => this.#askedToPull.push(resolve));
  }

  /** What was last published for a file. */
  published(uri: string): Diagnostic[] | undefined {
    return this.#published.get(uri)?.diagnostics;
  }

  /** Shuts the server down as the protocol says; gives its exit code. */
  async stop(): Promise<number | null> {
    const exited = once(this.#process, 'exit');
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const [code] = await exited;
    this.connection.dispose();
    return typeof code === 'number' ? code : null;
  }
}

/** The server as it is shipped, where the suite says that it has just been built; else from its source, which takes a second longer to start. */
export const ownServer: readonly string[] =
  process.env.CASE_RECORD_BUILT === 'yes'
    ? [process.execPath, 'dist/server.cjs', '--stdio']
    : [process.execPath, '--import', 'tsx', 'src/server/node-main.ts', '--stdio'];
export const commandLineFromSource: readonly string[] = [
  process.execPath,
  '--import',
  'tsx',
  'src/cli/main.ts',
  'lsp',
  '--stdio',
];

/** The clients of one test. */
export class Clients {
  readonly #clients: Client[] = [];

  async start(...given: Parameters<typeof Client.start>): Promise<Client> {
    const client = await Client.start(...given);
    this.#clients.push(client);
    return client;
  }

  /** Stops them all, whatever came of the test; gives the status with which each server ended. */
  stop(): Promise<readonly (number | null)[]> {
    return Promise.all(this.#clients.splice(0).map((client) => client.stop()));
  }
}
