import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import type { LintReport } from '../../src/cli/lint-report.ts';
import { child, entry, Folder } from './command.ts';

/** Due by 8 March, so overdue from the 9th. */
const placed = entry('2026-03-01 Placement', 'type: U6');
const lookedAfter = entry('2026-03-01 Legal status', 'status: C2');
const visit = (date: string, ...more: string[]) =>
  entry(`${date} Visit`, 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: placement', ...more);
const clean = child('CH-1');
/** A visit that is written up well, but for one thing. */
const notAlone = `${visit('2026-03-04').replace('alone: yes\n', 'alone: no\n')}
### Child's voice

> "Can you come on a Friday?"

### Analysis

Fridays are when his father is at home.
`;
const late = child('CH-2', lookedAfter + placed);

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

  describe('as JSON', () => {
    it('has for each finding its rule, place, record, entry and authority', async () => {
      folder.write('a.case.md', late);
      const report = await json('--as-of', '2026-03-10');
      assert.deepEqual(Object.keys(report), ['version', 'asOf', 'files', 'findings', 'summary']);
      assert.equal(report.version, 1);
      const found = report.findings.find(({ rule }) => rule === 'timescale/visit-default-first');
      assert.ok(found !== undefined);
      const { message, source, clears, ...rest } = found;
      assert.match(message, /8 March/);
      assert.equal(source?.status, 'statutory');
      assert.equal(typeof clears, 'string');
      assert.deepEqual(rest, {
        rule: 'timescale/visit-default-first',
        severity: 'error',
        file: 'a.case.md',
        line: 16,
        column: 1,
        endLine: 16,
        endColumn: 24,
        record: 'CH-2',
        entry: '2026-03-01-placement',
        timescale: 'visit-default-first',
        due: '2026-03-08',
        daysLate: 2,
      });
    });

    it('counts columns as the editor does', async () => {
      folder.write(
        'a.case.md',
        child('CH-1', entry('2026-03-01 Visit', '"\u{1f600}\u00e9": x', 'seen: perhaps', 'alone: yes')),
      );
      const unknown = (await json()).findings.find(({ rule }) => rule === 'schema/unknown-field');
      assert.deepEqual([unknown?.line, unknown?.column, unknown?.endColumn], [13, 1, 6]);
    });

    it('is in order of file, place and rule, and the same each time', async () => {
      folder.write('.case-record/config.yaml', 'asof: 2026-03-10\n');
      for (let n = 9; n > 0; n -= 1) folder.write(`r${n}.case.md`, late.replace('CH-2', `CH-${n}`));
      const first = await folder.run(['lint', '--format', 'json']);
      const again = await folder.run([
        'lint',
        '--format',
        'json',
        ...[3, 9, 1, 2, 4, 5, 6, 7, 8].map((n) => `r${n}.case.md`),
      ]);
      assert.equal(first.out, again.out);
      const keys = (JSON.parse(first.out) as LintReport).findings.map(
        ({ file, line, column, rule }) => `${file} ${String(line).padStart(5)} ${String(column).padStart(5)} ${rule}`,
      );
      assert.deepEqual(keys, [...keys].sort());
    });
  });

  describe('as text', () => {
    it('is grouped by file: findings, what would clear each, and a summary', async () => {
      folder.write('a.case.md', child('CH-1', notAlone));
      const { out } = await folder.run(['lint']);
      assert.match(
        out,
        /^a\.case\.md\n {2}\d+:\d+ {2}warning {6}.+ {2}practice\/[a-z-]+\n {20,}To clear: .+\n\n0 errors, 1 warning, 0 for information in 1 file, judged as of 20 March 2026\.\n$/,
      );
    });

    it('has colour on a terminal only, and none where NO_COLOR is set', async () => {
      folder.write('a.case.md', late);
      const sequence = '\u001b[';
      assert.ok((await folder.run(['lint'], { columns: 100 })).out.includes(sequence));
      assert.ok(!(await folder.run(['lint'])).out.includes(sequence));
      assert.ok(!(await folder.run(['lint'], { columns: 100, env: { NO_COLOR: '1' } })).out.includes(sequence));
      assert.ok(!(await folder.run(['lint', '--format', 'json'], { columns: 100 })).out.includes(sequence));
      await folder.run(['lint', '-o', 'out.txt'], { columns: 100 });
      assert.ok(!folder.read('out.txt').includes(sequence));
    });

    it('is folded to the width of a terminal, and not for a pipe', async () => {
      folder.write('a.case.md', late);
      const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));
      assert.ok(widest((await folder.run(['lint'], { columns: 80, env: { NO_COLOR: '1' } })).out) <= 80);
      assert.ok(widest((await folder.run(['lint'])).out) > 100);
    });

    it('holds no control characters of a record or a file name', async () => {
      const hostile = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e';
      folder.write(`a\u001b[2J.case.md`, child('CH-1', `## 2026-03-01 Vis${hostile}it\n\n## 2026-02-31 ${hostile}\n`));
      for (const args of [['lint'], ['lint', '--format', 'json'], ['lint', `no\u001b[2Jwhere`]]) {
        const { out, err } = await folder.run(args);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        assert.doesNotMatch(out + err, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
      }
      assert.ok((JSON.parse((await folder.run(['lint', '--format', 'json'])).out) as LintReport).findings.length > 0);
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
