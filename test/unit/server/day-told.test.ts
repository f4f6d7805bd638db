/** Whoever was shown a day hears of what changed since, also where it changed while that day was looked at for the first time. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { mock } from 'node:test';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { parseIsoDate } from '../../../src/record/date.ts';
import { DUE_CHANGED_NOTIFICATION, MY_DAY_REQUEST, type MyDayResult } from '../../../src/server/protocol.ts';
import { serve } from '../../../src/server/server.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';
import { FOLDER } from './editor.ts';

const at = (name: string): string => `${FOLDER}/${name}.case.md`;
const record = (id: string): string => `---\nrecord: child\nid: ${id}\nname: Robin Example\nborn: 2015-03-02\n---\n`;

describe('whoever was shown a day', () => {
  let client: ProtocolConnection;
  let told: number;
  /** Called when a file is to be read; it is read when the answer is settled. */
  let reads: (uri: string) => Promise<void>;

  beforeEach(async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    told = 0;
    reads = () => Promise.resolve();
    const files = memoryFiles(
      new Map([
        [at('a'), record('CH-1')],
        [at('b'), record('CH-2')],
      ]),
    );
    const disk = {
      ...files,
      read: async (uri: string, longest: number) => {
        await reads(uri);
        return files.read(uri, longest);
      },
    };
    const [there, back] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
    const today = parseIsoDate('2026-03-20') ?? assert.fail();
    serve(connection, { disk, engine: standardEngine(), today: () => today });
    connection.listen();
    client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    client.onNotification(DUE_CHANGED_NOTIFICATION, () => {
      told += 1;
    });
    client.listen();
    await client.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: {},
      workspaceFolders: [{ uri: FOLDER, name: 'one' }],
    });
    await client.sendNotification('initialized', {});
  });
  afterEach(() => {
    client.dispose();
    mock.timers.reset();
  });

  /** A question that nobody knows is answered at once, after all that was said before. */
  const heard = (): Promise<void> => assert.rejects(client.sendRequest('case-record/none'));
  /** Everything that was said before has been heard, and a second goes by. */
  async function aSecond(): Promise<void> {
    await heard();
    mock.timers.tick(1000);
    await heard();
  }
  const write = (version: number, text: string): Promise<void> =>
    client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: at('a'), languageId: 'case-record', version, text },
    });
  const look = (): Promise<MyDayResult> => client.sendRequest<MyDayResult>(MY_DAY_REQUEST, {});

  it('hears once of what was written since', async () => {
    await look();
    await write(1, record('CH-1').replace('Robin', 'Kit'));
    await write(1, record('CH-1').replace('Robin', 'Kit'));
    await aSecond();
    await aSecond();
    assert.equal(told, 1);
  });

  it('hears after the first look of what was written during it', async () => {
    let goOn = (): void => {};
    const reached = new Promise<void>((resolve) => {
      reads = (uri) =>
        uri === at('b')
          ? new Promise((release) => {
              const before = goOn;
              goOn = () => {
                before();
                release();
              };
              resolve();
            })
          : Promise.resolve();
    });
    const looking = look();
    await reached;
    await write(1, record('CH-1').replace('Robin', 'Kit'));
    await write(1, record('CH-1').replace('Robin', 'Kit'));
    await aSecond();
    reads = () => Promise.resolve();
    goOn();
    await looking;
    const before = told;
    await aSecond();
    assert.deepEqual([before, told], [0, 1]);
  });
});
