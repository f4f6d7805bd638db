/** What `lint` has to say, ready to be written in any format: places as lines and columns, files as paths. */
import type { Journey } from '../journey/types.ts';
import type { Judgement, SuppressedFinding } from '../lint/types.ts';
import type { Source } from '../policy/types.ts';
import { LineIndex, linesOf } from '../record/lines.ts';
import type { IsoDate, Severity, Span } from '../record/types.ts';
import type { Finding } from '../rules/types.ts';
import { LONGEST_CONFIG } from '../workspace/config.ts';
import { isTeamId } from '../workspace/holder.ts';
import { byText, faultRule } from '../workspace/record-files.ts';
import { severityUnder } from '../workspace/severity.ts';
import type { FileAccess, Workspace, WorkspaceConfig } from '../workspace/types.ts';
import { holderOf } from './due-list.ts';
import type { Io } from './io.ts';
import { type FileFault, shownPath } from './judged-files.ts';
import { type CheckedFile, type LintRun, rulesNamed } from './lint-run.ts';
import { type PlacedRemark, placedRemark } from './placed-remarks.ts';
import type { ShardOfReport } from './shard-part.ts';

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
  /** The line of text that it stands on; only where that was asked for. */
  readonly text?: string;
  /** How serious it was when the baseline was written, where it is in the baseline and has become more serious since. */
  readonly baselineSeverity?: Severity;
  /** Where a remark in the record silences it: who decided so, until when, and the line on which the remark stands. */
  readonly suppressedBy?: string;
  readonly suppressedUntil?: IsoDate;
  readonly suppressedOnLine?: number;
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
  /** In the same order, those that remarks in the records silence; absent where there are none. They count for nothing. */
  readonly suppressed?: readonly ReportedFinding[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly information: number;
    /** How many are silenced; absent where none are. */
    readonly suppressed?: number;
    /** How many a baseline has; absent without one. */
    readonly baseline?: number;
  };
  /** Only where one part of the records was checked. */
  readonly shard?: ShardOfReport;
}

/** A finding without the path of its file: the same wherever the file lies. */
export type PlacedFinding = Omit<ReportedFinding, 'file'>;

/** What was found in one record's text. Plain data that holds no text of the record, so that it can be kept and handed on. */
export interface FileFindings {
  /** The record's id; null where the file has none. */
  readonly record: string | null;
  /** The id of the team that holds the case; null where nobody says. */
  readonly team: string | null;
  /** In order of place, then rule; those that remarks in the record silence come last, and say by whom. */
  readonly findings: readonly PlacedFinding[];
  /** The remarks that silence rules, or would, in order of place; absent where there are none. */
  readonly remarks?: readonly PlacedRemark[];
}

/** One file that was checked: what was found in it, or the reason why it could not be read. */
export interface LintedFile {
  /** The path from the current folder, with `/`. */
  readonly file: string;
  readonly workspace: Governing;
  readonly asOf: IsoDate;
  readonly outcome: FileFindings | FileFault;
}

/** What a report has to know of the workspace that governs a file. One object for each workspace. */
export type Governing = Pick<Workspace, 'root' | 'config' | 'catalogue' | 'policy' | 'problems' | 'templates'>;

/** What a judgement found, with places as lines and columns. */
export function findingsOf(judgement: Judgement, config: WorkspaceConfig): FileFindings {
  const { record, journey, findings, suppressed = [], remarks } = judgement;
  const id = record.id ?? null;
  const team = (journey && teamOf(journey, config)) ?? null;
  if (findings.length === 0 && remarks === undefined) return { record: id, team, findings: [] };
  const lines = linesOf(record);
  return {
    record: id,
    team,
    findings: [
      ...findings.map((finding) => ofFinding(lines, id, finding)),
      ...suppressed.map((each) => ofSuppressed(lines, id, each)),
    ],
    ...(remarks && { remarks: remarks.map((remark) => placedRemark(lines, remark)) }),
  };
}

/** The id of the team that holds the case. What else somebody wrote there stays in the record. */
function teamOf(journey: Journey, config: WorkspaceConfig): string | undefined {
  const { team } = holderOf(journey, config);
  return team !== undefined && isTeamId(team, config) ? team : undefined;
}

/** Gathers the findings of a run. Keeps no text of a record but that of its findings. */
export class LintGathering {
  readonly #io: Io;
  readonly #findings: ReportedFinding[] = [];
  readonly #workspaces = new Set<Governing>();
  readonly #toldElsewhere = new Set<Governing>();
  readonly #dates = new Set<IsoDate>();
  readonly #checked: CheckedFile[] = [];

