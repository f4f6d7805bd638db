/** `lint --format junit`: a test suite for each file, a test case for each finding, or one that passes for a file without any. */
import junit from 'junit-report-builder';
import type { ReportedFinding } from './lint-report.ts';
import type { LintRun } from './lint-run.ts';
import { plain } from './plain-text.ts';

/** Errors and warnings are failures; information passes, and is told in the test case's output. No times, so that two runs are equal. */
export function formatLintJunit({ report, checked }: LintRun): string {
  const builder = junit.newBuilder().name('case-record lint');
  const byFile = new Map<string, ReportedFinding[]>(checked.map(({ file }) => [file, []]));
  for (const finding of report.findings) {
    const known = byFile.get(finding.file);
    if (known === undefined) byFile.set(finding.file, [finding]);
    else known.push(finding);
  }
  for (const [file, findings] of byFile) {
    const name = plain(file);
    const suite = builder.testSuite().name(name);
    if (findings.length === 0) suite.testCase().className(name).name('no findings').file(name);
    const names = new Map<string, number>();
    for (const finding of findings) {
      const testCase = suite.testCase().className(name).name(nameOf(finding, names)).file(name);
      const message = plain(finding.message);
      if (finding.severity === 'information') testCase.standardOutput(characterData(finding));
      else testCase.failure(message, finding.severity).stacktrace(characterData(finding));
    }
  }
  return `${builder.build()}\n`;
}

/** The same from run to run while the finding stands: rule, entry and deadline, and a number where several share these. */
function nameOf({ rule, entry, due }: ReportedFinding, names: Map<string, number>): string {
  const parts = [rule, ...(entry === null ? [] : [`in ${entry}`]), ...(due === undefined ? [] : [`due ${due}`])];
  const name = plain(parts.join(' '));
  const number = (names.get(name) ?? 0) + 1;
  names.set(name, number);
  return number === 1 ? name : `${name} (${number})`;
}

/** Half characters and others that no XML may hold; the library would leave them out only when it is too late to look for what they part. */
const NOT_XML = /[\p{Surrogate}\ufffe\uffff]/gu;

/** What stands in a CDATA section, which must not hold the mark that ends one. */
function characterData({ file, line, column, message, clears, severity }: ReportedFinding): string {
  const lines = [`${file}:${line}:${column}`, `${severity}: ${message}`, clears ?? ''];
  return lines
    .filter((text) => text !== '')
    .map((text) => plain(text).replace(NOT_XML, '').replaceAll(']]>', ']] >'))
    .join('\n');
}
