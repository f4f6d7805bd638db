import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CancellationTokenSource,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type FileEvent,
  WorkDoneProgress,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver-protocol';
import { LINT_WORKSPACE_REQUEST, type LintWorkspaceResult } from '../../src/server/protocol.ts';
import { Client, Folder } from './client.ts';

const record = (id: string, ...lines: readonly string[]): string =>
  ['---', 'record: child', `id: ${id}`, 'name: Robin Example', 'born: 2015-03-02', '---', '', ...lines, ''].join('\n');
const VISIT = ['## 2026-03-04 Visit', '', '```yaml', 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: hme', '```'];
const CONFIG = 'as-of: 2026-03-20\n';

describe('folders that come and go', () => {
  let folder: Folder;
  let client: Client;

  const lint = (): Promise<LintWorkspaceResult> => client.connection.sendRequest(LINT_WORKSPACE_REQUEST, {});
  const tell = (...changes: readonly FileEvent[]): Promise<void> =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [...changes] });
  const codes = (uri: string): readonly unknown[] => (client.published(uri) ?? []).map(({ code }) => code);

  beforeEach(async () => {
    folder = new Folder();
    for (const team of ['east', 'west']) folder.write(`${team}/.case-record/config.yaml`, CONFIG);
    client = await Client.start([folder.uri('east'), folder.uri('west')]);
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('take their findings with them when the window lets go of one, but for open records', async () => {
    const [a, b, c] = ['west/a', 'west/b', 'east/c'].map((name, at) =>
      folder.write(`${name}.case.md`, record(`CH-${at}`, ...VISIT)),
    );
    const faulty = folder.write('west/.case-record/config.yaml', `${CONFIG}policis: []\n`);
    assert.ok(a && b && c);
    await lint();
    const open = await client.open(b, record('CH-1', ...VISIT));
    assert.ok([a, b, c, faulty].every((uri) => codes(uri).length > 0));
    const gone = client.next(a);
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [], removed: [{ uri: folder.uri('west'), name: 'west' }] },
    });
    assert.deepEqual(await gone, []);
    assert.equal((await lint()).records, 1);
    assert.deepEqual(client.published(b), open);
    assert.ok(codes(c).length > 0);
    // A file there that changes is no longer of concern.
    await tell({ uri: a, type: FileChangeType.Changed });
    await lint();
    assert.deepEqual(codes(a), []);
  });

  it('are read anew when one comes back, as nobody tells what changes in it while the window has it not', async () => {
    const copies = ['a', 'b'].map((name) => folder.write(`west/${name}.case.md`, record('CH-1')));
    const faulty = folder.write('west/c.case.md', record('CH-3', ...VISIT));
    await lint();
    assert.ok(copies.every((uri) => codes(uri).includes('record/duplicate-record')));
    const west = [{ uri: folder.uri('west'), name: 'west' }];
    const change = (event: WorkspaceFoldersChangeEvent) =>
      client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    const gone = [...copies, faulty].map((uri) => client.next(uri));
    await change({ added: [], removed: west });
    await Promise.all(gone);
    rmSync(fileURLToPath(folder.uri('west/b.case.md')));
    folder.write('west/c.case.md', record('CH-3'));
    const config = folder.write('west/.case-record/config.yaml', `${CONFIG}policis: []\n`);
    await change({ added: west, removed: [] });
    const { records } = await lint();
    assert.equal(records, 2);
    assert.deepEqual([...copies, faulty].map(codes), [[], [], []]);
    assert.ok(codes(config).length > 0);
  });

  it('are judged each by its own records, and once where one lies in another', async () => {
    const [a, b] = [folder.write('west/a.case.md', record('CH-1')), folder.write('east/b.case.md', record('CH-1'))];
    const c = folder.write('west/sub/c.case.md', record('CH-3', ...VISIT));
    const sub = [{ uri: folder.uri('west/sub'), name: 'sub' }];
    const change = (event: WorkspaceFoldersChangeEvent) =>
      client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    await change({ added: sub, removed: [] });
    assert.equal((await lint()).records, 3);
    assert.deepEqual([codes(a), codes(b)], [[], []]);
    await change({ added: [], removed: sub });
    assert.equal((await lint()).records, 3);
    assert.ok(codes(c).length > 0);
  });

  it('take their findings with them when one is deleted, of which an editor tells nothing but that', async () => {
    const a = folder.write('west/team/a.case.md', record('CH-1', ...VISIT));
    const b = folder.write('west/b.case.md', record('CH-1'));
    await lint();
    assert.ok(codes(b).includes('record/duplicate-record'));
    rmSync(fileURLToPath(folder.uri('west/team')), { recursive: true });
    const gone = [
      client.next(a, (params) => params.diagnostics.length === 0),
      client.next(b, (params) => params.diagnostics.every(({ code }) => code !== 'record/duplicate-record')),
    ];
    await tell({ uri: folder.uri('west/team'), type: FileChangeType.Deleted });
    await Promise.all(gone);
  });

  it('bring their findings when one is moved in', async () => {
    folder.write('elsewhere/a.case.md', record('CH-1', ...VISIT));
    await lint();
    const uri = folder.uri('west/team/a.case.md');
    renameSync(fileURLToPath(folder.uri('elsewhere')), fileURLToPath(folder.uri('west/team')));
    const found = client.next(uri, (params) => params.diagnostics.length > 0);
    await tell({ uri: folder.uri('west/team'), type: FileChangeType.Created });
    assert.ok((await found).some(({ code }) => String(code).startsWith('schema/')));
  });

  it('leave nothing behind when one is deleted with its settings', async () => {
    const a = folder.write('west/a.case.md', record('CH-1', ...VISIT));
    const faulty = folder.write('west/.case-record/config.yaml', `${CONFIG}policis: []\n`);
    await lint();
    assert.ok(codes(a).length > 0 && codes(faulty).length > 0);
    rmSync(fileURLToPath(folder.uri('west')), { recursive: true });
    const gone = [a, faulty].map((uri) => client.next(uri, (params) => params.diagnostics.length === 0));
    await tell({ uri: folder.uri('west'), type: FileChangeType.Deleted });
    await Promise.all(gone);
    assert.equal((await lint()).records, 0);
  });

  it('are told of each file once, however often it is said, and nothing is sent again that is the same', async () => {
    const uris = Array.from({ length: 40 }, (_, n) => folder.write(`west/${n}.case.md`, record(`CH-${n}`, ...VISIT)));
    await lint();
    const sent: string[] = [];
    for (const uri of uris) void client.next(uri).then(() => sent.push(uri));
    await lint();
    assert.deepEqual(sent, []);
    const [first = ''] = uris;
    folder.write('west/0.case.md', record('CH-0'));
    const last = client.next(folder.write('west/40.case.md', record('CH-40', ...VISIT)));
    const events = uris.flatMap((uri): FileEvent[] => [
      { uri, type: FileChangeType.Changed },
      { uri, type: FileChangeType.Changed },
    ]);
    await tell(...events, { uri: folder.uri('west/40.case.md'), type: FileChangeType.Created });
    assert.ok((await last).length > 0);
    assert.ok(codes(first).every((code) => !String(code).startsWith('schema/')));
  });

  it('are checked to the end by a second check after one that was stopped', async () => {
    const uris = Array.from({ length: 60 }, (_, n) => folder.write(`east/${n}.case.md`, record(`CH-${n}`, ...VISIT)));
    const stopping = new CancellationTokenSource();
    client.connection.onProgress(WorkDoneProgress.type, 'work', ({ kind }) => {
      if (kind === 'report') stopping.cancel();
    });
    await assert.rejects(
      client.connection.sendRequest(LINT_WORKSPACE_REQUEST, { workDoneToken: 'work' }, stopping.token),
    );
    const found = uris.filter((uri) => codes(uri).length > 0).length;
    assert.ok(found > 0 && found < 60, `${found}`);
    const [one, two] = await Promise.all([lint(), lint()]);
    assert.deepEqual(one, two);
    assert.ok(uris.every((uri) => codes(uri).length > 0));
  });
});
