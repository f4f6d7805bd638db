/** What the report of one shard says beyond its findings, so that the parts of a run can be put together, and only those. */
import type { IsoDate } from '../record/types.ts';
import type { RuleDescription } from '../rules/index.ts';
import { isListOf, isObject, isText, isTextOrNull, isWhole, type Unknown } from '../schema/plain-data.ts';
import { isDate, isReportedFinding } from './findings-shape.ts';
import type { ReportedFinding } from './lint-report.ts';
import type { CheckedFile, LintRun } from './lint-run.ts';
import { MOST_SHARDS, type Shard } from './shard.ts';

/** In the JSON of `lint --shard`, under `shard`. */
export interface ShardOfReport extends Shard {
  /** The program's version and, where it is built, a digest of it. */
  readonly program: string;
  /** A digest of all that was named, with its contents and settings: the same in all parts of one run. */
  readonly store: string;
  readonly checked: readonly CheckedFile[];
  readonly rules: readonly RuleDescription[];
  readonly teams: LintRun['teams'];
  readonly showsText: boolean;
}

/** One part, read back. */
export interface ShardPart {
  readonly asOf: IsoDate;
  /** Those that remarks silence among them. */
  readonly findings: readonly ReportedFinding[];
  /** How many others a baseline has; absent without one. */
  readonly baseline?: number;
  readonly shard: ShardOfReport;
}

/** The run of one shard, with what `merge` has to know in its report. */
export function asPart(run: LintRun, shard: Shard, program: string, store: string): LintRun {
  const { checked, rules, teams, showsText } = run;
  return { ...run, report: { ...run.report, shard: { ...shard, program, store, checked, rules, teams, showsText } } };
}

/** Reads a part from JSON that was parsed; in plain words what is wrong where it is none. */
export function readPart(value: unknown): ShardPart | string {
  if (!isObject(value) || !('findings' in value) || !('version' in value)) return 'it is no report of lint in JSON';
  if (value.version !== 1) return 'it is written in another version of the format';
  const { asOf, findings, shard, suppressed = [], summary } = value;
  if (shard === undefined) return 'it is a whole report, not the part of one';
  if (!isObject(shard) || !isShard(shard) || !isDate(asOf) || !isListOf(findings, isReportedFinding))
    return 'it is not as lint wrote it';
  if (!isListOf(suppressed, isReportedFinding)) return 'it is not as lint wrote it';
  const baseline = isObject(summary) && isWhole(summary.baseline) ? { baseline: summary.baseline } : {};
  return { asOf, findings: [...findings, ...suppressed], ...baseline, shard };
}

function isShard(shard: Unknown): shard is Unknown & ShardOfReport {
  return (
    isWhole(shard.index) &&
    isWhole(shard.of) &&
    shard.index >= 1 &&
    shard.index <= shard.of &&
    shard.of <= MOST_SHARDS &&
    isText(shard.program) &&
    isText(shard.store) &&
    isListOf(shard.checked, isChecked) &&
    isListOf(shard.rules, isRule) &&
    isListOf(shard.teams, isTeam) &&
    typeof shard.showsText === 'boolean'
  );
}

function isChecked(value: unknown): value is CheckedFile {
  return isObject(value) && isText(value.file) && isTextOrNull(value.record) && isTextOrNull(value.team);
}

function isTeam(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function isRule(value: unknown): value is RuleDescription {
  if (!isObject(value)) return false;
  const { id, title, description, severity, fix, page, inForce, source } = value;
  return (
    [id, title, description, severity, fix, page].every(isText) &&
    (inForce === undefined || isText(inForce)) &&
    (source === undefined || (isObject(source) && Object.values(source).every(isText)))
  );
}
