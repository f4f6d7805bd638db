/** `--fail-on LEVEL`: which findings end a run with 1. */
import { Option } from 'commander';
import type { LintReport } from './lint-report.ts';

export type FailOn = 'error' | 'warning' | 'never';

export function failOnOption(): Option {
  return new Option('--fail-on <level>', 'the least serious finding for which the exit status is 1')
    .choices(['error', 'warning', 'never'])
    .default('error');
}

/** Information never fails a run. */
export function fails({ summary }: LintReport, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  return summary.errors > 0 || (failOn === 'warning' && summary.warnings > 0);
}
