import assert from 'node:assert/strict';
import { parseIsoDate } from '../../../src/record/date.ts';
import { RULES } from '../../../src/rules/index.ts';
import { assertFindings } from '../../support/compare-findings.ts';
import { englandLinter } from '../../support/england.ts';
import { readExpectations } from '../../support/expectations.ts';
import { wholeRecord } from '../../support/markdown-suite.ts';

describe('the examples that rules show', () => {
  for (const { id, examples } of RULES) {
    const asOf = parseIsoDate(examples.asOf);
    assert.ok(asOf);
    const isOf = (rule: string): boolean => (id.endsWith('/*') ? rule.startsWith(id.slice(0, -1)) : rule === id);

    it(`${id} finds fault with its bad example, where it says`, () => {
      const { text, expectations } = readExpectations(wholeRecord(examples.bad));
      assert.equal(expectations.length, 1);
      const wanted = expectations[0]?.rule ?? '';
      assert.ok(isOf(wanted));
      const { findings } = englandLinter().judge(text, asOf);
      assertFindings(
        text,
        findings.filter(({ rule }) => rule === wanted),
        expectations,
      );
    });

    it(`${id} finds no fault with its good example`, () => {
      const { findings } = englandLinter().judge(wholeRecord(examples.good), asOf);
      const found = findings.filter(({ rule, severity }) => isOf(rule) && severity !== 'information');
      assert.deepEqual(
        found.map(({ message }) => message),
        [],
      );
    });
  }
});
