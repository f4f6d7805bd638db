/** The folder that a team shares, through the server: what changes in it counts at once, saved or not. */
import assert from 'node:assert/strict';
import {
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  FileChangeType,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
} from 'vscode-languageserver-protocol/node';
import { Client, Folder } from './client.ts';

const RECORD = [
  '---',
  'record: child',
  'id: CH-1',
  'name: Ada Test',
  'born: 2015-01-01',
  '---',
  '',
  '## 2026-03-04 Safety circle',
  '',
  '```yaml',
  'by: j.okafor',
  'venue: hme',
  '```',
  '',
].join('\n');
const TYPE = JSON.stringify({
  title: 'Safety circle',
  description: 'The network meets.',
  properties: { venue: { title: 'Venue', 'x-codes': [{ code: 'home', meaning: 'At home' }] } },
});

describe('The settings of a folder, in the editor', () => {
  let folder: Folder;
  let client: Client;
  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    client = await Client.start([folder.uri()]);
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  const changed = (name: string, type: FileChangeType = FileChangeType.Changed) =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: folder.uri(name), type }],
    });
  const codes = (found: readonly { code?: unknown }[]) => found.map(({ code }) => code);
  const openText = (uri: string, languageId: string, text: string) =>
    client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });

  it('a team that a record names is found, and found to be listed, as soon as the teams are others', async () => {
    const record = RECORD.replace('Safety circle', 'Allocation').replace('venue: hme', 'worker: j.okafor\nteam: east');
    const uri = folder.write('a.case.md', record);
    const isFound = (found: readonly { code?: unknown }[]) => codes(found).includes('record/unknown-team');
    assert.ok(!isFound(await client.open(uri, record)));
    for (const [team, unlisted] of [
      ['west', true],
      ['east', false],
    ] as const) {
      folder.write('.case-record/config.yaml', `as-of: 2026-03-20\nteams:\n  ${team}: {name: A team}\n`);
      const next = client.next(uri, ({ diagnostics }) => isFound(diagnostics) === unlisted);
      await changed('.case-record/config.yaml');
      await next;
    }
  });

  it('an entry type of its own is checked, completed, explained and in the outline as soon as its file is there', async () => {
    const uri = folder.write('a.case.md', RECORD);
    assert.ok(codes(await client.open(uri, RECORD)).includes('record/unknown-type'));
    folder.write('.case-record/entries/safety-circle.schema.json', TYPE);
    const next = client.next(uri, ({ diagnostics }) => codes(diagnostics).includes('schema/not-a-code'));
    await changed('.case-record/entries/safety-circle.schema.json', FileChangeType.Created);
    const found = await next;
    assert.ok(!codes(found).includes('record/unknown-type'));
    const place = { textDocument: { uri }, position: { line: 11, character: 7 } };
    const items = await client.connection.sendRequest(CompletionRequest.type, place);
    assert.deepEqual(
      (Array.isArray(items) ? items : (items?.items ?? [])).map(({ label }) => label),
      ['home'],
    );
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 7, character: 16 },
    });
    assert.match(JSON.stringify(hover), /The network meets/u);
    const outline = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    assert.match(JSON.stringify(outline), /Safety circle/u);
  });

  it('an entry type counts while it is being typed, and what is wrong in it is told there', async () => {
    const uri = folder.write('a.case.md', RECORD);
    const file = folder.write('.case-record/entries/safety-circle.schema.json', TYPE);
    assert.ok(codes(await client.open(uri, RECORD)).includes('schema/not-a-code'));
    await openText(file, 'json', TYPE);
    const good = client.next(uri, ({ diagnostics }) => !codes(diagnostics).includes('schema/not-a-code'));
    const bad = client.next(file, ({ diagnostics }) => codes(diagnostics).includes('policy/entry-type'));
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: file, version: 2 },
      contentChanges: [{ text: TYPE.replace('"home"', '"hme"').replace('"title":"Venue"', '"titel":"Venue"') }],
    });
    await good;
    assert.match(String((await bad)[0]?.message), /Did you mean "title"\?/u);
    const again = client.next(uri, ({ diagnostics }) => codes(diagnostics).includes('schema/not-a-code'));
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: file } });
    await again;
  });

  it('a fault in the configuration is told while it is typed, where no record is open', async () => {
    const file = folder.uri('.case-record/config.yaml');
    await openText(file, 'yaml', 'as-of: 2026-03-20\n');
    const bad = client.next(file, ({ diagnostics }) => diagnostics.length > 0);
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: file, version: 2 },
      contentChanges: [
        { range: { start: { line: 0, character: 7 }, end: { line: 0, character: 17 } }, text: '2026-02-31' },
      ],
    });
    assert.match(String((await bad)[0]?.message), /must be a date that exists/u);
    const good = client.next(file, ({ diagnostics }) => diagnostics.length === 0);
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: file, version: 3 },
      contentChanges: [{ text: 'as-of: 2026-02-28\n' }],
    });
    await good;
  });

  it('renames a person from their line, as it is typed, in records that are not open too', async () => {
    const uri = folder.write('a.case.md', RECORD);
    const file = folder.uri('.case-record/config.yaml');
    const settings = 'people:\n  j.okafor: {name: Joy Okafor}\n';
    await openText(file, 'yaml', `# Ours\n${settings}`);
    const at = { textDocument: { uri: file }, position: { line: 2, character: 4 } };
    const { connection } = client;
    assert.deepEqual(await connection.sendRequest(PrepareRenameRequest.type, at), {
      range: { start: { line: 2, character: 2 }, end: { line: 2, character: 10 } },
      placeholder: 'j.okafor',
    });
    const edit = await connection.sendRequest(RenameRequest.type, { ...at, newName: 'j.bello' });
    assert.deepEqual(
      Object.entries(edit?.changes ?? {}).map(([changedFile, edits]) => [
        changedFile,
        edits.map(({ range, newText }) => `${range.start.line}:${range.start.character} ${newText}`),
      ]),
      [
        [file, ['2:2 j.bello']],
        [uri, ['10:4 j.bello']],
      ],
    );
    const found = await connection.sendRequest(ReferencesRequest.type, {
      ...at,
      context: { includeDeclaration: true },
    });
    assert.equal(found?.length, 2);
    await assert.rejects(
      connection.sendRequest(PrepareRenameRequest.type, { ...at, position: { line: 0, character: 0 } }),
      /id of a person or a team/u,
    );
  });
});
