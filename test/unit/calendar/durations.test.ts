import assert from 'node:assert/strict';
import { formatDuration, parseDuration } from '../../../src/calendar/durations.ts';

describe('durations', () => {
  for (const [text, n, unit] of [
    ['6 weeks', 6, 'weeks'],
    ['1 working day', 1, 'working days'],
    ['45 working days', 45, 'working days'],
    ['72 hours', 72, 'hours'],
    ['1 month', 1, 'months'],
    ['18  Years', 18, 'years'],
    [' 10 days ', 10, 'days'],
  ] as const) {
    it(`read "${text}"`, () => assert.deepEqual(parseDuration(text), { duration: { n, unit } }));
  }

  for (const text of ['6 weeks', '1 week', '1 working day', '10 working days', '72 hours', '1 year']) {
    it(`write "${text}" as it was read`, () => {
      const { duration } = parseDuration(text);
      assert.ok(duration);
      assert.equal(formatDuration(duration), text);
    });
  }

  for (const [text, message] of [
    ['six weeks', /not a length of time/],
    ['6', /not a length of time/],
    ['', /not a length of time/],
    ['1.5 days', /not a length of time/],
    ['-1 days', /not a length of time/],
    ['6 wekes', /not a unit.*Did you mean weeks/],
    ['3 fortnights', /not a unit: use hours, days, working days, weeks, months or years\.$/],
    ['0 weeks', /must be from 1 to 9999/],
    ['10000 days', /must be from 1 to 9999/],
    ['1'.repeat(50), /too long/],
  ] as const) {
    it(`say what is wrong with "${text.slice(0, 20)}"`, () => {
      const reading = parseDuration(text);
      assert.equal(reading.duration, undefined);
      assert.match(reading.message ?? '', message);
    });
  }
});
