import assert from 'node:assert/strict';
import { fingerprints } from '../../../src/lint/fingerprint.ts';

const visit = { rule: 'practice/analysis', entry: '2026-03-04-visit' };

describe('fingerprints', () => {
  it('are the same for the same finding, whatever its place and words', () => {
    const [before] = fingerprints([{ ...visit }], 'CH-1');
    const elsewhere = { ...visit, message: 'Other words.', span: { start: 900, end: 950 }, line: 40 };
    assert.deepEqual(fingerprints([elsewhere], 'CH-1'), [before]);
  });

  it('differ by rule, record, entry and deadline', () => {
    const all = [
      ...fingerprints([visit], 'CH-1'),
      ...fingerprints([visit], 'CH-2'),
      ...fingerprints([{ ...visit, rule: 'practice/childs-voice' }], 'CH-1'),
      ...fingerprints([{ ...visit, entry: '2026-03-05-visit' }], 'CH-1'),
      ...fingerprints([{ ...visit, entry: '2026-03-04-case-note' }], 'CH-1'),
      ...fingerprints([{ rule: visit.rule }], 'CH-1'),
      ...fingerprints([{ ...visit, due: '2026-03-04' }], 'CH-1'),
      ...fingerprints([{ ...visit, due: '2026-04-04' }], 'CH-1'),
    ];
    assert.equal(new Set(all).size, all.length);
  });

  it('tell findings that are alike apart by their number', () => {
    const [first, second] = fingerprints([visit, visit], 'CH-1');
    assert.notEqual(first, second);
    assert.deepEqual(fingerprints([visit], 'CH-1'), [first]);
  });

  it('stay where another entry of the day and type comes before, or is taken out', () => {
    const second = { ...visit, entry: '2026-03-04-visit-2' };
    const [alone] = fingerprints([visit], 'CH-1');
    assert.deepEqual(fingerprints([second], 'CH-1'), [alone]);
    assert.deepEqual(fingerprints([visit, second], 'CH-1'), fingerprints([visit, visit], 'CH-1'));
    const [own, other] = [
      fingerprints([{ ...visit, entry: 'V-1' }], 'CH-1'),
      fingerprints([{ ...visit, entry: 'V-2' }], 'CH-1'),
    ];
    assert.notDeepEqual(own, other);
  });

  it('take nothing and null for the same: no entry', () => {
    assert.deepEqual(fingerprints([{ rule: 'x/y' }], 'CH-1'), fingerprints([{ rule: 'x/y', entry: null }], 'CH-1'));
  });

  it('cannot be made to meet by what is written in an id', () => {
    const [a] = fingerprints([{ rule: 'x/y', entry: 'b' }], 'CH-1","x/y","a');
    const [b] = fingerprints([{ rule: 'x/y","a', entry: 'b' }], 'CH-1');
    assert.notEqual(a, b);
  });

  it('hold no word of what they stand for', () => {
    const [digest = ''] = fingerprints([{ rule: 'record/unknown-type', entry: '2026-03-04-amara-said' }], 'amara');
    assert.match(digest, /^[0-9a-f]{32}$/);
  });
});
