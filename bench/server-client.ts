/** A client of the real server over stdio, as an editor is one, that measures from sending an edit to getting its diagnostics. */
import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export interface BenchClient {
  /** Opens a document and waits for its first diagnostics. */
  open(uri: string, text: string): Promise<void>;
  /** Inserts `text` at a line and character from 0; gives the milliseconds until the diagnostics of that version came. */
  type(uri: string, version: number, line: number, character: number, text: string): Promise<number>;
  stop(): Promise<void>;
}

export async function startClient(): Promise<BenchClient> {
  const child = spawn(process.execPath, ['dist/cli.js', 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Map<string, () => void>();
  const key = (uri: string, version: number | undefined) => `${version ?? 'any'} ${uri}`;
  connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version }: PublishDiagnosticsParams) => {
    waiting.get(key(uri, version))?.();
    waiting.delete(key(uri, version));
  });
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: null,
    capabilities: { textDocument: { publishDiagnostics: { versionSupport: true, relatedInformation: true } } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const published = (uri: string, version: number) =>
    new Promise<void>((resolve) => {
      waiting.set(key(uri, version), resolve);
    });

  return {
    async open(uri, text) {
      const done = published(uri, 1);
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId: 'case-record', version: 1, text },
      });
      await done;
    },
    async type(uri, version, line, character, text) {
      const done = published(uri, version);
      const position = { line, character };
      const start = performance.now();
      await connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: position, end: position }, text }],
      });
      await done;
      return performance.now() - start;
    },
    async stop() {
      await connection.sendRequest(ShutdownRequest.type);
      await connection.sendNotification(ExitNotification.type);
      await new Promise((resolve) => child.once('exit', resolve));
      connection.dispose();
    },
  };
}
