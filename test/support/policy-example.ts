/**
 * An example of a pack, through the parser, the engine and the rules: a short record, a day, and what must come of it.
 *
 * Of the deadlines of a timescale the last with the day that `due` gives is meant, or else the last of all. `none` says that the rule doesn't apply.
 */
import assert from 'node:assert/strict';
import type { Deadline } from '../../src/journey/types.ts';
import type { Linter } from '../../src/lint/types.ts';
import type { PolicyExample } from '../../src/policy/types.ts';
import type { Severity } from '../../src/record/types.ts';
import type { Finding } from '../../src/rules/types.ts';
import { wholeRecord } from './markdown-suite.ts';

/** The record of an example, judged on its day. It must have no fault of its own. */
function judgeExample({ record, asOf }: PolicyExample, linter: Linter) {
  const judgement = linter.judge(wholeRecord(record), asOf);
  const unreadable = judgement.findings.filter(
    ({ rule, severity }) => /^(?:record|schema)\//.test(rule) && severity !== 'information',
  );
  assert.deepEqual(unreadable.map(told), [], 'the record of an example has no fault of its own');
  assert.ok(judgement.journey, 'the record of an example can be judged');
  return { ...judgement, journey: judgement.journey };
}

/** Holds a timescale to its example. */
export function expectDeadline(id: string, example: PolicyExample, linter: Linter): void {
  const { expect } = example;
  const { journey, findings } = judgeExample(example, linter);
  const deadlines = journey.deadlines.filter(({ timescale }) => timescale.id === id);
  const all = deadlines.map(summary).join('; ') || 'none';
  if (expect.status === 'none') {
    assert.equal(all, 'none', 'the rule does not apply');
    return;
  }
  const meant = expect.due === undefined ? deadlines.at(-1) : deadlines.findLast(({ due }) => due === expect.due);
  assert.ok(meant, `no deadline${expect.due === undefined ? '' : ` due ${expect.due}`} among: ${all}`);
  assert.equal(meant.status, expect.status, all);
  assert.equal(meant.daysLate, expect.daysLate, all);
  const reported = findings.filter(({ rule, due }) => rule === `timescale/${id}` && due === meant.due).map(told);
  assert.equal(reported.length, meant.status === 'met' || meant.status === 'upcoming' ? 0 : 1, reported.join('\n'));
}

/** Holds a decision point to its example. */
export function expectDecision(id: string, example: PolicyExample, linter: Linter): void {
  const found = decisionFindings(id, example, linter);
  const severity: Severity | 'none' = found[0]?.severity ?? 'none';
  assert.equal(severity, example.expect.finding, found.map(told).join('\n'));
}

/** What a decision point says of an example. */
export function decisionFindings(id: string, example: PolicyExample, linter: Linter): readonly Finding[] {
  return judgeExample(example, linter).findings.filter(({ rule }) => rule === `decision/${id}`);
}

function summary({ status, due, daysLate }: Deadline): string {
  return `${status}, due ${due}${daysLate === undefined ? '' : `, ${daysLate} days late`}`;
}

function told({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}
