import assert from 'node:assert/strict';
import {
  CompletionRequest,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DocumentSymbolRequest,
  FileChangeType,
  FoldingRangeRequest,
  HoverRequest,
} from 'vscode-languageserver-protocol';
import {
  DUE_REQUEST,
  type DueResult,
  LINT_WORKSPACE_REQUEST,
  type LintWorkspaceResult,
  NEW_ENTRY_REQUEST,
  type NewEntryResult,
  RULE_PAGE_REQUEST,
} from '../../src/server/protocol.ts';
import { Client, commandLineFromSource, Folder } from './client.ts';

const CONFIG = 'as-of: 2026-03-20\n';

const record = (id: string, ...lines: readonly string[]): string =>
  ['---', 'record: child', `id: ${id}`, 'name: Robin Example', 'born: 2015-03-02', '---', '', ...lines, ''].join('\n');

const VISIT = ['## 2026-03-04 Visit', '', '```yaml', 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: hme', '```'];
const rules = (findings: readonly Diagnostic[]): (string | number | undefined)[] => findings.map(({ code }) => code);

describe('the server over stdio', () => {
  let folder: Folder;
  let client: Client;

  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', CONFIG);
    client = await Client.start([folder.uri()]);
  });

  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('finds what is wrong in a record, with the rule, its page and the way out', async () => {
    const uri = folder.uri('a.case.md');
    const findings = await client.open(uri, record('CH-1', ...VISIT));
    const wrong = findings.find(({ range }) => range.start.line === 13);
    assert.ok(wrong, JSON.stringify(findings));
    assert.deepEqual(wrong.range, { start: { line: 13, character: 7 }, end: { line: 13, character: 10 } });
    assert.match(String(wrong.code), /^schema\//);
    assert.equal(wrong.codeDescription?.href, `rules:/${String(wrong.code).replace('/', '-')}.md`);
    assert.equal(wrong.source, 'case-record');
    assert.match(String(wrong.message), /\nTo clear: /);
    assert.deepEqual(wrong.data.suggestion, 'home');
  });

  it('judges each edit as if the whole text had been opened anew', async () => {
    const uri = folder.uri('a.case.md');
    const text = record('CH-1', '👪 First.', '', ...VISIT, '', 'Words.');
    await client.open(uri, text);
    const line = text.split('\n').indexOf('place: hme');
    const place = { start: { line, character: 7 }, end: { line, character: 10 } };
    const mended = await client.change(uri, { range: place, text: 'home' });
    assert.ok(!mended.some(({ range }) => range.start.line === line));
    // Two changes at once, the second in the text that the first made; then one that takes the fence away.
    const start = { line: 7, character: 0 };
    const twice = await client.change(
      uri,
      { range: { start, end: { line: 7, character: 2 } }, text: '' },
      { range: { start, end: start }, text: 'New line.\r\n' },
    );
    const now = text.replace('hme', 'home').replace('👪', 'New line.\r\n');
    const other = folder.uri('b.case.md');
    const bare = ({ message, range, code }: Diagnostic): unknown => ({ message, range, code });
    // The second file has the id of the first, which is said of it.
    const whole = (await client.open(other, now)).filter(({ code }) => code !== 'record/duplicate-record');
    assert.deepEqual(twice.map(bare), whole.map(bare));
    const broken = await client.change(uri, {
      range: { start: { line: line + 2, character: 0 }, end: { line: line + 2, character: 3 } },
      text: '',
    });
    assert.ok(
      broken.some(({ code }) => String(code).startsWith('record/')),
      rules(broken).join(),
    );
  });

  it('answers hover, completion, outline and folding', async () => {
    const uri = folder.uri('a.case.md');
    await client.open(uri, record('CH-1', ...VISIT, '', '## '));
    const textDocument = { uri };
    assert.equal(client.capabilities.positionEncoding, 'utf-16');
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 11, character: 2 },
    });
    assert.match(JSON.stringify(hover?.contents), /Child seen/);
    const items = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: 16, character: 3 },
    });
    assert.ok(Array.isArray(items) && items.some(({ label }) => label === 'Visit'));
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    assert.ok(symbols?.some(({ name }) => name === '2026-03-04 Visit'));
    const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    assert.ok(folds?.some(({ startLine, endLine }) => startLine === 7 && endLine === 14));
  });

  it('answers about the text as it stands when the answer is given', async () => {
    const uri = folder.uri('a.case.md');
    await client.open(uri, record('CH-1', ...VISIT));
    const changed = client.change(uri, {
      range: { start: { line: 7, character: 0 }, end: { line: 7, character: 0 } },
      text: '# A\n\n',
    });
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    await changed;
    assert.ok(
      symbols?.some(
        (symbol) => 'range' in symbol && symbol.name === '2026-03-04 Visit' && symbol.range.start.line === 9,
      ),
    );
  });

  it('says what is due in the folder, and where', async () => {
    const placement = [
      '## 2026-01-05 Legal status',
      '',
      '```yaml',
      'status: C2',
      '```',
      '',
      '## 2026-01-05 Placement',
      '',
      '```yaml',
      'type: U6',
      '```',
    ];
    const uri = folder.write('a.case.md', record('CH-1', ...placement));
    const { deadlines, records } = await client.connection.sendRequest<DueResult>(DUE_REQUEST, {});
    assert.equal(records, 1);
    const first = deadlines.find(({ timescale }) => timescale === 'visit-default-first');
    assert.ok(first, deadlines.map(({ timescale }) => timescale).join());
    assert.equal(first.uri, uri);
    assert.deepEqual([first.status, first.due, first.daysLate, first.position.line], ['overdue', '2026-01-12', 67, 13]);
    assert.match(first.source, /reg 28\(2\)\(a\), statutory/);
    assert.deepEqual(
      [...deadlines].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)).map(({ due }) => due),
      deadlines.map(({ due }) => due),
    );
  });

  it('checks a whole folder without opening it, and keeps what it shows up to date', async () => {
    const good = folder.write('good.case.md', record('CH-1'));
    const bad = folder.write('deep/bad.case.md', record('CH-2', ...VISIT));
    const binary = folder.write('photo.case.md', Uint8Array.from([0x89, 0x50, 0, 0, 0xff]));
    const published = client.next(bad);
    const counts = await client.connection.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
    assert.equal(counts.records, 3);
    assert.ok(counts.errors + counts.warnings >= 2);
    assert.ok((await published).length > 0);
    assert.equal(client.published(good)?.length ?? 0, 0);
    assert.match(String(client.published(binary)?.[0]?.message), /UTF-8/);
    folder.write('deep/bad.case.md', record('CH-2', ...VISIT).replace('hme', 'home'));
    const after = client.next(bad);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: bad, type: FileChangeType.Changed }],
    });
    assert.ok(!(await after).some(({ code }) => String(code).startsWith('schema/')));
  });

  it('judges again what depends on a saved record, and what is new in a folder that was checked', async () => {
    const also = ['## 2026-03-01 Referral', '', '```yaml', 'also: [CH-2]', 'from: 2A', 'need: N1', '```'];
    const changed = (uri: string, type: FileChangeType): Promise<void> =>
      client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
    const a = folder.write('a.case.md', record('CH-1'));
    const b = folder.write('b.case.md', record('CH-2'));
    await client.connection.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
    const before = client.published(b)?.length ?? 0;
    const sibling = client.next(b);
    folder.write('a.case.md', record('CH-1', ...also));
    await changed(a, FileChangeType.Changed);
    assert.ok((await sibling).length > before);
    const c = folder.write('c.case.md', record('CH-3', ...VISIT));
    const fresh = client.next(c);
    await changed(c, FileChangeType.Created);
    assert.ok((await fresh).length > 0);
  });

  it('reports the progress of long work, and stops it', async () => {
    for (let n = 0; n < 30; n += 1) folder.write(`${n}.case.md`, record(`CH-${n}`, ...VISIT));
    const { CancellationTokenSource, WorkDoneProgress } = await import('vscode-languageserver-protocol');
    const stopping = new CancellationTokenSource();
    const steps: string[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'work-1', (step) => {
      steps.push(step.kind);
      if (step.kind === 'report') stopping.cancel();
    });
    await assert.rejects(
      client.connection.sendRequest(LINT_WORKSPACE_REQUEST, { workDoneToken: 'work-1' }, stopping.token),
      /Stopped/,
    );
    assert.equal(steps[0], 'begin');
    assert.ok(steps.includes('report'));
  });

  it('judges a record again when a sibling’s record says more about it', async () => {
    const also = ['## 2026-03-01 Referral', '', '```yaml', 'also: [CH-2]', 'from: 2A', 'need: N1', '```'];
    const uri = folder.write('b.case.md', record('CH-2'));
    const sibling = folder.write('a.case.md', record('CH-1'));
    const alone = await client.open(uri, record('CH-2'));
    const again = client.next(uri, ({ diagnostics }) => diagnostics.length !== alone.length);
    await client.open(sibling, record('CH-1', ...also));
    const shared = await again;
    assert.ok(shared.length > alone.length, rules(shared).join());
    const back = client.next(uri, ({ diagnostics }) => diagnostics.length === alone.length);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: sibling } });
    assert.deepEqual(rules(await back), rules(alone));
  });

  it('judges anew when the settings change, and says what is wrong in them at its place', async () => {
    const uri = folder.uri('a.case.md');
    const before = await client.open(uri, record('CH-1', '## 2026-03-04 Referral', '', '```yaml', 'from: 2A', '```'));
    assert.ok(
      rules(before).some((rule) => String(rule).startsWith('timescale/')),
      rules(before).join(),
    );
    const config = folder.write('.case-record/config.yaml', 'as-of: 2026-03-01\npolicis: [england]\n');
    const after = client.next(
      uri,
      ({ diagnostics }) => !rules(diagnostics).some((rule) => String(rule).startsWith('timescale/')),
    );
    const faults = client.next(config);
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: config, type: FileChangeType.Changed }],
    });
    await after;
    assert.equal((await faults)[0]?.range.start.line, 1);
  });

  it('clears the findings of a record that is closed', async () => {
    const uri = folder.uri('a.case.md');
    await client.open(uri, record('CH-1', ...VISIT));
    const cleared = client.next(uri);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    assert.deepEqual(await cleared, []);
  });

  it('says where a new entry goes and what it holds', async () => {
    const uri = folder.uri('a.case.md');
    await client.open(uri, record('CH-1', ...VISIT, '', '## 2026-03-06 Case note', '', 'Words.'));
    const ask = (position: { line: number; character: number }): Promise<NewEntryResult> =>
      client.connection.sendRequest(NEW_ENTRY_REQUEST, { uri, type: 'visit', position });
    const atEnd = await ask({ line: 10, character: 0 });
    assert.deepEqual(atEnd.position, { line: 19, character: 0 });
    assert.match(atEnd.snippet, /^\n## 2026-03-20 Visit\n\n```yaml\nby: /);
    const between = await ask({ line: 15, character: 0 });
    assert.deepEqual(between.position, { line: 15, character: 0 });
  });

  it('explains a rule', async () => {
    const page = await client.connection.sendRequest<string | null>(RULE_PAGE_REQUEST, {
      page: 'timescale-visit-default-first.md',
    });
    assert.match(page ?? '', /reg 28/);
    assert.equal(await client.connection.sendRequest(RULE_PAGE_REQUEST, { page: 'nothing.md' }), null);
  });
});

describe('the server that the command line starts', () => {
  it('serves a record that stands in no folder', async () => {
    const client = await Client.start([], commandLineFromSource);
    const findings = await client.open('untitled:Untitled-1', record('CH-1', ...VISIT));
    assert.ok(findings.some(({ code }) => String(code).startsWith('schema/')));
    const { deadlines, records } = await client.connection.sendRequest<DueResult>(DUE_REQUEST, {});
    assert.deepEqual([records, Array.isArray(deadlines)], [1, true]);
    assert.equal(await client.stop(), 0);
  });
});
