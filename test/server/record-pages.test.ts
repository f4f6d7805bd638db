/** A record for reading and its chronology over the real protocol. */
import assert from 'node:assert/strict';
import {
  CHRONOLOGY_REQUEST,
  type ChronologyResult,
  PREVIEW_REQUEST,
  type PreviewResult,
} from '../../src/server/protocol.ts';
import { child, entry } from '../cli/command.ts';
import { Client, Folder } from './client.ts';

const placed = entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-02 Core group');
const shared = entry('2026-03-02 Referral', 'from: 2A', 'also: [CH-1]');

describe('the pages of a record from the server', function () {
  this.timeout(60_000);
  let folder: Folder;
  let client: Client;

  const ask = <T>(request: string, params: object): Promise<T | null> =>
    client.connection.sendRequest<T | null>(request, params);

  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    client = await Client.start([folder.uri()]);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('are of the text as it stands in the editor, with the lines of its entries, and follow an edit', async () => {
    const text = child('CH-1', placed);
    const uri = folder.write('a.case.md', text);
    await client.open(uri, text);
    const lineOf = (whole: string): number => whole.slice(0, whole.indexOf('## 2026-03-01')).split('\n').length - 1;
    const first = await ask<PreviewResult>(PREVIEW_REQUEST, { uri });
    assert.equal(first?.places[0]?.line, lineOf(text));
    assert.equal(first?.preview.blocks.length, 2);
    const edited = text.replace('\n# A', '\nOne more line.\n\n# A');
    await client.change(uri, { text: edited });
    const next = await ask<PreviewResult>(PREVIEW_REQUEST, { uri });
    assert.equal(next?.places[0]?.line, lineOf(edited));
    assert.match(next?.preview.head.summary ?? '', /One more line/u);
  });

  it("tell the significant events, those of a sibling's record too, and lead to where they are written", async () => {
    const other = child('CH-2', entry('2026-02-01 Contact') + shared);
    const otherUri = folder.write('b.case.md', other);
    const text = child('CH-1', placed);
    const uri = folder.write('a.case.md', text);
    await client.open(uri, text);
    const some = await ask<ChronologyResult>(CHRONOLOGY_REQUEST, { uri, document: true });
    const all = await ask<ChronologyResult>(CHRONOLOGY_REQUEST, { uri, all: true, document: true });
    const events = (result: ChronologyResult | null): readonly string[] =>
      (result?.chronology.events ?? []).filter(({ place }) => place !== undefined).map(({ what }) => what);
    assert.deepEqual(events(some), ['Legal status', 'Referral']);
    assert.deepEqual([...events(all)].sort(), ['Core group', 'Legal status', 'Referral']);
    assert.match(some?.markdown ?? '', /^# Chronology of /u);
    assert.ok(!(some?.markdown ?? '').includes('Core group') && all?.markdown?.includes('Core group'));
    const referral = some?.chronology.events.find(({ what }) => what === 'Referral');
    const place = some?.places[referral?.place ?? -1];
    const line = other.slice(0, other.indexOf('## 2026-03-02 Referral')).split('\n').length - 1;
    assert.deepEqual([place?.uri, place?.line], [otherUri, line]);
  });

  it('are none for what is not open, and none of the chronology for what does not say whose it is', async () => {
    const uri = folder.write('n.case.md', '## 2026-03-01 Visit\n');
    assert.equal(await ask(PREVIEW_REQUEST, { uri }), null);
    assert.equal(await ask(CHRONOLOGY_REQUEST, { uri }), null);
    await client.open(uri, '## 2026-03-01 Visit\n');
    assert.equal(await ask(CHRONOLOGY_REQUEST, { uri }), null);
    assert.equal((await ask<PreviewResult>(PREVIEW_REQUEST, { uri }))?.preview.blocks.length, 1);
  });
});
