/** Which files of a folder are records: that changes with what is made in it, and findings follow. */
import assert from 'node:assert/strict';
import { renameSync, rmSync, unlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  FileChangeType,
  type FileEvent,
} from 'vscode-languageserver-protocol';
import {
  LINT_WORKSPACE_REQUEST,
  type LintWorkspaceResult,
  MY_DAY_REQUEST,
  type MyDayResult,
} from '../../src/server/protocol.ts';
import { Client, Folder } from './client.ts';

const record = (id: string, ...lines: readonly string[]): string =>
  ['---', 'record: child', `id: ${id}`, 'name: Robin Example', 'born: 2015-03-02', '---', '', ...lines, ''].join('\n');
const FAULT = '## 2026-02-31 Visit';
const ALSO = ['## 2026-03-01 Referral', '', '```yaml', 'also: [CH-9]', 'from: 2A', 'need: N1', '```'];
const COPY = 'record/duplicate-record';
const { Created, Changed, Deleted } = FileChangeType;

describe('the records of a folder', () => {
  const folder = new Folder();
  const teams = Array.from({ length: 8 }, (_, n) => `team-${n}`);
  let client: Client;
  /** Of the test: each has one of its own. */
  let team: string;
  let told = 0;

  const write = (name: string, text: string): string => folder.write(`${team}/${name}`, text);
  const at = (name: string): string => folder.uri(`${team}/${name}`);
  const path = (name: string): string => fileURLToPath(at(name));
  const lint = (): Promise<LintWorkspaceResult> => client.connection.sendRequest(LINT_WORKSPACE_REQUEST, {});
  const tell = (...changes: readonly (readonly [string, FileChangeType])[]): Promise<void> =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: changes.map(([uri, type]): FileEvent => ({ uri, type })),
    });
  const codes = (uri: string): readonly unknown[] => (client.published(uri) ?? []).map(({ code }) => code);
  const findings = (uri: string, areRight: (codes: readonly unknown[]) => boolean) =>
    client.next(uri, ({ diagnostics }) => areRight(diagnostics.map(({ code }) => code)));
  /** All that was told before has been looked at, and what that put off: files are looked at one after another. */
  async function settled(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      told += 1;
      const last = write(`last-${told}.case.md`, record(`LAST-${told}`, FAULT));
      const seen = client.next(last);
      await tell([last, Created]);
      await seen;
    }
  }

  before(async () => {
    for (const each of teams) folder.write(`${each}/.case-record/config.yaml`, 'as-of: 2026-03-20\n');
    folder.write('faulty/.case-record/config.yaml', 'policis: []\n');
    client = await Client.start([...teams, 'alone', 'faulty'].map((each) => folder.uri(each)));
  });
  beforeEach(() => {
    team = teams.pop() ?? 'none is left';
  });
  after(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('are not the copies that a program keeps in a folder of its own, made, changed or opened', async () => {
    const a = write('a.case.md', record('CH-1'));
    await lint();
    const day = () => client.connection.sendRequest<MyDayResult>(MY_DAY_REQUEST, {});
    const { records } = await day();
    const copies = ['.history/a.case.md', 'node_modules/made/a.case.md'].map((n) => write(n, record('CH-1', FAULT)));
    await tell([at('.history'), Created], ...copies.map((copy) => [copy, Created] as const));
    await settled();
    await tell(...copies.map((copy) => [copy, Changed] as const));
    await settled();
    assert.deepEqual([a, ...copies].map(codes), [[], [], []]);
    assert.equal((await day()).records, records + 4, 'the last ones');
    const [copy = ''] = copies;
    const opened = await client.open(copy, record('CH-1', FAULT));
    assert.ok(opened.length > 0, 'what is open is judged');
    const closed = client.next(copy);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: copy } });
    assert.deepEqual(await closed, []);
    await settled();
    assert.deepEqual(codes(a), []);
  });

  it('are those of a folder that is moved in, whatever it is called', async () => {
    await lint();
    folder.write('elsewhere/a.case.md', record('CH-1', FAULT));
    renameSync(fileURLToPath(folder.uri('elsewhere')), path('Example.R'));
    const found = client.next(at('Example.R/a.case.md'));
    await tell([at('Example.R'), Created]);
    assert.ok((await found).length > 0);
  });

  it('are no longer those of a folder below that has come to have settings of its own, and are again once it has none', async () => {
    const a = write('a.case.md', record('CH-1'));
    const b = write('sub/b.case.md', record('CH-1'));
    await client.open(a, record('CH-1'));
    await lint();
    assert.deepEqual([codes(a), codes(b)], [[COPY], [COPY]]);
    const apart = [a, b].map((uri) => findings(uri, (found) => !found.includes(COPY)));
    await tell([write('sub/.case-record/config.yaml', 'as-of: 2026-03-20\n'), Created]);
    await Promise.all(apart);
    const together = [a, b].map((uri) => findings(uri, (found) => found.includes(COPY)));
    rmSync(path('sub/.case-record'), { recursive: true });
    await tell([at('sub/.case-record'), Deleted]);
    await Promise.all(together);
  });

  it('are those that are there when a folder with its settings goes and comes back, as branches are switched', async () => {
    write('sub/.case-record/config.yaml', 'as-of: 2026-03-20\n');
    const a = write('sub/a.case.md', record('CH-1'));
    write('sub/b.case.md', record('CH-1'));
    const opened = await client.open(a, record('CH-1'));
    assert.deepEqual(
      opened.map(({ code }) => code),
      [COPY],
    );
    rmSync(path('sub'), { recursive: true });
    await tell([at('sub'), Deleted]);
    await settled();
    const config = write('sub/.case-record/config.yaml', 'as-of: 2026-03-20\npolicis: []\n');
    write('sub/a.case.md', record('CH-1'));
    const read = client.next(config);
    await tell([at('sub'), Created]);
    await read;
    await settled();
    assert.deepEqual(codes(a), []);
  });

  it('are not what has become the template of a pack', async () => {
    const a = write('a.case.md', record('CH-1'));
    const b = write('templates/b.case.md', record('CH-1', FAULT));
    await lint();
    assert.ok(codes(b).length > 1 && codes(a).includes(COPY));
    const gone = [a, b].map((uri) => findings(uri, (found) => found.length === 0));
    await tell([write('policy.yaml', 'policy: team\nversion: 1.0.0\ntitle: Team\n'), Created]);
    await Promise.all(gone);
    const back = [a, b].map((uri) => findings(uri, (found) => found.includes(COPY)));
    unlinkSync(path('policy.yaml'));
    await tell([at('policy.yaml'), Deleted]);
    await back[0];
    await lint();
    await back[1];
  });

  it('tell of a record that is missing once there are two, in a folder without settings', async () => {
    team = 'alone';
    const a = write('a.case.md', record('CH-1', ...ALSO));
    await lint();
    assert.ok(!codes(a).includes('record/unknown-sibling'));
    const missing = findings(a, (found) => found.includes('record/unknown-sibling'));
    const b = write('b.case.md', record('CH-2'));
    await tell([b, Created]);
    await missing;
    const alone = findings(a, (found) => !found.includes('record/unknown-sibling'));
    unlinkSync(path('b.case.md'));
    await tell([b, Deleted]);
    await alone;
  });

  it('follow one that is renamed while it is open, whoever tells of it first', async () => {
    for (const [name, editorFirst] of [
      ['one', true],
      ['two', false],
    ] as const) {
      const text = record(`CH-${name}`, FAULT);
      const [from, to] = [write(`${name}.case.md`, text), at(`${name}-renamed.case.md`)];
      await lint();
      await client.open(from, text);
      renameSync(path(`${name}.case.md`), path(`${name}-renamed.case.md`));
      const events = () => tell([from, Deleted], [to, Created]);
      if (!editorFirst) await events();
      const gone = client.next(from);
      await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: from } });
      const opened = client.open(to, text);
      if (editorFirst) await events();
      assert.deepEqual(await gone, []);
      await opened;
      await settled();
      assert.ok(codes(to).length > 0 && !codes(to).includes(COPY), codes(to).join());
      const left = client.next(to);
      await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: to } });
      assert.ok((await left).length > 0);
      assert.deepEqual(codes(from), []);
    }
  });

  it('are as the editor has them, and as the disk has them once it is closed', async () => {
    const a = write('a.case.md', record('CH-1'));
    const b = write('b.case.md', record('CH-2'));
    await lint();
    await client.open(a, record('CH-1'));
    const copied = findings(b, (found) => found.includes(COPY));
    await client.change(a, { text: record('CH-2') });
    await copied;
    write('a.case.md', record('CH-1', FAULT));
    await tell([a, Changed]);
    await settled();
    assert.deepEqual([codes(a), codes(b)], [[COPY], [COPY]]);
    const told = [
      findings(a, (found) => found.includes('record/bad-date') && !found.includes(COPY)),
      findings(b, (found) => found.length === 0),
    ];
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: a } });
    await Promise.all(told);
  });

  it('need not be there for faults in their settings to be told, and taken back once they are mended', async () => {
    team = 'faulty';
    const config = at('.case-record/config.yaml');
    await lint();
    assert.ok(codes(config).length > 0);
    const mended = findings(config, (found) => found.length === 0);
    write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    await tell([config, Changed]);
    await mended;
  });
});
