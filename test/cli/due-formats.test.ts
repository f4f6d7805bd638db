import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import ICAL from 'ical.js';
import { child, entry, Folder } from './command.ts';

const start = entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6');
const visit = (date: string, ...more: string[]) => entry(`${date} Visit`, 'seen: yes', 'alone: yes', ...more);
const allocated = entry('2026-03-01 Allocation', 'worker: j.okafor', 'team: east');

interface DueJson {
  readonly deadlines: readonly { readonly record: string; readonly timescale: string; readonly due: string }[];
}

describe('due in other formats', () => {
  let folder: Folder;
  const due = async (...args: readonly string[]) => (await folder.run(['due', ...args])).out;
  const listed = async (...args: readonly string[]) =>
    (JSON.parse(await due('--format', 'json', ...args)) as DueJson).deadlines;

  beforeEach(() => {
    folder = new Folder()
      .write('a.case.md', child('CH-1', allocated + start))
      .write('b.case.md', child('CH-2', start + visit('2026-03-05') + visit('2026-03-12')))
      .write('c.case.md', child('CH-3', start.replace('type: U6', 'type: U6\nended: 2026-03-15')));
  });
  afterEach(() => folder.remove());

  describe('--format csv', () => {
    it('has a row for each deadline, with whoever holds the case', async () => {
      const rows = parse(await due('--all', '--format', 'csv'), { bom: true, columns: true }) as Record<
        string,
        string
      >[];
      assert.deepEqual(
        rows.map(({ record, timescale, due }) => ({ record, timescale, due })),
        (await listed('--all')).map(({ record, timescale, due }) => ({ record, timescale, due })),
      );
      const met = rows.find((row) => row.record === 'CH-2' && row['met-on'] === '2026-03-12');
      assert.equal(met?.['last-met-by'], '2026-03-05-visit');
      assert.equal(met?.['opened-by'], '2026-03-01-placement');
      const late = rows.find(({ record, status }) => record === 'CH-1' && status === 'overdue');
      assert.deepEqual([late?.worker, late?.team], ['j.okafor', 'east']);
      assert.ok(rows.some((row) => row.record === 'CH-3' && row['ended-on'] === '2026-03-15'));
    });

    it('has only its headings where nothing is due', async () => {
      folder.write('empty/a.case.md', child('CH-9'));
      assert.match(await due('empty', '--format', 'csv'), /^\ufeffrecord,timescale,[^\r]*\r\n$/u);
    });
  });

  describe('--format ics', () => {
    const events = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    const uids = (text: string) => events(text).map((one) => String(one.getFirstPropertyValue('uid')));

    it('is a calendar with an all-day event for each deadline, on its last day', async () => {
      const calendar = events(await due('--format', 'ics', '--all'));
      assert.deepEqual(
        calendar.map((one) => `${one.getFirstPropertyValue('dtstart')} ${one.getFirstPropertyValue('dtend')}`),
        (await listed('--all')).map(({ due }) => {
          const next = new Date(`${due}T00:00:00Z`);
          next.setUTCDate(next.getUTCDate() + 1);
          return `${due} ${next.toISOString().slice(0, 10)}`;
        }),
      );
      for (const one of calendar) assert.equal(one.getFirstProperty('dtstart')?.type, 'date');
    });

    it('names the record by its id, and nobody', async () => {
      const text = await due('--format', 'ics', '--all');
      const unfolded = text.replaceAll('\r\n ', '');
      assert.match(unfolded, /SUMMARY:CH-1: .+ \(overdue\)\r\n/);
      assert.match(unfolded, /DESCRIPTION:Opened on 2026-03-01 by 2026-03-01-placement\.\\n/);
      assert.doesNotMatch(unfolded, /made-up|okafor/);
      assert.match(unfolded, /\r\nCLASS:CONFIDENTIAL\r\n/);
    });

    it('keeps to RFC 5545: CRLF, lines of 75 octets, what every calendar and event must have', async () => {
      folder.write('long.case.md', child(`CH-${'é😀'.repeat(40)}`, start));
      const text = await due('--format', 'ics');
      assert.match(text, /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:.+\r\n/);
      assert.ok(text.endsWith('END:VCALENDAR\r\n'));
      assert.doesNotMatch(text, /[^\r]\n/);
      for (const line of text.split('\r\n')) {
        assert.ok(Buffer.byteLength(line) <= 75, line);
        assert.doesNotMatch(line, /\ufffd|\p{Surrogate}/u);
      }
      for (const one of events(text))
        for (const name of ['uid', 'dtstamp', 'dtstart']) assert.ok(one.hasProperty(name));
      assert.ok(events(text).some((one) => String(one.getFirstPropertyValue('summary')).includes('é😀'.repeat(40))));
    });

    it('keeps the UID of each event from day to day, and never has one twice', async () => {
      const today = uids(await due('--format', 'ics', '--all'));
      assert.equal(new Set(today).size, today.length);
      assert.ok(today.every((uid) => /^[0-9a-f]{32}@case-record\.invalid$/.test(uid)));
      const later = uids(await due('--format', 'ics', '--all', '--as-of', '2026-03-25'));
      assert.deepEqual(
        today.filter((uid) => !later.includes(uid)),
        [],
      );
    });

    it('has the same UID for an event whichever others are listed with it', async () => {
      const all = uids(await due('--format', 'ics', '--all'));
      const open = uids(await due('--format', 'ics'));
      assert.ok(open.length > 0 && open.length < all.length);
      assert.deepEqual(
        open.filter((uid) => !all.includes(uid)),
        [],
      );
      const visits = async (...args: readonly string[]) =>
        events(await due('b.case.md', '--format', 'ics', ...args))
          .filter((one) => String(one.getFirstPropertyValue('description')).includes('visit-default-year1'))
          .map((one) => `${one.getFirstPropertyValue('dtstart')} ${one.getFirstPropertyValue('uid')}`);
      const [next] = await visits();
      assert.ok((await visits('--all')).length > 1);
      assert.ok((await visits('--all')).includes(next ?? '-'));
    });

    it('is the same each time', async () => {
      assert.equal(await due('--format', 'ics'), await due('--format', 'ics'));
    });

    it('is an empty calendar where nothing is due', async () => {
      folder.write('empty/a.case.md', child('CH-9'));
      const text = await due('empty', '--format', 'ics');
      assert.match(text, /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
      assert.deepEqual(events(text), []);
    });
  });
});
