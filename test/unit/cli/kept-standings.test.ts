import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { addStandings, type KeptStanding, readStandings } from '../../../src/cli/kept-standings.ts';
import { standingIn } from '../../../src/cli/standing-shape.ts';
import { digestOf } from '../../../src/workspace/content-digest.ts';

const counted = { id: 'CH-1', asOf: '2026-03-20', open: true, figures: [] };
const due = { holder: {}, open: [] };

describe('what is kept of how records stand', () => {
  let path: string;
  let cache: { readonly folder: string; readonly build: string };
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'case-record-kept-'));
    cache = { folder: path, build: 'one' };
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));

  const small = { root: 'file:///store', size: 3, settings: 's' };
  const large = { root: 'file:///store', size: 2600, settings: 's' };
  const made = (from: number, to: number, context = 'today'): Map<string, KeptStanding> =>
    new Map(
      Array.from({ length: to - from }, (_, n): [string, KeptStanding] => [
        digestOf(`record ${from + n}`),
        { context, json: JSON.stringify({ counted: { ...counted, id: `CH-${from + n}\t\n` }, due }) },
      ]),
    );
  const contents = (...maps: readonly ReadonlyMap<string, unknown>[]) =>
    new Set(maps.flatMap((map) => [...map.keys()]));

  it('is read back as it was, with what was there before', async () => {
    for (const place of [small, large]) {
      const [old, fresh, again] = [made(0, 50), made(50, 80), made(20, 30, 'tomorrow')];
      await addStandings(cache, place, old, contents(old));
      assert.deepEqual(await readStandings(cache, place), old);
      await addStandings(cache, place, fresh, contents(old, fresh));
      assert.equal((await readStandings(cache, place)).size, 80);
      await addStandings(cache, place, again, contents(old, fresh));
      const all = await readStandings(cache, place);
      assert.deepEqual(all, new Map([...old, ...fresh, ...again].map(([key]) => [key, all.get(key)])));
      for (const [content, standing] of again) assert.deepEqual(all.get(content), standing);
    }
  });

  it('loses what no record has, where something new is written', async () => {
    const [old, fresh] = [made(0, 3), made(3, 4)];
    await addStandings(cache, small, old, contents(old));
    await addStandings(cache, small, fresh, contents(made(2, 4)));
    assert.deepEqual([...contents(await readStandings(cache, small))].sort(), [...contents(made(2, 4))].sort());
  });

  it('writes of a large store only the files in which something is new', async () => {
    const old = made(0, 200);
    await addStandings(cache, large, old, contents(old));
    const before = new Map(readdirSync(path).map((name) => [name, statSync(join(path, name)).ino]));
    assert.equal(before.size, 16);
    const fresh = made(200, 201);
    await addStandings(cache, large, fresh, contents(old, fresh));
    const changed = readdirSync(path).filter((name) => statSync(join(path, name)).ino !== before.get(name));
    assert.equal(changed.length, 1);
    await addStandings(cache, large, new Map(), contents(old, fresh));
    assert.equal((await readStandings(cache, large)).size, 201);
  });

  it('is that of one program', async () => {
    const old = made(0, 3);
    await addStandings(cache, small, old, contents(old));
    assert.equal((await readStandings({ ...cache, build: 'two' }, small)).size, 0);
  });

  it('is a standing only where every part of it is', () => {
    assert.deepEqual(standingIn(JSON.stringify({ counted, due })), { counted, due });
    assert.equal(standingIn('null'), null);
    for (const wrong of [
      '',
      'undefined',
      '[]',
      '{}',
      '7',
      JSON.stringify({ counted }),
      JSON.stringify({ counted, due, more: 1 }),
      JSON.stringify({ counted: { ...counted, figures: [{ id: 'no-such', counted: [], parts: [] }] }, due }),
      JSON.stringify({
        counted: { ...counted, figures: [{ id: 'visits', counted: [{ counts: 1 }], parts: [] }] },
        due,
      }),
      JSON.stringify({ counted: { ...counted, figures: [{ id: 'visits', counted: [], parts: [['x']] }] }, due }),
      JSON.stringify({ counted: { ...counted, asOf: '2026-02-30' }, due }),
      JSON.stringify({ counted, due: { ...due, holder: { worker: ['a.lee'] } } }),
      JSON.stringify({ counted, due: { holder: {}, open: [{ reason: 'words' }] } }),
      '{"__proto__":{"counted":{}}}',
    ])
      assert.equal(standingIn(wrong), undefined, wrong);
    fc.assert(fc.property(fc.json(), (json) => assert.ok(standingIn(json) === undefined || json.trim() === 'null')));
    fc.assert(fc.property(fc.string(), (text) => assert.doesNotThrow(() => standingIn(text))));
  });
});
