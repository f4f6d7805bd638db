/** A worker's day over the real protocol: asked for, told to have changed, sent as what changed alone, explained, and written as a calendar. */
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import {
  CancellationTokenSource,
  DidChangeWatchedFilesNotification,
  WorkDoneProgress,
} from 'vscode-languageserver-protocol';
import {
  CALENDAR_REQUEST,
  type CalendarParams,
  type CalendarResult,
  DUE_CHANGED_NOTIFICATION,
  EXPLANATION_REQUEST,
  type ExplanationParams,
  MY_DAY_REQUEST,
  type MyDayParams,
  type MyDayResult,
} from '../../src/server/protocol.ts';
import { child, entry } from '../cli/command.ts';
import { Client, Folder } from './client.ts';

const CONFIG = 'as-of: 2026-03-20\npeople:\n  a.lee: {name: Ann Lee, role: social worker}\n';
const placed = entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6');
const visit = entry('2026-03-07 Visit', 'seen: yes', 'alone: yes');

describe("a worker's day from the server", function () {
  this.timeout(60_000);
  let folder: Folder;
  let client: Client;

  const ask = (params: MyDayParams = {}): Promise<MyDayResult> => client.connection.sendRequest(MY_DAY_REQUEST, params);
  const explain = (params: ExplanationParams): Promise<string | null> =>
    client.connection.sendRequest(EXPLANATION_REQUEST, params);
  const calendar = (params: CalendarParams = {}): Promise<CalendarResult> =>
    client.connection.sendRequest(CALENDAR_REQUEST, params);
  const told = (): Promise<void> =>
    new Promise((resolve) => {
      const listening = client.connection.onNotification(DUE_CHANGED_NOTIFICATION, () => {
        listening.dispose();
        resolve();
      });
    });
  const save = (name: string, text: string): Promise<void> =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: folder.write(name, text), type: 2 }],
    });

  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', CONFIG);
    folder.write('a.case.md', child('CH-1', placed));
    folder.write('b.case.md', child('CH-2', placed));
    client = await Client.start([folder.uri()]);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('tells that it changed after a file did, and then sends that record alone', async () => {
    const first = await ask();
    assert.deepEqual([first.cases.length, first.whole, first.people.length], [2, true, 1]);
    const changed = told();
    await save('b.case.md', child('CH-2', placed + visit));
    await changed;
    const next = await ask({ since: first.revision });
    assert.deepEqual(
      next.cases.map(({ record }) => record),
      ['CH-2'],
    );
    assert.equal(next.whole, false);
  });

  it('tells of what is typed, and of settings', async () => {
    const { revision } = await ask();
    const typed = told();
    await client.open(folder.uri('a.case.md'), child('CH-1', placed + visit));
    await typed;
    const next = await ask({ since: revision });
    assert.deepEqual(
      next.cases.map(({ record }) => record),
      ['CH-1'],
    );
    const settings = told();
    await save('.case-record/config.yaml', 'as-of: 2026-03-21\n');
    await settings;
    const all = await ask({ since: next.revision });
    assert.deepEqual([all.cases.map(({ asOf }) => asOf), all.people], [['2026-03-21', '2026-03-21'], []]);
  });

  it('says how far it is, and stops when asked', async () => {
    for (let n = 0; n < 150; n += 1) folder.write(`many/${n}.case.md`, child(`CH-M${n}`, placed));
    const stopping = new CancellationTokenSource();
    client.connection.onProgress(WorkDoneProgress.type, 'day-1', (step) => {
      if (step.kind === 'report') stopping.cancel();
    });
    const asked = client.connection.sendRequest(MY_DAY_REQUEST, { workDoneToken: 'day-1' }, stopping.token);
    await assert.rejects(asked, /Stopped before the end/u);
    assert.equal((await ask()).cases.length, 152);
  });

  it('explains what is due, and nothing that is not', async () => {
    const { cases } = await ask();
    const { uri, due } = cases.find(({ record }) => record === 'CH-1') ?? assert.fail();
    const { key, title } = due.find(({ entry: type }) => type === 'visit') ?? assert.fail();
    const why = (await explain({ uri, key, brief: true })) ?? assert.fail('nothing was explained');
    assert.ok(why.startsWith(`**${title}**`), why);
    assert.match(why, /Source: /u);
    assert.equal(await explain({ uri, key: 'another' }), null);
    assert.equal(await explain({ uri: folder.uri('none.case.md'), key }), null);
  });

  it('writes what is due as a calendar with ids and no names, of some records or all', async () => {
    const { cases } = await ask();
    const { ics, events } = await calendar();
    const written = new ICAL.Component(ICAL.parse(ics)).getAllSubcomponents('vevent');
    assert.equal(written.length, events);
    assert.equal(
      events,
      cases.reduce((sum, { due }) => sum + due.length, 0),
    );
    assert.match(ics, /CH-1[\s\S]*CH-2/u);
    assert.doesNotMatch(ics, /made-up|Ann Lee/u);
    const one = await calendar({ only: [folder.uri('b.case.md')] });
    assert.doesNotMatch(one.ics, /CH-1/u);
    assert.match(one.ics, /CH-2/u);
    assert.equal((await calendar({ only: [] })).events, 0);
  });

  it('writes what My day shows: open records outside of the folders too, and judges only what is asked for', async () => {
    const elsewhere = new Folder();
    const uri = elsewhere.write('c.case.md', child('CH-3', placed));
    await client.open(uri, child('CH-3', placed));
    assert.match((await calendar()).ics, /CH-1[\s\S]*CH-3/u);
    const said: string[] = [];
    client.connection.onProgress(WorkDoneProgress.type, 'calendar-1', (step) => {
      if (step.kind === 'report') said.push(step.message ?? '');
    });
    const only = await calendar({ only: [uri, folder.uri('none.case.md')], workDoneToken: 'calendar-1' });
    assert.doesNotMatch(only.ics, /CH-[12]/u);
    assert.match(only.ics, /CH-3/u);
    assert.deepEqual(said, ['1 of 2', '2 of 2']);
    elsewhere.remove();
  });
});
