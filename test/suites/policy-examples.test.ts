/**
 * Every example of the England pack, through the real reader, parser, engine and rules: a short record, a day, and what must come of it.
 *
 * Of the deadlines of a timescale the one with the day that `due` gives is meant, or else the last. `none` says that the rule doesn't apply.
 */
import assert from 'node:assert/strict';
import type { Deadline } from '../../src/journey/types.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import { englandExamples } from '../../src/policy/england-examples.ts';
import type { PolicyExample } from '../../src/policy/types.ts';
import type { Severity } from '../../src/record/types.ts';
import type { Finding } from '../../src/rules/types.ts';
import { adoptingLinter, englandLinter } from '../support/england.ts';
import { wholeRecord } from '../support/markdown-suite.ts';

const examples = englandExamples();

describe('examples of the England pack: timescales', () => {
  for (const [id, list] of Object.entries(examples.timescales)) {
    describe(englandPolicy().timescale(id)?.title ?? id, () => {
      for (const example of list) it(`${id}: ${example.title}`, () => expectDeadline(id, example));
    });
  }
});

describe('examples of the England pack: decision points', () => {
  for (const [id, list] of Object.entries(examples.decisions)) {
    for (const example of list) it(`${id}: ${example.title}`, () => expectDecision(id, example));
  }
});

function judge({ record, asOf }: PolicyExample, linter = englandLinter()) {
  const judgement = linter.judge(wholeRecord(record), asOf);
  const unreadable = judgement.findings.filter(({ rule }) => /^(?:record|schema)\//.test(rule));
  assert.deepEqual(unreadable.map(told), [], 'the record of an example has no fault of its own');
  assert.ok(judgement.journey, 'the record of an example can be judged');
  return { ...judgement, journey: judgement.journey };
}

function expectDeadline(id: string, example: PolicyExample): void {
  const { expect } = example;
  const { journey, findings } = judge(example);
  const deadlines = journey.deadlines.filter(({ timescale }) => timescale.id === id);
  const all = deadlines.map(summary).join('; ') || 'none';
  if (expect.status === 'none') {
    assert.equal(all, 'none', 'the rule does not apply');
    return;
  }
  const meant = expect.due === undefined ? deadlines.at(-1) : deadlines.find(({ due }) => due === expect.due);
  assert.ok(meant, `no deadline${expect.due === undefined ? '' : ` due ${expect.due}`} among: ${all}`);
  assert.equal(meant.status, expect.status, all);
  assert.equal(meant.daysLate, expect.daysLate, all);
  const reported = findings.filter(({ rule, due }) => rule === `timescale/${id}` && due === meant.due).map(told);
  assert.equal(reported.length, meant.status === 'met' || meant.status === 'upcoming' ? 0 : 1, reported.join('\n'));
}

function expectDecision(id: string, example: PolicyExample): void {
  const ofPoint = ({ rule }: Finding): boolean => rule === `decision/${id}`;
  const point = englandPolicy().decisions.find((each) => each.id === id);
  const asked = point !== undefined && point.inForce !== false;
  if (!asked) assert.deepEqual(judge(example).findings.filter(ofPoint).map(told), [], 'it waits, or is off');
  const found = judge(example, asked ? englandLinter() : adoptingLinter()).findings.filter(ofPoint);
  const severity: Severity | 'none' = found[0]?.severity ?? 'none';
  assert.equal(severity, example.expect.finding, found.map(told).join('\n'));
}

function summary({ status, due, daysLate }: Deadline): string {
  return `${status}, due ${due}${daysLate === undefined ? '' : `, ${daysLate} days late`}`;
}

function told({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}
