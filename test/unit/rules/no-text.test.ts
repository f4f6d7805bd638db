import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { SECRET, SECRET_RECORD } from '../../support/secret-record.ts';

describe('what findings say', () => {
  it('never holds what people wrote freely, since findings leave the record in reports and logs', () => {
    const asOf = parseIsoDate('2026-05-01') ?? assert.fail();
    const linter = createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });
    const { findings } = linter.judge(SECRET_RECORD, asOf);
    assert.ok(findings.length > 8, `only ${findings.length} findings`);
    for (const { rule, message, clears, related } of findings) {
      const said = [message, clears ?? '', ...related.map((place) => place.message)].join(' ');
      assert.ok(!said.includes(SECRET), `${rule}: ${said}`);
    }
  });
});
