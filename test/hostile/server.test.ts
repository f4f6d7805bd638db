/** What is made to hold people up, through the server: an answer comes within the time that a test may take, where a hang would take minutes. */
import assert from 'node:assert/strict';
import { DocumentLinkRequest, FoldingRangeRequest, ReferencesRequest } from 'vscode-languageserver-protocol/node';
import { TEMPLATES_REQUEST, type TemplateChoice } from '../../src/server/template-requests.ts';
import { child, entry } from '../cli/command.ts';
import { Client, Folder } from '../server/client.ts';
import { ATTACKS } from './attacks.ts';

const VISIT = entry('2026-03-04 Visit', 'by: x', 'seen: yes');

describe('a hostile workspace, in an editor', function () {
  this.timeout(60_000);
  let folder: Folder;
  let client: Client;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  for (const [what, prose] of [
    ['links that never end, on one line', `${'](a '.repeat(150_000)}#`],
    [
      'code that is never closed, on one line',
      `${Array.from({ length: 1_100 }, (_, at) => '`'.repeat(1_100 - at)).join(' ')} [x](#a)`,
    ],
    ['pieces of code without end, and a link behind them', `${'` `` '.repeat(100_000)}[x](#2026-03-04-visit)`],
  ] as const)
    it(`is answered about a record with ${what}`, async () => {
      client = await Client.start([folder.uri()]);
      const text = child('CH-1', `${VISIT}${prose}\n`);
      const uri = folder.write('a.case.md', text);
      await client.open(uri, text);
      const textDocument = { uri };
      const position = { line: text.split('\n').findIndex((line) => line.startsWith('## ')), character: 5 };
      await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
      await client.connection.sendRequest(ReferencesRequest.type, {
        textDocument,
        position,
        context: { includeDeclaration: true },
      });
      const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
      assert.ok((folds ?? []).length > 0);
    });

  for (const name of [
    'three hundred templates that each come to two hundred long partials',
    'three hundred templates of a hundred kilobytes, each with sixty choices',
  ])
    it(`tells the findings of a record before it has tried out ${name}`, async () => {
      const attack = ATTACKS.find((each) => each.name === name) ?? assert.fail();
      for (const [file, content] of Object.entries(attack.files())) folder.write(file, content);
      client = await Client.start([folder.uri()]);
      const uri = folder.uri('a.case.md');
      const text = child('CH-1', entry('2026-02-31 Visit', 'by: x'));
      const findings = await client.open(uri, text);
      assert.ok(findings.some(({ code }) => code === 'record/bad-date'));
      const changed = await client.change(uri, { text: child('CH-1', VISIT) });
      assert.ok(!changed.some(({ code }) => code === 'record/bad-date'));
      const choices = await client.connection.sendRequest<TemplateChoice[]>(TEMPLATES_REQUEST, { uri });
      assert.ok(choices.length > 0);
    });
});
