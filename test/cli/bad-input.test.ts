import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { URI } from 'vscode-uri';
import { LintGathering, type LintReport } from '../../src/cli/lint-report.ts';
import { lintNamed } from '../../src/cli/linted-files.ts';
import type { ReadBytes } from '../../src/cli/linted-store.ts';
import { parseIsoDate } from '../../src/record/date.ts';
import { nodeFiles, readBytes } from '../../src/workspace/node-files.ts';
import { standardEngine } from '../../src/workspace/standard-engine.ts';
import { child, entry, Folder } from './command.ts';

/** A record with one fault that must still be found beside every bad one. */
const other = child('CH-9', entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6'));

/** What stands in the file, and the finding that must come of it: rule, line, and part of the message. */
const records: readonly {
  readonly title: string;
  readonly text: string | Uint8Array;
  readonly rule: string;
  readonly line: number;
  readonly says: RegExp;
}[] = [
  {
    title: 'broken YAML in an entry',
    text: child('CH-1', '## 2026-03-01 Visit\n\n```yaml\nseen: [yes\nalone: yes\n```\n'),
    rule: 'record/yaml',
    // The list could still have been closed at the start of the next line.
    line: 14,
    says: /./,
  },
  {
    title: 'broken YAML in the front matter',
    text: '---\nrecord: child\nid: "CH-1\n---\n\n## 2026-03-01 Visit\n',
    rule: 'record/yaml',
    line: 3,
    says: /./,
  },
  { title: 'no front matter', text: '## 2026-03-01 Visit\n', rule: 'record/front-matter', line: 1, says: /./ },
  { title: 'an empty file', text: '', rule: 'record/front-matter', line: 1, says: /./ },
  {
    title: 'a half-typed entry',
    text: child('CH-1', '## 2026-03-01 \n'),
    rule: 'record/missing-type',
    line: 10,
    says: /./,
  },
  {
    title: '31 February',
    text: child('CH-1', '## 2026-02-31 Visit\n'),
    rule: 'record/bad-date',
    line: 10,
    says: /Februar|2026-02-31/,
  },
  {
    title: '31 February in a field',
    text: child('CH-1', entry('2026-03-01 Placement', 'type: U6', 'ended: 2026-02-31')),
    rule: 'schema/not-a-date',
    line: 14,
    says: /2026-02-31|Februar/,
  },
  {
    title: 'a key written twice',
    text: child('CH-1', entry('2026-03-01 Visit', 'seen: yes', 'seen: no')),
    rule: 'record/duplicate-key',
    line: 14,
    says: /seen/,
  },
  {
    title: 'an unknown type',
    text: child('CH-1', '## 2026-03-01 Vist\n'),
    rule: 'record/unknown-type',
    line: 10,
    says: /Visit/,
  },
  {
    title: 'ten megabytes',
    text: child('CH-1', 'The same again. '.repeat(655_360)),
    rule: 'record/too-large',
    line: 1,
    says: /./,
  },
  {
    title: 'a binary file',
    text: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]),
    rule: 'record/not-text',
    line: 1,
    says: /UTF-8/,
  },
  {
    title: 'text in another encoding',
    text: Buffer.from(child('CH-1'), 'utf16le'),
    rule: 'record/not-text',
    line: 1,
    says: /UTF-8/,
  },
  {
    title: 'a YAML alias bomb',
    text: child(
      'CH-1',
      `## 2026-03-01 Visit\n\n\`\`\`yaml\na0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join('\n')}\n\`\`\`\n`,
    ),
    rule: 'record/yaml-feature',
    line: 13,
    says: /./,
  },
  {
    title: 'nesting 10,000 deep',
    text: child('CH-1', `## 2026-03-01 Visit\n\n\`\`\`yaml\nseen: ${'['.repeat(10_000)}\n\`\`\`\n`),
    rule: 'record/too-deep',
    line: 13,
    says: /./,
  },
  {
    title: 'nesting 10,000 deep in the front matter',
    text: `---\nrecord: child\nid: ${'{a: '.repeat(10_000)}\n---\n`,
    rule: 'record/too-deep',
    line: 3,
    says: /./,
  },
  {
    title: 'a fence that is never closed',
    text: child('CH-1', '## 2026-03-01 Visit\n\n```yaml\nseen: yes\n\n## 2026-03-02 Visit\n'),
    rule: 'record/open-fence',
    line: 12,
    says: /./,
  },
  {
    title: 'the marks of a merge conflict',
    text: child('CH-1', '<<<<<<< HEAD\n## 2026-03-01 Visit\n=======\n## 2026-03-02 Visit\n>>>>>>> theirs\n'),
    rule: 'record/merge-conflict',
    line: 10,
    says: /./,
  },
];

