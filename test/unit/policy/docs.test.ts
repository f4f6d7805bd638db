/** What docs/policy-packs.md shows must work as it stands. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { englandPack } from '../../../src/policy/england.ts';
import { loadPack } from '../../../src/policy/load.ts';
import { createPolicy } from '../../../src/policy/policy.ts';

const root = new URL('../../../', import.meta.url);

describe('the page about policy packs', () => {
  const page = readFileSync(new URL('docs/policy-packs.md', root), 'utf8');
  const packs = [...page.matchAll(/```yaml\n(policy:[\s\S]*?)```/g)].map((match) => match[1] ?? '');
  const entryTypes = new Set(
    readdirSync(new URL('schemas/entries/', root)).map((name) => name.replace('.schema.json', '')),
  );

  it('shows local packs without a fault', () => {
    const read = packs.map((text) => {
      const pack = loadPack([{ path: 'policy.yaml', text }], { entryTypes });
      const { policy, problems } = createPolicy([englandPack(), pack]);
      assert.deepEqual([...pack.problems, ...problems], []);
      return policy;
    });
    assert.equal(read.length, 2, 'what the second does is tried with the command line');
    const [policy] = read;
    assert.ok(policy);
    assert.deepEqual(policy.timescale('visit-default-year1')?.steps, [{ every: { n: 4, unit: 'weeks' } }]);
    assert.equal(policy.timescale('visit-default-year1')?.source.status, 'local');
    assert.equal(policy.timescale('welcome-call')?.clock?.asks, 'a note of the welcome call');
    assert.equal(policy.timescale('keep-in-touch-local'), undefined);
  });
});
