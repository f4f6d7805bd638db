/** Long work that somebody stops ends at once, also where it waits for something: a folder that is opened for the first time is read whole before any record is judged. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, WorkDoneProgress, WorkspaceDiagnosticRequest } from 'vscode-languageserver-protocol';
import {
  DUE_REQUEST,
  LINT_WORKSPACE_REQUEST,
  type LintWorkspaceResult,
  MY_DAY_REQUEST,
  REPORT_REQUEST,
} from '../../src/server/protocol.ts';
import { Client } from './client.ts';
import { HeldFiles, STORE } from './held-files.ts';

const record = (id: string): string =>
  `---\nrecord: child\nid: ${id}\nname: Robin Example\nborn: 2015-03-02\n---\n\n## 2026-02-31 Visit\n`;

describe('long work that is stopped while a folder is opened for the first time', () => {
  let files: HeldFiles;
  let client: Client;
  let uris: readonly string[];

  beforeEach(() => {
    files = new HeldFiles();
    files.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    uris = Array.from({ length: 40 }, (_, n) => files.write(`${n}.case.md`, record(`CH-${n}`)));
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  /** Asks, stops it when the first file is being read, and lets the file be read once it has ended. */
  async function stopped(method: string, params: object = {}): Promise<readonly string[]> {
    const steps: string[] = [];
    client.connection.onProgress(WorkDoneProgress.type, method, ({ kind }) => {
      steps.push(kind);
    });
    const held = files.hold(uris[0] ?? '');
    const stopping = new CancellationTokenSource();
    const asked = client.connection.sendRequest(method, { ...params, workDoneToken: method }, stopping.token);
    const ended = assert.rejects(asked, /Stopped/);
    await held.asked;
    stopping.cancel();
    await ended;
    assert.deepEqual(steps, ['begin', 'end']);
    files.letPass(uris[0] ?? '');
    held.release();
    return steps;
  }

  for (const method of [LINT_WORKSPACE_REQUEST, DUE_REQUEST, MY_DAY_REQUEST, REPORT_REQUEST])
    it(`${method}: ends at once, shows nothing, and the next is whole`, async () => {
      client = await Client.start([STORE], undefined, { files: files.access });
      const steps = await stopped(method);
      assert.ok(uris.every((uri) => client.published(uri) === undefined));
      const all = await client.connection.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
      assert.equal(all.records, 40);
      assert.ok(uris.every((uri) => (client.published(uri) ?? []).length > 0));
      assert.deepEqual(steps, ['begin', 'end'], 'nothing is told after the end');
    });

  it('workspace/diagnostic: ends at once, in no part, and the next is whole', async () => {
    client = await Client.start([STORE], undefined, { files: files.access, pulls: true });
    let parts = 0;
    client.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'parts', () => {
      parts += 1;
    });
    await stopped(WorkspaceDiagnosticRequest.method, { previousResultIds: [], partialResultToken: 'parts' });
    const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    assert.deepEqual(items.map(({ uri }) => uri).sort(), uris.toSorted());
    assert.equal(parts, 0);
  });
});
