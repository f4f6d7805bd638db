import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { child, entry, Folder } from './command.ts';

interface SampleFile {
  readonly by: string | null;
  readonly strata: readonly { readonly stratum: string; readonly children: number; readonly drawn: number }[];
  readonly children: readonly { readonly record: string; readonly stratum: string; readonly sheet: string }[];
}

const open = (worker: string, team: string) =>
  entry('2026-01-05 Referral', 'from: 2A') + entry('2026-01-05 Allocation', `worker: ${worker}`, `team: ${team}`);

const OWN_TEMPLATE =
  '---\ntemplate:\n  name: Audit\n  description: Ours.\n  kind: entry\n  variables:\n    grade:\n      ask: How good was it?\n      choices: [good, inadequate]\n---\n## {{today}} Case audit\n\n```yaml\ngrade: {{grade}}\n```\n\nheld by {{allocated-worker}}\n';

describe('audit sample', () => {
  let folder: Folder;
  const sample = (...args: readonly string[]) => folder.run(['audit', 'sample', ...args]);
  const drawn = (out = 'out') => JSON.parse(folder.read(`${out}/sample.json`)) as SampleFile;

  beforeEach(() => {
    folder = new Folder().write('.case-record/config.yaml', 'teams: {east: {name: East}, west: {name: West}}\n');
    for (let at = 1; at <= 6; at++) folder.write(`east/${at}.case.md`, child(`CH-${at}`, open('j.okafor', 'east')));
    for (let at = 7; at <= 9; at++)
      folder.write(
        `west/${at}.case.md`,
        child(`CH-${at}`, open('a.else', 'west') + entry('2026-01-12 Child in need plan')),
      );
    folder.write(
      'west/closed.case.md',
      child('CH-10', open('a.else', 'west') + entry('2026-02-20 Closure', 'reason: RC8')),
    );
  });
  afterEach(() => folder.remove());

  it('draws as many as are asked for, with a sheet for each', async () => {
    const { status, out, err } = await sample('--n', '3', '--seed', '7', '--out', 'out');
    assert.deepEqual([status, out, err], [0, '3 of 9 drawn; sheets written to out.\n', '']);
    const { children, by, strata } = drawn();
    assert.deepEqual([children.length, by, strata], [3, null, [{ stratum: 'all', children: 9, drawn: 3 }]]);
    for (const { record, sheet } of children) {
      assert.equal(sheet, `AUDIT-${record}.md`);
      assert.match(
        folder.read(`out/${sheet}`),
        new RegExp(
          `^# Case audit of ${record}\\n[\\s\\S]*\\[${record}\\]\\(\\.\\./(east|west)/\\d\\.case\\.md\\)`,
          'u',
        ),
      );
    }
  });

  it('draws from each team, status or worker its share', async () => {
    const shares = async (by: string) => {
      await sample('--n', '3', '--seed', '7', '--by', by, '--out', by);
      return drawn(by).strata.map(({ stratum, children, drawn: n }) => `${stratum} ${n} of ${children}`);
    };
    assert.deepEqual(await shares('team'), ['east 2 of 6', 'west 1 of 3']);
    assert.deepEqual(await shares('worker'), ['a.else 1 of 3', 'j.okafor 2 of 6']);
    assert.deepEqual(await shares('status'), ['case-open 2 of 6', 'child-in-need 1 of 3']);
  });

  it('says how many gave no child, where there are more of them than are drawn', async () => {
    const { out } = await sample('--n', '1', '--seed', '7', '--by', 'worker', '--out', 'out');
    assert.equal(
      out,
      '1 of 9 drawn, by worker; sheets written to out.\n1 of the 2 workers gave no child: there are more of them than are drawn.\n',
    );
  });

  it('is the same by the same seed, whatever the order of the files, and another by another', async () => {
    await sample('east', 'west', '--n', '3', '--seed', '7', '--by', 'team', '--out', 'a');
    await sample('west', 'east', '--n', '3', '--seed', '7', '--by', 'team', '--out', 'b');
    assert.equal(folder.read('a/sample.json'), folder.read('b/sample.json'));
    const others = new Set<string>();
    for (let seed = 0; seed < 8; seed++) {
      await sample('--n', '3', '--seed', String(seed), '--out', `s${seed}`);
      others.add(
        drawn(`s${seed}`)
          .children.map(({ record }) => record)
          .join(),
      );
    }
    assert.ok(others.size > 3);
  });

  it('writes ids only, and into no record', async () => {
    const records = () => folder.snapshot().filter((name) => name.includes('.case.md'));
    const before = records();
    await sample('--n', '9', '--seed', '7', '--out', 'out');
    for (const { sheet } of drawn().children) assert.doesNotMatch(folder.read(`out/${sheet}`), /made-up|2015/u);
    assert.doesNotMatch(folder.read('out/sample.json'), /made-up|2015/u);
    assert.deepEqual(records(), before);
  });

  it('writes no words that stand where the id of a team or worker belongs', async () => {
    for (let at = 1; at <= 2; at++)
      folder.write(
        `words/${at}.case.md`,
        child(`CH-2${at}`, open(`Aunt Zephyrine ${at}`, `where Zephyrine ${at} works`)),
      );
    folder.write('.case-record/templates/audit.case.md', OWN_TEMPLATE);
    for (const by of ['team', 'worker']) {
      const { err } = await sample('words', 'east', '--n', '8', '--seed', '7', '--by', by, '--out', by);
      assert.equal(err, '');
      const { strata, children } = drawn(by);
      assert.deepEqual(
        strata.map(({ stratum, children }) => `${stratum} ${children}`),
        [by === 'team' ? 'east 6' : 'j.okafor 6', 'not an id 2'],
      );
      assert.match(folder.read(`${by}/AUDIT-CH-1.md`), /held by j\.okafor/u);
      for (const { sheet } of children) assert.doesNotMatch(folder.read(`${by}/${sheet}`), /Zephyrine/u);
      assert.doesNotMatch(folder.read(`${by}/sample.json`), /Zephyrine/u);
    }
  });

  it('has an entry that lints clean once it is filled in and put into the record', async () => {
    await sample('--n', '9', '--seed', '7', '--out', 'out');
    const sheet = folder.read('out/AUDIT-CH-1.md');
    const blank = sheet.slice(sheet.indexOf('## 2026-03-20 Case audit'));
    const filled = blank
      .replace(/^by:$/mu, 'by: q.sterne')
      .replace(/^auditor:$/mu, 'auditor: q.sterne')
      .replaceAll(/grade:$/gmu, 'grade: good')
      .replaceAll(/why:$/gmu, 'why: It is on record.')
      .replaceAll(/view:$/gmu, 'view: It helped.')
      .replace(/what:$/mu, 'what: Put days into the plan')
      .replace(/who:$/mu, 'who: j.okafor')
      .replace(/due:$/mu, 'due: 2026-04-10');
    const about = async (text: string) => {
      folder.write('pasted/1.case.md', child('CH-1', open('j.okafor', 'east') + text));
      const { out } = await folder.run(['lint', 'pasted', '--format', 'json']);
      const { findings } = JSON.parse(out) as { findings: { entry: string | null; rule: string }[] };
      return findings.filter(({ entry: at }) => at === '2026-03-20-case-audit').map(({ rule }) => rule);
    };
    assert.deepEqual(await about(filled), []);
    assert.ok((await about(blank)).includes('practice/audit-family-view'));
  });

  it('writes over a sample only where it is told to', async () => {
    await sample('--n', '2', '--seed', '7', '--out', 'out');
    const before = folder.snapshot();
    const { status, err } = await sample('--n', '9', '--seed', '8', '--out', 'out');
    assert.equal(status, 2);
    assert.match(err, /out already holds sample\.json/u);
    assert.deepEqual(folder.snapshot(), before);
    assert.equal((await sample('--n', '9', '--seed', '8', '--out', 'out', '--force')).status, 0);
    assert.equal(drawn().children.length, 9);
  });

  it('leaves no sheet of the sample that it takes the place of, and nothing else is touched', async () => {
    await sample('--n', '9', '--seed', '7', '--out', 'out');
    const old = folder.read('out/sample.json').replace('"sheet": "AUDIT-CH-1.md"', '"sheet": "../keep.md"');
    folder.write('out/sample.json', old).write('keep.md', 'mine').write('out/AUDIT-notes.md', 'mine');
    const { out } = await sample('--n', '2', '--seed', '8', '--out', 'out', '--force');
    assert.match(out, /^\d sheets of the sample before taken away\.$/mu);
    const sheets = drawn().children.map(({ sheet }) => sheet);
    const left = readdirSync(join(folder.path, 'out')).filter((name) => !sheets.includes(name));
    assert.deepEqual(
      left.filter((name) => name !== 'AUDIT-CH-1.md'),
      ['AUDIT-notes.md', 'sample.json'],
    );
    assert.equal(folder.read('keep.md'), 'mine');
  });

  it('writes over no sheet that somebody has worked on, --force or not', async () => {
    await sample('--n', '9', '--seed', '7', '--out', 'out');
    const [first, second] = ['out/AUDIT-CH-1.md', 'out/AUDIT-CH-2.md'];
    const blank = folder.read(first);
    folder.write(first, blank.replace('\nby:', '\nby: q.sterne'));
    // Line ends are no work of anybody.
    folder.write(second, folder.read(second).replaceAll('\n', '\r\n'));
    const before = folder.snapshot();
    const { status, err } = await sample('--n', '2', '--seed', '8', '--out', 'out', '--force');
    assert.equal(status, 2);
    assert.match(err, /worked on sheets in out since they were drawn: AUDIT-CH-1\.md\. Nothing was written\./u);
    assert.deepEqual(folder.snapshot(), before);
    folder.write(first, blank);
    assert.equal((await sample('--n', '2', '--seed', '8', '--out', 'out', '--force')).status, 0);
  });

  it('writes over nothing of which it cannot tell whether somebody has worked on it', async () => {
    const again = ['--n', '2', '--seed', '8', '--out', 'out', '--force'];
    const refuses = async (why: RegExp) => {
      const before = folder.snapshot();
      const { status, err } = await sample(...again);
      assert.equal(status, 2);
      assert.match(err, why);
      assert.deepEqual(folder.snapshot(), before);
    };
    await sample('--n', '9', '--seed', '7', '--out', 'out');
    const [sheet, drawnFirst] = [folder.read('out/AUDIT-CH-1.md'), folder.read('out/sample.json')];
    // As a word processor of another encoding saves it.
    folder.write('out/AUDIT-CH-1.md', Buffer.from(sheet.replace('\nby:', '\nby: K\u00fchn'), 'latin1'));
    await refuses(/worked on sheets in out since they were drawn: AUDIT-CH-1\.md\. Nothing was written\./u);
    folder.write('out/AUDIT-CH-1.md', sheet.replace('\nby:', '\nby: q.sterne'));
    folder.write('out/sample.json', `<<<<<<< ours\n${drawnFirst}`);
    await refuses(
      /out\/sample\.json cannot be used .*it is not whole JSON\. Nothing was written\. Draw into another folder/u,
    );
    folder.write('out/AUDIT-CH-1.md', sheet).write('out/sample.json', drawnFirst);
    assert.equal((await sample(...again)).status, 0);
  });

  it('takes no id for a path', async () => {
    folder.write('odd/a.case.md', child('"../../x"', open('j.okafor', 'east')));
    folder.write('odd/b.case.md', child('con/aux', open('j.okafor', 'east')));
    assert.equal((await sample('odd', '--n', '2', '--seed', '7', '--out', 'out')).status, 0);
    assert.deepEqual(
      drawn().children.map(({ sheet }) => sheet),
      ['AUDIT-no.1.md', 'AUDIT-no.2.md'],
    );
    for (const { sheet } of drawn().children) assert.ok(folder.has(`out/${sheet}`));
  });

  it('refuses what it cannot do with 2, and writes nothing', async () => {
    folder
      .write('file', '')
      .write('shut/a.case.md', child('CH-20'))
      .write('bad/a.case.md', new Uint8Array([0xff, 0]));
    folder.write('bad/b.case.md', child('CH-21', open('j.okafor', 'east')));
    const before = folder.snapshot();
    const seeded = ['--seed', '7', '--out', 'out'];
    for (const [args, said] of [
      [['east', '--n', '7', ...seeded], /There are 6 children with an open case, fewer than the 7 to be drawn/u],
      [['shut', '--n', '1', ...seeded], /nothing to draw from/u],
      [['bad', '--n', '1', ...seeded], /bad\/a\.case\.md: [\s\S]*drawn from all the records or not at all/u],
      [['east', 'nowhere', '--n', '1', ...seeded], /There is no file or folder nowhere[\s\S]*Nothing was written/u],
      [
        ['east', '--n', '1', '--seed', '7', '--out', 'file'],
        /file could not be written \(E\w+\)\. Nothing was written\. Something stands in the way/u,
      ],
      [['east', '--n', '1', '--seed', '7', '--out', 'file/below'], /file\/below could not be written/u],
      [['east', '--n', '0', ...seeded], /whole number from 1/u],
      [['east', '--n', '1', '--seed', 'x', '--out', 'out'], /whole number from 0/u],
      [['east', '--n', '1', '--seed', '2147483648', '--out', 'out'], /whole number from 0/u],
      [['east', '--n', '1', '--out', 'out'], /--seed/u],
      [['east', '--n', '1', '--by', 'colour', ...seeded], /Allowed choices are team, status, worker/u],
    ] as const) {
      const { status, out, err } = await sample(...args);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, said);
    }
    assert.deepEqual(
      folder.snapshot().map((line) => line.split(' ')[0]),
      before.map((line) => line.split(' ')[0]),
    );
  });
});
