import assert from 'node:assert/strict';
import { unlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CancellationTokenSource,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
  type PreviousResultId,
  RegistrationRequest,
  WorkDoneProgress,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver-protocol';
import { DUE_REQUEST, LINT_WORKSPACE_REQUEST, NEW_RECORD_PLACE_REQUEST } from '../../src/server/protocol.ts';
import { Client, Folder, ownServer } from './client.ts';
import { HeldFiles, STORE } from './held-files.ts';

const record = (id: string, ...lines: readonly string[]): string =>
  ['---', 'record: child', `id: ${id}`, 'name: Robin Example', 'born: 2015-03-02', '---', '', ...lines, ''].join('\n');
const VISIT = ['## 2026-03-04 Visit', '', '```yaml', 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: hme', '```'];
const ALSO = ['## 2026-03-01 Referral', '', '```yaml', 'also: [CH-2]', 'from: 2A', 'need: N1', '```'];

const itemsOf = (report: WorkspaceDocumentDiagnosticReport | undefined): readonly Diagnostic[] => {
  assert.equal(report?.kind, 'full');
  return report.kind === 'full' ? report.items : [];
};
const resultIds = (items: readonly WorkspaceDocumentDiagnosticReport[]): PreviousResultId[] =>
  items.flatMap(({ uri, resultId }) => (resultId === undefined ? [] : [{ uri, value: resultId }]));

describe('findings that the editor pulls', () => {
  let folder: Folder;
  let client: Client;

  async function pull(previousResultIds: PreviousResultId[] = []): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds });
    return items;
  }

  async function changed(uri: string, type: FileChangeType): Promise<void> {
    const asked = client.nextAskedToPull();
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
    await asked;
  }

  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    client = await Client.start([folder.uri()], ownServer, { pulls: true });
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('are offered for whole folders', () => {
    assert.deepEqual(client.capabilities.diagnosticProvider, {
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
  });

  it('are those that are sent to an editor that doesn’t pull, and are not sent beside', async () => {
    const uri = folder.write('a.case.md', record('CH-1', ...VISIT));
    const faulty = folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\npolicis: [england]\n');
    const other = await Client.start([folder.uri()]);
    const sentFaults = other.next(faulty);
    const sent = await other.open(uri, record('CH-1', ...VISIT));
    const items = await pull();
    assert.deepEqual(itemsOf(items.find((item) => item.uri === uri)), sent);
    assert.deepEqual(itemsOf(items.find((item) => item.uri === faulty)), await sentFaults);
    await client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'case-record', version: 1, text: record('CH-1', ...VISIT) },
    });
    const one = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.deepEqual(one.kind === 'full' && one.items, sent);
    await client.connection.sendRequest(LINT_WORKSPACE_REQUEST, {});
    assert.equal(client.published(uri), undefined);
    assert.equal(client.published(faulty), undefined);
    assert.equal(await other.stop(), 0);
  });

  it('are not sent again where nothing has changed', async () => {
    const a = folder.write('a.case.md', record('CH-1', ...VISIT));
    const b = folder.write('b.case.md', record('CH-2'));
    const first = await pull();
    assert.deepEqual(first.map(({ uri }) => uri).sort(), [a, b]);
    const ids = resultIds(first);
    assert.deepEqual((await pull(ids)).map(({ kind, uri }) => [uri, kind]).sort(), [
      [a, 'unchanged'],
      [b, 'unchanged'],
    ]);
    const { value } = ids.find(({ uri }) => uri === a) ?? assert.fail();
    const one = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: a },
      previousResultId: value,
    });
    assert.deepEqual(one, { kind: 'unchanged', resultId: value });
  });

  it('are worked out anew for what changed and for what depends on it', async () => {
    const a = folder.write('a.case.md', record('CH-1'));
    const b = folder.write('b.case.md', record('CH-2'));
    const c = folder.write('c.case.md', record('CH-3'));
    const ids = resultIds(await pull());
    folder.write('a.case.md', record('CH-1', ...ALSO));
    await changed(a, FileChangeType.Changed);
    const again = new Map((await pull(ids)).map((item) => [item.uri, item.kind]));
    assert.deepEqual([again.get(a), again.get(b), again.get(c)], ['full', 'full', 'unchanged']);
  });

  it('are of what is on the disk where the editor tells of no changes, though it said that it could', async () => {
    const uri = folder.write('a.case.md', record('CH-1', ...VISIT));
    const other = await Client.start([folder.uri()], ownServer, { pulls: true });
    await new Promise<void>((resolve) => {
      other.connection.onRequest(RegistrationRequest.type, () => {
        resolve();
        throw new Error('Nothing is registered here.');
      });
    });
    const ask = () => other.connection.sendRequest(WorkspaceDiagnosticRequest.type, { previousResultIds: [] });
    const [before] = (await ask()).items;
    folder.write('a.case.md', record('CH-1', '## 2026-02-31 Visit'));
    const [after] = (await ask()).items;
    assert.equal(await other.stop(), 0);
    assert.ok(itemsOf(before).length > 1);
    assert.deepEqual([after?.uri, itemsOf(after).map(({ code }) => code)], [uri, ['record/bad-date']]);
  });

  it('are taken back from a file that is gone', async () => {
    const uri = folder.write('a.case.md', record('CH-1', ...VISIT));
    const ids = resultIds(await pull());
    unlinkSync(fileURLToPath(uri));
    await changed(uri, FileChangeType.Deleted);
    const [gone, ...others] = await pull(ids);
    assert.deepEqual(others, []);
    assert.deepEqual([gone?.uri, itemsOf(gone)], [uri, []]);
  });

  it('are of a folder as it is when it comes back into the window', async () => {
    const uri = folder.write('a.case.md', record('CH-1', ...VISIT));
    const ids = resultIds(await pull());
    const own = [{ uri: folder.uri(), name: 'own' }];
    const change = (event: WorkspaceFoldersChangeEvent) =>
      client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
    await change({ added: [], removed: own });
    assert.deepEqual((await pull(ids)).flatMap(itemsOf), []);
    folder.write('a.case.md', record('CH-1', '## 2026-02-31 Visit'));
    await change({ added: own, removed: [] });
    const again = (await pull()).find((item) => item.uri === uri);
    assert.deepEqual(
      itemsOf(again).map(({ code }) => code),
      ['record/bad-date'],
    );
  });

  it('are of the settings, too, where a folder has no record yet, and are not lost while they are read', async () => {
    const files = new HeldFiles();
    const faulty = files.write('.case-record/config.yaml', 'policis: [england]\n');
    const other = await Client.start([STORE], ownServer, { pulls: true, files: files.access });
    const ask = async () => {
      const asked = { previousResultIds: [] };
      return (await other.connection.sendRequest(WorkspaceDiagnosticRequest.type, asked)).items.map(({ uri }) => uri);
    };
    // The folder is opened by it, so that the faults alone are still to be read.
    await other.connection.sendRequest(NEW_RECORD_PLACE_REQUEST, { folder: STORE });
    const held = files.hold(faulty);
    const first = ask();
    await held.asked;
    const second = ask();
    await other.connection.sendRequest(DUE_REQUEST, {});
    held.release();
    assert.deepEqual([await first, await second], [[faulty], [faulty]]);
    assert.equal(await other.stop(), 0);
  });

  it('come in parts where the editor takes parts, and then all of them do', async () => {
    for (let n = 0; n < 120; n += 1) folder.write(`${n}.case.md`, record(`CH-${n}`));
    const parts: WorkspaceDocumentDiagnosticReport[][] = [];
    client.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, 'parts', ({ items }) => {
      parts.push(items);
    });
    const end = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, {
      previousResultIds: [],
      partialResultToken: 'parts',
    });
    assert.deepEqual(end.items, []);
    assert.ok(parts.length > 1);
    assert.equal(new Set(parts.flat().map(({ uri }) => uri)).size, 120);
  });

  it('are stopped when nobody wants them any more', async () => {
    for (let n = 0; n < 30; n += 1) folder.write(`${n}.case.md`, record(`CH-${n}`, ...VISIT));
    const stopping = new CancellationTokenSource();
    client.connection.onProgress(WorkDoneProgress.type, 'work', ({ kind }) => {
      if (kind === 'report') stopping.cancel();
    });
    const asked = { previousResultIds: [], workDoneToken: 'work' };
    await assert.rejects(
      client.connection.sendRequest(WorkspaceDiagnosticRequest.type, asked, stopping.token),
      /Stopped/,
    );
  });

  it('are neither offered nor kept from an editor that wants them sent', async () => {
    const uri = folder.uri('a.case.md');
    const other = await Client.start([folder.uri()], ownServer, { pulls: true, findings: 'sent' });
    assert.equal(other.capabilities.diagnosticProvider, undefined);
    assert.ok((await other.open(uri, record('CH-1', ...VISIT))).length > 0);
    assert.equal(await other.stop(), 0);
  });
});
