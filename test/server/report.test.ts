/** The team's report from the server: the page of the command line, stopped when asked, and drawn by a file that is read only then. */
import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CancellationTokenSource, WorkDoneProgress } from 'vscode-languageserver-protocol';
import { REPORT_REQUEST, type ReportParams, type ReportResult } from '../../src/server/protocol.ts';
import { Folder as CommandFolder, child, entry } from '../cli/command.ts';
import { BuiltServer } from './built-server.ts';
import { type Client, Clients, Folder } from './client.ts';

const CONFIG = 'as-of: 2026-03-20\nteams:\n  east: {name: East}\npeople:\n  a.lee: {name: Ann Lee, team: east}\n';
const unallocated =
  entry('2026-01-05 Referral', 'from: 2A') + entry('2026-01-06 Referral decision', 'decision: accept');
const held = `${unallocated}${entry('2026-01-06 Allocation', 'worker: a.lee')}`;

/** One page, with every link to a record taken out. */
const withoutLinks = (page: string): string => page.replaceAll(/href="(?!#)[^"]*"/gu, 'href');
const linksOf = (page: string): string[] => [...page.matchAll(/href="(?!#)([^"]*)"/gu)].map(([, link = '']) => link);
const ask = (client: Client, params: ReportParams = {}): Promise<ReportResult> =>
  client.connection.sendRequest<ReportResult>(REPORT_REQUEST, params);

describe('the report from the server', function () {
  this.timeout(60_000);
  let folder: CommandFolder;
  const uri = (): string => new URL(`file://${folder.path}`).href;

  const clients = new Clients();

  beforeEach(() => {
    folder = new CommandFolder()
      .write('.case-record/config.yaml', CONFIG)
      .write('a 100%20#.case.md', child('CH-1', unallocated))
      .write('deep/b.case.md', child('CH-2', held))
      .write('nobody.case.md', '## 2026-01-05 Referral\n');
  });
  afterEach(async () => {
    const statuses = await clients.stop();
    folder.remove();
    assert.ok(
      statuses.every((status) => status === 0),
      `The server ended with ${statuses.join(', ')}.`,
    );
  });

  async function written(): Promise<string> {
    await folder.run(['report', '-o', 'report.html']);
    return folder.read('report.html');
  }

  it('is what the command line writes for the folder, but for where the links lead', async () => {
    const client = await clients.start([uri()]);
    const { records, html } = await ask(client);
    assert.equal(records, 3);
    const page = await written();
    assert.equal(withoutLinks(html), withoutLinks(page));
    assert.ok(html.includes('<svg '));
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/u);
    assert.doesNotMatch(html, /<script|Ann Lee|A made-up child/iu);
    const links = linksOf(html);
    assert.equal(links.length, linksOf(page).length);
    assert.ok(links.length > 0);
    for (const link of links) assert.match(link, /^file:\/\/\/.*\.case\.md(#L\d+)?$/u);
  });

  it('has links that call the command that the editor names, whole however often they are decoded', async () => {
    const client = await clients.start([uri()]);
    const { html } = await ask(client, { command: 'caseRecord.openPlace' });
    assert.equal(withoutLinks(html), withoutLinks(await written()));
    const links = linksOf(html);
    const called = links.map((link) => {
      const [, query = ''] = /^command:caseRecord\.openPlace\?([\w%.!~*'()-]+)$/u.exec(link) ?? assert.fail(link);
      const once = decodeURIComponent(query);
      assert.equal(decodeURIComponent(once), once);
      return JSON.parse(once) as [string, number];
    });
    const odd = called.find(([record]) => record.endsWith('/a%20100%2520%23.case.md'));
    assert.ok(odd, JSON.stringify(called));
    assert.ok(called.every(([, line]) => Number.isSafeInteger(line) && line >= 1));
  });

  it('counts the records of several folders, each once, as they stand in the editor', async () => {
    const other = new Folder();
    other.write('.case-record/config.yaml', CONFIG);
    const open = other.write('c.case.md', child('CH-3', unallocated));
    const client = await clients.start([uri(), `${uri()}/deep`, other.uri()]);
    await client.open(open, child('CH-4', unallocated));
    const { records, html } = await ask(client);
    assert.equal(records, 4);
    assert.ok(html.includes('>CH-4</a>'));
    assert.ok(!html.includes('CH-3'));
    assert.ok(html.includes('>CH-1</a>'));
    const names = [folder.path, `${folder.path}/deep`, fileURLToPath(other.uri())].map((path) =>
      relative(tmpdir(), path),
    );
    assert.ok(
      html.includes(`case-record report ${names.join(' ')} --figure`),
      'a command that holds from beside the folders',
    );
    for (const [command] of html.matchAll(/case-record report [^<]*/gu))
      assert.ok(!command.includes(folder.path), command);
    other.remove();
  });

  it('says how far it is, and stops when asked', async () => {
    for (let n = 0; n < 150; n += 1) folder.write(`many/${n}.case.md`, child(`CH-M${n}`, held));
    const client = await clients.start([uri()]);
    const stopping = new CancellationTokenSource();
    const steps: string[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'report-1', (step) => {
      steps.push(step.kind);
      if (step.kind === 'report') stopping.cancel();
    });
    const asked = client.connection.sendRequest(REPORT_REQUEST, { workDoneToken: 'report-1' }, stopping.token);
    await assert.rejects(asked, /Stopped before the end/u);
    assert.deepEqual([steps[0], steps.at(-1)], ['begin', 'end']);
  });

  it('is made by a file beside the built server, which is not read until somebody asks', async () => {
    const server = await BuiltServer.into(folder.at('dist'));
    const drawing = server
      .inputsOf('server-core.cjs')
      .filter((name) =>
        /node_modules\/(echarts|zrender)\/|src\/views\/(?:report|supervision|audit)\/|report-page/u.test(name),
      );
    assert.deepEqual(drawing, []);
    const client = await server.without('report.cjs', async () => {
      const started = await clients.start([uri()], server.command);
      await started.open(`${uri()}/d.case.md`, child('CH-5'));
      return started;
    });
    assert.equal(withoutLinks((await ask(client)).html), withoutLinks(await written()));
  });
});
