import assert from 'node:assert/strict';
import { hasLeft, peopleThere } from '../../../src/workspace/colleagues.ts';
import type { Person } from '../../../src/workspace/types.ts';
import { day } from '../../support/journeys.ts';

const LAST_DAY = day('2026-03-20');

describe('who works there', () => {
  it('works there on the last day still, and no more on the next', () => {
    assert.equal(hasLeft({ left: LAST_DAY }, LAST_DAY), false);
    assert.equal(hasLeft({ left: LAST_DAY }, day('2026-03-21')), true);
    assert.equal(hasLeft({}, LAST_DAY), false);
  });

  it('stands in the order of the settings', () => {
    const people = new Map<string, Person>(
      [
        { id: 'm.patel', name: 'M' },
        { id: 'o.hand', name: 'O', left: LAST_DAY },
        { id: 'a.lee', name: 'A' },
      ].map((person) => [person.id, person]),
    );
    const on = (asOf: string) => peopleThere({ people }, day(asOf)).map(({ id }) => id);
    assert.deepEqual(on('2026-03-20'), ['m.patel', 'o.hand', 'a.lee']);
    assert.deepEqual(on('2026-03-21'), ['m.patel', 'a.lee']);
  });
});
