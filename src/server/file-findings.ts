/** What is wrong with files as such: with those of a team's settings, and with those that can't be read. */
import type { Diagnostic } from 'vscode-languageserver';
import { LineIndex } from '../record/lines.ts';
import { LONGEST_CONFIG } from '../workspace/config.ts';
import { faultRule } from '../workspace/record-files.ts';
import { severityUnder } from '../workspace/severity.ts';
import type { FileAccess, Uri, Workspace } from '../workspace/types.ts';
import type { FileFault } from './closed-record.ts';
import { type DiagnosticSettings, messageOf, ruleLink, SOURCE, severityOf } from './features/diagnostics.ts';

export interface FileFindings {
  readonly uri: Uri;
  /** Of the text in the editor; absent where the file is not open. */
  readonly version?: number;
  readonly diagnostics: Diagnostic[];
}

/** Findings in the settings of a folder; one item for each settings file with a fault. */
export async function settingsFindings(
  workspace: Workspace,
  files: FileAccess,
  { rulePage }: DiagnosticSettings,
): Promise<FileFindings[]> {
  const byFile = new Map<Uri, typeof workspace.problems>();
  for (const problem of [...workspace.problems, ...(await workspace.templates()).problems]) {
    const uri = 'uri' in problem ? problem.uri : problem.place.file;
    if (uri.includes(':')) byFile.set(uri, [...(byFile.get(uri) ?? []), problem]);
  }
  const found: FileFindings[] = [];
  for (const [uri, problems] of byFile) {
    const file = await files.read(uri, LONGEST_CONFIG, workspace.root);
    const lines = new LineIndex('text' in file ? file.text : '');
    const diagnostics = problems.map((problem): Diagnostic => {
      const span = 'span' in problem ? problem.span : problem.place.span;
      return {
        range: { start: lines.position(span.start), end: lines.position(span.end) },
        severity: severityOf(problem.severity),
        source: SOURCE,
        message: messageOf(problem),
        ...ruleLink(problem.rule, rulePage(problem.rule)),
      };
    });
    found.push({ uri, diagnostics });
  }
  return found;
}

/** Why a file could not be read, as a finding at its beginning; none where the workspace silences that rule. */
export function faultDiagnostics(fault: FileFault, workspace: Workspace, settings: DiagnosticSettings): Diagnostic[] {
  const rule = faultRule(fault);
  const severity = severityUnder(workspace.config.rules, rule, 'error');
  if (severity === undefined) return [];
  const start = { line: 0, character: 0 };
  return [
    {
      range: { start, end: start },
      severity: severityOf(severity),
      source: SOURCE,
      message: fault.message,
      ...ruleLink(rule, settings.rulePage(rule)),
    },
  ];
}
