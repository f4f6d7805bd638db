/** `lint --format gitlab`: a code quality report, which GitLab shows in merge requests. */
import type { Severity } from '../record/types.ts';
import { fingerprintsOf } from './finding-fingerprints.ts';
import type { LintRun } from './lint-run.ts';
import { plain, plainJson } from './plain-text.ts';

const SEVERITIES: Readonly<Record<Severity, 'major' | 'minor' | 'info'>> = {
  error: 'major',
  warning: 'minor',
  information: 'info',
};

export function formatLintGitlab({ report }: LintRun): string {
  const marks = fingerprintsOf(report);
  return plainJson(
    report.findings.map((finding) => ({
      description: plain(finding.message),
      check_name: finding.rule,
      fingerprint: marks.get(finding),
      severity: SEVERITIES[finding.severity],
      location: { path: finding.file, lines: { begin: finding.line, end: finding.endLine } },
    })),
  );
}
