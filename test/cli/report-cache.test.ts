/** The team's picture from what was kept: the same, byte for byte, as from the records, whatever happened between. */
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { child, entry, type Folder } from './command.ts';
import { CONFIG, KeptResults, lookedAfter, opened, visit } from './kept-results.ts';

describe('a report with results that are kept', () => {
  let store: KeptResults;
  let folder: Folder;
  let kept: Folder;

  beforeEach(() => {
    store = new KeptResults();
    ({ folder, kept } = store);
  });
  afterEach(() => store.remove());

  it('says the same from what lint kept as from the records', async () => {
    store.small();
    const right = await store.anew();
    await store.lint();
    const before = statSync(store.standings).ino;
    assert.deepEqual(await store.cached(), right);
    assert.equal(statSync(store.standings).ino, before, 'nothing was judged, so nothing new was kept');
    for (const figure of ['overdue', 'visits', 'caseload'])
      assert.deepEqual(
        await store.run(['report', '--figure', figure, '--cache', kept.path]),
        await store.run(['report', '--figure', figure, '--no-cache']),
      );
  });

  it('rests on what was kept, where that holds', async () => {
    store.small();
    const right = await store.anew();
    await store.lint();
    await store.forge((body) => body.replaceAll('"open":true', '"open":false'));
    assert.notEqual((await store.cached())[2], right[2]);
  });

  it('keeps for lint what it judged, and for itself', async () => {
    store.small();
    const right = await store.anew();
    assert.deepEqual(await store.cached(), right);
    const before = readdirSync(kept.path).map((name) => statSync(kept.at(name)).ino);
    assert.equal(before.length, 2);
    await store.lint();
    assert.deepEqual(await store.cached(), right);
    assert.deepEqual(
      readdirSync(kept.path).map((name) => statSync(kept.at(name)).ino),
      before,
    );
  });

  it('keeps what heeds remarks and what does not beside each other, as figures are counted again without', async () => {
    store.small();
    await store.lint();
    const files = () => new Map(readdirSync(kept.path).map((name) => [name, statSync(kept.at(name)).ino]));
    const before = files();
    await store.lint('--no-inline-config');
    const both = files();
    await store.lint();
    await store.cached();
    await store.lint('--no-inline-config');
    assert.deepEqual(files(), both);
    for (const [name, ino] of before) assert.equal(both.get(name), ino, name);
    assert.equal(both.size, before.size + 1, 'how records stand is asked of runs alone that heed remarks');
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
      { weight: 1, arbitrary: fc.constant(() => store.lint()) },
      { weight: 1, arbitrary: fc.constant(() => store.lint('--no-inline-config', 'b.case.md')) },
      { weight: 1, arbitrary: fc.constant(() => store.cached([], { build: 'two' })) },
      { weight: 1, arbitrary: fc.constant(() => store.cached(['--as-of', '2026-02-28', 'b.case.md'])) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        folder.remove();
        kept.remove();
        folder.write('.case-record/config.yaml', CONFIG).write('b.case.md', child('CH-2', opened));
        mkdirSync(kept.path);
        for (const act of steps) {
          await act();
          assert.deepEqual(await store.cached(), await store.anew());
        }
        assert.deepEqual(await store.cached(['--show-text']), await store.anew('--show-text'));
        assert.deepEqual(await store.cached(['--as-of', '2026-02-28']), await store.anew('--as-of', '2026-02-28'));
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
    await store.lint();
    const text = readFileSync(store.standings, 'utf8');
    assert.match(text, /CH-2/);
    assert.doesNotMatch(text, /Kestrel|hideaway|made-up/);
    const [, page] = await store.cached(['--show-text']);
    assert.match(page, /A made-up child/);
    assert.doesNotMatch(readFileSync(store.standings, 'utf8'), /made-up/);
  });

  it('keeps nothing where it is told not to', async () => {
    store.small();
    await folder.run(['report', '-o', 'page.html', '--no-cache'], { build: 'one', cacheFolder: kept.path });
    assert.deepEqual(readdirSync(kept.path), []);
    await folder.run(['report', '-o', 'page.html'], { build: 'one', cacheFolder: kept.path });
    assert.equal(readdirSync(kept.path).length, 2);
  });

  it('takes away what no record has any longer', async () => {
    store.small();
    await store.lint();
    rmSync(folder.at('b.case.md'));
    folder.write('a.case.md', child('CH-1', opened));
    await store.lint();
    const text = readFileSync(store.standings, 'utf8');
    assert.match(text, /CH-1/);
    assert.doesNotMatch(text, /CH-2/);
    assert.equal(text.trim().split('\n').length, 2);
  });

  it('says the same of the Riverside example, and judges none of it twice', async () => {
    const riverside = fileURLToPath(new URL('../../examples/riverside', import.meta.url));
    const right = await store.anew(riverside);
    assert.deepEqual(await store.cached([riverside]), right);
    const before = statSync(store.standings).ino;
    assert.deepEqual(await store.cached([riverside]), right);
    assert.equal(statSync(store.standings).ino, before, 'every record was known again');
  });
});
