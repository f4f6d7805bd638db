/** A window that stays open over midnight: what is late today is shown of all records that are, once somebody comes back to it. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { parseIsoDate } from '../../../src/record/date.ts';
import { LINT_WORKSPACE_REQUEST } from '../../../src/server/protocol.ts';
import { serve } from '../../../src/server/server.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';

const child = (id: string): string =>
  `---\nrecord: child\nid: ${id}\nname: Robin Example\nborn: 2015-03-02\n---\n\n## 2026-03-02 Case note\n\n\`\`\`yaml\nby: j.okafor\nactions:\n  - what: Ring\n    who: j.okafor\n    due: 2026-03-20\n\`\`\`\n`;

describe('a new day', () => {
  it('is that of all findings that are shown, as soon as anything happens', async () => {
    const [up, down] = [new PassThrough(), new PassThrough()];
    const [a, b] = ['file:///team/a.case.md', 'file:///team/b.case.md'];
    let today = '2026-03-20';
    const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    serve(connection, {
      disk: memoryFiles(new Map([a, b].map((uri) => [uri, child(uri)]))),
      engine: standardEngine(),
      today: () => parseIsoDate(today) ?? assert.fail(),
    });
    connection.listen();
    const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    const shown = new Map<string, readonly unknown[]>();
    let late = (): void => {};
    const isLate = new Promise<void>((resolve) => {
      late = resolve;
    });
    client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      shown.set(
        uri,
        diagnostics.map(({ code }) => code),
      );
      if (shown.get(b)?.includes('practice/action-overdue') === true) late();
    });
    client.listen();
    await client.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities: {},
      workspaceFolders: [{ uri: 'file:///team', name: 'team' }],
    });
    await client.sendRequest(LINT_WORKSPACE_REQUEST, {});
    assert.ok([...shown.values()].flat().every((code) => code !== 'practice/action-overdue'));
    today = '2026-03-21';
    await client.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: a, type: FileChangeType.Changed }],
    });
    await isLate;
    client.dispose();
  });
});
