/** The files of a pack in another folder of the workspace, open in the editor or changed on disk. */
import assert from 'node:assert/strict';
import {
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
} from 'vscode-languageserver-protocol/node';
import { TEMPLATES_REQUEST, type TemplateChoice } from '../../src/server/template-requests.ts';
import { Client, Folder, ownServer } from './client.ts';

const RECORD =
  '---\nrecord: child\nid: CH-1\nname: Ada Test\nborn: 2015-01-01\n---\n\n## 2026-03-04 Case note\n\n```yaml\nby: x\n```\n\nOne.\n';
const template = (name: string) =>
  `---\ntemplate:\n  name: ${name}\n  description: For a test.\n  kind: entry\n---\n\n## {{today}} Case note\n\nThey met.\n`;
const FAULTY = template('Circle').replace('They met.', 'They met {{chidl-name}}.');

describe('A file of a pack outside the folder of settings', () => {
  let folder: Folder;
  let client: Client;
  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/policy.yaml', 'policy: ours\nextends: [england, ../practice]\n');
    folder.write('practice/policy.yaml', 'policy: shared\nextends: england\n');
    folder.write('practice/templates/circle.case.md', template('Circle'));
    folder.write('practice/snippets/ours.json', '{}');
    folder.write('a.case.md', RECORD);
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });
  const open = (uri: string, text: string) =>
    client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'case-record', version: 1, text },
    });
  const type = (uri: string, version: number, text: string) =>
    client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  const rules = (found: readonly Diagnostic[]) => found.map(({ code }) => code);

  it('is a template where it stands open, and no record; what is typed counts at once', async () => {
    client = await Client.start([folder.uri()]);
    const uri = folder.uri('practice/templates/circle.case.md');
    const told = client.next(uri, ({ diagnostics }) => diagnostics.length > 0);
    await open(uri, FAULTY);
    assert.deepEqual(rules(await told), ['policy/template']);
    const mended = client.next(uri, ({ diagnostics }) => diagnostics.length === 0);
    await type(uri, 2, template('Circle as it is typed'));
    await mended;
    await client.open(folder.uri('a.case.md'), RECORD);
    const names = async () => {
      const params = { uri: folder.uri('a.case.md') };
      const choices = await client.connection.sendRequest<TemplateChoice[]>(TEMPLATES_REQUEST, params);
      return choices.filter(({ own }) => own).map(({ name }) => name);
    };
    assert.deepEqual(await names(), ['Circle as it is typed']);
    const again = client.next(folder.uri('a.case.md'), () => true);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    await again;
    assert.deepEqual(await names(), ['Circle']);
  });

  it('has the findings of a template for an editor that pulls them', async () => {
    client = await Client.start([folder.uri()], ownServer, { pulls: true });
    const uri = folder.uri('practice/templates/circle.case.md');
    await open(uri, FAULTY);
    const pulled = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    assert.ok(pulled.kind === 'full' && pulled.items.every(({ code }) => code === 'policy/template'));
  });

  it('is a record all the same in a folder of that name that is no pack, and keeps what is typed while that is looked up', async () => {
    client = await Client.start([folder.uri()]);
    const uri = folder.uri('templates/b.case.md');
    const judged = client.next(uri, ({ version }) => version === 2);
    await open(uri, RECORD);
    await type(uri, 2, RECORD.replace('2026-03-04', '2026-02-31'));
    assert.ok(rules(await judged).includes('record/bad-date'));
  });

  it('counts as soon as it is another on disk: a template, a partial, snippets', async () => {
    client = await Client.start([folder.uri()]);
    await client.open(folder.uri('a.case.md'), RECORD);
    for (const [name, text, rule] of [
      ['practice/snippets/ours.json', '{', 'policy/snippet'],
      ['practice/templates/circle.case.md', FAULTY, 'policy/template'],
      ['practice/templates/partials/foot.md', ' ', 'policy/template'],
    ] as const) {
      const uri = folder.write(name, text);
      const told = client.next(uri, ({ diagnostics }) => diagnostics.length > 0);
      await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri, type: FileChangeType.Changed }],
      });
      assert.deepEqual([...new Set(rules(await told))], [rule], name);
    }
  });
});
