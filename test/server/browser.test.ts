import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  DidOpenTextDocumentNotification,
  type Disposable,
  InitializeRequest,
  type Message,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol/node';

const root = fileURLToPath(new URL('../../', import.meta.url));

class PortReader extends AbstractMessageReader {
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }
  listen(callback: DataCallback): Disposable {
    this.#port.on('message', callback);
    return { dispose: () => this.#port.off('message', callback) };
  }
}

class PortWriter extends AbstractMessageWriter {
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
  }
  async write(message: Message): Promise<void> {
    this.#port.postMessage(message);
  }
  end(): void {}
}

describe('the server without Node', () => {
  it('is bundled for a web worker, and judges what it is sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'case-record-worker-'));
    const outfile = join(folder, 'worker.cjs');
    // Where anything of the server needs Node, this build fails: a browser has no such modules.
    await build({
      stdin: {
        contents: "import { startServerOn } from './src/server/browser.ts'; globalThis.startServerOn = startServerOn;",
        resolveDir: root,
        loader: 'ts',
      },
      outfile,
      bundle: true,
      platform: 'browser',
      format: 'iife',
      footer: { js: "require('node:worker_threads').parentPort.once('message', (port) => startServerOn(port));" },
      logLevel: 'silent',
    });
    const worker = new Worker(outfile);
    const { port1, port2 } = new MessageChannel();
    try {
      worker.postMessage(port2, [port2]);
      const client = createProtocolConnection(new PortReader(port1), new PortWriter(port1));
      const published = new Promise<PublishDiagnosticsParams>((resolve) => {
        client.onNotification(PublishDiagnosticsNotification.type, resolve);
      });
      client.listen();
      await client.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {} });
      const text = '---\nrecord: child\nid: CH-1\nname: A\nborn: 2015-03-02\n---\n\n## 2026-02-31 Visit\n';
      const textDocument = { uri: 'vscode-vfs://x/a.case.md', languageId: 'case-record', version: 1, text };
      await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      const { diagnostics } = await published;
      assert.ok(diagnostics.some(({ code, range }) => code === 'record/bad-date' && range.start.line === 7));
      client.dispose();
    } finally {
      port1.close();
      await worker.terminate();
      rmSync(folder, { recursive: true });
    }
  });
});
