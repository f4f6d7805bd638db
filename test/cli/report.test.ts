/** The team's picture from the command line: written whole or not at all, countable again by other commands, and with ids only. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { child, entry, Folder, fromTheTop } from './command.ts';

const golden = join(import.meta.dirname, 'golden/report-riverside.txt');

interface Data {
  readonly asOf: string;
  readonly from: string;
  readonly records: readonly string[];
  readonly figures: readonly {
    readonly id: string;
    readonly numerator: number;
    readonly denominator: number;
    readonly teams: readonly {
      readonly team: string | null;
      readonly numerator: number;
      readonly denominator: number;
    }[];
    readonly parts?: readonly { readonly part: string }[];
  }[];
}

interface Due {
  readonly deadlines: readonly {
    readonly timescale: string;
    readonly due: string;
    readonly status: string;
    readonly team: string | null;
    readonly whenDue: { readonly team: string | null };
  }[];
}

const CONFIG = 'teams:\n  east: {name: East, caseload-limit: 1}\npeople:\n  a.lee: {name: Ann Lee, team: east}\n';
const open = entry('2026-01-05 Referral', 'from: 2A') + entry('2026-01-06 Allocation', 'worker: a.lee');
const closed = `${open}${entry('2026-03-02 Closure', 'reason: RC1')}`;

describe('case-record report', () => {
  let folder: Folder;
  const data = (name: string): Data => JSON.parse(folder.read(name)) as Data;
  const figure = (from: Data, id: string) => {
    const found = from.figures.find((each) => each.id === id);
    assert.ok(found, id);
    return found;
  };

  beforeEach(() => {
    folder = new Folder().write('.case-record/config.yaml', CONFIG).write('a/CH-1.case.md', child('CH-1', open));
  });
  afterEach(() => folder.remove());

  it('writes one page, with links to the records from where it stands', async () => {
    folder.write('a/CH 2#.case.md', child('CH-2', entry('2026-01-05 Referral', 'from: 2A')));
    mkdirSync(folder.at('out'));
    const { status, out, err } = await folder.run(['report', '-o', 'out/team.html']);
    assert.deepEqual([status, out, err], [0, '', '']);
    const page = folder.read('out/team.html');
    assert.ok(page.startsWith('<!DOCTYPE html>') && page.endsWith('</html>\n'));
    assert.ok(page.includes('href="../a/CH-1.case.md'));
    assert.ok(page.includes('href="../a/CH%202%23.case.md'));
    assert.ok(page.includes('20 March 2026'));
  });

  it('gives the same page and data again, byte for byte', async () => {
    await folder.run(['report', '-o', '1.html', '--data', '1.json']);
    await folder.run(['report', '-o', '2.html', '--data', '2.json']);
    assert.equal(folder.read('1.html'), folder.read('2.html'));
    assert.equal(folder.read('1.json'), folder.read('2.json'));
  });

  it('shows no name of a child or a worker unless it is asked to', async () => {
    await folder.run(['report', '-o', 'r.html', '--data', 'r.json']);
    for (const text of [folder.read('r.html'), folder.read('r.json')]) {
      assert.ok(!text.includes('made-up child') && !text.includes('Ann Lee'));
      assert.ok(text.includes('a.lee'));
    }
    await folder.run(['report', '-o', 'r.html', '--data', 'r.json', '--show-text']);
    assert.ok(folder.read('r.html').includes('Ann Lee'));
    assert.ok(folder.read('r.html').includes('A made-up child'));
    assert.ok(!folder.read('r.json').includes('Ann Lee'));
  });

  it('says what changed since an earlier report', async () => {
    await folder.run(['report', '--data', 'before.json']);
    folder.write('a/CH-1.case.md', child('CH-1', closed));
    const { status } = await folder.run(['report', '--since', 'before.json', '-o', 'r.html']);
    assert.equal(status, 0);
    assert.match(
      folder.read('r.html'),
      /What changed since 20 March 2026[\s\S]*were open and are not: <a [^>]*>CH-1</u,
    );
  });

  it('lists what one figure counts', async () => {
    const { status, out } = await folder.run(['report', '--figure', 'caseload']);
    assert.equal(status, 0);
    const { numerator, denominator, counted } = JSON.parse(out);
    assert.deepEqual([numerator, denominator], [0, 1]);
    assert.deepEqual(counted, [{ record: 'CH-1', counts: false, worker: 'a.lee', team: 'east', on: '2026-01-06' }]);
  });

  it('counts the records that it can, says which it can not, and ends with 2', async () => {
    folder.write('a/bad.case.md', '# No front matter\n');
    const { status, err } = await folder.run(['report', '-o', 'r.html', '--data', 'r.json']);
    assert.equal(status, 2);
    assert.match(err, /a\/bad\.case\.md is not counted/u);
    assert.ok(folder.read('r.html').includes('1 file could not be counted'));
    assert.deepEqual(data('r.json').records, ['CH-1']);
  });

  it('counts what is silenced, as its own command does', async () => {
    const remark = '<!-- case-record-disable practice/drift: it moves (by a.lee, until 2026-12-31) -->';
    folder.write('a/CH-1.case.md', child('CH-1', `${remark}\n\n${open}`));
    const day = ['--as-of', '2026-05-11'];
    assert.doesNotMatch((await folder.run(['lint', ...day])).out, /practice\/drift/);
    await folder.run(['report', '--data', 'r.json', '-o', 'r.html', ...day]);
    assert.equal(figure(data('r.json'), 'drift').numerator, 1);
    const again = await folder.run(['lint', '--fail-on', 'never', '--format', 'json', '--no-inline-config', ...day]);
    assert.match(again.out, /practice\/drift/);
    const { out } = await folder.run(['supervision', 'prepare', 'a.lee', ...day]);
    assert.match(out, /\[Drift\].*\(Silenced by a\.lee until 31 December\.\)/);
    const unsigned = '<!-- case-record-disable practice/drift: it moves -->';
    folder.write('a/CH-1.case.md', child('CH-1', `${unsigned}\n\n${open}`));
    const agenda = await folder.run(['supervision', 'prepare', 'a.lee', ...day]);
    assert.match(agenda.out, /\[Drift\].*\(Silenced, and nobody says whose decision that is\.\)/);
  });

  it('says that two files have one id, counts both, and leads from each figure to the right one', async () => {
    folder.write('a/again.case.md', child('CH-1', entry('2026-01-05 Referral', 'from: 2A')));
    await folder.run(['report', '-o', 'r.html', '--data', 'r.json']);
    const page = folder.read('r.html');
    assert.match(page, /id stands in two records or more[\s\S]*CH-1/u);
    const list = page.slice(page.indexOf('id="unallocated-list"'), page.indexOf('id="assessments-list"'));
    assert.match(list, /href="\.\/a\/again\.case\.md"/u);
    const waiting = page.slice(page.indexOf('id="decisions-waiting-list"'));
    assert.match(waiting, /a\/CH-1\.case\.md#L[\s\S]*a\/again\.case\.md#L/u);
  });

  it('says that something is wrong in the settings, and ends with 2', async () => {
    folder.write('.case-record/config.yaml', 'policies: [nowhere]\n');
    const { status, err } = await folder.run(['report', '-o', 'r.html']);
    assert.equal(status, 2);
    assert.match(err, /settings/u);
    assert.match(folder.read('r.html'), /Something is wrong in the settings/u);
  });

  it('asks for the day where workspaces are judged on different ones', async () => {
    folder.write('b/.case-record/config.yaml', 'as-of: 2025-12-31\n').write('b/CH-2.case.md', child('CH-2', open));
    const { status, err } = await folder.run(['report', '-o', 'r.html']);
    assert.equal(status, 2);
    assert.match(err, /2025-12-31.*2026-03-20.*--as-of/u);
    assert.equal((await folder.run(['report', '-o', 'r.html', '--as-of', '2026-03-20'])).status, 0);
  });

  describe('leaves what was there as it was', () => {
    const refused = async (said: RegExp, ...args: readonly string[]) => {
      folder.write('r.html', 'old page');
      const before = folder.snapshot();
      const { status, out, err } = await folder.run(['report', ...args]);
      assert.equal(status, 2);
      assert.match(err, said);
      assert.equal(out, '');
      assert.deepEqual(folder.snapshot(), before);
    };

    it('where no file to write is named', () => refused(/Name the file to write/u));
    it('where the folder is not there', () => refused(/no folder/u, '-o', 'nowhere/r.html'));
    it('where the name is that of a folder or of a record', async () => {
      await refused(/is a folder/u, '-o', 'a');
      await refused(/name of a record/u, '-o', 'a/CH-1.case.md');
      await refused(/name of a record/u, '-o', 'r.html', '--data', 'a/CH-1.case.md');
    });
    it('where the data has no place to go to, though the page has', () =>
      refused(/no folder/u, '-o', 'r.html', '--data', 'nowhere/r.json'));
    it('where both are to go to one file', () => refused(/same file/u, '-o', 'r.html', '--data', './r.html'));
    it('where both are to go to one file by a link', async () => {
      folder.write('r.html', 'old page');
      symlinkSync('r.html', folder.at('link.json'));
      await refused(/same file/u, '-o', 'r.html', '--data', 'link.json');
    });
    it('where the page would take the place of the earlier report', () =>
      refused(/earlier report/u, '-o', 'r.html', '--since', './r.html'));
    it('where there are no records', async () => {
      mkdirSync(folder.at('empty'));
      await refused(/no records/u, 'empty', '-o', 'r.html');
    });
    it('where there is no earlier report', () => refused(/could not be read/u, '-o', 'r.html', '--since', 'none.json'));
    it('where the earlier report is broken off, of another version, or something else', async () => {
      const whole = JSON.stringify({
        format: 'case-record report',
        version: 1,
        asOf: '2026-03-01',
        records: ['CH-1'],
        open: [],
        figures: [],
      });
      folder.write('cut.json', whole.slice(0, 60)).write('v2.json', whole.replace('"version":1', '"version":2'));
      folder.write('other.json', '{"version":1,"findings":[]}').write('odd.json', whole.replace('"CH-1"', '7'));
      await refused(/not whole JSON/u, '-o', 'r.html', '--since', 'cut.json');
      await refused(/version 2/u, '-o', 'r.html', '--since', 'v2.json');
      await refused(/not the data of a report/u, '-o', 'r.html', '--since', 'other.json');
      await refused(/missing/u, '-o', 'r.html', '--since', 'odd.json');
    });
    it('where the earlier report is of other records, or of a later day', async () => {
      const whole = JSON.stringify({
        format: 'case-record report',
        version: 1,
        asOf: '2026-03-01',
        records: ['X-9'],
        open: [],
        figures: [],
      });
      folder
        .write('others.json', whole)
        .write('later.json', whole.replace('X-9', 'CH-1').replace('2026-03-01', '2026-03-21'));
      await refused(/of other records/u, '-o', 'r.html', '--since', 'others.json');
      await refused(/after the day/u, '-o', 'r.html', '--since', 'later.json');
    });
    it('where a figure is unknown', () => refused(/Allowed choices/u, '--figure', 'happiness'));
    it('where a file can not be written, also the other one', async () => {
      // Longer than a file system takes; unlike a folder that is read-only, this stops an administrator as well.
      const long = `${'x'.repeat(300)}.json`;
      await refused(/could not be written/u, '-o', long);
      await refused(/could not be written/u, '-o', 'r.html', '--data', long);
      await refused(/could not be written/u, '--data', 'r.html', '-o', long);
    });
  });

  describe('on the example team', () => {
    let report: Data;
    before(async () => {
      const own = new Folder();
      await fromTheTop('report', 'examples/riverside', '--data', own.at('r.json'));
      report = JSON.parse(own.read('r.json')) as Data;
      own.remove();
    });

    it('comes to the figures that are kept as text', () => {
      const lines = report.figures.flatMap(({ id, numerator, denominator, teams }) => [
        `${id}: ${numerator} of ${denominator}`,
        ...teams.map((each) => `  ${each.team ?? 'no team'}: ${each.numerator} of ${each.denominator}`),
      ]);
      const text = `${report.from} to ${report.asOf}, ${report.records.length} records\n${lines.join('\n')}\n`;
      if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, text);
      assert.equal(text, readFileSync(golden, 'utf8'));
    });

    it('gives the shares on time that due gives, in all and by team', async () => {
      const all = JSON.parse(
        await fromTheTop('due', 'examples/riverside', '--all', '--by', 'team', '--format', 'json'),
      ) as Due;
      for (const id of ['visits', 'assessments', 'conferences', 'reviews', 'supervision', 'case-supervision']) {
        const { numerator, denominator, parts = [], teams } = figure(report, id);
        const named = new Set(parts.map(({ part }) => part));
        const fell = all.deadlines.filter(
          ({ timescale, due }) => named.has(timescale) && due >= report.from && due <= report.asOf,
        );
        const met = (some: Due['deadlines']) => some.filter(({ status }) => status === 'met').length;
        assert.deepEqual([met(fell), fell.length], [numerator, denominator], id);
        for (const { team, ...ratio } of teams) {
          const its = fell.filter(({ whenDue }) => whenDue.team === team);
          assert.deepEqual([met(its), its.length], [ratio.numerator, ratio.denominator], `${id} of ${team}`);
        }
      }
    });

    it('gives what is overdue as due does, and drift as lint does', async () => {
      const { deadlines } = JSON.parse(
        await fromTheTop('due', 'examples/riverside', '--by', 'team', '--format', 'json'),
      ) as Due;
      const overdue = figure(report, 'overdue');
      assert.equal(overdue.denominator, deadlines.length);
      assert.equal(overdue.numerator, deadlines.filter(({ status }) => status === 'overdue').length);
      const { findings } = JSON.parse(
        await fromTheTop('lint', 'examples/riverside', '--fail-on', 'never', '--format', 'json', '--no-inline-config'),
      ) as {
        readonly findings: readonly { readonly rule: string; readonly record: string }[];
      };
      for (const [id, rule] of [
        ['drift', 'practice/drift'],
        ['no-permanence-plan', 'practice/no-permanence-plan'],
      ] as const) {
        const records = new Set(findings.filter((finding) => finding.rule === rule).map(({ record }) => record));
        assert.equal(figure(report, id).numerator, records.size);
      }
    });
  });
});