  constructor(io: Io) {
    this.#io = io;
  }

  /** Takes note of a workspace whose records were named. Its faults are told unless `settings` says that another part of the run tells them. */
  meet(workspace: Governing, asOf: IsoDate, settings = true): void {
    this.#workspaces.add(workspace);
    if (!settings) this.#toldElsewhere.add(workspace);
    this.#dates.add(asOf);
  }

  add({ file, workspace, asOf, outcome }: LintedFile): void {
    const { record, team } = 'problem' in outcome ? { record: null, team: null } : outcome;
    this.#checked.push({ file, record, team });
    this.#workspaces.add(workspace);
    this.#dates.add(asOf);
    if ('problem' in outcome) {
      const rule = faultRule(outcome);
      const severity = severityUnder(workspace.config.rules, rule, 'error');
      if (severity !== undefined) this.#findings.push(ofFault(file, outcome, rule, severity));
      return;
    }
    for (const finding of outcome.findings) this.#findings.push(inFile(file, finding));
  }

  /** The whole report, with all that any format needs to show it. */
  async run(files: FileAccess, fallback: IsoDate): Promise<LintRun> {
    const report = await this.report(files, fallback);
    const workspaces = [...this.#workspaces].sort((a, b) => byText(a.root, b.root));
    const teams = new Map(
      workspaces.flatMap(({ config }) => [...config.teams.values()].map(({ id, name }) => [id, name] as const)),
    );
    return {
      report,
      checked: this.#checked.sort((a, b) => byText(a.file, b.file)),
      rules: rulesNamed(
        new Set(allFindings(report).map(({ rule }) => rule)),
        workspaces.map(({ policy }) => policy),
      ),
      teams: [...teams].sort(([a], [b]) => byText(a, b)),
      showsText: false,
    };
  }

  /** The whole report, with what is wrong in the settings of the workspaces that were met. */
  async report(files: FileAccess, fallback: IsoDate): Promise<LintReport> {
    for (const workspace of this.#workspaces)
      if (!this.#toldElsewhere.has(workspace)) await this.#addSettings(workspace, files);
    const asOf = [...this.#dates].sort(byText).at(-1) ?? fallback;
    return reportOf(asOf, this.#checked.length, this.#findings);
  }

  async #addSettings(workspace: Governing, files: FileAccess): Promise<void> {
    // A file with thousands of faults is read once.
    const indexes = new Map<string, LineIndex>();
    for (const problem of [...workspace.problems, ...(await workspace.templates()).problems]) {
      const [uri, span] = 'uri' in problem ? [problem.uri, problem.span] : [problem.place.file, problem.place.span];
      const read = indexes.has(uri) ? undefined : await files.read(uri, LONGEST_CONFIG, workspace.root);
      const lines = indexes.get(uri) ?? new LineIndex(read !== undefined && 'text' in read ? read.text : '');
      indexes.set(uri, lines);
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

/** A report of these findings, put in order, those apart that remarks silence. `baseline`: how many others a baseline has. */
export function reportOf(
  asOf: IsoDate,
  files: number,
  found: readonly ReportedFinding[],
  baseline?: number,
): LintReport {
  const ordered = found.toSorted(byPlace);
  const findings = ordered.filter(({ suppressedBy }) => suppressedBy === undefined);
  const suppressed = ordered.filter(({ suppressedBy }) => suppressedBy !== undefined);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const summary = {
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
    ...(suppressed.length > 0 && { suppressed: suppressed.length }),
    ...(baseline !== undefined && { baseline }),
  };
  return { version: 1, asOf, files, findings, ...(suppressed.length > 0 && { suppressed }), summary };
}

/** What was found, in order of place, those that remarks silence among the others. */
export function allFindings({ findings, suppressed }: LintReport): readonly ReportedFinding[] {
  return suppressed === undefined ? findings : [...findings, ...suppressed].sort(byPlace);
}

/** The finding with its file, in the order of keys in which reports write it. */
function inFile(file: string, { rule, severity, message, ...place }: PlacedFinding): ReportedFinding {
  return { rule, severity, message, file, ...place };
}

function ofFinding(lines: LineIndex, record: string | null, finding: Finding): PlacedFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
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

function ofSuppressed(
  lines: LineIndex,
  record: string | null,
  { finding, remark, by, until }: SuppressedFinding,
): PlacedFinding {
  return {
    ...ofFinding(lines, record, finding),
    suppressedBy: by,
    ...(until === undefined ? {} : { suppressedUntil: until }),
    suppressedOnLine: lines.place(remark.start).line,
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
