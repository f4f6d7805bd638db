/** What is due from what was kept: the same as from the records, in every format. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { readSound, STANDINGS, writeSound } from '../../src/cli/cache-files.ts';
import { version } from '../../src/cli/version.ts';
import { child, entry, Folder } from './command.ts';

const CONFIG = 'as-of: 2026-03-20\nteams:\n  east: {name: East}\npeople:\n  a.lee: {name: Ann Lee, team: east}\n';
const opened = entry('2025-06-02 Referral', 'from: 2A') + entry('2025-06-03 Allocation', 'worker: a.lee');
const REASON = 'Kestrel hideaway';
const placed = (...fields: string[]) =>
  entry('2026-03-01 Legal status', 'status: C2', ...fields) + entry('2026-03-01 Placement', 'type: U6', ...fields);
const visit = (date: string, ...fields: string[]) =>
  entry(`${date} Visit`, 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: placement', ...fields);

const WAYS = [
  ['--by', 'worker'],
  ['--within', '2w', '--by', 'team', '--format', 'json'],
  ['--format', 'json'],
  ['--format', 'csv'],
  ['--format', 'ics'],
  ['--all', '--by', 'team', '--format', 'json'],
];

describe('due with results that are kept', () => {
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

  const cached = (...args: readonly string[]) => folder.run(['due', '--cache', kept.path, ...args], { build: 'one' });
  const anew = (...args: readonly string[]) => folder.run(['due', '--no-cache', ...args], { build: 'one' });
  const lint = () => folder.run(['lint', '--cache', kept.path], { build: 'one' });
  const same = async (): Promise<void> => {
    for (const way of WAYS) assert.deepEqual(await cached(...way), await anew(...way), way.join(' '));
  };
  const standings = (): string =>
    kept.at(readdirSync(kept.path).find((name) => name.endsWith('.standings.cache')) ?? 'nothing');

  it('says the same as from the records, in every format', async () => {
    folder
      .write('a.case.md', child('CH-1', opened + placed()))
      .write('b.case.md', child('CH-2', opened + placed() + visit('2026-03-05', 'also: [CH-1]')))
      .write('bad.case.md', '# Nobody says whose this is\n')
      .write('worse.case.md', new Uint8Array([0xff, 0xfe, 0x00]));
    await same();
    await lint();
    await same();
    assert.match((await cached()).out, /CH-1/u);
  });

  it('has the reason for being late from the record, and keeps it nowhere', async () => {
    folder
      .write('a.case.md', child('CH-1', opened + placed(`late-reason: ${REASON}`)))
      .write('b.case.md', child('CH-2', opened + placed() + visit('2026-03-05')));
    await lint();
    const { out } = await cached('--format', 'json');
    assert.match(out, /Kestrel hideaway/u);
    await same();
    for (const name of readdirSync(kept.path))
      assert.doesNotMatch(readFileSync(kept.at(name), 'utf8'), /Kestrel|hideaway/u);
    assert.match(readFileSync(standings(), 'utf8'), /"reasoned":true/u);
  });

  it('rests on what was kept, and judges a record of which something impossible was kept', async () => {
    folder.write('a.case.md', child('CH-1', opened + placed()));
    await lint();
    const right = await anew();
    const cache = { folder: kept.path, build: `${version} one` };
    const forge = async (change: (body: string) => string): Promise<void> => {
      await writeSound(standings(), change((await readSound(standings(), STANDINGS, cache)) ?? ''), STANDINGS, cache);
    };
    await forge((body) => body.replace('"due":"2026-03-08"', '"due":"2026-03-07"'));
    assert.match((await cached()).out, /2026-03-07/u);
    for (const [from, to] of [
      [/"timescale":"[^"]*"/u, '"timescale":"no-such"'],
      [/"due":"2026-03-07"/u, '"due":"2026-02-30"'],
      [/"opened":\{[^}]*\}/u, '"opened":{"entry":7,"on":"2026-03-01"}'],
      [/"status":"overdue"/u, '"status":"met"'],
      [/"open":\[/u, '"open":[{},'],
    ] as const) {
      await lint();
      await forge((body) => body.replace(from, to));
      assert.deepEqual(await cached(), right);
    }
  });

  it('says the same whatever is done between', async function () {
    this.timeout(120_000);
    const entries = fc
      .array(
        fc.constantFrom(
          opened,
          placed(),
          placed(`late-reason: ${REASON}`),
          visit('2026-03-05'),
          visit('2026-03-12', 'also: [CH-1, CH-2]'),
          entry('2026-03-12 Closure', 'reason: RC1'),
        ),
        { maxLength: 4 },
      )
      .map((each) => each.join(''));
    const file = fc.constantFrom('a.case.md', 'b.case.md');
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(file, fc.constantFrom('CH-1', 'CH-2'), entries).map(
          ([name, id, text]) =>
            () =>
              folder.write(name, child(id, text)),
        ),
      },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom(CONFIG, CONFIG.replace('2026-03-20', '2026-01-31'))
          .map((text) => () => folder.write('.case-record/config.yaml', text)),
      },
      { weight: 1, arbitrary: fc.constant(() => rmSync(folder.at('b.case.md'), { force: true })) },
      { weight: 1, arbitrary: fc.constant(lint) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        folder.write('a.case.md', child('CH-1', opened));
        for (const act of steps) {
          await act();
          await same();
        }
      }),
      { numRuns: 8 },
    );
  });

  it('says the same of the Riverside example', async () => {
    const riverside = fileURLToPath(new URL('../../examples/riverside', import.meta.url));
    for (let round = 0; round < 2; round += 1)
      for (const way of WAYS) assert.deepEqual(await cached(riverside, ...way), await anew(riverside, ...way));
  });
});
