/** A client that goes while something is still to be told to it: nobody waits for that, and nothing comes of it. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  type Connection,
  createConnection,
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { parseIsoDate } from '../../../src/record/date.ts';
import { serve } from '../../../src/server/server.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';
import { childRecord, RECORD } from './editor.ts';

type Handlers = Pick<Connection, 'onDidChangeConfiguration' | 'onDidChangeWatchedFiles'>;

/** A server in this process and a client that asks for findings itself; `part` gets the server's connection and may take it away. */
async function together(part: (connection: Connection) => Partial<Handlers>) {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  const today = parseIsoDate('2026-03-20') ?? assert.fail();
  const disk = memoryFiles(new Map([[RECORD, childRecord()]]));
  serve({ ...connection, ...part(connection) }, { disk, engine: standardEngine(), today: () => today });
  connection.listen();
  const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  client.listen();
  await client.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: null,
    capabilities: {
      workspace: {
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        diagnostics: { refreshSupport: true },
      },
      textDocument: { diagnostic: {} },
    },
  });
  return client;
}

/** What happens once, and can be waited for. */
function event() {
  let happened: () => void = () => {};
  const waited = new Promise<void>((resolve) => {
    happened = resolve;
  });
  return { happened: () => happened(), waited };
}

/** All that was put off until now has been done. */
const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('a client that has gone', () => {
  it('is not told that settings changed', async () => {
    const gone = event();
    const client = await together((connection) => ({
      onDidChangeConfiguration: (handler) =>
        connection.onDidChangeConfiguration((params) => {
          handler(params);
          connection.dispose();
          gone.happened();
        }),
    }));
    await client.sendNotification(DidChangeConfigurationNotification.type, { settings: {} });
    await gone.waited;
    await later();
    client.dispose();
  });

  it('is not told that a file changed', async () => {
    const gone = event();
    const client = await together((connection) => ({
      onDidChangeWatchedFiles: (handler) =>
        connection.onDidChangeWatchedFiles(async (params) => {
          await handler(params);
          connection.dispose();
          gone.happened();
        }),
    }));
    await client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: RECORD, type: 2 }] });
    await gone.waited;
    await later();
    client.dispose();
  });
});
