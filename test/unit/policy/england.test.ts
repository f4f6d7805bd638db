import assert from 'node:assert/strict';
import { isPlainCondition } from '../../../src/policy/conditions.ts';
import { BUILT_IN_PACKS, englandPack, englandPolicy } from '../../../src/policy/england.ts';
import { englandExamples } from '../../../src/policy/england-examples.ts';
import { createPolicy } from '../../../src/policy/policy.ts';
import type { JsonSchema } from '../../../src/policy/types.ts';

/** Every condition in the data, wherever it stands. */
function conditions(value: unknown, key = ''): readonly JsonSchema[] {
  if (value === null || typeof value !== 'object') return [];
  if (key === 'where' || key === 'record') return [value as JsonSchema];
  return Object.entries(value).flatMap(([name, part]) =>
    key === 'when' && name === 'status' ? (Object.values(part) as JsonSchema[]) : conditions(part, name),
  );
}

describe('the built-in pack of England', () => {
  it('is whole, and the same object every time', () => {
    assert.deepEqual(englandPack().problems, []);
    assert.deepEqual(createPolicy([englandPack()]).problems, []);
    assert.equal(englandPolicy(), englandPolicy());
    assert.equal(BUILT_IN_PACKS.get('england'), englandPack());
  });

  it('asks nothing that needs more than plain functions', () => {
    const all = conditions(englandPack().items);
    assert.ok(all.length > 50);
    for (const condition of all) assert.ok(isPlainCondition(condition), JSON.stringify(condition));
  });

  it('keeps its examples out of what runs', () => {
    const { timescales, decisions } = englandPack().items;
    for (const item of [...timescales, ...decisions]) assert.equal(item.keys.examples, undefined);
    const examples = englandExamples();
    assert.deepEqual(
      Object.keys(examples.timescales),
      timescales.map((item) => item.id),
    );
    assert.deepEqual(
      Object.keys(examples.decisions),
      decisions.map((item) => item.id),
    );
    assert.ok(Object.values(examples.timescales).every((list) => list.length > 0));
  });

  it('knows in which file each item stands', () => {
    const visit = englandPolicy().timescale('visit-default-year1');
    assert.equal(visit?.place.file, 'policies/england/visits.yaml');
    assert.deepEqual(visit?.steps, [{ every: { n: 6, unit: 'weeks' } }]);
    assert.equal(visit?.source.status, 'statutory');
  });

  it('gives every branch of regulation 28 in its order of choice', () => {
    const clock = englandPolicy().clocks.find(({ id }) => id === 'looked-after-visit');
    assert.deepEqual(
      clock?.branches.map((branch) => branch.id),
      [
        'visit-placed-for-adoption',
        'visit-short-breaks',
        'visit-other-responsible',
        'visit-connected-temp',
        'visit-ico-parents',
        'visit-reg19',
        'visit-co-parents',
        'visit-long-term-foster',
        'visit-default-first',
        'visit-default-year1',
        'visit-default-to18',
        'visit-default-other',
      ],
    );
  });
});
