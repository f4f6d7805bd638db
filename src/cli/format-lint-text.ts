/** `lint --format text`: for a person at a terminal, grouped by file. */
import { inWords } from '../journey/wording.ts';
import type { Severity } from '../record/types.ts';
import { grouped } from '../views/grouped.ts';
import { fold, pad } from './fold.ts';
import type { LintReport, ReportedFinding } from './lint-report.ts';
import type { Colours } from './output.ts';
import { count, plain } from './plain-text.ts';

/**
 * The report as text: a line for each finding, and below it what would clear it. `width` in terminal columns; unbounded for a pipe. Those that remarks
 * silence follow where they are asked for.
 */
export function formatLintText(report: LintReport, colours: Colours, width: number, showsSuppressed = false): string {
  const lines = listed(report.findings, colours, width);
  if (showsSuppressed && report.suppressed) {
    lines.push(colours.bold('Suppressed in the records:'), '', ...listed(report.suppressed, colours, width));
  }
  lines.push(summaryOf(report, colours));
  return `${lines.join('\n')}\n`;
}

function listed(all: readonly ReportedFinding[], colours: Colours, width: number): string[] {
  const lines: string[] = [];
  for (const [file, findings] of grouped(all, ({ file }) => file)) {
    lines.push(colours.underline(plain(file)));
    // Not Math.max of them all: a hostile record can have more findings than a call can have arguments.
    const places = findings.reduce((longest, finding) => Math.max(longest, placeOf(finding).length), 0);
    for (const finding of findings) {
      const lead = `  ${colours.dim(pad(placeOf(finding), places))}  ${severityIn(colours, finding.severity)}  `;
      lines.push(fold(lead, `${plain(finding.message)}  ${colours.dim(finding.rule)}`, width));
      const margin = ' '.repeat(2 + places + 2 + 'information'.length + 2);
      for (const below of belowOf(finding)) lines.push(fold(margin, colours.dim(plain(below)), width));
    }
    lines.push('');
  }
  return lines;
}

/** What is said under a finding: who silenced it, or why it is shown though the baseline has it, and what would clear it. */
function belowOf(finding: ReportedFinding): readonly string[] {
  const suppression = suppressionOf(finding);
  if (suppression !== undefined) return [suppression];
  const { baselineSeverity: was, clears } = finding;
  return [
    ...(was === undefined ? [] : [`Shown as it has become more serious: in the baseline it is ${SAID[was]}.`]),
    ...(clears === undefined ? [] : [`To clear: ${clears}`]),
  ];
}

const SAID: Readonly<Record<Severity, string>> = {
  error: 'an error',
  warning: 'a warning',
  information: 'for information',
};

/** Who silenced a finding, until when and where. */
function suppressionOf({ suppressedBy, suppressedUntil, suppressedOnLine }: ReportedFinding): string | undefined {
  if (suppressedBy === undefined) return undefined;
  const until = suppressedUntil === undefined ? '' : ` until ${inWords(suppressedUntil)}`;
  return `Suppressed by ${suppressedBy || 'nobody named'}${until}; see line ${suppressedOnLine}.`;
}

function summaryOf(report: LintReport, colours: Colours): string {
  return `${counted(report, colours)}${passedOver(report)}`;
}

/** ` 2 are suppressed in the records and 5 are in the baseline.` */
function passedOver({ summary: { suppressed = 0, baseline = 0 } }: LintReport): string {
  const parts = [
    ...(suppressed > 0 ? [`${suppressed} ${suppressed === 1 ? 'is' : 'are'} suppressed in the records`] : []),
    ...(baseline > 0 ? [`${baseline} ${baseline === 1 ? 'is' : 'are'} in the baseline`] : []),
  ];
  return parts.length === 0 ? '' : ` ${parts.join(' and ')}.`;
}

function counted({ summary, files, asOf, findings }: LintReport, colours: Colours): string {
  const judged = `in ${count(files, 'file')}, judged as of ${inWords(asOf)}`;
  if (findings.length === 0) return colours.green(`No findings ${judged}.`);
  const parts = [
    count(summary.errors, 'error'),
    count(summary.warnings, 'warning'),
    `${summary.information} for information`,
  ];
  return colours.bold(`${parts.join(', ')} ${judged}.`);
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
