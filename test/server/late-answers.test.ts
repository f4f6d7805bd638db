/** What was found in an older text never takes the place of what was found in a newer one, however late it comes. */
import assert from 'node:assert/strict';
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
} from 'vscode-languageserver-protocol';
import { DUE_REQUEST, LINT_WORKSPACE_REQUEST, type LintWorkspaceResult } from '../../src/server/protocol.ts';
import { Client } from './client.ts';
import { type Held, HeldFiles, STORE } from './held-files.ts';

const record = (...lines: readonly string[]): string =>
  ['---', 'record: child', 'id: CH-1', 'name: Robin Example', 'born: 2015-03-02', '---', '', ...lines, ''].join('\n');
const FAULT = '## 2026-02-31 Visit';
const OTHER_FAULT = '## 2026-13-01 Visit';
const CONFIG = 'as-of: 2026-03-20\n';

describe('findings that come late', () => {
  let files: HeldFiles;
  let client: Client;
  let uri: string;
  let config: string;

  const lint = (): Promise<LintWorkspaceResult> => client.connection.sendRequest(LINT_WORKSPACE_REQUEST, {});
  const changed = (file: string): Promise<void> =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: file, type: FileChangeType.Changed }],
    });
  /** Lets the file be read, and gives what is shown once all that hung on it has been done. */
  async function shownAfter(held: Held): Promise<number | undefined> {
    held.release();
    // What is asked later is answered later.
    for (let round = 0; round < 3; round += 1) await client.connection.sendRequest(DUE_REQUEST, {});
    return client.published(uri)?.length;
  }

  beforeEach(async () => {
    files = new HeldFiles();
    config = files.write('.case-record/config.yaml', CONFIG);
    uri = files.write('a.case.md', record(FAULT));
    client = await Client.start([STORE], undefined, { files: files.access });
    await lint();
    assert.equal(client.published(uri)?.length, 1);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
  });

  it('to a check of all records are looked for again where the file changed meanwhile', async () => {
    const held = files.hold(uri);
    const check = lint();
    await held.asked;
    files.letPass(uri);
    files.write('a.case.md', record());
    const mended = client.next(uri);
    await changed(uri);
    assert.deepEqual(await mended, []);
    assert.equal(await shownAfter(held), 0);
    assert.equal((await check).warnings + (await check).errors, 0);
  });

  it('to a check of all records are none of a file that was deleted meanwhile', async () => {
    const held = files.hold(uri);
    const check = lint();
    await held.asked;
    files.letPass(uri);
    files.texts.delete(uri);
    const gone = client.next(uri);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri, type: FileChangeType.Deleted }],
    });
    assert.deepEqual(await gone, []);
    assert.equal(await shownAfter(held), 0);
    await check;
    assert.equal(client.published(uri)?.length, 0);
  });

  it('after a change of settings are looked for again where the file changed meanwhile', async () => {
    files.write('a.case.md', record(OTHER_FAULT));
    const held = files.hold(uri);
    files.write('.case-record/config.yaml', `${CONFIG}\n`);
    await changed(config);
    await held.asked;
    files.letPass(uri);
    files.write('a.case.md', record());
    const mended = client.next(uri);
    await changed(uri);
    assert.deepEqual(await mended, []);
    assert.equal(await shownAfter(held), 0);
  });

  it('are not shown of a folder that the window has let go of meanwhile', async () => {
    const held = files.hold(uri);
    files.write('.case-record/config.yaml', `${CONFIG}\n`);
    await changed(config);
    await held.asked;
    files.letPass(uri);
    const gone = client.next(uri);
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [], removed: [{ uri: STORE, name: 'team' }] },
    });
    assert.deepEqual(await gone, []);
    assert.equal(await shownAfter(held), 0);
  });
});
