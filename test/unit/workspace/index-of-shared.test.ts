import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DatedEntry } from '../../../src/journey/types.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import { IndexOfShared, type SharedEntries } from '../../../src/workspace/index-of-shared.ts';

const date = parseIsoDate('2026-03-04');
assert.ok(date !== undefined);

const entry = (record: string, address: string): DatedEntry => ({
  ref: { record, address, index: 0 },
  type: 'visit',
  date,
  fields: {},
  own: false,
});
const shares = (record: string, to: Record<string, string[]>): SharedEntries =>
  new Map(Object.entries(to).map(([id, addresses]) => [id, addresses.map((address) => entry(record, address))]));
const addresses = (entries: readonly DatedEntry[]) => entries.map(({ ref }) => `${ref.record}/${ref.address}`);

describe('the index of shared entries', () => {
  it('gives a child the entries that stand in the records of others', () => {
    const index = new IndexOfShared();
    index.put('file:///b', 'CH-2', shares('CH-2', { 'CH-1': ['v1'], 'CH-3': ['v1'] }));
    index.put('file:///a', 'CH-4', shares('CH-4', { 'CH-1': ['v2'] }));
    assert.deepEqual(addresses(index.sharedWith('CH-1')), ['CH-4/v2', 'CH-2/v1']);
    assert.deepEqual(addresses(index.sharedWith('CH-3')), ['CH-2/v1']);
    assert.deepEqual(index.sharedWith('CH-2'), []);
  });

  it('names the records that a change touches, and no others', () => {
    const index = new IndexOfShared();
    const put = (to: Record<string, string[]>) => index.put('file:///a', 'CH-1', shares('CH-1', to));
    assert.deepEqual(put({ 'CH-2': ['v1'], 'CH-3': ['v2'] }), ['CH-2', 'CH-3']);
    assert.deepEqual(put({ 'CH-2': ['v1'], 'CH-3': ['v2'] }), []);
    assert.deepEqual(put({ 'CH-2': ['v1', 'v3'], 'CH-3': ['v2'] }), ['CH-2']);
    assert.deepEqual(put({ 'CH-2': ['v1', 'v3'] }), ['CH-3']);
    assert.deepEqual(index.remove('file:///a'), ['CH-2']);
    assert.deepEqual(index.sharedWith('CH-2'), []);
    assert.deepEqual(index.remove('file:///a'), []);
  });

  it('finds the file of a record, also after its id changed', () => {
    const index = new IndexOfShared();
    index.put('file:///z', 'CH-1', new Map());
    index.put('file:///a', 'CH-1', new Map());
    assert.equal(index.find('CH-1'), 'file:///a');
    index.put('file:///a', 'CH-9', new Map());
    assert.equal(index.find('CH-1'), 'file:///z');
    assert.equal(index.find('CH-9'), 'file:///a');
    index.remove('file:///a');
    assert.equal(index.find('CH-9'), undefined);
  });

  it('counts an entry once where a record lies in two copies, and never gives a record its own', () => {
    const index = new IndexOfShared();
    index.put('file:///a', 'CH-1', shares('CH-1', { 'CH-2': ['v1'], 'CH-1': ['v1'] }));
    index.put('file:///copy', 'CH-1', shares('CH-1', { 'CH-2': ['v1'] }));
    assert.deepEqual(addresses(index.sharedWith('CH-2')), ['CH-1/v1']);
    assert.deepEqual(index.sharedWith('CH-1'), []);
  });

  it('does not depend on the order of changes', () => {
    const id = fc.constantFrom('CH-1', 'CH-2', 'CH-3');
    const change = fc.record({
      uri: fc.constantFrom('file:///a', 'file:///b', 'file:///c'),
      id,
      to: fc.dictionary(id, fc.array(fc.constantFrom('v1', 'v2'), { maxLength: 2 }), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const grown = new IndexOfShared();
        const last = new Map<string, (typeof changes)[number]>();
        for (const each of changes) {
          grown.put(each.uri, each.id, shares(each.id, each.to));
          last.set(each.uri, each);
        }
        const fresh = new IndexOfShared();
        for (const each of [...last.values()].reverse()) fresh.put(each.uri, each.id, shares(each.id, each.to));
        for (const asked of ['CH-1', 'CH-2', 'CH-3']) {
          assert.deepEqual(grown.sharedWith(asked), fresh.sharedWith(asked));
          assert.equal(grown.find(asked), fresh.find(asked));
        }
      }),
    );
  });
});
