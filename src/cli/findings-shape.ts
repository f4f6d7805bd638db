/** Whether plain data from a file is what it says it is: findings that another run wrote down. Anybody may have changed that file since. */
import { parseIsoDate } from '../record/date.ts';
import type { IsoDate } from '../record/types.ts';
import { isListOf, isObject, isText, isTextOrNull, isWhole, type Unknown } from '../schema/plain-data.ts';
import type { FileFindings, PlacedFinding, ReportedFinding } from './lint-report.ts';
import { isPlacedRemark } from './placed-remarks.ts';

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'information'];

/** A finding as a report writes it, or one without its file. Beyond what every finding has, it may hold single values, never lists or groups. */
export function isPlacedFinding(value: unknown): value is PlacedFinding {
  if (!isObject(value)) return false;
  for (const key in value) if (key !== 'source' && typeof value[key] === 'object' && value[key] !== null) return false;
  return (
    isText(value.rule) &&
    SEVERITIES.includes(value.severity) &&
    isText(value.message) &&
    isWhole(value.line) &&
    isWhole(value.column) &&
    isWhole(value.endLine) &&
    isWhole(value.endColumn) &&
    isTextOrNull(value.record) &&
    isTextOrNull(value.entry) &&
    (value.timescale === undefined || isText(value.timescale)) &&
    (value.due === undefined || isDate(value.due)) &&
    (value.daysLate === undefined || isWhole(value.daysLate)) &&
    (value.clears === undefined || isText(value.clears)) &&
    (value.source === undefined || isSource(value.source)) &&
    (value.baselineSeverity === undefined || SEVERITIES.includes(value.baselineSeverity)) &&
    isSuppression(value)
  );
}

/** Nothing, or who silenced the finding, until when and on which line. */
function isSuppression({ suppressedBy, suppressedUntil, suppressedOnLine }: Unknown): boolean {
  if (suppressedBy === undefined) return suppressedUntil === undefined && suppressedOnLine === undefined;
  return (
    isText(suppressedBy) && isWhole(suppressedOnLine) && (suppressedUntil === undefined || isDate(suppressedUntil))
  );
}

export function isDate(value: unknown): value is IsoDate {
  return isText(value) && parseIsoDate(value) !== undefined;
}

export function isReportedFinding(value: unknown): value is ReportedFinding {
  return isPlacedFinding(value) && 'file' in value && isText(value.file);
}

export function isFileFindings(value: unknown): value is FileFindings {
  return (
    isObject(value) &&
    isTextOrNull(value.record) &&
    isTextOrNull(value.team) &&
    isListOf(value.findings, isPlacedFinding) &&
    !value.findings.some((finding) => 'file' in finding) &&
    (value.remarks === undefined || isListOf(value.remarks, isPlacedRemark))
  );
}

/** The authority of a rule: every part of it is text. */
function isSource(value: unknown): boolean {
  return isObject(value) && isText(value.provision) && isText(value.status) && Object.values(value).every(isText);
}
