import assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  SnippetTextEdit,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { Client, Folder } from './client.ts';

const TEXT = [
  '---',
  'record: child',
  'id: CH-1',
  'name: Robin Example',
  'born: 2015-03-02',
  '---',
  '',
  '## 2026-03-04 Vist',
  '',
  '```yaml',
  'by: j.okafor',
  'seen: no',
  '```',
  '',
].join('\n');

describe('code actions over stdio', () => {
  let folder: Folder;
  let client: Client;

  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    client = await Client.start([folder.uri()], undefined, { takesFixes: true });
  });

  afterEach(async () => {
    const code = await client.stop();
    folder.remove();
    assert.equal(code, 0, client.errors);
  });

  const ask = async (uri: string, line: number, only?: string[]): Promise<CodeAction[]> => {
    const at = { line, character: 14 };
    const context = { diagnostics: client.published(uri) ?? [], ...(only && { only }) };
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: at, end: at },
      context,
    });
    return (found ?? []).filter((each): each is CodeAction => !('command' in each && typeof each.command === 'string'));
  };

  it('are promised, and given for the version that the client has', async () => {
    assert.deepEqual(client.capabilities.codeActionProvider, {
      codeActionKinds: ['quickfix', 'refactor.rewrite.caseRecord', 'source.fixAll.caseRecord'],
    });
    const uri = folder.uri('robin.case.md');
    await client.open(uri, TEXT);
    const [first] = await ask(uri, 7);
    assert.equal(first?.title, 'Write "Visit"');
    const [change] = first.edit?.documentChanges ?? [];
    assert.ok(change && TextDocumentEdit.is(change));
    assert.deepEqual(change.textDocument, { uri, version: 1 });
  });

  it('are of the text after an edit that came just before, and hold places to type in', async () => {
    const uri = folder.uri('robin.case.md');
    await client.open(uri, TEXT);
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [
        {
          range: { start: { line: 7, character: 0 }, end: { line: 7, character: 18 } },
          text: 'Text.\n\n## 2026-03-04 Visit',
        },
      ],
    });
    const found = (await ask(uri, 13)).find(({ title }) => title === 'Write `not-seen-reason`');
    const [change] = found?.edit?.documentChanges ?? [];
    assert.ok(change && TextDocumentEdit.is(change));
    assert.equal(change.textDocument.version, 2);
    const [edit] = change.edits;
    assert.ok(SnippetTextEdit.is(edit));
    assert.equal(edit.range.start.line, 14);
    assert.match(edit.snippet.value, /^not-seen-reason: \$\{1\}\n$/);
  });

  it('mend the whole record where that is asked for', async () => {
    const uri = folder.uri('robin.case.md');
    await client.open(uri, TEXT);
    const all = await ask(uri, 0, ['source.fixAll']);
    assert.deepEqual(
      all.map(({ kind }) => kind),
      ['source.fixAll.caseRecord'],
    );
  });
});
