import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

interface DueJson {
  readonly version: number;
  readonly asOf: string;
  readonly deadlines: readonly {
    readonly record: string;
    readonly timescale: string;
    readonly due: string;
    readonly status: string;
    readonly [key: string]: unknown;
  }[];
}

const start = entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6');
const visit = (date: string, ...more: string[]) =>
  entry(`${date} Visit`, 'by: j.okafor', 'seen: yes', 'alone: yes', ...more);

describe('case-record due', () => {
  let folder: Folder;
  const due = async (...args: string[]): Promise<DueJson> =>
    JSON.parse((await folder.run(['due', '--format', 'json', ...args])).out) as DueJson;
  const visits = (list: DueJson) =>
    list.deadlines
      .filter(({ timescale }) => timescale.startsWith('visit-'))
      .map(({ record, timescale, due, status }) => `${record} ${timescale} ${due} ${status}`);

  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it('lists open deadlines, the most pressing first, and ends with 0', async () => {
    folder.write('b.case.md', child('CH-1', start)).write('a.case.md', child('CH-2', start + visit('2026-03-05')));
    assert.deepEqual(visits(await due()), [
      'CH-1 visit-default-first 2026-03-08 overdue',
      'CH-2 visit-default-year1 2026-04-16 upcoming',
    ]);
    const list = await due();
    assert.deepEqual(
      list.deadlines.map(({ due, record }) => `${due} ${record}`),
      list.deadlines.map(({ due, record }) => `${due} ${record}`).sort(),
    );
    assert.equal((await folder.run(['due'])).status, 0);
  });

  it('tells of each what opened it, when it was last met, and on what authority', async () => {
    folder.write('a.case.md', child('CH-1', start + visit('2026-03-05') + visit('2026-03-12')));
    const list = await due('--all');
    assert.deepEqual([list.version, list.asOf], [1, '2026-03-20']);
    const found = list.deadlines.find(({ due }) => due === '2026-04-16');
    assert.ok(found !== undefined);
    const { source, ...rest } = found;
    assert.deepEqual(rest, {
      record: 'CH-1',
      timescale: 'visit-default-year1',
      opened: { entry: '2026-03-01-placement', on: '2026-03-01' },
      last: { entry: '2026-03-05-visit', on: '2026-03-05' },
      due: '2026-04-16',
      status: 'met',
      met: { entry: '2026-03-12-visit', on: '2026-03-12' },
    });
    assert.equal((source as { status: string }).status, 'statutory');
  });

  it('tells of a late one how late and why', async () => {
    folder.write('a.case.md', child('CH-1', start + visit('2026-03-10', 'late-reason: The family was away.')));
    const met = (await due('--all')).deadlines.find(({ timescale }) => timescale === 'visit-default-first');
    assert.deepEqual([met?.status, met?.daysLate, met?.reason], ['met-late', 2, 'The family was away.']);
    assert.ok(!visits(await due()).some((line) => line.includes('visit-default-first')));
  });

  it('leaves out what nobody can meet any more, unless all are asked for', async () => {
    const ended = start.replace('type: U6', 'type: U6\nended: 2026-03-15');
    folder.write('a.case.md', child('CH-1', ended));
    assert.deepEqual(visits(await due()), []);
    const [left] = (await due('--all')).deadlines.filter(({ timescale }) => timescale === 'visit-default-first');
    assert.deepEqual([left?.status, left?.ended], ['overdue', { entry: '2026-03-01-placement', on: '2026-03-15' }]);
  });

  it('is held to a time ahead', async () => {
    folder.write('a.case.md', child('CH-1', start + visit('2026-03-05')));
    for (const [within, found] of [
      ['27d', true],
      ['26d', false],
      ['4w', true],
      ['3w', false],
      ['1m', true],
      ['27 days', true],
    ] as const) {
      assert.equal(visits(await due('--within', within)).length > 0, found, within);
    }
    for (const wrong of ['soon', '14', '-1d', '2y', '1d1d']) {
      const { status, err } = await folder.run(['due', `--within=${wrong}`]);
      assert.equal(status, 2, wrong);
      assert.match(err, /14d, 2w or 1m/);
    }
  });

  it('is grouped by child, worker or team, with names from the settings', async () => {
    const allocated = entry('2026-03-01 Allocation', 'worker: j.okafor');
    folder.write(
      '.case-record/config.yaml',
      'teams:\n  east: {name: East team}\npeople:\n  j.okafor: {name: Jo Okafor, team: east}\n',
    );
    folder.write('a.case.md', child('CH-1', allocated + start)).write('b.case.md', child('CH-2', start));
    const headings = async (...args: string[]) =>
      (await folder.run(['due', ...args])).out
        .split('\n')
        .filter((line) => /^\S/.test(line))
        .slice(0, -1);
    assert.deepEqual(await headings(), ['CH-1', 'CH-2']);
    assert.deepEqual(await headings('--by', 'worker'), ['Jo Okafor (j.okafor)', 'No worker allocated']);
    assert.deepEqual(await headings('--by', 'team'), ['East team (east)', 'No team named']);
    const byWorker = await due('--by', 'worker');
    assert.deepEqual(
      new Set(byWorker.deadlines.map(({ record, worker, team }) => `${record} ${worker} ${team}`)),
      new Set(['CH-1 j.okafor east', 'CH-2 null null']),
    );
    assert.ok(!('worker' in ((await due()).deadlines[0] ?? {})));
  });

  it('takes the worker from the front matter where nothing is allocated', async () => {
    folder.write('a.case.md', child('CH-1', start).replace('---\n\n', 'position:\n  worker: s.lane\n---\n\n'));
    assert.equal((await due('--by', 'worker')).deadlines[0]?.worker, 's.lane');
  });

  it('shows ids and never the names of children', async () => {
    folder.write('a.case.md', child('CH-1', start));
    const { out } = await folder.run(['due']);
    assert.match(out, /CH-1/);
    assert.doesNotMatch(out, /made-up/);
    assert.match(out, /overdue +12 days late/);
    assert.match(out, /\d+ deadlines, \d+ overdue, as of 20 March 2026\.\n$/);
  });

  it('says so where nothing is due', async () => {
    folder.write('a.case.md', child('CH-1'));
    assert.deepEqual(await folder.run(['due']), { status: 0, out: 'Nothing is due, as of 20 March 2026.\n', err: '' });
    assert.deepEqual((await due()).deadlines, []);
  });

  it('names a record whose deadlines nobody can know, lists the others, and ends with 2', async () => {
    folder.write('a.case.md', child('CH-1', start)).write('b.case.md', '# Only notes\n');
    const { status, out, err } = await folder.run(['due']);
    assert.equal(status, 2);
    assert.match(out, /CH-1/);
    assert.match(err, /b\.case\.md: its deadlines are not known/);
  });

  it('writes to a file', async () => {
    folder.write('a.case.md', child('CH-1', start));
    const direct = await folder.run(['due']);
    assert.deepEqual(await folder.run(['due', '-o', 'due.txt']), { status: 0, out: '', err: '' });
    assert.equal(folder.read('due.txt'), direct.out);
  });
});
