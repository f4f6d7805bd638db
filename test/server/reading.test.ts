import assert from 'node:assert/strict';
import {
  CodeLensRequest,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  HoverRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
  PrepareRenameRequest,
  RenameRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver-protocol';
import { EXPLANATION_REQUEST, RECORD_STATUS_REQUEST, type RecordStatus } from '../../src/server/protocol.ts';
import { Client, Folder } from './client.ts';

const record = (id: string, ...lines: readonly string[]): string =>
  ['---', 'record: child', `id: ${id}`, 'name: Robin Example', 'born: 2015-03-02', '---', '', ...lines, ''].join('\n');

const CONFIG = 'as-of: 2026-03-20\npeople:\n  j.okafor: {name: Joy Okafor, role: social worker}\n';
const VISIT = ['## 2026-03-04 Visit', '', '```yaml', 'by: j.okafor', 'place: school', '```'];
const OTHER = ['## 2026-03-05 Case note', '', '```yaml', 'answers: CH-1/2026-03-04-visit', '```'];

describe('reading records over stdio', () => {
  let folder: Folder;
  let client: Client;
  let uri: string;
  const ask = () => client.connection;

  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', CONFIG);
    folder.write('b.case.md', record('CH-2', ...OTHER));
    client = await Client.start([folder.uri()]);
    uri = folder.uri('a.case.md');
    folder.write('a.case.md', record('CH-1', ...VISIT));
    await client.open(uri, record('CH-1', ...VISIT));
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('renames over a file that is not open, and says why a name cannot be', async () => {
    const at = { textDocument: { uri }, position: { line: 7, character: 5 } };
    const prepared = await ask().sendRequest(PrepareRenameRequest.type, at);
    assert.ok(prepared && 'placeholder' in prepared && prepared.placeholder === '2026-03-04-visit');
    const edit = await ask().sendRequest(RenameRequest.type, { ...at, newName: 'first' });
    assert.equal(edit?.changes?.[folder.uri('b.case.md')]?.[0]?.newText, 'first');
    assert.equal(edit?.changes?.[uri]?.[0]?.newText, 'id: first\n');
    await assert.rejects(ask().sendRequest(RenameRequest.type, { ...at, newName: 'a b' }), /letters and digits/);
  });

  it('finds an entry that was written into a new file meanwhile', async () => {
    const search = async () => (await ask().sendRequest(WorkspaceSymbolRequest.type, { query: 'party' }))?.length;
    assert.equal(await search(), 0);
    const made = folder.write('c.case.md', record('CH-3', '## 2026-03-05 Visit: the party'));
    await ask().sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: made, type: FileChangeType.Created }],
    });
    assert.equal(await search(), 1);
  });

  it('explains what its lenses say, and offers no commands to a client that knows none', async () => {
    const lenses = await ask().sendRequest(CodeLensRequest.type, { textDocument: { uri } });
    for (const { command } of lenses ?? []) assert.equal(command?.command, '');
    const gone = { uri, key: 'no-such' };
    assert.equal(await ask().sendRequest(EXPLANATION_REQUEST, gone), null);
    const status = await ask().sendRequest<RecordStatus | null>(RECORD_STATUS_REQUEST, { uri });
    assert.equal(status?.name, 'Robin Example');
  });

  it('gives hints for a range and explains one of them', async () => {
    const range = { start: { line: 7, character: 0 }, end: { line: 8, character: 0 } };
    const [age] = (await ask().sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? [];
    assert.ok(age);
    assert.equal(age.label, '11 years');
    const resolved = await ask().sendRequest(InlayHintResolveRequest.type, age);
    assert.match(JSON.stringify(resolved.tooltip), /born on 2 March 2015/);
  });

  it('gives after an edit only the tokens that it changed', async () => {
    const textDocument = { uri };
    const whole = await ask().sendRequest(SemanticTokensRequest.type, { textDocument });
    assert.ok(whole?.resultId);
    const at = { line: 10, character: 4 };
    await client.change(uri, { range: { start: at, end: { line: 10, character: 12 } }, text: 'm.patel' });
    const delta = await ask().sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument,
      previousResultId: whole.resultId,
    });
    assert.ok(delta && 'edits' in delta);
    assert.ok(
      delta.edits.every(({ deleteCount, data }) => deleteCount <= 6 && (data?.length ?? 0) <= 6),
      JSON.stringify(delta),
    );
    const now = await ask().sendRequest(SemanticTokensRequest.type, { textDocument });
    const patched = [...whole.data];
    for (const { start, deleteCount, data = [] } of [...delta.edits].reverse())
      patched.splice(start, deleteCount, ...data);
    assert.deepEqual(patched, now?.data);
  });

  it('tells on hover who somebody is and what a reference leads to', async () => {
    const other = folder.uri('b.case.md');
    await client.open(other, record('CH-2', ...OTHER));
    const hover = async (textDocument: string, line: number, character: number) =>
      JSON.stringify(
        await ask().sendRequest(HoverRequest.type, {
          textDocument: { uri: textDocument },
          position: { line, character },
        }),
      );
    assert.match(await hover(uri, 10, 6), /Joy Okafor\*\*, social worker/);
    assert.match(await hover(other, 10, 18), /2026\\\\-03\\\\-04 Visit/);
    const found = await ask().sendRequest(DefinitionRequest.type, {
      textDocument: { uri: other },
      position: { line: 10, character: 18 },
    });
    assert.deepEqual(Array.isArray(found) ? found.map((each) => ('uri' in each ? each.uri : '')) : found, [uri]);
  });
});
