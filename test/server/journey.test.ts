/** A record's journey over the real protocol: its timeline, and where each entry stands, in this record and in a sibling's. */
import assert from 'node:assert/strict';
import { JOURNEY_REQUEST, type JourneyParams, type JourneyResult } from '../../src/server/protocol.ts';
import { child, entry } from '../cli/command.ts';
import { Client, Folder } from './client.ts';

const placed = entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6');
const visit = entry('2026-03-07 Visit: after school', 'seen: yes', 'alone: yes');
const shared = entry('2026-03-02 Contact', 'from: 2A', 'also: [CH-1]');

describe('a journey from the server', function () {
  this.timeout(60_000);
  let folder: Folder;
  let client: Client;

  const ask = (params: JourneyParams): Promise<JourneyResult | null> =>
    client.connection.sendRequest(JOURNEY_REQUEST, params);
  /** The line on which the entry of a mark stands, and its file. */
  const placeOf = ({ timeline, places }: JourneyResult, words: RegExp): string => {
    for (const lane of timeline.lanes) {
      if (lane.kind !== 'marks') continue;
      const found = lane.marks.find((mark) => words.test(mark.words));
      const place = found?.place === undefined ? undefined : places[found.place];
      if (place !== undefined)
        return [place.uri.slice(place.uri.lastIndexOf('/') + 1), place.line, ...(place.last ? [place.last] : [])].join(
          ' ',
        );
    }
    return assert.fail(`${words.source} is nowhere`);
  };

  beforeEach(async () => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    client = await Client.start([folder.uri()]);
  });
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    folder.remove();
  });

  it('is of the text as it stands in the editor, with its subjects, and follows an edit', async () => {
    const text = child('CH-1', placed + visit);
    const uri = folder.write('a.case.md', text);
    await client.open(uri, text);
    const first = await ask({ uri });
    assert.ok(first !== null);
    const line = text.slice(0, text.indexOf('## 2026-03-07')).split('\n').length - 1;
    // To the end of the text: somebody writes on in the blank lines below.
    const last = text.split('\n').length - 1;
    assert.equal(placeOf(first, /^Visit: after school, 7 March 2026, on time/u), `a.case.md ${line} ${last}`);
    await client.change(uri, { text: text.replace('\n# A', '\nOne more line.\n\n# A') });
    const next = await ask({ uri });
    assert.ok(next !== null);
    assert.equal(placeOf(next, /^Visit: after school/u), `a.case.md ${line + 2} ${last + 2}`);
  });

  it("leads to an entry of a sibling's record", async () => {
    const other = child('CH-2', placed + shared);
    folder.write('b.case.md', other);
    const text = child('CH-1', placed);
    const uri = folder.write('a.case.md', text);
    await client.open(uri, text);
    const result = await ask({ uri });
    assert.ok(result !== null);
    const line = other.slice(0, other.indexOf('## 2026-03-02 Contact')).split('\n').length - 1;
    assert.equal(placeOf(result, /^Contact/u), `b.case.md ${line}`);
    // What is typed in the sibling's record counts before it is saved.
    await client.open(folder.uri('b.case.md'), other.replace('\n# A', '\nOne more line.\n\n# A'));
    const next = await ask({ uri });
    assert.ok(next !== null);
    assert.equal(placeOf(next, /^Contact/u), `b.case.md ${line + 2}`);
  });

  it('is none for what does not say whose it is, for broken text, and for what is not open', async () => {
    const uri = folder.write('n.case.md', '## 2026-03-01 Visit\n');
    await client.open(uri, '## 2026-03-01 Visit\n');
    assert.equal(await ask({ uri }), null);
    assert.equal(await ask({ uri: folder.uri('none.case.md') }), null);
    await client.change(uri, { text: `${child('CH-1', placed).slice(0, -20)}\n\`\`\`yaml\n[: {` });
    assert.ok((await ask({ uri })) !== null);
  });
});
