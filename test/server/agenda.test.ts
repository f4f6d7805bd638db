/** The agenda of a supervision from the server: what the command line writes, as a page, with links that the editor can follow. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, WorkDoneProgress } from 'vscode-languageserver-protocol';
import {
  SUPERVISION_AGENDA_REQUEST,
  type SupervisionAgendaParams,
  type SupervisionAgendaResult,
} from '../../src/server/protocol.ts';
import { Folder as CommandFolder, child, entry } from '../cli/command.ts';
import { BuiltServer } from './built-server.ts';
import { type Client, Clients } from './client.ts';

const CONFIG = 'as-of: 2026-03-20\npeople:\n  j.okafor: {name: Joy Okafor}\n  m.patel: {name: Meera Patel}\n';
const held = entry('2026-01-05 Referral', 'from: 2A') + entry('2026-01-05 Allocation', 'worker: j.okafor');
const HOSTILE = '"</p><script>alert(1)</script>[x](command:workbench.action.quit) \\u202e & **b**"';
const supervision = `---\nrecord: supervision\nid: SUP-1\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2025-12-01\nstage: experienced\n---\n\n${entry(
  '2026-03-04 Supervision',
  'cases: [CH-1]',
  'actions:',
  `  - what: ${HOSTILE}`,
  '    who: j.okafor',
)}`;

/** What a reader sees: no markup, no signs of Markdown, one space between words. */
const read = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gsu, '')
    .replace(/<[^>]*>/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
const asRead = (markdown: string): string =>
  markdown
    .replace(/\]\([^)]*\)/gu, '')
    .replace(/^(?:#+|-) /gmu, '')
    .replace(/[[\]*\\]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

describe('the agenda of a supervision from the server', function () {
  this.timeout(60_000);
  let folder: CommandFolder;
  const uri = (): string => new URL(`file://${folder.path}`).href;
  const ask = (client: Client, params: Partial<SupervisionAgendaParams> = {}): Promise<SupervisionAgendaResult> =>
    client.connection.sendRequest<SupervisionAgendaResult>(SUPERVISION_AGENDA_REQUEST, {
      worker: 'j.okafor',
      ...params,
    });

  const clients = new Clients();

  beforeEach(() => {
    folder = new CommandFolder()
      .write('.case-record/config.yaml', CONFIG)
      .write('a 100%20#é.case.md', child('CH-1', held))
      .write('deep/b.case.md', child('CH-2', held))
      .write('sup.case.md', supervision);
  });
  afterEach(async () => {
    const statuses = await clients.stop();
    folder.remove();
    assert.ok(
      statuses.every((status) => status === 0),
      `The server ended with ${statuses.join(', ')}.`,
    );
  });

  it('says what the command line writes for the folder, without names unless they are asked for', async () => {
    const client = await clients.start([uri()]);
    const { records, html = '' } = await ask(client);
    assert.equal(records, 3);
    assert.equal(read(html), asRead((await folder.run(['supervision', 'prepare', 'j.okafor'])).out));
    assert.doesNotMatch(html, /A made-up child|alert/u);
    assert.match((await ask(client, { showText: true })).html ?? '', />CH-1 A made-up child<\/a>/u);
  });

  it('takes nothing that a record says for markup, a link or a script', async () => {
    const client = await clients.start([uri()]);
    const { html = '' } = await ask(client, { showText: true, command: 'caseRecord.openPlace' });
    assert.ok(
      html.includes('&lt;script&gt;alert(1)&lt;/script&gt;[x](command:workbench.action.quit)   &amp; **b**'),
      html,
    );
    assert.doesNotMatch(html, /<script|href="(?!command:caseRecord\.openPlace\?)|\u202e/iu);
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/u);
  });

  it('has links to the line of each action, and one that begins the entry in the record of the worker', async () => {
    const client = await clients.start([uri()]);
    const { html = '' } = await ask(client, { command: 'caseRecord.openPlace', begin: 'caseRecord.newSupervision' });
    const called = [...html.matchAll(/href="command:caseRecord\.(\w+)\?([^"]*)"/gu)].map(([, command, query = '']) => {
      const once = decodeURIComponent(query);
      assert.equal(decodeURIComponent(once), once);
      return [command, ...(JSON.parse(once) as [string, number?])] as const;
    });
    const at =
      folder
        .read('sup.case.md')
        .split('\n')
        .findIndex((line) => line.includes('what:')) + 1;
    assert.deepEqual(
      called.filter(([, record]) => record.endsWith('/sup.case.md')),
      [
        ['newSupervision', `${uri()}/sup.case.md`],
        ['openPlace', `${uri()}/sup.case.md`, at],
      ],
    );
    assert.ok(
      called.some(([, record]) => record.endsWith('/a%20100%2520%23%C3%A9.case.md')),
      JSON.stringify(called),
    );
  });

  it('is a document too, whose links lead from the folder in which it is kept', async () => {
    const client = await clients.start([uri()]);
    const keep = 'caseRecord.prepareSupervision';
    const { html = '' } = await ask(client, { command: 'caseRecord.openPlace', keep });
    assert.ok(html.includes(`href="command:${keep}?${encodeURIComponent('["j.okafor",true]')}"`), html);
    assert.deepEqual(await ask(client, { from: uri() }), {
      records: 3,
      markdown: (await folder.run(['supervision', 'prepare', 'j.okafor'])).out,
    });
    const { markdown = '' } = await ask(client, { from: `${uri()}/deep/er/` });
    assert.match(markdown, /\]\(\.\.\/\.\.\/a%20100%2520%23%C3%A9\.case\.md#L1\)/u);
    assert.match(markdown, /\]\(\.\.\/b\.case\.md#L1\)/u);
    assert.match((await ask(client, { from: 'vscode-vfs://github/x' })).markdown ?? '', /\]\(file:\/\/\//u);
  });

  it('is of the records as they stand in the editor, over several folders', async () => {
    const other = new CommandFolder().write('.case-record/config.yaml', CONFIG).write('c.case.md', child('CH-3', held));
    const client = await clients.start([uri(), `${uri()}/deep`, new URL(`file://${other.path}`).href]);
    await client.open(
      `${uri()}/sup.case.md`,
      supervision.replace('who: j.okafor', 'who: j.okafor\n    done: 2026-03-10'),
    );
    const { records, html = '' } = await ask(client);
    assert.equal(records, 4);
    assert.match(html, /Nothing: all that was agreed in supervision is done or settled\./u);
    assert.match(html, /<h2>Children: 3<\/h2>/u);
    other.remove();
  });

  it('has no page for a worker whom no record names, whatever the id', async () => {
    const client = await clients.start([uri()]);
    for (const worker of ['n.obody', '', '../x', '__proto__', 'x'.repeat(100_000)])
      assert.deepEqual(await ask(client, { worker }), { records: 3 });
  });

  it('says how far it is, and stops when asked', async () => {
    for (let n = 0; n < 150; n += 1) folder.write(`many/${n}.case.md`, child(`CH-M${n}`, held));
    const client = await clients.start([uri()]);
    const stopping = new CancellationTokenSource();
    client.connection.onProgress(WorkDoneProgress.type, 'agenda-1', ({ kind }) => {
      if (kind === 'report') stopping.cancel();
    });
    const params: SupervisionAgendaParams = { worker: 'j.okafor', workDoneToken: 'agenda-1' };
    await assert.rejects(
      client.connection.sendRequest(SUPERVISION_AGENDA_REQUEST, params, stopping.token),
      /Stopped before the end/u,
    );
  });

  it('is made by a file beside the built server, which draws nothing and is not read until somebody asks', async () => {
    const server = await BuiltServer.into(folder.at('dist'));
    const inputs = server.inputsOf('agenda.cjs');
    assert.ok(inputs.some((name) => name.endsWith('src/views/supervision/gather.ts')));
    assert.ok(!inputs.some((name) => /node_modules\/(echarts|zrender)\//u.test(name)));
    const client = await server.without('agenda.cjs', async () => {
      const started = await clients.start([uri()], server.command);
      await started.open(`${uri()}/d.case.md`, child('CH-5'));
      return started;
    });
    assert.match((await ask(client)).html ?? '', /<h1>Supervision: j\.okafor<\/h1>/u);
  });
});
