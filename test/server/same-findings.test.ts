import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { messageOf } from '../../src/server/features/diagnostics.ts';
import { LINT_WORKSPACE_REQUEST, type LintWorkspaceResult } from '../../src/server/protocol.ts';
import { Client } from './client.ts';

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

/** What the command line says of a folder. It ends with 1 where there are findings: its output counts all the same. */
function fromCommandLine(folder: string): Report {
  const command = ['--import', 'tsx', 'src/cli/main.ts', 'lint', folder, '--format', 'json', '--fail-on', 'never'];
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

describe('the editor and the command line', () => {
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
