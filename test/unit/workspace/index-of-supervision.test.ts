import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseIsoDate } from '../../../src/record/date.ts';
import { IndexOfSupervision } from '../../../src/workspace/index-of-supervision.ts';
import type { Supervising } from '../../../src/workspace/spoken-of.ts';

const days = ['2026-01-05', '2026-02-05', '2026-03-05'].flatMap((day) => parseIsoDate(day) ?? []);
const children = ['CH-1', 'CH-2', 'CH-3'];
const workers = ['j.okafor', 'b.hale'];
const files = ['a', 'b', 'c'];

const supervising = fc.record<Supervising>({
  worker: fc.constantFrom(...workers, null),
  spokenOf: fc
    .uniqueArray(fc.constantFrom(...children))
    .chain((ids) => fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.subarray(days, { minLength: 1 }))))),
});
const steps = fc.array(fc.tuple(fc.constantFrom(...files), fc.option(supervising, { nil: undefined })), {
  maxLength: 12,
});

/** All that can be asked of it. */
function told(index: IndexOfSupervision) {
  return {
    workers: workers.filter((worker) => index.supervises(worker)),
    children: children.map((child) => index.daysOn(child).toSorted().join()),
  };
}

describe('the index of supervision', () => {
  it('answers by what the files hold now, whatever they held before', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const index = new IndexOfSupervision();
        for (const [file, holds] of given) index.put(file, holds);
        const fresh = new IndexOfSupervision();
        for (const [file, holds] of new Map(given)) if (holds !== undefined) fresh.put(file, holds);
        assert.deepEqual(told(index), told(fresh));
      }),
    );
  });

  it('names every child of whom an answer is another than before', () => {
    fc.assert(
      fc.property(steps, fc.constantFrom(...files), fc.option(supervising, { nil: undefined }), (given, file, next) => {
        const index = new IndexOfSupervision();
        const listed = children.map((id, at) => ({ id, worker: workers[at % 2] ?? '' }));
        for (const child of listed) index.put(`record ${child.id}`, undefined, child);
        for (const [uri, holds] of given) index.put(uri, holds);
        const answers = () =>
          listed.map(({ id, worker }) => `${index.supervises(worker)} ${index.daysOn(id).toSorted().join()}`);
        const before = answers();
        const named = new Set(index.put(file, next));
        for (const [at, answer] of answers().entries())
          if (answer !== before[at]) assert.ok(named.has(children[at] ?? ''), `${children[at]} is not named`);
      }),
    );
  });
});
