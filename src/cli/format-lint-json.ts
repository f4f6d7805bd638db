/** `lint --format json`. */
import type { LintReport } from './lint-report.ts';
import { plainJson } from './plain-text.ts';

export function formatLintJson(report: LintReport): string {
  return plainJson(report);
}
