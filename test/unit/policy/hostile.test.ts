/** Packs made to hold us up, or to reach further than a pack may. */
import assert from 'node:assert/strict';
import { load } from './packs.ts';

describe('a hostile policy pack', () => {
  const refused = (text: string): readonly string[] => load(text).problems.map((problem) => problem.rule);

  it('that is too long is refused unread', () => {
    assert.deepEqual(refused(`policy: local\n${'#'.repeat(250_001)}`), ['policy/too-large']);
  });

  it('that is nested 10,000 deep is refused', () => {
    for (const deep of [
      '['.repeat(10_000),
      '- '.repeat(10_000),
      '{a: '.repeat(10_000),
      `${Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')}`,
    ]) {
      assert.ok(refused(deep).includes('policy/too-large'), deep.slice(0, 20));
    }
  });

  it('that multiplies itself by aliases is refused', () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\npolicy: local\n`;
    assert.ok(refused(bomb).includes('policy/yaml'));
  });

  it('with tens of thousands of keys is read in good time', () => {
    const keys = Array.from({ length: 25_000 }, (_, n) => `a${n}: 1`).join('\n');
    assert.ok(refused(keys).length > 0);
  });

  it('with keys of the language itself is read like any other', () => {
    assert.deepEqual(refused('policy: local\n__proto__: {polluted: "yes"}\nconstructor: 1\n'), [
      'policy/unknown-key',
      'policy/unknown-key',
    ]);
    assert.equal(({} as { polluted?: string }).polluted, undefined);
  });
});
