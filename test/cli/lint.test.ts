import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import type { LintReport } from '../../src/cli/lint-report.ts';
import { child, Folder } from './command.ts';
import { clean, late, notAlone, visit } from './looked-after.ts';

describe('case-record lint', () => {
  let folder: Folder;
  const json = async (...args: string[]): Promise<LintReport> =>
    JSON.parse((await folder.run(['lint', '--format', 'json', ...args])).out) as LintReport;
  const rulesOf = (report: LintReport) => report.findings.map(({ file, rule }) => `${file} ${rule}`);

  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  describe('exit status', () => {
    it('is 0 where there is nothing to find', async () => {
      folder.write('a.case.md', clean);
      const { status, out, err } = await folder.run(['lint']);
      assert.equal(status, 0);
      assert.equal(out, 'No findings in 1 file, judged as of 20 March 2026.\n');
      assert.equal(err, '');
    });

    it('is 1 from the level on that is asked for', async () => {
      folder.write('a.case.md', child('CH-1', notAlone));
      assert.deepEqual((await json()).summary, { errors: 0, warnings: 1, information: 0 });
      assert.equal((await folder.run(['lint'])).status, 0);
      assert.equal((await folder.run(['lint', '--fail-on', 'warning'])).status, 1);
      assert.equal((await folder.run(['lint', '--fail-on', 'never'])).status, 0);
      folder.write('b.case.md', late);
      assert.equal((await folder.run(['lint'])).status, 1);
      assert.equal((await folder.run(['lint', '--fail-on', 'never'])).status, 0);
    });

    it('is 2 where a path leads nowhere, but the others are checked', async () => {
      folder.write('a.case.md', late).write('notes.md', '').write('empty/readme.txt', '');
      for (const [path, message] of [
        ['gone', 'There is no file or folder gone.'],
        ['gone.case.md', 'There is no file or folder gone.case.md.'],
        ['notes.md', 'notes.md is not a case record: the name of a record ends in .case.md.'],
        ['empty', 'There are no records in empty: the name of a record ends in .case.md.'],
        ['x/*.case.md', 'Nothing matches x/*.case.md.'],
      ] as const) {
        const alone = await folder.run(['lint', path]);
        assert.deepEqual(alone, { status: 2, out: '', err: `case-record: ${message}\n` });
        const { status, out, err } = await folder.run(['lint', path, 'a.case.md']);
        assert.equal(status, 2);
        assert.equal(err, `case-record: ${message}\n`);
        assert.match(out, /a\.case\.md\n/);
      }
    });

    it('is 2 for a folder that has settings and no record yet, whose settings are checked all the same', async () => {
      folder.write('team/.case-record/config.yaml', 'colour: red\n');
      const { status, out, err } = await folder.run(['lint', 'team']);
      assert.equal(status, 2);
      assert.equal(err, 'case-record: There are no records in team: the name of a record ends in .case.md.\n');
      assert.match(out, /^team\/\.case-record\/config\.yaml\n {2}1:1 +warning +Nothing here is called "colour"/u);
      assert.match(out, /in 0 files/u);
    });

    it('is 2 for options that make no sense, with the way out', async () => {
      folder.write('a.case.md', clean);
      for (const args of [
        ['--as-of', '2026-02-31'],
        ['--as-of', 'soon'],
        ['--format', 'xml'],
        ['--fail-on', 'sometimes'],
        ['--unheard-of'],
        ['-o'],
      ]) {
        const { status, out, err } = await folder.run(['lint', ...args]);
        assert.equal(status, 2, args.join(' '));
        assert.equal(out, '');
        assert.match(err, /error: /);
      }
    });
  });

  describe('what is checked', () => {
    beforeEach(() => {
      folder.write('a.case.md', late).write('x/b.case.md', late.replace('CH-2', 'CH-3')).write('x/y/c.case.md', clean);
      folder.write('x/notes.md', '## 2026-02-31 Nothing').write('node_modules/d.case.md', late);
    });

    it('is the current folder, where nothing is named', async () => {
      const report = await json();
      assert.equal(report.files, 3);
      assert.deepEqual([...new Set(report.findings.map(({ file }) => file))], ['a.case.md', 'x/b.case.md']);
    });

    it('are files, folders and globs, each file once', async () => {
      assert.equal((await json('x')).files, 2);
      assert.equal((await json('x/b.case.md', './x/b.case.md', 'x/*.case.md')).files, 1);
      assert.equal((await json('**/*.case.md')).files, 3);
      assert.equal((await json('x/*')).files, 2, 'a folder that a glob finds stands for its records');
      assert.equal((await json(folder.at('x'))).files, 2);
    });

    it('is a file whose name looks like a glob, where there is one', async () => {
      folder.write('[a].case.md', late.replace('CH-2', 'CH-4'));
      assert.deepEqual([...new Set((await json('[a].case.md')).findings.map(({ record }) => record))], ['CH-4']);
    });

    it('names files from the current folder', async () => {
      const { out } = await folder.run(['lint', '--format', 'json', '..'], { from: 'x' });
      const report = JSON.parse(out) as LintReport;
      assert.deepEqual([...new Set(report.findings.map(({ file }) => file))], ['../a.case.md', 'b.case.md']);
    });
  });

  describe('the day', () => {
    it('is the one asked for, else that of the workspace, else today in England', async () => {
      folder.write('a.case.md', late);
      assert.equal((await json()).asOf, '2026-03-20');
      folder.write('.case-record/config.yaml', 'as-of: 2026-03-05\n');
      assert.equal((await json()).asOf, '2026-03-05');
      assert.equal((await json('--as-of', '2026-03-06')).asOf, '2026-03-06');
      const summer = await new Folder()
        .write('a.case.md', clean)
        .run(['lint', '--format', 'json'], { now: '2026-06-30T23:30:00Z' });
      assert.equal((JSON.parse(summer.out) as LintReport).asOf, '2026-07-01');
    });

    it('decides what is late', async () => {
      folder.write('a.case.md', late);
      const visits = (report: LintReport) =>
        report.findings.filter(({ rule }) => rule === 'timescale/visit-default-first');
      assert.deepEqual(
        visits(await json('--as-of', '2026-03-08')).map(({ severity, due }) => [severity, due]),
        [['information', '2026-03-08']],
      );
      const [overdue] = visits(await json('--as-of', '2026-03-10'));
      assert.equal(overdue?.severity, 'error');
      assert.equal(overdue?.daysLate, 2);
      assert.equal(visits(await json('--as-of', '2026-02-28')).length, 0);
    });
  });

  describe('to a file', () => {
    it('writes it whole and nothing to the terminal', async () => {
      folder.write('a.case.md', late);
      const direct = await folder.run(['lint', '--format', 'json']);
      const { status, out } = await folder.run(['lint', '--format', 'json', '-o', 'report.json']);
      assert.equal(status, 1);
      assert.equal(out, '');
      assert.equal(folder.read('report.json'), direct.out);
    });

    it('writes over no folder, no record and into no folder that is not there', async () => {
      folder.write('a.case.md', late).write('reports/x.txt', '');
      const before = folder.snapshot();
      for (const target of ['reports', 'a.case.md', 'gone/report.json', 'new.case.md']) {
        const { status, out, err } = await folder.run(['lint', '-o', target]);
        assert.equal(status, 2, target);
        assert.equal(out, '');
        assert.match(err, /^case-record: /);
      }
      assert.deepEqual(folder.snapshot(), before);
    });
  });

  describe('in a workspace', () => {
    const shared = `---\nrecord: child\nid: CH-3\nname: A sibling\n---\n\n${visit('2026-03-04', 'also: [CH-2]')}`;

    it("counts a sibling's shared entries, whichever files are named", async () => {
      folder.write('.case-record/config.yaml', 'as-of: 2026-03-10\n');
      folder.write('a/one.case.md', late).write('b/two.case.md', shared);
      const all = await json();
      const one = await json('a/one.case.md');
      assert.deepEqual(
        one.findings,
        all.findings.filter(({ file }) => file === 'a/one.case.md'),
      );
      assert.ok(!rulesOf(one).includes('a/one.case.md timescale/visit-default-first'));
      const { out } = await folder.run(['lint', '--format', 'json', 'one.case.md'], { from: 'a' });
      assert.deepEqual(
        (JSON.parse(out) as LintReport).findings.map(({ file, ...rest }) => ({ file: `a/${file}`, ...rest })),
        one.findings,
      );
    });

    it('keeps apart the records of two workspaces', async () => {
      folder.write('t1/.case-record/config.yaml', 'as-of: 2026-03-10\n').write('t1/one.case.md', late);
      folder.write('t2/.case-record/config.yaml', 'as-of: 2026-03-12\n').write('t2/two.case.md', shared);
      const report = await json();
      assert.ok(rulesOf(report).includes('t1/one.case.md timescale/visit-default-first'));
      assert.equal(report.asOf, '2026-03-12');
    });

    it('takes its rule severities', async () => {
      folder.write('a.case.md', late);
      folder.write('.case-record/config.yaml', 'as-of: 2026-03-10\nrules:\n  timescale/*: off\n  practice/*: off\n');
      assert.deepEqual(rulesOf(await json()), []);
    });

    it('reports what is wrong in its settings, with their file and place, and checks the records', async () => {
      folder.write('a.case.md', late);
      for (const [config, line] of [
        ['', 1],
        ['as-of: 2026-02-31\n', 1],
        ['teams:\n  x: {name: "X}\n', 2],
        ['people:\n  a: {name: Ann}\nasof: 2026-03-01\n', 3],
      ] as const) {
        folder.write('.case-record/config.yaml', config);
        const report = await json();
        const problems = report.findings.filter(({ rule }) => rule === 'policy/config');
        assert.equal(problems[0]?.file, '.case-record/config.yaml', config);
        assert.equal(problems[0]?.line, line, config);
        assert.ok(rulesOf(report).includes('a.case.md timescale/visit-default-first'));
      }
      assert.equal((await folder.run(['lint'])).status, 1);
    });

    it('does not read settings through a link that leads out of it', async () => {
      folder.write('secret.yaml', 'as-of: 2026-01-01\n').write('t/a.case.md', clean);
      mkdirSync(folder.at('t/.case-record'));
      symlinkSync(folder.at('secret.yaml'), folder.at('t/.case-record/config.yaml'));
      const report = await json('t');
      assert.equal(report.asOf, '2026-03-20');
      assert.deepEqual(rulesOf(report), ['t/.case-record/config.yaml policy/config']);
    });
  });
});
