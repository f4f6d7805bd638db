/** A child of whom supervision has not spoken in time: told in the child's record by what the supervision records say. */
import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

interface Told {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly entry: string | null;
  readonly message: string;
  readonly severity: string;
  readonly due?: string;
  readonly suppressedBy?: string;
}

const RULE = 'supervision/child-not-discussed';
const opened = `${entry('2025-12-01 Referral', 'from: 2A')}${entry('2025-12-08 Allocation', 'worker: j.okafor')}`;
const session = (date: string, cases: string, type = 'Supervision'): string =>
  entry(`${date} ${type}`, `cases: ${cases}`);
const supervision = (worker: string, ...sessions: string[]): string =>
  `---\nrecord: supervision\nid: SUP-${worker}\nworker: ${worker}\nsupervisor: m.patel\nstarted: 2025-06-01\nstage: experienced\n---\n\n${sessions.join('')}`;

describe('a child whom supervision has not spoken of', () => {
  let folder: Folder;
  let kept: Folder;
  beforeEach(() => {
    kept = new Folder();
    folder = new Folder()
      .write('.case-record/config.yaml', 'as-of: 2026-04-01\n')
      .write('a.case.md', child('CH-1', opened))
      .write('b.case.md', child('CH-2', opened))
      .write('sup.case.md', supervision('j.okafor', session('2025-12-10', '[CH-1]'), session('2026-03-04', '[CH-2]')));
  });
  afterEach(() => {
    folder.remove();
    kept.remove();
  });

  /** All output without what was kept, with it twice, and put together from shards: one and the same. */
  async function told(...paths: readonly string[]): Promise<readonly Told[]> {
    const lint = async (...args: string[]): Promise<string> =>
      (await folder.run(['lint', '--format', 'json', ...args, ...paths], { build: 'one' })).out;
    const found = await lint('--no-cache');
    assert.equal(await lint('--cache', kept.path), found);
    assert.equal(await lint('--cache', kept.path), found);
    return JSON.parse(found).findings.filter(({ rule }: Told) => rule === RULE);
  }
  const files = async (...paths: readonly string[]) => (await told(...paths)).map(({ file }) => file);

  it('is told without the name of a worker who has no id', async () => {
    const name = 'Jo Okafor of the agency';
    folder
      .write('a.case.md', child('CH-1', opened.replace('j.okafor', name)))
      .write('sup.case.md', supervision(name, session('2025-12-10', '[CH-1]')));
    const [first] = await told('a.case.md');
    assert.match(first?.message ?? '', /^This child has been on the list of its worker since 8 December 2025/);
  });

  it('is told where the case came to the worker, with the days and the interval', async () => {
    const [first, ...others] = await told();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [first?.file, first?.entry, first?.severity, first?.due, first?.message],
      [
        'a.case.md',
        '2025-12-08-allocation',
        'warning',
        '2026-02-10',
        'This child has been on the list of j.okafor since 8 December 2025 and was last spoken of in supervision on 10 December 2025. Every open child is to be spoken of within 2 months, here by 10 February.',
      ],
    );
    assert.deepEqual(await files('a.case.md'), ['a.case.md']);
  });

  it('is found and lost again as the supervision record changes, and nothing that was kept is out of date', async () => {
    assert.deepEqual(await files(), ['a.case.md']);
    folder.write('sup.case.md', supervision('j.okafor', session('2026-03-04', '[CH-2, CH-1]')));
    assert.deepEqual(await files(), []);
    folder.write('sup.case.md', supervision('j.okafor'));
    assert.deepEqual(await files(), ['a.case.md', 'b.case.md']);
    folder.write('sup.case.md', supervision('b.hale', session('2026-03-04', '[CH-2]')));
    assert.deepEqual(await files(), []);
    folder.write('other.case.md', supervision('j.okafor'));
    assert.deepEqual(await files(), ['a.case.md']);
    folder.write('other.case.md', child('CH-3'));
    assert.deepEqual(await files(), []);
  });

  it('counts group supervision in the record of another, a single id, and case supervision in the record itself', async () => {
    folder.write('hale.case.md', supervision('b.hale', session('2026-03-11', 'CH-1', 'Group supervision')));
    assert.deepEqual(await files(), []);
    folder.write('hale.case.md', supervision('b.hale', session('2026-03-11', 'CH-1', 'Direct observation')));
    assert.deepEqual(await files(), ['a.case.md']);
    folder.write('a.case.md', child('CH-1', opened + entry('2026-03-11 Case supervision', 'by: m.patel')));
    assert.deepEqual(await files(), []);
  });

  it('counts nothing from before the case came to the worker, nor what is still to come', async () => {
    folder.write(
      'sup.case.md',
      supervision('j.okafor', session('2025-12-05', '[CH-1]'), session('2026-04-08', '[CH-1]')),
    );
    const [first] = await told('a.case.md');
    assert.match(first?.message ?? '', /has not been spoken of in supervision since then.*here by 8 February\.$/);
  });

  it('is left alone where the case is closed, or the worker is supervised elsewhere', async () => {
    folder.write('a.case.md', child('CH-1', opened + entry('2026-03-20 Closure', 'reason: RC8')));
    assert.deepEqual(await files(), []);
    folder.write('a.case.md', child('CH-1', opened.replace('j.okafor', 'a.nother')));
    assert.deepEqual(await files(), []);
  });

  it('is held to the interval of the local pack', async () => {
    folder.write('.case-record/policy.yaml', 'policy: local\nextends: england\nsettings: {discussion-months: 1}\n');
    const before = await told();
    assert.deepEqual(
      before.map(({ file }) => file),
      ['a.case.md'],
    );
    assert.match(before[0]?.message ?? '', /within a month, here by 10 January\.$/);
  });

  it('can be silenced with a reason, by the settings, and the remark is called unused once it is', async () => {
    const remark = `<!-- case-record-disable ${RULE}: Spoken of with the adoption team (by m.patel) -->\n\n`;
    const all = async (list: 'findings' | 'suppressed'): Promise<readonly Told[]> =>
      JSON.parse((await folder.run(['lint', '--show-suppressed', '--format', 'json', '--no-cache', 'a.case.md'])).out)[
        list
      ] ?? [];
    folder.write('a.case.md', child('CH-1', remark + opened));
    const silenced = (await all('findings')).filter(({ rule }) => rule === RULE || rule.startsWith('record/'));
    assert.deepEqual(silenced, []);
    assert.deepEqual(
      (await all('suppressed')).map(({ rule, suppressedBy }) => [rule, suppressedBy]),
      [[RULE, 'm.patel']],
    );
    folder.write('sup.case.md', supervision('j.okafor', session('2026-03-04', '[CH-1]')));
    assert.deepEqual(
      (await all('findings')).map(({ rule }) => rule).filter((rule) => rule.startsWith('record/')),
      ['record/suppression-unused'],
    );
    folder.write('sup.case.md', supervision('j.okafor')).write('a.case.md', child('CH-1', opened));
    folder.write('.case-record/config.yaml', `as-of: 2026-04-01\nrules: {${RULE}: off}\n`);
    assert.deepEqual(await files(), []);
  });

  it('comes out of shards as out of one run', async () => {
    for (const n of [1, 2, 3])
      await folder.run(['lint', '--shard', `${n}/3`, '--format', 'json', '-o', `part-${n}.json`, '--no-cache']);
    const { out } = await folder.run(['merge', 'part-1.json', 'part-2.json', 'part-3.json', '--format', 'json']);
    assert.equal(out, (await folder.run(['lint', '--format', 'json', '--no-cache'])).out);
    assert.match(out, new RegExp(RULE));
  });

  it('is the same that the agenda lists', async () => {
    const { out } = await folder.run(['supervision', 'prepare', 'j.okafor']);
    assert.match(
      out,
      /## Not spoken of in time\n\n- \[CH-1\]\([^)]*\): last spoken of on 10 December 2025; within 2 months it would have been 10 February 2026\.\n\n##/,
    );
  });
});
