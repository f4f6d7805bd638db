import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { FINDINGS, readSound, STANDINGS } from '../../../src/cli/cache-files.ts';
import { type KnownContent, readCache, writeCache } from '../../../src/cli/findings-cache.ts';
import type { PlacedFinding } from '../../../src/cli/lint-report.ts';
import { digestOf } from '../../../src/workspace/content-digest.ts';
import { Folder } from '../../cli/command.ts';

const finding: PlacedFinding = {
  rule: 'practice/visit-alone',
  severity: 'warning',
  message: 'A made-up message.',
  line: 3,
  column: 1,
  endLine: 3,
  endColumn: 9,
  record: 'CH-1',
  entry: '2026-03-01-visit',
  due: '2026-03-04' as PlacedFinding['due'] & string,
  daysLate: 2,
  source: { provision: 'reg 28(2)(b)', status: 'statutory', evidence: 'found' },
  clears: 'Record a visit.',
};
const { source: _source, clears: _clears, ...bare } = finding;

describe('what is kept of findings', () => {
  let path: string;
  let cache: { readonly folder: string; readonly build: string };
  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'case-record-kept-'));
    cache = { folder: path, build: 'one' };
  });
  afterEach(() => rmSync(path, { recursive: true, force: true }));

  const small = { root: 'file:///store', size: 3, settings: 's' };
  const large = { root: 'file:///store', size: 2600, settings: 's' };
  const contentsOf = (count: number): Map<string, KnownContent> =>
    new Map(
      Array.from({ length: count }, (_, n): [string, KnownContent] => [
        digestOf(`record ${n}`),
        {
          id: n === 0 ? null : `CH-${n}`,
          shares: n % 2 === 0 ? [] : [['CH-0', digestOf('entries')]],
          ...(n % 3 === 2
            ? {}
            : {
                found: {
                  context: 'today',
                  findings: { record: `CH-${n}`, team: n % 2 === 0 ? 'east' : null, findings: [finding, bare] },
                },
              }),
        },
      ]),
    );

  it('is read back as it was, keys in the same order', async () => {
    for (const place of [small, large]) {
      const contents = contentsOf(50);
      await writeCache(cache, place, new Map(), contents);
      const read = await readCache(cache, place);
      assert.deepEqual(new Map([...read].sort()), new Map([...contents].sort()));
      const [kept] = read.get(digestOf('record 1'))?.found?.findings.findings ?? [];
      assert.equal(JSON.stringify(kept), JSON.stringify(finding));
    }
  });

  it('is of one workspace under one kind of settings, and of one program', async () => {
    await writeCache(cache, small, new Map(), contentsOf(3));
    assert.equal((await readCache(cache, { ...small, root: 'file:///other' })).size, 0);
    assert.equal((await readCache(cache, { ...small, settings: 'other' })).size, 0);
    assert.equal((await readCache({ ...cache, build: 'two' }, small)).size, 0);
    assert.equal((await readCache(cache, small)).size, 3);
  });

  it('is written anew only in part where one record of a large store changed', async () => {
    const before = contentsOf(200);
    await writeCache(cache, large, new Map(), before);
    const files = new Map(readdirSync(path).map((name) => [name, statSync(join(path, name)).ino]));
    assert.ok(files.size > 5, `${files.size} files`);
    const now = new Map(before).set(digestOf('record 7'), { id: 'CH-7', shares: [] });
    await writeCache(cache, large, before, now);
    const other = [...files].filter(([name, ino]) => statSync(join(path, name)).ino !== ino);
    assert.equal(other.length, 1);
    assert.deepEqual((await readCache(cache, large)).get(digestOf('record 7')), { id: 'CH-7', shares: [] });
  });

  it('never believes a file whose content is not what it should be, sound as its checksum may be', async () => {
    const isSound = async (content: unknown): Promise<boolean> => {
      // Written by the same code, as somebody who knows the format could.
      await writeCache(cache, small, new Map(), new Map([['x', content as KnownContent]]));
      const read = await readCache(cache, small);
      rmSync(path, { recursive: true, force: true });
      return read.size === 1;
    };
    const found = (change: object) => ({
      id: 'CH-1',
      shares: [],
      found: { context: 'c', findings: { record: null, team: null, findings: [{ ...finding, ...change }] } },
    });
    assert.equal(await isSound(found({})), true);
    for (const change of [
      { severity: 'fatal' },
      { line: -1 },
      { line: '3' },
      { endColumn: 1.5 },
      { message: ['x'] },
      { record: 7 },
      { due: '2026-02-31' },
      { file: 'elsewhere.case.md' },
      { extra: { deep: true } },
      { source: { provision: 'x', status: {}, evidence: 'y' } },
    ])
      assert.equal(await isSound(found(change)), false, JSON.stringify(change));
    assert.equal(await isSound({ id: 7, shares: [] }), false);
    assert.equal(await isSound({ id: null, shares: [['a']] }), false);
  });

  it('is empty, never an error, whatever bytes stand there', async () => {
    await writeCache(cache, small, new Map(), contentsOf(2));
    const [name = ''] = readdirSync(path);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        writeFileSync(join(path, name), bytes);
        assert.equal((await readCache(cache, small)).size, 0);
      }),
      { numRuns: 50 },
    );
  });

  it('is done without where it cannot be written', async () => {
    writeFileSync(join(path, 'full'), '');
    const nowhere = { folder: join(path, 'full', 'cache'), build: 'one' };
    await writeCache(nowhere, small, new Map(), contentsOf(2));
    assert.equal((await readCache(nowhere, small)).size, 0);
  });

  it('is what lint answers with', async () => {
    const folder = new Folder().write('a.case.md', '---\nrecord: child\nid: CH-1\nname: A made-up child\n---\n');
    const lint = () => folder.run(['lint', '--format', 'json', '--cache', path], { build: 'one' });
    await lint();
    const program = { folder: path, build: `${(await folder.run(['--version'])).out.trim()} one` };
    const [name = ''] = readdirSync(path).filter((each) => !each.endsWith(STANDINGS.ending));
    const { settings } = JSON.parse((await readSound(join(path, name), FINDINGS, program)) ?? '{}');
    const place = { root: new URL(`file://${folder.path}`).href, size: 1, settings };
    const before = await readCache(program, place);
    assert.equal(before.size, 1);
    const now = new Map(
      [...before].map(([digest, content]) => [
        digest,
        {
          ...content,
          ...(content.found && {
            found: { ...content.found, findings: { ...content.found.findings, findings: [finding] } },
          }),
        },
      ]),
    );
    await writeCache(program, place, before, now);
    assert.match((await lint()).out, /A made-up message\./);
    folder.remove();
  });
});
