/** What is kept for the report, cut short, changed, forged, killed half-way: the page is that of the records. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { child, type Folder, type Outcome, TODAY } from './command.ts';
import { CONFIG, KeptResults, opened, visit } from './kept-results.ts';
import { asSource } from './whole-program.ts';

describe('results that were kept for a report and went wrong', () => {
  let store: KeptResults;
  let folder: Folder;
  let kept: Folder;

  let right: readonly [Outcome, page: string, data: string];
  let sound: string;

  beforeEach(async () => {
    store = new KeptResults().small();
    ({ folder, kept } = store);
    right = await store.anew();
    await store.lint();
    sound = readFileSync(store.standings, 'utf8');
  });
  afterEach(() => store.remove());

  it('is made anew, wherever it was cut short or a sign in it changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.boolean(), async (at, cut) => {
        const other = sound[at] === 'x' ? 'y' : 'x';
        writeFileSync(store.standings, cut ? sound.slice(0, at) : sound.slice(0, at) + other + sound.slice(at + 1));
        assert.deepEqual(await store.cached(), right);
      }),
      { numRuns: 10 },
    );
  });

  it('is made anew where a part of it is not what it should be, though it is whole', async () => {
    const places = [...sound.matchAll(/:(?:"[^"]*"|-?\d+|true|false)(?=[,}])/gu)].map(({ 0: found }) => found);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...new Set(places)),
        fc.constantFrom('{}', '[]', 'null', '[1]', '{"record":"x"}', '1.5', '"x"', '1e999'),
        async (found, value) => {
          fc.pre(!(value === '"x"' && found.startsWith(':"')));
          await store.forge((body) => body.replace(found, `:${value}`));
          assert.deepEqual(await store.cached(), right);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is made anew where a line of it is something else', async () => {
    for (const body of ['', '\n\n', 'x', '\t\t', '\tnull', sound, '{"counted":{}}', `${'x\t'.repeat(9)}\n`]) {
      await store.forge(() => body);
      assert.deepEqual(await store.cached(), right);
    }
    await store.forge((body) => body.replaceAll(/\t\{.*$/gmu, '\t{"counted":{"id":"CH-1"}}'));
    assert.deepEqual(await store.cached(), right);
    await store.forge((body) => body.replaceAll(/\{"counted"/gu, '{"__proto__":{"counted":1},"counted"'));
    assert.deepEqual(await store.cached(), right);
  });

  it('is not believed where it was kept beside other records or under other settings than what lint keeps', async () => {
    const shared = (to: string) => child('CH-2', opened + visit('2026-02-14', `also: [${to}]`));
    folder.write('b.case.md', shared('CH-1'));
    await store.lint();
    sound = readFileSync(store.standings, 'utf8');
    for (const [name, text] of [
      ['b.case.md', shared('CH-7')],
      ['.case-record/config.yaml', CONFIG.replace('2026-03-20', '2026-01-31')],
    ] as const) {
      folder.write(name, text);
      right = await store.anew();
      await store.lint();
      writeFileSync(store.standings, sound, { mode: 0o600 });
      assert.deepEqual(await store.cached(), right);
    }
  });

  it('is made anew where a run was killed before it was written, or after it alone', async function () {
    if (process.platform === 'win32') this.skip();
    this.timeout(60_000);
    const [findings] = readdirSync(kept.path).filter((name) => !name.endsWith('.standings.cache'));
    for (const path of [store.standings, kept.at(findings ?? '')]) {
      rmSync(path);
      assert.deepEqual(await store.cached(), right);
    }
    for (const ending of ['/[-\\w]{43}\\.cache$', 'standings\\.cache$']) {
      for (const name of readdirSync(kept.path)) rmSync(kept.at(name));
      assert.equal(killedAt(ending), 'SIGKILL');
      assert.ok(
        readdirSync(kept.path).some((name) => name.includes('.cache.')),
        'something is half written',
      );
      assert.deepEqual(await store.cached(), right);
      assert.deepEqual(await store.cached(), right);
    }
  });

  /** Lints in a process that is killed where it would move a file so named into its place. */
  const killedAt = (ending: string) => {
    const program = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { renameSync } = fs;
      fs.renameSync = (from, to) => {
        if (new RegExp(${JSON.stringify(ending)}, 'u').test(to)) process.kill(process.pid, 'SIGKILL');
        return renameSync(from, to);
      };
      syncBuiltinESMExports();
      const { run } = await import(${JSON.stringify(new URL('../../src/cli/run.ts', import.meta.url).href)});
      const { stdout, stderr } = process;
      const build = async () => 'one';
      const now = () => new Date('${TODAY}');
      await run(['lint', '--cache', ${JSON.stringify(kept.path)}], { cwd: process.cwd(), stdout, stderr, env: {}, build, now });
    `;
    const how = [...asSource, '--input-type=module', '--eval', program];
    return spawnSync(process.execPath, how, { cwd: folder.path }).signal;
  };

  it('is done without where it is a folder', async () => {
    const path = store.standings;
    rmSync(path);
    mkdirSync(path);
    assert.deepEqual(await store.cached(), right);
  });

  it('gives runs at once the right answer', async () => {
    writeFileSync(store.standings, '');
    const pages = ['p1.html', 'p2.html', 'p3.html'];
    await Promise.all(pages.map((page) => store.run(['report', '-o', page, '--cache', kept.path])));
    for (const page of pages) assert.equal(folder.read(page), right[1]);
    assert.deepEqual(await store.cached(), right);
  });
});
