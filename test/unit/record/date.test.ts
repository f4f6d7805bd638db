import assert from 'node:assert/strict';
import { isoDateOf, parseClockTime, parseIsoDate } from '../../../src/record/date.ts';
import { writtenDateAt } from '../../../src/record/written-date.ts';

describe('dates', () => {
  it('are days that exist, written YYYY-MM-DD', () => {
    for (const date of ['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
      assert.equal(parseIsoDate(date), date);
    }
    const others = [
      '2026-02-29',
      '1900-02-29',
      '2026-02-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '0000-01-01',
      '2026-2-3',
    ];
    for (const text of [...others, '2026-02-03 ', '２０２６-02-03', '2026/02/03', '', '-026-02-03']) {
      assert.equal(parseIsoDate(text), undefined, text);
    }
    assert.equal(isoDateOf(2026, 2, 3), '2026-02-03');
    assert.equal(isoDateOf(2026, 2, 30), undefined);
  });

  it('are recognised in other forms, day first', () => {
    const meant: Record<string, string> = {
      '2026-2-3 Visit': '2026-02-03',
      '2026/02/03': '2026-02-03',
      '20260203 Visit': '2026-02-03',
      '3/2/2026 Visit': '2026-02-03',
      '03.02.2026': '2026-02-03',
      '03-02-26 Visit': '2026-02-03',
      '3 February 2026 Visit': '2026-02-03',
      '3rd Feb 2026': '2026-02-03',
      'Tuesday 3rd of February, 2026': '2026-02-03',
      'February 3, 2026': '2026-02-03',
      'Tue 2026-02-03 Visit': '2026-02-03',
      '1 Sept. 2026': '2026-09-01',
    };
    for (const [title, date] of Object.entries(meant)) assert.equal(writtenDateAt(title)?.meant, date, title);
    assert.deepEqual(writtenDateAt('31/2/2026 Visit'), { length: 9 });
  });

  it('are not seen in titles that only hold numbers', () => {
    const titles = [
      '2 brothers',
      'Plan 2026',
      '2026',
      '2026-02',
      'February 2026',
      '1.2.3.4',
      '3/2',
      '12345678',
      '3 Februaryish 2026',
    ];
    for (const title of [...titles, 'May 2026', 'March together 3 2026', '1/2/2026/3']) {
      assert.equal(writtenDateAt(title), undefined, title);
    }
  });
});

describe('times', () => {
  it('are HH:MM with 24 hours', () => {
    for (const time of ['00:00', '09:30', '23:59']) assert.equal(parseClockTime(time), time);
    for (const text of ['24:00', '9:30', '12:60', '12.30', '12:3a', ''])
      assert.equal(parseClockTime(text), undefined, text);
  });
});
