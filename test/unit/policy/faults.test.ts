/** Every fault of a pack is a finding on its very line, and the rest of the pack still works. */
import assert from 'node:assert/strict';
import { loadPack } from '../../../src/policy/load.ts';
import { createPolicy } from '../../../src/policy/policy.ts';
import { FAULTS, HEAD, timescale } from './pack-faults.ts';
import { assertMarked, BASE, base, ENTRY_TYPES, load } from './packs.ts';

describe('a fault in a policy pack', () => {
  it('is never found in a good one', () => {
    assert.deepEqual(assertMarked(timescale()), []);
    assert.deepEqual(base().problems, []);
    assert.deepEqual(createPolicy([base()]).problems, []);
  });

  for (const [name, text] of FAULTS) {
    it(`is found on its line: ${name}`, () => {
      for (const { message, severity } of assertMarked(text)) {
        assert.ok(message.length > 10 && /[.…?]$/.test(message), message);
        assert.ok(['error', 'warning'].includes(severity));
      }
    });
  }

  it('is never told in the words of the parser', () => {
    for (const text of [
      'a: [b\n c: "\n{',
      'a: "\\q"\n',
      '%YAML\n---\na: 1\n',
      'a: *b\n',
      'a: !!map x\n',
      'one\ntwo: 3\n',
      'a: &x &y z\n',
      'a: b: c\n',
    ]) {
      const { problems } = loadPack([{ path: 'p.yaml', text }], { entryTypes: ENTRY_TYPES });
      const told = problems.filter(({ rule }) => rule === 'policy/yaml');
      assert.ok(told.length > 0, text);
      for (const { message } of told)
        assert.doesNotMatch(message, /implicit|flow|scalar|YAML|collection|directive|escape sequence/iu);
    }
  });

  it('says what was probably meant', () => {
    const clears = (text: string): string => assertMarked(text)[0]?.clears ?? '';
    assert.match(clears(timescale('wehn: {met: {at-most: 0}} #! policy/unknown-key')), /"when"/);
    assert.match(clears(timescale('met-by: [{entry: vist}] #! policy/unknown-type')), /"visit"/);
    assert.match(clears(timescale('during: plced #! policy/unknown-status')), /"placed"/);
  });

  it('sets its item aside and no other, so that no half rule judges a record', () => {
    const text = `${HEAD}timescales:
  - {id: visit-first, every: 3 dys}
  - {id: visit-later, every: 5 weeks}
`;
    const { policy } = createPolicy([base(), load(text)]);
    assert.deepEqual(policy.timescale('visit-first')?.steps, [{ within: { n: 1, unit: 'weeks' } }]);
    assert.deepEqual(policy.timescale('visit-later')?.steps, [{ every: { n: 5, unit: 'weeks' } }]);
  });

  it('does not bring a second finding on what names the item', () => {
    const text = `${BASE.replace('every: 6 weeks', 'every: 6 wekes')}`;
    const pack = load(text, { builtIn: true });
    assert.deepEqual(
      pack.problems.map((problem) => problem.rule),
      ['policy/duration'],
    );
    const { policy, problems } = createPolicy([pack]);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      policy.clocks.find((clock) => clock.id === 'visits')?.branches.map((branch) => branch.id),
      ['visit-first'],
    );
  });

  it('is found in the file where it stands', () => {
    const files = [
      { path: 'pack.yaml', text: 'policy: local\n' },
      { path: 'more.yaml', text: 'statuses:\n  - {id: late, again: perhaps}\n' },
      { path: 'third.yaml', text: 'policy: other\n' },
    ];
    const { problems } = loadFiles(files);
    assert.deepEqual(
      problems.map(({ rule, place }) => [rule, place.file]),
      [
        ['policy/wrong-value', 'more.yaml'],
        ['policy/two-of-one-id', 'third.yaml'],
      ],
    );
  });

  it('is found without end only up to a bound', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `  - {id: t${index}, every: never}`).join('\n');
    assert.ok(load(`${HEAD}timescales:\n${many}\n`).problems.length <= 200);
  });
});

function loadFiles(files: readonly { path: string; text: string }[]) {
  return loadPack(files, { entryTypes: ENTRY_TYPES });
}
