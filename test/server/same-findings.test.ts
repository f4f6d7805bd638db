import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { messageOf } from '../../src/server/features/diagnostics.ts';
import { LINT_WORKSPACE_REQUEST, type LintWorkspaceResult } from '../../src/server/protocol.ts';
import { Client, Folder } from './client.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folders of records that come with the project. */
const FOLDERS = ['examples/riverside', 'test/vscode/fixtures'].filter((folder) => existsSync(join(root, folder)));

interface Reported {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly clears?: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Report {
  readonly files: number;
  readonly findings: readonly Reported[];
}

const severities: ReadonlyMap<DiagnosticSeverity | undefined, string> = new Map([
  [DiagnosticSeverity.Error, 'error'],
  [DiagnosticSeverity.Warning, 'warning'],
  [DiagnosticSeverity.Information, 'information'],
]);

/** What the command line says of folders. It ends with 1 where there are findings: its output counts all the same. */
function fromCommandLine(...folders: readonly string[]): Report {
  const options = ['--format', 'json', '--fail-on', 'never', '--no-cache'];
  const command = ['--import', 'tsx', 'src/cli/main.ts', 'lint', ...folders, ...options];
  return JSON.parse(execFileSync(process.execPath, command, { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 }));
}

function said(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .map(({ code, severity, message, range: { start, end } }) =>
      [start.line, start.character, end.line, end.character, code, severities.get(severity), message].join(' '),
    )
    .sort();
}

function saidByCommandLine(findings: readonly Reported[]): string[] {
  return findings
    .map((finding) => {
      const { rule, severity, line, column, endLine, endColumn } = finding;
      return [line - 1, column - 1, endLine - 1, endColumn - 1, rule, severity, messageOf(finding)].join(' ');
    })
    .sort();
}

const child = (id: string, ...lines: readonly string[]): string =>
  ['---', 'record: child', `id: ${id}`, 'name: Robin Example', 'born: 2015-03-02', '---', '', ...lines, ''].join('\n');
const entry = (heading: string, ...fields: readonly string[]): string =>
  ['', `## ${heading}`, '', '```yaml', ...fields, '```', ''].join('\n');

/** Two teams, each with its own day and severities, and of each thing that one record says of another. */
function writeTeams(folder: Folder): void {
  folder.write(
    'east/.case-record/config.yaml',
    [
      'as-of: 2026-03-20',
      'people:',
      '  j.okafor: {name: Joy Okafor, role: social worker, team: east}',
      'teams: {east: {name: East}}',
      'rules: {practice/no-allocated-worker: error, schema/unknown-code: off}',
      'policis: []',
      '',
    ].join('\n'),
  );
  const allocated = entry('2026-01-05 Allocation', 'worker: j.okafor', 'team: east');
  folder.write('east/a.case.md', child('CH-1', allocated, entry('2026-03-04 Visit', 'seen: yes', 'place: hme')));
  folder.write(
    'east/below/b.case.md',
    child(
      'CH-2',
      '<!-- case-record-disable timescale/icpc-held: The conference was held elsewhere. (by j.okafor) -->',
      allocated,
      entry('2026-02-01 Visit', 'seen: no', 'also: [CH-1, CH-7]'),
      '<!-- case-record-disable-next-line record/bad-date -->',
      entry('2026-02-31 Visit', 'seen: yes'),
    ),
  );
  // Two files with one id, and a child of whom supervision has not spoken.
  folder.write('east/c.case.md', child('CH-3', allocated));
  folder.write('east/below/c.case.md', child('CH-3', entry('2026-03-01 Legal status', 'status: C2')));
  folder.write(
    'east/sup.case.md',
    `---\nrecord: supervision\nid: SUP-1\nworker: j.okafor\n---\n${entry('2026-03-04 Supervision', 'by: j.okafor', 'cases: [CH-1]')}`,
  );
  folder.write('east/binary.case.md', new Uint8Array([0x89, 0x50, 0, 1]));
  folder.write('east/long.case.md', child('CH-4', 'The same again. '.repeat(655_360)));
  folder.write('west/.case-record/config.yaml', 'as-of: 2027-01-15\n');
  // The ids of another team are no neighbours.
  folder.write(
    'west/a.case.md',
    child('CH-1', entry('2026-03-01 Legal status', 'status: C2'), entry('2026-03-01 Placement', 'type: U6')),
  );
  folder.write('none/a.case.md', child('CH-1', entry('2020-03-01 Visit', 'seen: yes', 'also: CH-9')));
}

describe('the editor and the command line', () => {
  it('find the same in a window of several teams, and again after a change', async () => {
    const folder = new Folder();
    writeTeams(folder);
    const client = await Client.start([folder.uri('east'), folder.uri('west'), folder.uri('none')]);
    try {
      for (const change of [false, true]) {
        if (change) folder.write('east/a.case.md', child('CH-8', entry('2026-03-04 Visit', 'seen: yes')));
        const report = fromCommandLine(...['east', 'west', 'none'].map((name) => join(folder.path, name)));
        const checked = await client.connection.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
        assert.equal(checked.records, report.files);
        assert.equal(checked.errors + checked.warnings + checked.information, report.findings.length);
        const rules = new Set(report.findings.map(({ rule }) => rule));
        if (!change)
          for (const rule of [
            ...['record/duplicate-record', 'record/unknown-sibling', 'record/not-text', 'record/too-large'],
            ...['policy/config', 'record/suppression-reason'],
          ])
            assert.ok(rules.has(rule), `${rule} is not among ${[...rules].join(', ')}`);
        for (const file of new Set(report.findings.map((finding) => finding.file))) {
          const uri = pathToFileURL(resolve(root, file)).href;
          const expected = saidByCommandLine(report.findings.filter((finding) => finding.file === file));
          assert.deepEqual(said(client.published(uri) ?? []), expected, file);
        }
      }
    } finally {
      assert.equal(await client.stop(), 0);
      folder.remove();
    }
  });

  for (const folder of FOLDERS) {
    it(`find the same in every record of ${folder}`, async () => {
      const report = fromCommandLine(folder);
      const client = await Client.start([pathToFileURL(join(root, folder)).href]);
      const checked = await client.connection.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
      assert.equal(checked.records, report.files);
      const files = new Set(report.findings.map(({ file }) => file).filter((file) => file.endsWith('.case.md')));
      assert.ok(files.size > 0);
      const inRecords = report.findings.filter(({ file }) => files.has(file));
      assert.equal(checked.errors + checked.warnings + checked.information, inRecords.length);
      for (const file of files) {
        const uri = pathToFileURL(join(root, file)).href;
        const expected = saidByCommandLine(report.findings.filter((finding) => finding.file === file));
        assert.deepEqual(said(client.published(uri) ?? []), expected, `${file}, by a check of the folder`);
        const open = await client.open(uri, readFileSync(join(root, file), 'utf8'));
        assert.deepEqual(said(open), expected, `${file}, open in the editor`);
      }
      assert.equal(await client.stop(), 0);
    });
  }
});
