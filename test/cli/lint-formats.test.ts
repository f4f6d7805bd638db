import assert from 'node:assert/strict';
import type { LintReport } from '../../src/cli/lint-report.ts';
import { child, entry, Folder } from './command.ts';
import { late, notAlone } from './looked-after.ts';

describe('case-record lint, in words and as JSON', () => {
  let folder: Folder;
  const json = async (...args: string[]): Promise<LintReport> =>
    JSON.parse((await folder.run(['lint', '--format', 'json', ...args])).out) as LintReport;

  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

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
});
