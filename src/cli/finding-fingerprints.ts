/** Fingerprints of the findings of a report, for the formats that carry them. */
import { fingerprints } from '../lint/fingerprint.ts';
import { allFindings, type LintReport, type ReportedFinding } from './lint-report.ts';

/**
 * The fingerprint of each finding, no two alike: by the record, the rule, the entry and the deadline that it is about, so that it survives edits
 * elsewhere, a file that moves, and a remark that silences another one. A finding of a file without a record's id is known by the file's path.
 */
export function fingerprintsOf(report: LintReport): ReadonlyMap<ReportedFinding, string> {
  const byRecord = new Map<string, ReportedFinding[]>();
  for (const finding of allFindings(report)) {
    const id = finding.record ?? finding.file;
    const known = byRecord.get(id);
    if (known === undefined) byRecord.set(id, [finding]);
    else known.push(finding);
  }
  const all = new Map<ReportedFinding, string>();
  for (const [id, ofRecord] of byRecord) {
    const digests = fingerprints(ofRecord, id);
    for (const [at, finding] of ofRecord.entries()) all.set(finding, digests[at] ?? '');
  }
  return all;
}
