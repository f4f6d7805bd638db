/** Zooming and moving never leave the record, and come back to the whole of it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../../src/calendar/dates.ts';
import { around, kept, moved, type Shown, zoomed } from '../../../src/extension/pages/journey/window.ts';
import { day } from '../../support/journeys.ts';

const WHOLE: Shown = { from: day('2024-01-01'), to: day('2026-12-31') };

const steps = fc.array(
  fc.oneof(
    fc.double({ min: 0.2, max: 5, noNaN: true }).map((factor) => (shown: Shown) => zoomed(shown, WHOLE, factor)),
    fc.double({ min: -2, max: 2, noNaN: true }).map((part) => (shown: Shown) => moved(shown, WHOLE, part)),
    fc.tuple(fc.integer({ min: 0, max: 1090 }), fc.integer({ min: 0, max: 400 })).map(
      ([at, length]) =>
        () =>
          around(addDays(WHOLE.from, at), addDays(WHOLE.from, at + length), WHOLE),
    ),
  ),
  { maxLength: 20 },
);

describe('the days that the journey shows', () => {
  it('stay within the whole and are at least two weeks, whatever is done', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const shown = all.reduce((now, step) => step(now), WHOLE);
        assert.ok(shown.from >= WHOLE.from && shown.to <= WHOLE.to, JSON.stringify(shown));
        assert.ok(daysBetween(shown.from, shown.to) >= 10);
      }),
    );
  });

  it('go nearer round the day that is asked for, and back to the whole', () => {
    const near = zoomed(WHOLE, WHOLE, 0.1, day('2025-06-01'));
    assert.ok(near.from < '2025-06-01' && near.to > '2025-06-01');
    assert.ok(daysBetween(near.from, near.to) < 120);
    assert.deepEqual(zoomed(near, WHOLE, 100), WHOLE);
  });

  it('are kept where the record grew or shrank', () => {
    const shown: Shown = { from: day('2024-02-01'), to: day('2024-03-01') };
    assert.deepEqual(kept(shown, WHOLE), shown);
    const short: Shown = { from: day('2026-01-01'), to: day('2026-01-20') };
    assert.deepEqual(kept(shown, short), short);
  });
});
