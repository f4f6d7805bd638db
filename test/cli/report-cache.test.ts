/** The team's picture from what was kept: the same, byte for byte, as from the records, whatever happened between. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { type CacheFolder, readSound, STANDINGS, writeSound } from '../../src/cli/cache-files.ts';
import { version } from '../../src/cli/version.ts';
import { child, entry, Folder, type Outcome, type Terminal } from './command.ts';

const CONFIG =
  'as-of: 2026-03-20\nteams:\n  east: {name: East, caseload-limit: 1}\npeople:\n  a.lee: {name: Ann Lee, team: east}\n';
const opened = entry('2025-06-02 Referral', 'from: 2A') + entry('2025-06-03 Allocation', 'worker: a.lee');
const lookedAfter = entry('2025-07-01 Legal status', 'status: C2') + entry('2025-07-01 Placement', 'type: U6');
const visit = (date: string, ...fields: string[]) =>
  entry(`${date} Visit`, 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: placement', ...fields);

describe('a report with results that are kept', () => {
  let folder: Folder;
  let kept: Folder;

  beforeEach(() => {
    folder = new Folder().write('.case-record/config.yaml', CONFIG);
    kept = new Folder();
  });
  afterEach(() => {
    folder.remove();
    kept.remove();
  });

  /** What a report says and writes. */
  const report = async (
    args: readonly string[],
    terminal: Terminal = {},
  ): Promise<readonly [Outcome, string, string]> => {
    for (const name of ['page.html', 'data.json']) rmSync(folder.at(name), { force: true });
    const outcome = await folder.run(['report', '-o', 'page.html', '--data', 'data.json', ...args], {
      build: 'one',
      ...terminal,
    });
    return [outcome, folder.read('page.html'), folder.read('data.json')];
  };
  const cached = (args: readonly string[] = [], terminal: Terminal = {}) =>
    report(['--cache', kept.path, ...args], terminal);
  const anew = (...args: readonly string[]) => report(['--no-cache', ...args]);
  const lint = (...args: readonly string[]) => folder.run(['lint', '--cache', kept.path, ...args], { build: 'one' });
  const standings = (): string => {
    const [name, ...others] = readdirSync(kept.path).filter((each) => each.endsWith('.standings.cache'));
    assert.ok(name !== undefined && others.length === 0, `one file, not ${1 + others.length}`);
    return join(kept.path, name);
  };
  const cache = (): CacheFolder => ({ folder: kept.path, build: `${version} one` });
  /** Puts something else in the place of what was kept, as soundly written as the program does. */
  const forge = async (change: (body: string) => string): Promise<void> => {
    const body = await readSound(standings(), STANDINGS, cache());
    assert.ok(body !== undefined);
    await writeSound(standings(), change(body), STANDINGS, cache());
  };

  const small = () =>
    folder
      .write('a.case.md', child('CH-1', opened + lookedAfter + visit('2025-07-05')))
      .write('b.case.md', child('CH-2', opened));

  it('says the same from what lint kept as from the records', async () => {
    small();
    const right = await anew();
    await lint();
    const before = statSync(standings()).ino;
    assert.deepEqual(await cached(), right);
    assert.equal(statSync(standings()).ino, before, 'nothing was judged, so nothing new was kept');
    for (const figure of ['overdue', 'visits', 'caseload'])
      assert.deepEqual(
        await folder.run(['report', '--figure', figure, '--cache', kept.path], { build: 'one' }),
        await folder.run(['report', '--figure', figure, '--no-cache'], { build: 'one' }),
      );
  });

  it('rests on what was kept, where that holds', async () => {
    small();
    const right = await anew();
    await lint();
    await forge((body) => body.replaceAll('"open":true', '"open":false'));
    assert.notEqual((await cached())[2], right[2]);
  });

  it('keeps for lint what it judged, and for itself', async () => {
    small();
    const right = await anew();
    assert.deepEqual(await cached(), right);
    const before = readdirSync(kept.path).map((name) => statSync(kept.at(name)).ino);
    assert.equal(before.length, 2);
    await lint();
    assert.deepEqual(await cached(), right);
    assert.deepEqual(
      readdirSync(kept.path).map((name) => statSync(kept.at(name)).ino),
      before,
    );
  });

  it('says the same whatever is done between', async function () {
    this.timeout(120_000);
    const id = fc.integer({ min: 1, max: 4 }).map((n) => `CH-${n}`);
    const date = fc.integer({ min: 1, max: 11 }).map((n) => `2025-${String(n).padStart(2, '0')}-14`);
    const entries = fc
      .array(
        fc.oneof(
          fc.constantFrom(opened, lookedAfter, entry('2026-02-02 Closure', 'reason: RC1')),
          date.map((on) => visit(on)),
          fc.tuple(date, id).map(([on, to]) => visit(on, `also: [${to}]`)),
          date.map((on) => entry(`${on} Allocation`, 'worker: b.roe')),
          date.map((on) => entry(`${on} Strategy discussion`, 'by: a.lee')),
          fc.constant('Loose words.\n\n'),
        ),
        { maxLength: 5 },
      )
      .map((each) => each.join(''));
    const record = fc.oneof(
      { weight: 8, arbitrary: fc.tuple(id, entries).map(([of, text]) => child(of, text)) },
      { weight: 1, arbitrary: fc.constant('# Nobody says whose this is\n') },
      {
        weight: 1,
        arbitrary: fc.constant(
          `---\nrecord: supervision\nid: SV-1\nworker: a.lee\n---\n\n${entry('2026-01-05 Supervision', 'by: m.patel', 'cases: [CH-1]')}`,
        ),
      },
    );
    const file = fc.constantFrom('a.case.md', 'b.case.md', 'team/c.case.md', 'team/d.case.md');
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(file, record).map(
          ([name, text]) =>
            () =>
              folder.write(name, text),
        ),
      },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom('a.case.md', 'team/c.case.md')
          .map((name) => () => rmSync(folder.at(name), { force: true })),
      },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom(CONFIG, CONFIG.replace('2026-03-20', '2026-01-31'), `${CONFIG}rules:\n  practice/*: off\n`, '')
          .map((text) => () => folder.write('.case-record/config.yaml', text)),
      },
      { weight: 1, arbitrary: fc.constant(() => lint()) },
      { weight: 1, arbitrary: fc.constant(() => lint('--no-inline-config', 'b.case.md')) },
      { weight: 1, arbitrary: fc.constant(() => cached([], { build: 'two' })) },
      { weight: 1, arbitrary: fc.constant(() => cached(['--as-of', '2026-02-28', 'b.case.md'])) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        folder.remove();
        kept.remove();
        folder.write('.case-record/config.yaml', CONFIG).write('b.case.md', child('CH-2', opened));
        mkdirSync(kept.path);
        for (const act of steps) {
          await act();
          assert.deepEqual(await cached(), await anew());
        }
        assert.deepEqual(await cached(['--show-text']), await anew('--show-text'));
        assert.deepEqual(await cached(['--as-of', '2026-02-28']), await anew('--as-of', '2026-02-28'));
      }),
      { numRuns: 8 },
    );
  });

  it('holds no name and no words of a record', async () => {
    const words = 'Kestrel hideaway';
    folder.write(
      'b.case.md',
      child('CH-2', `${opened}${lookedAfter}${visit('2026-01-05', `late-reason: ${words}`)}${words}\n`),
    );
    await lint();
    const text = readFileSync(standings(), 'utf8');
    assert.match(text, /CH-2/);
    assert.doesNotMatch(text, /Kestrel|hideaway|made-up/);
    const [, page] = await cached(['--show-text']);
    assert.match(page, /A made-up child/);
    assert.doesNotMatch(readFileSync(standings(), 'utf8'), /made-up/);
  });

  it('keeps nothing where it is told not to', async () => {
    small();
    await folder.run(['report', '-o', 'page.html', '--no-cache'], { build: 'one', cacheFolder: kept.path });
    assert.deepEqual(readdirSync(kept.path), []);
    await folder.run(['report', '-o', 'page.html'], { build: 'one', cacheFolder: kept.path });
    assert.equal(readdirSync(kept.path).length, 2);
  });

  it('takes away what no record has any longer', async () => {
    small();
    await lint();
    rmSync(folder.at('b.case.md'));
    folder.write('a.case.md', child('CH-1', opened));
    await lint();
    const text = readFileSync(standings(), 'utf8');
    assert.match(text, /CH-1/);
    assert.doesNotMatch(text, /CH-2/);
    assert.equal(text.trim().split('\n').length, 2);
  });

  describe('that went wrong', () => {
    let right: readonly [Outcome, string, string];
    let sound: string;
    beforeEach(async () => {
      small();
      right = await anew();
      await lint();
      sound = readFileSync(standings(), 'utf8');
    });

    it('is made anew, wherever it was cut short or a sign in it changed', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(sound.length - 1), fc.boolean(), async (at, cut) => {
          const other = sound[at] === 'x' ? 'y' : 'x';
          writeFileSync(standings(), cut ? sound.slice(0, at) : sound.slice(0, at) + other + sound.slice(at + 1));
          assert.deepEqual(await cached(), right);
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
            await forge((body) => body.replace(found, `:${value}`));
            assert.deepEqual(await cached(), right);
          },
        ),
        { numRuns: 15 },
      );
    });

    it('is made anew where a line of it is something else', async () => {
      for (const body of ['', '\n\n', 'x', '\t\t', '\tnull', sound, '{"counted":{}}', `${'x\t'.repeat(9)}\n`]) {
        await forge(() => body);
        assert.deepEqual(await cached(), right);
      }
      await forge((body) => body.replaceAll(/\t\{.*$/gmu, '\t{"counted":{"id":"CH-1"}}'));
      assert.deepEqual(await cached(), right);
      await forge((body) => body.replaceAll(/\{"counted"/gu, '{"__proto__":{"counted":1},"counted"'));
      assert.deepEqual(await cached(), right);
    });

    it('is not believed where it was kept beside other records or under other settings than what lint keeps', async () => {
      const shared = (to: string) => child('CH-2', opened + visit('2026-02-14', `also: [${to}]`));
      folder.write('b.case.md', shared('CH-1'));
      await lint();
      sound = readFileSync(standings(), 'utf8');
      for (const [name, text] of [
        ['b.case.md', shared('CH-7')],
        ['.case-record/config.yaml', CONFIG.replace('2026-03-20', '2026-01-31')],
      ] as const) {
        folder.write(name, text);
        right = await anew();
        await lint();
        writeFileSync(standings(), sound, { mode: 0o600 });
        assert.deepEqual(await cached(), right);
      }
    });

    it('is done without where it is a folder', async () => {
      const path = standings();
      rmSync(path);
      mkdirSync(path);
      assert.deepEqual(await cached(), right);
    });

    it('gives runs at once the right answer', async () => {
      writeFileSync(standings(), '');
      const pages = ['p1.html', 'p2.html', 'p3.html'];
      await Promise.all(
        pages.map((page) => folder.run(['report', '-o', page, '--cache', kept.path], { build: 'one' })),
      );
      for (const page of pages) assert.equal(folder.read(page), right[1]);
      assert.deepEqual(await cached(), right);
    });
  });

  it('says the same of the Riverside example', async () => {
    const riverside = fileURLToPath(new URL('../../examples/riverside', import.meta.url));
    const first = await anew(riverside);
    for (let round = 0; round < 2; round += 1) assert.deepEqual(await cached([riverside]), first);
  });
});
