/** Samples and summaries from what was kept: the same, byte for byte, as from the records. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { child, entry, type Folder, type Outcome } from './command.ts';
import { KeptResults, lookedAfter, opened } from './kept-results.ts';

const audit = (date: string, ...fields: string[]) => entry(`${date} Case audit`, 'by: q.shah', ...fields);
const AUDITS = [
  audit('2026-01-15', 'grade: good', 'family-view: Kestrel hideaway'),
  audit('2026-02-15', 'grade: inadequate', 'moderated-on: 2026-02-20', 'moderated-grade: good'),
  audit('2026-02-16', 'grade: no-such', 'judgements: [{about: plan, grade: good}, {about: nothing, grade: good}]'),
  audit('2026-03-02', 'actions: [{what: Kestrel, who: a.lee, due: 2026-03-09}]'),
];

describe('audit with results that are kept', () => {
  let store: KeptResults;
  let folder: Folder;
  let kept: Folder;

  beforeEach(() => {
    store = new KeptResults();
    ({ folder, kept } = store);
  });
  afterEach(() => store.remove());

  /** What a command says, and what it wrote into the folder of the sample. */
  const told = async (
    cached: boolean,
    args: readonly string[],
    paths: readonly string[] = [],
  ): Promise<readonly [Outcome, readonly string[]]> => {
    rmSync(folder.at('out'), { recursive: true, force: true });
    const how = cached ? ['--cache', kept.path] : ['--no-cache'];
    const outcome = await store.run(['audit', ...args, ...how, ...paths]);
    const files = outcome.status === 0 && args.includes('--out') ? readdirSync(folder.at('out')).sort() : [];
    return [outcome, files.map((name) => `${name}\n${folder.read(`out/${name}`)}`)];
  };
  const sample = (...more: readonly string[]) => ['sample', '--n', '2', '--seed', '7', '--out', 'out', ...more];
  const WAYS = [
    sample(),
    sample('--by', 'team'),
    sample('--by', 'status', '--as-of', '2026-02-15'),
    sample('--by', 'worker', '--template', 'audit'),
    ['summary'],
    ['summary', '--format', 'json'],
    ['summary', '--format', 'csv', '--as-of', '2026-02-15'],
  ];
  const same = async (...paths: readonly string[]): Promise<void> => {
    for (const way of WAYS)
      assert.deepEqual(await told(true, way, paths), await told(false, way, paths), way.join(' '));
  };

  it('draws and sums up the same from what lint kept as from the records', async () => {
    folder
      .write('a.case.md', child('CH-1', opened + lookedAfter + AUDITS.join('')))
      .write('b.case.md', child('CH-2', opened + AUDITS.join('')))
      .write('c.case.md', child('CH-3', entry('2025-06-02 Referral', 'from: 2A')));
    await same();
    await store.lint();
    await same();
    const { out } = (await told(true, ['summary', '--format', 'json']))[0];
    assert.equal((JSON.parse(out) as { readonly audits: readonly unknown[] }).audits.length, 2 * AUDITS.length);
    for (const name of readdirSync(kept.path))
      assert.doesNotMatch(readFileSync(kept.at(name), 'utf8'), /Kestrel|hideaway|made-up/u);
    folder.write('bad.case.md', '# Nobody says whose this is\n');
    await same();
  });

  it('rests on what was kept, where that holds', async () => {
    folder
      .write('a.case.md', child('CH-1', opened + lookedAfter + AUDITS.join('')))
      .write('b.case.md', child('CH-2', opened));
    await store.lint();
    for (const [from, to, way] of [
      ['"gravest":"looked-after"', '"gravest":"missing"', sample('--by', 'status')],
      ['"grade":"good"', '"grade":"outstanding"', ['summary']],
    ] as const) {
      const right = await told(false, way);
      await store.forge((body) => body.replace(from, to));
      assert.notDeepEqual(await told(true, way), right, from);
    }
  });

  it('judges a record of which something impossible was kept', async () => {
    folder
      .write('a.case.md', child('CH-1', opened + lookedAfter + AUDITS.join('')))
      .write('b.case.md', child('CH-2', opened));
    for (const [from, to] of [
      ['"gravest":"looked-after"', '"gravest":7'],
      ['"grade":"good"', '"grade":"words"'],
      ['"about":"plan"', '"about":"words"'],
      ['"actionsOpen":1', '"actionsOpen":-1'],
      ['"audits":[', '"audits":[{},'],
    ] as const) {
      await store.lint();
      await store.forge((body) => {
        assert.ok(body.includes(from), from);
        return body.replace(from, to);
      });
      await same();
    }
  });

  it('says the same whatever is done between', async function () {
    this.timeout(120_000);
    const entries = fc
      .array(
        fc.oneof(
          fc.constantFrom(...AUDITS),
          fc.constantFrom(opened, lookedAfter, entry('2026-02-02 Closure', 'reason: RC1')),
          fc.constantFrom('b.roe', 'Sam Smith').map((worker) => entry('2025-09-01 Allocation', `worker: ${worker}`)),
          fc.constant(audit('2026-02-27', 'grade: good', 'also: [CH-1, CH-2]')),
        ),
        { maxLength: 4 },
      )
      .map((each) => each.join(''));
    const record = fc.tuple(fc.constantFrom('CH-1', 'CH-2', 'CH-3'), entries);
    const file = fc.constantFrom('a.case.md', 'b.case.md', 'team/c.case.md');
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(file, record).map(
          ([name, [id, text]]) =>
            () =>
              folder.write(name, child(id, opened + text)),
        ),
      },
      { weight: 1, arbitrary: fc.constant(() => folder.write('.case-record/config.yaml', 'as-of: 2026-02-20\n')) },
      {
        weight: 1,
        arbitrary: fc.constant(() => folder.write('.case-record/templates/audit.md', '## {{today}} Case audit\n')),
      },
      { weight: 1, arbitrary: fc.constant(() => store.lint()) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        folder.write('a.case.md', child('CH-1', opened)).write('z.case.md', child('CH-4', opened));
        for (const act of steps) {
          await act();
          await same();
        }
      }),
      { numRuns: 5 },
    );
  });

  it('says the same of the Riverside example', async () => {
    const riverside = fileURLToPath(new URL('../../examples/riverside', import.meta.url));
    for (const way of [sample('--by', 'status'), ['summary', '--format', 'json']]) {
      const right = await told(false, way, [riverside]);
      for (let round = 0; round < 2; round += 1) assert.deepEqual(await told(true, way, [riverside]), right);
    }
  });
});