describe('bad input', () => {
  let folder: Folder;
  const lint = async (): Promise<{ report: LintReport; status: number; err: string }> => {
    const { status, out, err } = await folder.run(['lint', '--format', 'json']);
    return { report: JSON.parse(out) as LintReport, status, err };
  };
  /** The other record is checked, and nothing is written. */
  const checkOthers = (report: LintReport) =>
    assert.ok(
      report.findings.some(({ file, rule }) => file === 'z.case.md' && rule === 'timescale/visit-default-first'),
    );

  beforeEach(() => {
    folder = new Folder().write('z.case.md', other);
  });
  afterEach(() => folder.remove());

  for (const { title, text, rule, line, says } of records) {
    it(`${title} is a finding at its place`, async () => {
      folder.write('a.case.md', text);
      const before = folder.snapshot();
      const { report, status, err } = await lint();
      const inFile = report.findings.filter(({ file }) => file === 'a.case.md');
      const found = inFile.find((finding) => finding.rule === rule);
      assert.ok(found !== undefined, `found only ${JSON.stringify(inFile, undefined, 1)}`);
      assert.equal(found.line, line);
      assert.equal(found.severity, 'error');
      assert.match(found.message, says);
      checkOthers(report);
      assert.equal(status, 1);
      assert.equal(err, '');
      assert.equal((await folder.run(['lint', 'a.case.md'])).status, 1);
      assert.deepEqual(folder.snapshot(), before);
    });
  }

  describe('a file that cannot be read', () => {
    const unreadable = async (says: RegExp) => {
      const { report, status } = await lint();
      const found = report.findings.find(({ file }) => file === 'a.case.md');
      assert.deepEqual(
        [found?.rule, found?.severity, found?.line, found?.column],
        ['record/unreadable', 'error', 1, 1],
      );
      assert.match(found?.message ?? '', says);
      checkOthers(report);
      assert.equal(status, 1);
      const due = await folder.run(['due']);
      assert.equal(due.status, 2);
      assert.match(due.err, /a\.case\.md/);
      assert.match(due.out, /CH-9/);
    };

    it('is a finding: a link that leads nowhere', async () => {
      symlinkSync('nowhere', folder.at('a.case.md'));
      await unreadable(/link that leads nowhere/);
    });

    it('is a finding: a circle of links', async () => {
      symlinkSync('a.case.md', folder.at('a.case.md'));
      await unreadable(/could not be read/);
    });

    if (process.platform !== 'win32') {
      it('is a finding: a pipe, for which nobody waits', async () => {
        execFileSync('mkfifo', [folder.at('a.case.md')]);
        await unreadable(/not an ordinary file/);
      });
    }

    // Permissions do not hold the superuser back; the other ways above give the same finding there.
    if (process.platform !== 'win32' && process.getuid?.() !== 0) {
      it('is a finding: no permission', async () => {
        folder.write('a.case.md', child('CH-1'));
        chmodSync(folder.at('a.case.md'), 0);
        await unreadable(/permissions/);
      });
    }

    it('is a finding: deleted after it was listed', async () => {
      folder.write('a.case.md', child('CH-1'));
      const bytes: ReadBytes = (uri, longest) => {
        if (uri.endsWith('/a.case.md')) rmSync(folder.at('a.case.md'), { force: true });
        return readBytes(uri, longest);
      };
      const asOf = parseIsoDate('2026-03-20');
      assert.ok(asOf !== undefined);
      const silent = { write() {} };
      const io = { cwd: folder.path, stdout: silent, stderr: silent, env: {}, now: () => new Date(0) };
      const linting = { files: nodeFiles, bytes, engine: standardEngine(), asOf, inlineConfig: true };
      const { linted, workspaces } = await lintNamed({ io, end() {} }, [], linting);
      const gathering = new LintGathering(io);
      for (const { workspace } of workspaces) gathering.meet(workspace, asOf);
      for (const file of linted) gathering.add(file);
      const report = await gathering.report(nodeFiles, asOf);
      assert.deepEqual(
        report.findings.filter(({ file }) => file === 'a.case.md').map(({ rule, line }) => [rule, line]),
        [['record/unreadable', 1]],
      );
      checkOthers(report);
    });

    it('is no record at all where a folder has the name of one', async () => {
      mkdirSync(folder.at('a.case.md'));
      assert.equal((await lint()).report.files, 1);
      const { status, err } = await folder.run(['lint', 'a.case.md']);
      assert.equal(status, 2);
      assert.match(err, /no records in a\.case\.md/);
    });
  });

  it('is told of where the settings are a folder, too large or no text, and the records are checked', async () => {
    for (const content of [undefined, 'x'.repeat(1_000_001), new Uint8Array([0, 1, 2])]) {
      rmSync(folder.at('.case-record'), { recursive: true, force: true });
      if (content === undefined) mkdirSync(folder.at('.case-record/config.yaml'), { recursive: true });
      else folder.write('.case-record/config.yaml', content);
      const { report, status } = await lint();
      assert.deepEqual(
        report.findings.filter(({ file }) => file.startsWith('.case-record')).map(({ rule, line }) => [rule, line]),
        [['policy/config', 1]],
      );
      checkOthers(report);
      assert.equal(status, 1);
    }
  });

  it('in the local policy is a finding in that file, and the rules of England still hold', async () => {
    for (const text of [
      'timescales: [',
      'extends: england\n',
      `a: ${'['.repeat(10_000)}`,
      'timescales:\n  - id: visit-default-year1\n    every: soon\n',
    ]) {
      folder.write('.case-record/policy.yaml', text);
      const { report, status } = await lint();
      const problems = report.findings.filter(({ file }) => file === '.case-record/policy.yaml');
      assert.ok(problems.length > 0, text.slice(0, 40));
      assert.ok(problems.every(({ rule }) => rule.startsWith('policy/')));
      checkOthers(report);
      assert.equal(status, 1);
    }
  });

  it('leaves a record with a strange name alone', async () => {
    const name = 'a b #%c.case.md';
    folder.write(name, other.replace('CH-9', 'CH-8'));
    const { report } = await lint();
    assert.ok(report.findings.some(({ file }) => file === name));
    assert.equal(URI.parse(URI.file(folder.at(name)).toString()).fsPath, folder.at(name));
  });
});
