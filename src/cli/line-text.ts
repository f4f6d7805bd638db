/** `--show-text`: the line of the record that each finding stands on. Only where somebody asks: a report leaves the record, and a line may name a child. */
import { resolve } from 'node:path';
import { URI } from 'vscode-uri';
import { LineIndex } from '../record/lines.ts';
import type { FileAccess } from '../workspace/types.ts';
import type { Io } from './io.ts';
import type { ReportedFinding } from './lint-report.ts';
import type { LintRun } from './lint-run.ts';

/** UTF-16 code units of a line that are shown: a paragraph may be one line. */
const LONGEST_LINE = 1000;

/**
 * The run with the line of text under each finding of a record. The files are read for it once more, so that whatever keeps findings never has to
 * keep text with them. A file that can no longer be read has no text to show, and neither have settings. `longest` bounds what is read, in bytes.
 */
export async function withLineText(run: LintRun, io: Io, files: FileAccess, longest: number): Promise<LintRun> {
  const records = new Set(run.checked.map(({ file }) => file));
  const { findings, suppressed } = run.report;
  const texted = async (found: readonly ReportedFinding[]): Promise<ReportedFinding[]> => {
    const withText: ReportedFinding[] = [];
    let file: string | undefined;
    let lines: LineIndex | undefined;
    for (const finding of found) {
      if (finding.file !== file) {
        file = finding.file;
        lines = records.has(file) ? await linesOf(resolve(io.cwd, file), files, longest) : undefined;
      }
      withText.push(lines === undefined ? finding : { ...finding, text: shortened(lines.text(finding.line - 1)) });
    }
    return withText;
  };
  const report = {
    ...run.report,
    findings: await texted(findings),
    ...(suppressed && { suppressed: await texted(suppressed) }),
  };
  return { ...run, report, showsText: true };
}

async function linesOf(path: string, files: FileAccess, longest: number): Promise<LineIndex | undefined> {
  const read = await files.read(URI.file(path).toString(), longest);
  return 'text' in read ? new LineIndex(read.text) : undefined;
}

function shortened(line: string): string {
  const text = line.trim();
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE).replace(/\p{Surrogate}$/u, '')}…` : text;
}
