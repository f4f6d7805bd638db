/** `lint --format text`: for a person at a terminal, grouped by file. */
import { inWords } from '../journey/wording.ts';
import type { Severity } from '../record/types.ts';
import { fold, pad } from './fold.ts';
import type { LintReport, ReportedFinding } from './lint-report.ts';
import type { Colours } from './output.ts';
import { count, plain } from './plain-text.ts';

/** The report as text: a line for each finding, and below it what would clear it. `width` in terminal columns; unbounded for a pipe. */
export function formatLintText(report: LintReport, colours: Colours, width: number): string {
  const lines: string[] = [];
  for (const [file, findings] of byFile(report.findings)) {
    lines.push(colours.underline(plain(file)));
    // Not Math.max of them all: a hostile record can have more findings than a call can have arguments.
    const places = findings.reduce((longest, finding) => Math.max(longest, placeOf(finding).length), 0);
    for (const finding of findings) {
      const lead = `  ${colours.dim(pad(placeOf(finding), places))}  ${severityIn(colours, finding.severity)}  `;
      lines.push(fold(lead, `${plain(finding.message)}  ${colours.dim(finding.rule)}`, width));
      if (finding.clears === undefined) continue;
      const margin = ' '.repeat(2 + places + 2 + 'information'.length + 2);
      lines.push(fold(margin, colours.dim(`To clear: ${plain(finding.clears)}`), width));
    }
    lines.push('');
  }
  lines.push(summaryOf(report, colours));
  return `${lines.join('\n')}\n`;
}

function summaryOf({ summary, files, asOf, findings }: LintReport, colours: Colours): string {
  const judged = `in ${count(files, 'file')}, judged as of ${inWords(asOf)}`;
  if (findings.length === 0) return colours.green(`No findings ${judged}.`);
  const parts = [
    count(summary.errors, 'error'),
    count(summary.warnings, 'warning'),
    `${summary.information} for information`,
  ];
  return colours.bold(`${parts.join(', ')} ${judged}.`);
}

function byFile(findings: readonly ReportedFinding[]): ReadonlyMap<string, readonly ReportedFinding[]> {
  const groups = new Map<string, ReportedFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return groups;
}

function placeOf(finding: ReportedFinding): string {
  return `${finding.line}:${finding.column}`;
}

function severityIn(colours: Colours, severity: Severity): string {
  const text = pad(severity, 'information'.length);
  switch (severity) {
    case 'error':
      return colours.red(text);
    case 'warning':
      return colours.yellow(text);
    case 'information':
      return colours.blue(text);
  }
}
