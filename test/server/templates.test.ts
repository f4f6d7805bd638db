/** Templates through the server, as the extension asks for them. */
import assert from 'node:assert/strict';
import {
  CompletionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol/node';
import {
  FILL_TEMPLATE_REQUEST,
  type FilledTemplate,
  type FillTemplateParams,
  TEMPLATE_QUESTIONS_REQUEST,
  TEMPLATES_REQUEST,
  type TemplateChoice,
  type TemplateQuestions,
} from '../../src/server/template-requests.ts';
import { Client, Folder } from './client.ts';

const RECORD =
  '---\nrecord: child\nid: CH-1\nname: Ada Test\nborn: 2015-01-01\n---\n\n## 2026-03-04 Case note\n\nOne.\n\n## 2026-03-05 Case note\n\nTwo.\n';
const OWN =
  '---\ntemplate:\n  name: Own\n  description: Own.\n  kind: entry\n  variables:\n    about:\n      ask: About what?\n---\n\n## {{today}} Case note: {{about}}\n\n```yaml\nby: {{author}}\n```\n\n<!-- What does {{child-name}} $1? -->\n';

describe('Templates, from the server', () => {
  let folder: Folder;
  let client: Client;
  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    folder.write('.case-record/templates/own.case.md', OWN);
    folder.write('a.case.md', RECORD);
    client = await Client.start([folder.uri()]);
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  const fillIn = (params: FillTemplateParams) =>
    client.connection.sendRequest<FilledTemplate | null>(FILL_TEMPLATE_REQUEST, params);

  it("offers entries for a record that is open, and the team's own first", async () => {
    const uri = folder.uri('a.case.md');
    const kinds = async (params: object) => {
      const choices = await client.connection.sendRequest<TemplateChoice[]>(TEMPLATES_REQUEST, params);
      return choices.map(({ id, kind, own }) => `${id} ${kind}${own ? ' own' : ''}`);
    };
    assert.ok(!(await kinds({ folder: folder.uri() })).some((each) => each.includes('entry')));
    await client.open(uri, RECORD);
    const [first, ...others] = await kinds({ uri });
    assert.equal(first, 'own entry own');
    assert.ok(others.includes('visit entry') && others.includes('later-life-letter document'));
  });

  it('asks, and puts the entry where the cursor stands between two, its question to be typed over', async () => {
    const uri = folder.uri('a.case.md');
    await client.open(uri, RECORD);
    const asked = await client.connection.sendRequest<TemplateQuestions>(TEMPLATE_QUESTIONS_REQUEST, {
      uri,
      template: 'own',
    });
    assert.deepEqual(
      asked.map(({ name }) => name),
      ['author', 'about'],
    );
    const answers = { author: 'j.okafor', about: '$1 }' };
    const position = { line: 10, character: 0 };
    const filled = await fillIn({ uri, template: 'own', answers, version: 1, position });
    assert.deepEqual(filled, {
      position,
      snippet: `\n## 2026-03-20 Case note: \\$1 \\}\n\n\`\`\`yaml\nby: j.okafor\n\`\`\`\n\n\${1:<!-- What does Ada Test \\$1? -->}\n$0\n`,
    });
    assert.equal(await fillIn({ uri, template: 'own', answers, version: 7 }), null);
    assert.equal(await fillIn({ uri, template: 'gone', answers }), null);
    assert.deepEqual(await fillIn({ uri, template: 'own', answers: { about: 'x', nothing: 'y' } }), {
      problems: [
        { name: 'author', message: 'It needs an answer.' },
        { name: 'nothing', message: 'The template asks for nothing of this name.' },
      ],
    });
    assert.equal(
      await fillIn({ folder: folder.uri(), template: 'own', answers: { ...answers, 'child-name': 'Ada' } }),
      null,
    );
  });

  it('tells what is wrong in a template as it is typed, and helps to write it', async () => {
    const uri = folder.uri('.case-record/templates/own.case.md');
    const textDocument = { uri, languageId: 'case-record', version: 1, text: OWN };
    await client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const wrong = client.next(uri, ({ diagnostics }) =>
      diagnostics.some(({ message }) => String(message).includes('abuot')),
    );
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: OWN.replace('{{about}}', '{{abuot}}') }],
    });
    const found = (await wrong).filter(({ code }) => code === 'policy/template');
    assert.deepEqual(
      found.map(({ range }) => range.start),
      [
        { line: 10, character: 24 },
        { line: 6, character: 4 },
      ],
    );
  });

  it('are no records to an editor that pulls findings', async () => {
    const pulling = await Client.start([folder.uri()], undefined, { pulls: true });
    try {
      const uri = folder.uri('.case-record/templates/own.case.md');
      const text = OWN.replace('{{about}}', '{{abuot}}');
      folder.write('.case-record/templates/own.case.md', text);
      const sent = pulling.next(uri, ({ diagnostics }) => diagnostics.length > 0);
      const textDocument = { uri, languageId: 'case-record', version: 1, text };
      await pulling.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      assert.deepEqual([...new Set((await sent).map(({ code }) => code))], ['policy/template']);
      const pulled = await pulling.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      assert.deepEqual('items' in pulled && pulled.items, []);
    } finally {
      await pulling.stop();
    }
  });

  it('offers keys in the front matter, and names in a placeholder', async () => {
    const uri = folder.uri('.case-record/templates/own.case.md');
    const text = OWN.replace('      ask: About what?', '      ask: About what?\n      ').replace('{{about}}', '{{');
    const textDocument = { uri, languageId: 'case-record', version: 1, text };
    await client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    const labels = async (line: number, character: number) => {
      const found = await client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri },
        position: { line, character },
      });
      return (Array.isArray(found) ? found : (found?.items ?? [])).map(({ label }) => label);
    };
    const keys = await labels(8, 6);
    assert.ok(keys.includes('choices') && !keys.includes('ask'), keys.join());
    const names = await labels(11, '## {{today}} Case note: {{'.length);
    assert.ok(names.includes('about') && names.includes('child-name'), names.join());
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 11, character: 6 },
    });
    assert.match(JSON.stringify(hover), /The day on which the template is used/u);
    const kind = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 4, character: 3 },
    });
    assert.match(JSON.stringify(kind), /entry.*record|record.*entry/u);
  });
});
