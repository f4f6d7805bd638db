/** Every example of the England pack, through the real reader, parser, engine and rules. */
import assert from 'node:assert/strict';
import { englandPolicy } from '../../src/policy/england.ts';
import { englandExamples } from '../../src/policy/england-examples.ts';
import type { PolicyExample } from '../../src/policy/types.ts';
import { adoptingLinter, englandLinter } from '../support/england.ts';
import { decisionFindings, expectDeadline, expectDecision } from '../support/policy-example.ts';

const examples = englandExamples();

describe('examples of the England pack: timescales', () => {
  for (const [id, list] of Object.entries(examples.timescales)) {
    describe(englandPolicy().timescale(id)?.title ?? id, () => {
      for (const example of list) it(`${id}: ${example.title}`, () => expectDeadline(id, example, englandLinter()));
    });
  }
});

describe('examples of the England pack: decision points', () => {
  for (const [id, list] of Object.entries(examples.decisions)) {
    for (const example of list) it(`${id}: ${example.title}`, () => expectPoint(id, example));
  }
});

/** A point that waits, or is off, says nothing until a pack takes it up. */
function expectPoint(id: string, example: PolicyExample): void {
  const point = englandPolicy().decisions.find((each) => each.id === id);
  const asked = point !== undefined && point.inForce !== false;
  if (!asked) assert.deepEqual(decisionFindings(id, example, englandLinter()), [], 'it waits, or is off');
  expectDecision(id, example, asked ? englandLinter() : adoptingLinter());
}
