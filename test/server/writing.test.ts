import assert from 'node:assert/strict';
import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol/node';
import {
  NEW_ENTRY_REQUEST,
  NEW_RECORD_PLACE_REQUEST,
  NEW_RECORD_REQUEST,
  NEW_SUPERVISION_REQUEST,
  type NewEntryResult,
  type NewRecordPlace,
  type NewRecordResult,
  type NewSupervisionResult,
  SUPERVISION_RECORDS_REQUEST,
  type SupervisionRecordChoice,
} from '../../src/server/protocol.ts';
import { changedSettings, toldSettings } from '../../src/server/told-settings.ts';
import { Client, Folder } from './client.ts';

const CONFIG = 'as-of: 2026-03-20\npeople:\n  j.okafor: {name: Jo Okafor}\n  gone: {name: Gone, left: 2025-01-01}\n';
const child = (id: string, worker: string) =>
  `---\nrecord: child\nid: ${id}\nname: Robin\nborn: 2015-03-02\n---\n\n## 2026-03-02 Referral\n\n\`\`\`yaml\nfrom: 2A\n\`\`\`\n\n## 2026-03-03 Allocation\n\n\`\`\`yaml\nworker: ${worker}\n\`\`\`\n`;
const SUPERVISION =
  '---\nrecord: supervision\nid: SUP-1\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-01-01\nstage: experienced\n---\n';

describe('writing, over stdio', () => {
  let folder: Folder;
  let client: Client;

  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', CONFIG);
    folder.write('a.case.md', child('CH-0041', 'j.okafor'));
    folder.write('b.case.md', child('CH-0042', 'somebody.else'));
    folder.write('s.case.md', SUPERVISION);
    client = await Client.start([folder.uri()]);
  });

  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  it('signs entries with the worker that the settings say, as soon as they say so', async () => {
    const uri = folder.uri('a.case.md');
    await client.open(uri, child('CH-0041', 'j.okafor'));
    const entry = () => client.connection.sendRequest<NewEntryResult>(NEW_ENTRY_REQUEST, { uri, type: 'visit' });
    assert.match((await entry()).snippet, /\nby: \$\{1:/);
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { caseRecord: { worker: 'j.okafor' } },
    });
    assert.match((await entry()).snippet, /\nby: j\.okafor\n/);
    assert.equal(
      await client.connection.sendRequest(NEW_ENTRY_REQUEST, { uri, type: 'visit', version: 9 }),
      null,
      'of a text that is no longer there',
    );
  });

  it('proposes the next id of the folder, and writes what was answered, whatever it holds', async () => {
    const place = await client.connection.sendRequest<NewRecordPlace>(NEW_RECORD_PLACE_REQUEST, {
      folder: folder.uri(),
    });
    assert.equal(place.nextId, 'CH-0043');
    assert.deepEqual(place.people, [{ id: 'j.okafor', name: 'Jo Okafor' }]);
    const { snippet } = await client.connection.sendRequest<NewRecordResult>(NEW_RECORD_REQUEST, {
      kind: 'child',
      folder: folder.uri(),
      answers: { id: 'CH-0043', name: 'A: $1 \n---\n# B', born: '2015-03-02' },
    });
    assert.match(
      snippet,
      /^---\nrecord: child\nid: CH-0043\nname: "A: \\\$1 {2}--- # B"\nborn: 2015-03-02\n---\n\n# A: /m,
    );
    const empty = await client.connection.sendRequest<NewRecordPlace>(NEW_RECORD_PLACE_REQUEST, {});
    assert.equal(empty.nextId, 'CH-1001');
  });

  it('gathers the open cases of the worker for the next supervision', async () => {
    const records = await client.connection.sendRequest<SupervisionRecordChoice[]>(SUPERVISION_RECORDS_REQUEST, {});
    assert.deepEqual(records, [{ uri: folder.uri('s.case.md'), worker: 'j.okafor' }]);
    const uri = folder.uri('s.case.md');
    await client.open(uri, SUPERVISION);
    const entry = await client.connection.sendRequest<NewSupervisionResult | null>(NEW_SUPERVISION_REQUEST, {
      uri,
      version: 1,
    });
    assert.match(entry?.snippet ?? '', /\ncases: \[CH-0041\]\n/);
    assert.equal(await client.connection.sendRequest(NEW_SUPERVISION_REQUEST, { uri, version: 2 }), null);
  });
});

describe('the settings that an editor tells', () => {
  it('are taken only where they are ids', () => {
    assert.deepEqual(toldSettings({ worker: ' j.okafor ' }), { worker: 'j.okafor' });
    for (const worker of ['', 'a\nb: c', '$1', '{x}', 'x'.repeat(200), 7, null, ['a']]) {
      assert.deepEqual(toldSettings({ worker }), {});
    }
    assert.deepEqual(toldSettings(null), {});
    assert.equal(changedSettings({ other: {} }), undefined);
    assert.deepEqual(changedSettings({ caseRecord: null }), {});
  });
});
