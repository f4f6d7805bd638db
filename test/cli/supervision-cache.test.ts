/** Agendas, and sessions that are begun, from what was kept: the same, byte for byte, as where every record is judged. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { child, entry, type Folder, type Outcome } from './command.ts';
import { KeptResults } from './kept-results.ts';
import { action, session, supervision } from './supervised-team.ts';

const CONFIG =
  'as-of: 2026-03-20\nteams:\n  east: {name: East}\npeople:\n  a.lee: {name: Ann Lee, team: east}\n  b.roe: {name: Bo Roe, team: west}\n';
const opened = entry('2025-06-02 Referral', 'from: 2A');
const to = (worker: string, ...fields: string[]) => entry('2025-06-03 Allocation', `worker: ${worker}`, ...fields);
const agreed = (...fields: string[]) => entry('2026-02-02 Case supervision', 'by: m.patel', action(...fields));
const group = entry('2026-02-09 Group supervision', 'cases: [CH-1, CH-3, CH-9]', action('what: Ring', 'who: a.lee'));

describe('supervision with results that are kept', () => {
  let store: KeptResults;
  let folder: Folder;
  let kept: Folder;

  beforeEach(() => {
    store = new KeptResults();
    ({ folder, kept } = store);
    folder.write('.case-record/config.yaml', CONFIG);
  });
  afterEach(() => store.remove());

  const cached = () => ['--cache', kept.path];
  /** What a command says, and what it wrote to the folder of the agendas. */
  const told = async (how: readonly string[], args: readonly string[]): Promise<readonly [Outcome, string[]]> => {
    rmSync(folder.at('out'), { recursive: true, force: true });
    const outcome = await store.run(['supervision', 'prepare', ...args, ...how]);
    const files = existsSync(folder.at('out')) ? readdirSync(folder.at('out')).sort() : [];
    return [outcome, files.map((name) => `${name}\n${folder.read(`out/${name}`)}`)];
  };
  const WAYS = [
    ...['a.lee', 'b.roe', 'c.may', 'Sam Smith', 'a.lea'].map((worker) => [worker]),
    ['a.lee', '--show-text'],
    ['c.may', 'b.case.md', 'team'],
    ...['east', 'west', 'north', 'esat'].map((team) => ['--team', team, '--out', 'out']),
  ];
  const same = async (): Promise<void> => {
    for (const way of WAYS) assert.deepEqual(await told(cached(), way), await told(['--no-cache'], way), way.join(' '));
  };
  /** What a session that is begun says and leaves in the records, which are put back. */
  const begun = async (how: readonly string[], worker: string) => {
    const names = readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.case\.md$/u.test(name),
    );
    const before = names.map((name) => [name, readFileSync(folder.at(name))] as const);
    const outcome = await store.run(['supervision', 'begin', worker, ...how]);
    const after = names.map((name) => readFileSync(folder.at(name)).toString('latin1'));
    for (const [name, bytes] of before) folder.write(name, bytes);
    return [outcome, after];
  };
  const sameBegun = async (): Promise<void> => {
    for (const worker of ['a.lee', 'c.may'])
      assert.deepEqual(await begun(cached(), worker), await begun(['--no-cache'], worker), worker);
  };

  it('prepares and begins the same from what lint kept as where every record is judged', async () => {
    folder
      .write('a.case.md', child('CH-1', opened + to('a.lee') + agreed('what: Ask', 'who: b.roe')))
      .write(
        'b.case.md',
        child('CH-2', opened + to('b.roe') + agreed('what: Write', 'who: a.lee') + agreed('what: Look', 'who: c.may')),
      )
      .write('d.case.md', child('CH-4', opened + to('a.lee')))
      .write('c.case.md', child('CH-3', opened + to('c.may', 'team: north') + agreed('what: Call', 'who: Sam Smith')))
      .write('sup.case.md', supervision('a.lee', session('2026-02-04', 'CH-1') + group));
    await same();
    await store.lint();
    await same();
    await sameBegun();
    const [{ out }] = await told(cached(), ['a.lee']);
    assert.match(out, /CH-1[\s\S]*CH-2/u);
    assert.match(out, /names CH-9 too, and none of the records/u);
    assert.match((await told(cached(), ['c.may']))[0].out, /In CH-2/u, 'though no settings name them');
    folder
      .write('bad.case.md', '# Nobody says whose this is\n')
      .write('worse.case.md', new Uint8Array([0xff, 0xfe, 0x00]));
    await same();
    await sameBegun();
  });

  it('looks only into the records that have something for the agenda', async () => {
    folder
      .write('a.case.md', child('CH-1', opened + to('a.lee')))
      .write('b.case.md', child('CH-2', opened + to('b.roe') + agreed('what: Write', 'who: a.lee')));
    await store.lint();
    const [{ out }] = await told(cached(), ['a.lee']);
    assert.match(out, /^### \[CH-1\]/mu);
    assert.match(out, /CH-2/u);
    await store.forge((body) => body.replace('"asked":["a.lee"]', '"asked":["b.lea"]'));
    assert.doesNotMatch((await told(cached(), ['a.lee']))[0].out, /CH-2/u);
    await store.forge((body) => body.replaceAll('"worker":"a.lee"', '"worker":"b.roe"'));
    assert.equal((await told(cached(), ['a.lee']))[0].status, 2);
  });

  it('keeps no words of an action, nor who is to do it unless the settings know them', async () => {
    folder.write(
      'a.case.md',
      child(
        'CH-1',
        opened + to('a.lee') + agreed('what: Kestrel', 'who: Gran') + agreed('what: Hideaway', 'who: b.roe'),
      ),
    );
    await store.lint();
    await told(cached(), ['a.lee', '--show-text']);
    const text = readFileSync(store.standings, 'utf8');
    assert.match(text, /"asked":\["b\.roe"\],"others":true/u);
    for (const name of readdirSync(kept.path))
      assert.doesNotMatch(readFileSync(kept.at(name), 'utf8'), /Kestrel|Hideaway|Gran|made-up/u);
  });

  it('says the same whatever is done between', async function () {
    this.timeout(240_000);
    const worker = fc.constantFrom('a.lee', 'b.roe', 'c.may', 'Sam Smith');
    const id = fc.integer({ min: 1, max: 4 }).map((n) => `CH-${n}`);
    const entries = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            opened,
            entry('2026-02-02 Closure', 'reason: RC1'),
            entry('2026-01-12 Child protection plan', 'category: NEG'),
          ),
          worker.map((who) => to(who)),
          fc.tuple(worker, fc.constantFrom('east', 'north')).map(([who, team]) => to(who, `team: ${team}`)),
          fc
            .tuple(worker, fc.constantFrom('Ask', 'Write'))
            .map(([who, what]) => agreed(`what: ${what}`, `who: ${who}`)),
          id.map((other) => entry('2026-02-28 Visit', 'by: a.lee', 'seen: yes', `also: [${other}]`)),
          fc.constant(entry('2026-03-02 Case supervision', 'by: m.patel')),
        ),
        { maxLength: 5 },
      )
      .map((each) => each.join(''));
    const sessions = fc
      .array(
        fc.oneof(
          fc
            .tuple(id, worker)
            .map(([spoken, who]) => session('2026-02-04', spoken, action('what: Read', `who: ${who}`))),
          fc.constant(group),
        ),
        { maxLength: 2 },
      )
      .map((each) => each.join(''));
    const record = fc.oneof(
      { weight: 8, arbitrary: fc.tuple(id, entries).map(([of, text]) => child(of, opened + text)) },
      { weight: 4, arbitrary: fc.tuple(worker, sessions).map(([of, text]) => supervision(of, text)) },
      {
        weight: 1,
        arbitrary: sessions.map((text) => supervision('c.may', text).replace('stage:', 'team: north\nstage:')),
      },
      { weight: 1, arbitrary: sessions.map((text) => supervision('a.lee', text).replace(/^id: .*\n/mu, '')) },
      { weight: 1, arbitrary: fc.constant('# Nobody says whose this is\n') },
    );
    const file = fc.constantFrom('a.case.md', 'b.case.md', 'team/c.case.md', 'team/d.case.md', 'e.case.md');
    const settings = fc.constantFrom(
      ['.case-record/config.yaml', CONFIG],
      ['.case-record/config.yaml', CONFIG.replace('team: west', 'team: east, left: 2026-01-31')],
      ['.case-record/config.yaml', ''],
      [
        'team/.case-record/config.yaml',
        'people:\n  c.may: {name: Cy May, team: west}\n  b.roe: {name: Bo, team: north}\n',
      ],
    );
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.tuple(file, record).map(
          ([name, text]) =>
            () =>
              folder.write(name, text),
        ),
      },
      {
        weight: 1,
        arbitrary: settings.map(
          ([name = '', text = '']) =>
            () =>
              folder.write(name, text),
        ),
      },
      { weight: 1, arbitrary: fc.constant(() => rmSync(folder.at('b.case.md'), { force: true })) },
      { weight: 1, arbitrary: fc.constant(() => store.lint()) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(file, record), { minLength: 2, maxLength: 5 }),
        fc.array(step, { maxLength: 4 }),
        async (records, steps) => {
          folder.remove();
          folder.write('.case-record/config.yaml', CONFIG).write('z.case.md', child('CH-2', opened + to('a.lee')));
          for (const [name, text] of records) folder.write(name, text);
          await same();
          for (const act of steps) {
            await act();
            await same();
          }
          await sameBegun();
        },
      ),
      { numRuns: 10 },
    );
  });

  it('says the same of the Riverside example', async () => {
    const riverside = fileURLToPath(new URL('../../examples/riverside', import.meta.url));
    for (let round = 0; round < 2; round += 1)
      for (const way of [
        ['j.okafor', riverside],
        ['nobody', riverside],
        ['--team', 'care', '--out', 'out', riverside],
      ])
        assert.deepEqual(await told(cached(), way), await told(['--no-cache'], way));
  });
});
