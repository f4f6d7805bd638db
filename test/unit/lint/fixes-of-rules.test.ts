import assert from 'node:assert/strict';
import { describeFixes } from '../../../src/lint/fixes/described.ts';
import { fixesOf } from '../../../src/lint/fixes/list.ts';
import { canBeSuppressed } from '../../../src/lint/suppress.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { describeRules, RULES } from '../../../src/rules/index.ts';
import { readExpectations } from '../../support/expectations.ts';
import { wholeRecord } from '../../support/markdown-suite.ts';
import { contextFor } from '../../support/tried-fixes.ts';

const policy = englandPolicy();

describe('the quick fixes of each rule', () => {
  for (const { id } of describeRules(policy)) {
    it(`${id} has one that mends it, or says why there can be none`, () => {
      const { fixes, why } = describeFixes(id, policy);
      const mending = fixes.length - (canBeSuppressed(id) ? 1 : 0);
      assert.equal(mending === 0, why !== undefined, fixes.join('; '));
    });
  }

  // What is promised is offered: the first finding of each bad example has a fix that mends, unless there can be none.
  for (const { id, examples } of RULES) {
    it(`${id} is offered what its page says, at its bad example`, () => {
      const context = contextFor(readExpectations(wholeRecord(examples.bad)).text, examples.asOf);
      const finding = context.judgement.findings.find(({ rule }) =>
        id.endsWith('/*') ? rule.startsWith(id.slice(0, -1)) : rule === id,
      );
      assert.ok(finding);
      const titles = [...fixesOf(finding, context)].map(({ title }) => title);
      const mending = titles.filter((title) => !title.startsWith('Silence '));
      const { why } = describeFixes(finding.rule, policy);
      assert.equal(mending.length === 0, why !== undefined, titles.join('\n'));
      assert.ok(
        titles.some((title) => title.startsWith('Silence ')),
        'it can be silenced, with a reason',
      );
    });
  }
});
