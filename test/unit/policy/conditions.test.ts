import assert from 'node:assert/strict';
import { fitsCondition, isPlainCondition } from '../../../src/policy/conditions.ts';
import type { JsonSchema } from '../../../src/policy/types.ts';
import { base, over } from './packs.ts';

const SEEN = { properties: { seen: { const: 'yes' } }, required: ['seen'] };

describe('a condition', () => {
  for (const [name, condition, value, fits] of [
    ['a field that holds a value', SEEN, { seen: 'yes' }, true],
    ['a field that holds another', SEEN, { seen: 'no' }, false],
    ['a field that is absent', SEEN, {}, false],
    ['an entry without fields', SEEN, undefined, false],
    ['a field that only matters where it is there', { properties: { seen: { const: 'yes' } } }, {}, true],
    ['one of several values', { properties: { status: { enum: ['C1', 'C2'] } } }, { status: 'C2' }, true],
    ['none of several values', { properties: { status: { enum: ['C1', 'C2'] } } }, { status: 'E1' }, false],
    ['not', { not: SEEN }, { seen: 'yes' }, false],
    [
      'a decision',
      { properties: { decision: { required: ['outcome'] } }, required: ['decision'] },
      { decision: { by: 'a' } },
      false,
    ],
    [
      'a list with something in it',
      { properties: { agencies: { contains: { const: 'police' } } } },
      { agencies: ['health', 'police'] },
      true,
    ],
    [
      'a list without it',
      { properties: { agencies: { contains: { const: 'police' } } } },
      { agencies: ['health'] },
      false,
    ],
    ['a number', { properties: { score: { minimum: 17 } } }, { score: 16 }, false],
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, not a promise.
    ['if so, then', { if: SEEN, then: { required: ['alone'] } }, { seen: 'yes' }, false],
    ['if not so, else', { if: SEEN, else: { required: ['not-seen-reason'] } }, { seen: 'no' }, false],
    ['a key of the language itself, absent', { required: ['constructor'] }, {}, false],
    [
      'a keyword that only the library knows',
      { properties: { tags: { uniqueItems: true } } },
      { tags: ['a', 'a'] },
      false,
    ],
    ['a format', { properties: { on: { format: 'date' } } }, { on: '2026-02-31' }, false],
    ['exactly one of two, both of which fit', { oneOf: [SEEN, true] }, { seen: 'yes' }, false],
    ['exactly one of two', { oneOf: [SEEN, false] }, { seen: 'yes' }, true],
    ['at least one of two', { anyOf: [SEEN, { required: ['by'] }] }, { by: 'a' }, true],
    ['all of two', { allOf: [SEEN, { required: ['by'] }] }, { by: 'a' }, false],
    ['true', true, {}, true],
    ['false', false, {}, false],
  ] as readonly (readonly [string, JsonSchema, unknown, boolean])[]) {
    it(`is asked: ${name}`, () => assert.equal(fitsCondition(condition, value), fits));
  }

  it('that packs commonly use needs no library', () => {
    assert.equal(isPlainCondition(SEEN), true);
    assert.equal(isPlainCondition({ allOf: [SEEN, { not: { required: ['by'] } }] }), true);
    assert.equal(isPlainCondition({ properties: { tags: { uniqueItems: true } } }), false);
  });

  it('written with a number or true in a pack fits the text that a record holds', () => {
    const { policy, problems } = over(
      'timescales: [{id: visit-first, when: {status: {placed: {properties: {regulation: {const: 24}, code: {enum: [0012, K2]}, until-18: {const: true}}}}}}]\n',
    );
    assert.deepEqual(
      problems.filter(({ severity }) => severity !== 'information'),
      [],
    );
    const condition = policy.timescale('visit-first')?.when?.status?.placed ?? false;
    assert.equal(policy.fits(condition, { regulation: '24' }), true);
    assert.equal(policy.fits(condition, { regulation: 24 }), true);
    assert.equal(policy.fits(condition, { regulation: '19' }), false);
    assert.equal(policy.fits(condition, { code: '0012' }), true);
    assert.equal(policy.fits(condition, { code: 'K2' }), true);
    assert.equal(policy.fits(condition, { 'until-18': 'true' }), true);
  });

  it('is left as it is where it is text already', () => {
    const pattern = base().items.clocks[0]?.keys.metBy?.[0];
    assert.deepEqual(pattern !== undefined && 'where' in pattern && pattern.where, SEEN);
  });
});
