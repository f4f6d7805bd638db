import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { child, entry, type Folder } from './command.ts';
import { referral, supervisedTeam, supervision, TEAM } from './supervised-team.ts';

describe('supervision prepare --team', () => {
  let folder: Folder;
  const prepare = (...args: readonly string[]) => folder.run(['supervision', 'prepare', ...args]);

  beforeEach(() => {
    folder = supervisedTeam()
      .write('.case-record/config.yaml', EAST)
      .write('children/d.case.md', child('CH-4', referral + entry('2026-01-05 Allocation', 'worker: b.hale')))
      .write('children/f.case.md', child('CH-6', referral + entry('2026-01-05 Allocation', 'worker: z.west')))
      .write('children/g.case.md', child('CH-7', referral + entry('2026-01-05 Allocation', 'worker: l.gone')));
  });
  afterEach(() => folder.remove());

  const EAST = `${TEAM}  b.hale: {name: Ben Hale, team: east}\n  l.gone: {name: Lee Gone, team: east, left: 2026-01-31}\n  z.west: {name: Zoe West, team: west}\n`;
  const files = () => readdirSync(folder.at('monday')).sort();

  it('writes that of each worker who is there, the same as alone', async () => {
    const { status, out, err } = await prepare('--team', 'east', '--out', 'monday');
    assert.deepEqual([status, err], [0, '']);
    assert.match(
      out,
      /^2 agendas of east written to monday:\n {2}SUPERVISION-b\.hale\.md {2}b\.hale: 1 child, \d+ overdue, 0 actions open, no supervision record\n {2}SUPERVISION-j\.okafor\.md {2}j\.okafor: 3 children, \d+ overdue, 0 actions open\n$/u,
    );
    assert.deepEqual(files(), ['SUPERVISION-b.hale.md', 'SUPERVISION-j.okafor.md']);
    for (const worker of ['b.hale', 'j.okafor']) {
      await prepare(worker, '-o', 'monday/alone.md');
      assert.equal(folder.read(`monday/SUPERVISION-${worker}.md`), folder.read('monday/alone.md'));
    }
  });

  it('takes paths, and goes by the records where no settings name the worker', async () => {
    folder
      .write('.case-record/config.yaml', 'teams:\n  east: {name: East}\n')
      .write('sup.case.md', supervision('t.wynn').replace('stage:', 'team: east\nstage:'));
    assert.equal((await prepare('--team', 'east', '--out', 'monday', 'children', 'sup.case.md')).status, 0);
    assert.deepEqual(files(), ['SUPERVISION-j.okafor.md', 'SUPERVISION-t.wynn.md']);
  });

  it('gives a file to each id, whatever it is', async () => {
    const odd = ['../x', 'a b', 'J.OKAFOR', 'x.case', 'con'];
    for (const [at, worker] of odd.entries())
      folder.write(
        `odd/${at}.case.md`,
        child(`CH-O${at}`, referral + entry('2026-01-05 Allocation', `worker: "${worker}"`, 'team: east')),
      );
    const { status, out } = await prepare('--team', 'east', '--out', 'monday');
    assert.equal(status, 0);
    assert.equal(files().length, odd.length + 2, out);
    for (const name of files()) assert.match(name, /^SUPERVISION-[\w.-]+(?<!\.case)\.md$/u);
  });

  it('writes all or nothing, and over files that are there only where it is told to', async () => {
    folder.write('monday/SUPERVISION-j.okafor.md', 'mine');
    const before = folder.snapshot();
    for (const [args, said] of [
      [['--team', 'east', '--out', 'monday'], /already holds SUPERVISION-j\.okafor\.md.*Nothing was written/su],
      [['--team', 'est', '--out', 'monday'], /No team est is named .* Did you mean east\?/u],
      [
        ['--team', 'front', '--out', 'monday'],
        /No team front is named by these records or their settings\. Write the id/u,
      ],
      [['--team', 'east', '-o', 'monday.md'], /written to a folder: name it with --out FOLDER/u],
      [['--team', 'east'], /written to a folder: name it with --out FOLDER/u],
      [['--team', 'east', '--out', 'sup.case.md'], /sup\.case\.md could not be written|is no folder/u],
      [['--team', 'east', '--out', 'monday', 'nowhere'], /There is no file or folder nowhere/u],
    ] as const) {
      const { status, out, err } = await prepare(...args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, said);
    }
    assert.deepEqual(folder.snapshot(), before);
    assert.equal((await prepare('--team', 'east', '--out', 'monday', '--force')).status, 0);
    assert.match(folder.read('monday/SUPERVISION-j.okafor.md'), /^# Supervision: j\.okafor$/mu);
  });

  it('names the agendas of an earlier run beside them, which nobody is to take for those of today', async () => {
    folder.write('monday/SUPERVISION-a.gone.md', 'older').write('monday/notes.md', 'mine');
    const { status, out } = await prepare('--team', 'east', '--out', 'monday');
    assert.equal(status, 0);
    assert.ok(
      out.endsWith('\nLeft in monday from an earlier run: SUPERVISION-a.gone.md. Delete what is no longer wanted.\n'),
      out,
    );
    assert.equal(folder.read('monday/SUPERVISION-a.gone.md'), 'older');
  });
});
