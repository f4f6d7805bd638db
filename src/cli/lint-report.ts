/** What `lint` has to say, ready to be written in any format: places as lines and columns, files as paths. */
import type { Source } from '../policy/types.ts';
import { LineIndex } from '../record/lines.ts';
import type { IsoDate, Severity, Span } from '../record/types.ts';
import type { Finding } from '../rules/types.ts';
import { LONGEST_CONFIG } from '../workspace/config.ts';
import { byText, faultRule } from '../workspace/record-files.ts';
import { severityUnder } from '../workspace/severity.ts';
import type { FileAccess, Workspace } from '../workspace/types.ts';
import type { Io } from './io.ts';
import { type FileFault, type JudgedFile, shownPath } from './judged-files.ts';

/** One finding as `lint --format json` writes it. Lines and columns count from 1, columns in UTF-16 code units. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** The path from the current folder, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The record's id; null where the file has none. */
  readonly record: string | null;
  /** The address of the entry; null where the finding stands in no entry. */
  readonly entry: string | null;
  readonly timescale?: string;
  readonly due?: IsoDate;
  readonly daysLate?: number;
  readonly source?: Source;
  readonly clears?: string;
}

export interface LintReport {
  /** Of the format, not of the program. */
  readonly version: 1;
  /** The day on which the records were judged; the latest, where workspaces fix days of their own. */
  readonly asOf: IsoDate;
  /** How many files were checked. */
  readonly files: number;
  /** In order of file, place and rule. */
  readonly findings: readonly ReportedFinding[];
  readonly summary: { readonly errors: number; readonly warnings: number; readonly information: number };
}

/** Gathers the findings of a run. Keeps no text of a record but that of its findings. */
export class LintGathering {
  readonly #io: Io;
  readonly #findings: ReportedFinding[] = [];
  readonly #workspaces = new Set<Workspace>();
  readonly #dates = new Set<IsoDate>();
  #files = 0;

  constructor(io: Io) {
    this.#io = io;
  }

  add({ file, workspace, asOf, outcome }: JudgedFile): void {
    this.#files += 1;
    this.#workspaces.add(workspace);
    this.#dates.add(asOf);
    if ('problem' in outcome) {
      const rule = faultRule(outcome);
      const severity = severityUnder(workspace.config.rules, rule, 'error');
      if (severity !== undefined) this.#findings.push(ofFault(file, outcome, rule, severity));
      return;
    }
    if (outcome.findings.length === 0) return;
    const lines = new LineIndex(outcome.record.text);
    const record = outcome.record.id ?? null;
    for (const finding of outcome.findings) this.#findings.push(ofFinding(file, lines, record, finding));
  }

  /** The whole report, with what is wrong in the settings of the workspaces that were met. */
  async report(files: FileAccess, fallback: IsoDate): Promise<LintReport> {
    for (const workspace of this.#workspaces) await this.#addSettings(workspace, files);
    const findings = this.#findings.sort(byPlace);
    const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
    return {
      version: 1,
      asOf: [...this.#dates].sort(byText).at(-1) ?? fallback,
      files: this.#files,
      findings,
      summary: { errors: count('error'), warnings: count('warning'), information: count('information') },
    };
  }

  async #addSettings(workspace: Workspace, files: FileAccess): Promise<void> {
    for (const problem of workspace.problems) {
      const [uri, span] = 'uri' in problem ? [problem.uri, problem.span] : [problem.place.file, problem.place.span];
      const read = await files.read(uri, LONGEST_CONFIG, workspace.root);
      const lines = new LineIndex('text' in read ? read.text : '');
      this.#findings.push({
        rule: problem.rule,
        severity: problem.severity,
        message: problem.message,
        file: shownPath(this.#io, uri),
        ...placeOf(lines, span),
        record: null,
        entry: null,
        ...(problem.clears === undefined ? {} : { clears: problem.clears }),
      });
    }
  }
}

function ofFinding(file: string, lines: LineIndex, record: string | null, finding: Finding): ReportedFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    file,
    ...placeOf(lines, finding.span),
    record,
    entry: finding.entry ?? null,
    ...(finding.timescale === undefined ? {} : { timescale: finding.timescale }),
    ...(finding.due === undefined ? {} : { due: finding.due }),
    ...(finding.daysLate === undefined ? {} : { daysLate: finding.daysLate }),
    ...(finding.source === undefined ? {} : { source: finding.source }),
    ...(finding.clears === undefined ? {} : { clears: finding.clears }),
  };
}

function ofFault(file: string, fault: FileFault, rule: string, severity: Severity): ReportedFinding {
  return {
    rule,
    severity,
    message: fault.message,
    file,
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    record: null,
    entry: null,
  };
}

function placeOf(lines: LineIndex, span: Span) {
  const start = lines.place(span.start);
  const end = lines.place(span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

function byPlace(a: ReportedFinding, b: ReportedFinding): number {
  return (
    byText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    byText(a.rule, b.rule) ||
    byText(a.message, b.message)
  );
}
