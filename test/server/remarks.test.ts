import assert from 'node:assert/strict';
import {
  CompletionRequest,
  type Hover,
  HoverRequest,
  MarkupContent,
  type TextEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { withoutPlaceholders } from '../../src/server/features/plain-completion.ts';
import { Client, Folder } from './client.ts';

const CONFIG = 'as-of: 2026-03-20\npeople:\n  j.okafor: {name: Jo Okafor}\n';
const RECORD =
  '---\nrecord: child\nid: CH-1\nname: Robin\nborn: 2015-03-02\n---\n\n## 2026-03-04 Visit\n\n<!-- case-record-disable  -->\n\n```yaml\nby: j.okafor\nseen: yes\nalone: yes\n```\n\nWords.\n';

describe('a remark that silences a rule, over stdio', () => {
  let folder: Folder;
  let client: Client;

  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', CONFIG);
    client = await Client.start([folder.uri()]);
  });

  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  it('is written with completion, silences, and says so', async () => {
    const uri = folder.write('a.case.md', RECORD);
    const found = await client.open(uri, RECORD);
    assert.ok(found.some(({ code }) => code === 'practice/analysis'));
    const position = { line: 9, character: '<!-- case-record-disable '.length };
    const answer = await client.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const item = items.find(({ label }) => label === 'practice/analysis');
    assert.ok(item, 'the rule is offered');
    const before = TextDocument.create(uri, 'case-record', 1, RECORD);
    const text = TextDocument.applyEdits(before, [withoutPlaceholders(item).textEdit as TextEdit])
      .replace(':  (', ': She asked us not to write it down (')
      .replace('by ,', 'by j.okafor,');
    assert.match(
      text,
      /\n<!-- case-record-disable practice\/analysis: She .* \(by j\.okafor, until 2026-09-20\) -->\n/,
    );
    const after = await client.change(uri, { text });
    assert.ok(!after.some(({ code }) => code === 'practice/analysis' || String(code).startsWith('record/')));
    const hover: Hover | null = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position,
    });
    assert.ok(hover && MarkupContent.is(hover.contents));
    assert.match(hover.contents.value, /^\*\*Silences in this entry\*\*, until 20 September/);
  });
});
