/** A client of the real server over stdio, as an editor is one, that measures from sending an edit or a question to getting the answer. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import {
  CompletionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Position,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { LINT_WORKSPACE_REQUEST } from '../src/server/protocol.ts';

export interface BenchClient {
  /** Opens a document and waits for its first diagnostics. */
  open(uri: string, text: string): Promise<void>;
  /** Puts a text in the place of what stands between two positions; gives the milliseconds until the diagnostics of the new version came. */
  replace(uri: string, start: Position, end: Position, text: string): Promise<number>;
  /** How many things are offered there. */
  complete(uri: string, position: Position): Promise<number>;
  /** Whether there is anything to say there. */
  hover(uri: string, position: Position): Promise<boolean>;
  /** The answer to any request, undefined where the server gave none, and the milliseconds until it came. */
  request(method: string, params: object): Promise<{ readonly answer: unknown; readonly spent: number }>;
  /** Milliseconds of processor time that the server has had so far, to a hundredth of a second; undefined where the system doesn't tell. Other work on the machine doesn't add to it. */
  processor(): Promise<number | undefined>;
  /** Checks all records of the folder. */
  checkFolders(): Promise<void>;
  /** Opens a file of settings. */
  openSettings(uri: string, text: string): Promise<void>;
  /** Changes the whole text of a file of settings; gives the milliseconds until the diagnostics of the open record came anew. */
  changeSettings(uri: string, version: number, text: string, record: string): Promise<number>;
  /** Fulfilled when the faults of a file of settings are next sent. */
  faultsOf(uri: string): Promise<void>;
  /** What is wrong in each file by what was sent last; files in which nothing is are not among them. */
  readonly shown: readonly (readonly [uri: string, messages: readonly string[]])[];
  stop(): Promise<void>;
}

/** Starts the server, in a window with one folder or with none. */
export async function startClient(folder?: string): Promise<BenchClient> {
  const child = spawn(process.execPath, ['dist/cli.js', 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Map<string, () => void>();
  const shown = new Map<string, readonly string[]>();
  const versions = new Map<string, number>();
  const key = (uri: string, version: number | undefined) => `${version ?? 'any'} ${uri}`;
  connection.onNotification(
    PublishDiagnosticsNotification.type,
    ({ uri, version, diagnostics }: PublishDiagnosticsParams) => {
      shown.set(
        uri,
        diagnostics.map(({ message }) => (typeof message === 'string' ? message : message.value)),
      );
      waiting.get(key(uri, version))?.();
      waiting.delete(key(uri, version));
    },
  );
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folder === undefined ? null : [{ uri: folder, name: 'bench' }],
    capabilities: {
      textDocument: {
        publishDiagnostics: { versionSupport: true, relatedInformation: true },
        completion: { completionItem: { snippetSupport: true } },
      },
    },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  /** The next version of a document, and what is fulfilled once its diagnostics come. */
  const next = (uri: string) => {
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    const published = new Promise<void>((resolve) => {
      waiting.set(key(uri, version), resolve);
    });
    return { version, published };
  };

  /** Sends an edit; what it gives is fulfilled once the diagnostics of the new version came. */
  const edit = (uri: string, start: Position, end: Position, text: string): Promise<void> => {
    const { version, published } = next(uri);
    const sent = connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end }, text }],
    });
    return sent.then(() => published);
  };

  return {
    async open(uri, text) {
      const { version, published } = next(uri);
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'case-record', version, text },
      });
      await published;
    },
    async replace(uri, start, end, text) {
      const began = performance.now();
      await edit(uri, start, end, text);
      return performance.now() - began;
    },
    async request(method, params) {
      const began = performance.now();
      // What is of another text by then is refused.
      const answer: unknown = await connection.sendRequest(method, params).catch(() => undefined);
      return { answer, spent: performance.now() - began };
    },
    async complete(uri, position) {
      const offered = await connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
      return Array.isArray(offered) ? offered.length : (offered?.items.length ?? 0);
    },
    async hover(uri, position) {
      return (await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position })) !== null;
    },
    async processor() {
      const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => undefined);
      // What follows the name of the program, in brackets: the times by and for it are the 12th and 13th, in hundredths of a second.
      const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields && 10 * (Number(fields[11]) + Number(fields[12]));
    },
    async checkFolders() {
      await connection.sendRequest(LINT_WORKSPACE_REQUEST, {});
    },
    async openSettings(uri, text) {
      const textDocument = { uri, languageId: 'settings', version: 1, text };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    },
    async changeSettings(uri, version, text, record) {
      const done = new Promise<void>((resolve) => {
        waiting.set(key(record, versions.get(record)), resolve);
      });
      const start = performance.now();
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
      await done;
      return performance.now() - start;
    },
    faultsOf: (uri) => new Promise((resolve) => waiting.set(key(uri, undefined), resolve)),
    get shown() {
      return [...shown].filter(([, messages]) => messages.length > 0);
    },
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await new Promise((resolve) => child.once('exit', resolve));
      connection.dispose();
    },
  };
}
