/** Findings against expectations, as lines that a person can compare. */
import assert from 'node:assert/strict';
import type { Finding } from '../../src/rules/types.ts';
import type { Expectation } from './expectations.ts';

/** Fails unless each expectation has its finding on its line and no finding is left over. */
export function assertFindings(text: string, findings: readonly Finding[], expectations: readonly Expectation[]): void {
  const open = findings.map((finding) => ({ finding, line: lineOf(text, finding.span.start) }));
  const missing: string[] = [];
  for (const wanted of expectations) {
    const position = open.findIndex(
      ({ finding, line }) =>
        line === wanted.line &&
        finding.rule === wanted.rule &&
        (wanted.severity === undefined || finding.severity === wanted.severity) &&
        (wanted.message === undefined || finding.message.includes(wanted.message)),
    );
    if (position < 0)
      missing.push(`line ${wanted.line}: ${wanted.rule} ${wanted.severity ?? ''} ${wanted.message ?? ''}`);
    else open.splice(position, 1);
  }
  const unexpected = open.map(
    ({ finding, line }) => `line ${line}: ${finding.rule} ${finding.severity} ${finding.message}`,
  );
  assert.deepEqual({ missing, unexpected }, { missing: [], unexpected: [] });
}

/** The line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
