import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import {
  CompletionRequest,
  type Diagnostic,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol';
import { LINT_WORKSPACE_REQUEST, type LintWorkspaceResult } from '../../src/server/protocol.ts';
import { Client, Folder } from './client.ts';

const record = (...lines: readonly string[]): string =>
  ['---', 'record: child', 'id: CH-1', 'name: Robin Example', 'born: 2015-03-02', '---', '', ...lines, ''].join('\n');
const visit = (...fields: readonly string[]): string => record('## 2026-03-04 Visit', '', '```yaml', ...fields, '```');

/** What stands in the file, the rule that speaks of it, and the line from 0 (any, where none is given). */
const CASES: readonly (readonly [name: string, text: string, rule: RegExp, line?: number])[] = [
  ['broken YAML', visit('by: x', 'seen: [yes'), /^record\/yaml/],
  ['a half-typed entry', record('## 2026-03-04'), /^record\/missing-type/, 7],
  ['31 February', record('## 2026-02-31 Visit'), /^record\/bad-date/, 7],
  ['a key written twice', visit('seen: yes', 'seen: no'), /^record\/duplicate-key/, 11],
  ['an unknown type', record('## 2026-03-04 Vist'), /^record\/unknown-type/, 7],
  ['10 MB', record('x'.repeat(10_000_000)), /^record\/too-large/],
  ['a binary file', '\u0000\u0001PNG\u0000', /^record\//],
  ['an alias bomb', visit('a: &a [x, x]', 'b: &b [*a, *a]', 'c: [*b, *b]'), /^record\/yaml-feature/],
  ['10,000 levels', visit(`by: ${'['.repeat(10_000)}`), /^record\//],
  ['10,000 levels of lists', visit(`by:\n${Array.from({ length: 10_000 }, () => '- ').join('')}x`), /^record\//],
  [
    'a fence never closed',
    record('## 2026-03-04 Visit', '', '```yaml', 'by: x', '', 'Words.'),
    /^record\/open-fence/,
    9,
  ],
  [
    'marks of a merge',
    record('<<<<<<< ours', '## 2026-03-04 Visit', '=======', '>>>>>>> theirs'),
    /^record\/merge-conflict/,
    7,
  ],
  ['no front matter', '# Notes\n', /^record\/front-matter/],
];

const ruleAt = (findings: readonly Diagnostic[]): string =>
  findings.map(({ code, range }) => `${code} in line ${range.start.line}`).join(', ');

describe('bad input', () => {
  let folder: Folder;
  let client: Client;

  before(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    client = await Client.start([folder.uri()]);
  });

  after(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  for (const [name, text, rule, line] of CASES) {
    it(`${name}: is said at its place, and every question is still answered`, async () => {
      const uri = folder.uri(`${name.replace(/\W+/g, '-')}.case.md`);
      const findings = await client.open(uri, text);
      const found = findings.find(({ code }) => rule.test(String(code)));
      assert.ok(found, ruleAt(findings));
      if (line !== undefined) assert.equal(found.range.start.line, line);
      const textDocument = { uri };
      const position = { line: 10, character: 3 };
      await client.connection.sendRequest(HoverRequest.type, { textDocument, position });
      await client.connection.sendRequest(CompletionRequest.type, { textDocument, position });
      await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
      await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
      const start = { line: 0, character: 0 };
      await client.change(uri, { range: { start, end: start }, text: ' ' });
    });
  }

  it('goes on when every key is typed one by one', async () => {
    const uri = folder.uri('typed.case.md');
    const lines = visit('by: x', 'seen: yes', 'actions:', '  - what: Ring 👪', '    due: 2026-03-11').split('\n');
    let findings = await client.open(uri, '');
    for (const [line, text] of lines.entries()) {
      // An editor types a line break as one, and a character outside the basic plane as its two halves together.
      let character = 0;
      for (const typed of [...text, ...(line < lines.length - 1 ? ['\r\n'] : [])]) {
        const at = { line, character };
        findings = await client.change(uri, { range: { start: at, end: at }, text: typed });
        character += typed.length;
      }
    }
    const whole = await client.open(folder.uri('whole.case.md'), lines.join('\r\n'));
    // The second file has the id of the first, which is said of it.
    assert.equal(ruleAt(findings), ruleAt(whole.filter(({ code }) => code !== 'record/duplicate-record')));
  });

  it('holds back no other record of the folder', async () => {
    const own = new Folder();
    own.write('.case-record/config.yaml', 'as-of: [\n');
    own.write('binary.case.md', Uint8Array.from([0, 1, 2, 255]));
    own.write('large.case.md', 'x'.repeat(30_000_000));
    symlinkSync(join(own.path, 'nowhere'), join(own.path, 'gone.case.md'));
    const sound = own.write('sound.case.md', visit('by: x', 'seen: maybe'));
    const other = await Client.start([own.uri()]);
    const config = other.next(own.uri('.case-record/config.yaml'));
    const counts = await other.connection.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
    assert.equal(counts.records, 4);
    const codes = (name: string): string[] => (other.published(own.uri(name)) ?? []).map(({ code }) => String(code));
    assert.deepEqual(codes('binary.case.md'), ['record/not-text']);
    assert.deepEqual(codes('large.case.md'), ['record/too-large']);
    assert.deepEqual(codes('gone.case.md'), ['record/unreadable']);
    assert.ok((other.published(sound) ?? []).some(({ code }) => String(code).startsWith('schema/')));
    assert.ok((await config).length > 0);
    assert.equal(await other.stop(), 0);
    own.remove();
  });

  it("counts and shows the faults in every folder's settings", async () => {
    const window = new Folder();
    for (const team of ['a', 'b']) {
      window.write(`${team}/.case-record/config.yaml`, 'as-of: soon\n');
      window.write(`${team}/x.case.md`, '# Notes\n');
    }
    const other = await Client.start([window.uri('a'), window.uri('b')]);
    const shown = ['a', 'b'].map((team) => other.next(window.uri(`${team}/.case-record/config.yaml`)));
    const counts = await other.connection.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
    assert.deepEqual(
      (await Promise.all(shown)).map((findings) => findings.length),
      [1, 1],
    );
    assert.equal(counts.errors, 4);
    assert.equal(await other.stop(), 0);
    window.remove();
  });
});
