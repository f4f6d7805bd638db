import assert from 'node:assert/strict';
import type { Folder } from './command.ts';
import { folderWithFindings, lintedAs, reportOf } from './folder-with-findings.ts';

describe('lint for pipelines', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWithFindings();
  });
  afterEach(() => folder.remove());

  describe('--format github', () => {
    /** As a runner reads a line. */
    const read = (line: string) => {
      const [, command = '', properties = '', message = ''] = /^::([a-z]+) (.*?)::(.*)$/su.exec(line) ?? [];
      const plain = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
      return {
        command,
        message: plain(message),
        ...Object.fromEntries(
          properties.split(',').map((property) => {
            const [name = '', ...value] = property.split('=');
            return [name, plain(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))];
          }),
        ),
      };
    };

    it('is a command a line that reads back as the finding', async () => {
      folder.write('x%2Cy%0A%25.case.md', '# Only notes\n');
      const { findings } = await reportOf(folder);
      const lines = (await lintedAs(folder, 'github')).split('\n');
      assert.equal(lines.pop(), '');
      const commands = { error: 'error', warning: 'warning', information: 'notice' };
      assert.deepEqual(
        lines.map(read),
        findings.map(({ severity, message, clears, file, line, endLine, column, endColumn, rule }) => ({
          command: commands[severity],
          message: clears === undefined ? message : `${message} ${clears}`,
          file,
          line: String(line),
          endLine: String(endLine),
          ...(line === endLine ? { col: String(column), endColumn: String(endColumn) } : {}),
          title: rule,
        })),
      );
    });

    it('cannot be made to hold another command by a record or a file name', async () => {
      folder.write('x\n::error::owned.case.md', '## 2026-02-31 \r::set-output name=x::y\n');
      const lines = (await lintedAs(folder, 'github')).trimEnd().split('\n');
      assert.equal(lines.length, (await reportOf(folder)).findings.length);
      for (const line of lines) assert.match(line, /^::(error|warning|notice) file=[^:]+,line=\d+,/u);
    });

    it('is empty where nothing is found', async () => {
      folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
      assert.equal(await lintedAs(folder, 'github', 'd.case.md'), '');
    });
  });

  describe('--format gitlab', () => {
    interface Issue {
      readonly fingerprint: string;
      readonly severity: string;
      readonly [key: string]: unknown;
    }

    it('is a code quality report of every finding', async () => {
      const { findings } = await reportOf(folder);
      const issues = JSON.parse(await lintedAs(folder, 'gitlab')) as Issue[];
      const severities = { error: 'major', warning: 'minor', information: 'info' };
      assert.deepEqual(
        issues.map(({ fingerprint, ...rest }) => rest),
        findings.map(({ rule, severity, message, file, line, endLine }) => ({
          description: message,
          check_name: rule,
          severity: severities[severity],
          location: { path: file, lines: { begin: line, end: endLine } },
        })),
      );
      assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, findings.length);
    });

    it('keeps apart two files that say they are the same record', async () => {
      folder.write('copy.case.md', folder.read('a.case.md'));
      const issues = JSON.parse(await lintedAs(folder, 'gitlab')) as Issue[];
      assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
    });

    it('is an empty list where nothing is found', async () => {
      folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
      assert.equal(await lintedAs(folder, 'gitlab', 'd.case.md'), '[]\n');
    });
  });
});
