import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
import { languageServer } from '../../scripts/bundle.ts';

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

/** A worker that was started from text has such an address: an origin, and then a path that is an address itself. */
function workerMadeFromText(core: string): string {
  return `
    const location = { origin: 'http://localhost:8000', pathname: 'http://localhost:8000/5ca1ab1e', search: '' };
    const core = { exports: {} };
    (function (self, location, module, exports) {
      ${readFileSync(core, 'utf8')}
    })({ location }, location, core, core.exports);
    require('node:worker_threads').parentPort.once('message', (port) => core.exports.startServerOn(port));
  `;
}

describe('the server without Node', () => {
  it('is bundled for a web worker, and judges what it is sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'case-record-worker-'));
    const core = join(folder, 'server-core.cjs');
    // Where anything of the server needs Node, this build fails: a browser has no such modules.
    const options = languageServer(false, folder);
    await build({
      ...options,
      entryPoints: { 'server-core': 'src/server/core.ts' },
      absWorkingDir: root,
      sourcemap: false,
    });
    const outfile = join(folder, 'worker.cjs');
    writeFileSync(outfile, workerMadeFromText(core));
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
