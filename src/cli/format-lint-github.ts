/** `lint --format github`: workflow commands, which GitHub shows as annotations on the lines of a change. */
import type { Severity } from '../record/types.ts';
import type { ReportedFinding } from './lint-report.ts';
import type { LintRun } from './lint-run.ts';
import { plain } from './plain-text.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' };

/** One command a line; nothing at all where nothing was found. */
export function formatLintGithub({ report }: LintRun): string {
  return report.findings.map((finding) => `${commandOf(finding)}\n`).join('');
}

function commandOf(finding: ReportedFinding): string {
  const { severity, file, line, endLine, column, endColumn, rule, message, clears } = finding;
  // Columns say something only within one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: rule })
    .map(([name, value]) => `${name}=${inProperty(String(value))}`)
    .join(',');
  const said = clears === undefined ? message : `${message} ${clears}`;
  return `::${COMMANDS[severity]} ${properties}::${inMessage(said)}`;
}

function inMessage(text: string): string {
  return plain(text).replaceAll('%', '%25');
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
