/** What a workspace tells the practice rules: who has left, and how long a case may rest. */
import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import type { LintOptions } from '../../../src/lint/types.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { isoDateOf } from '../../../src/record/date.ts';
import type { IsoDate } from '../../../src/record/types.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';

function day(month: number, of: number): IsoDate {
  const date = isoDateOf(2026, month, of);
  assert.ok(date);
  return date;
}

const RECORD = `---
record: child
id: CH-1
name: Example Child
born: 2016-05-04
---

Lives with both parents.

## 2026-03-02 Referral

## 2026-03-03 Allocation

\`\`\`yaml
worker: j.okafor
\`\`\`

## 2026-03-09 Visit

\`\`\`yaml
seen: yes
\`\`\`
`;

function found(rule: string, asOf: IsoDate, options: Partial<LintOptions>): readonly string[] {
  const linter = createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue(), ...options });
  return linter
    .judge(RECORD, asOf)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ message }) => message);
}

describe('a worker who left', () => {
  const left = (date: IsoDate) => ({ people: new Map([['j.okafor', { left: date }]]) });

  it('leaves the case without one after five working days', () => {
    assert.deepEqual(found('practice/no-allocated-worker', day(5, 8), left(day(4, 30))), []);
    assert.deepEqual(found('practice/no-allocated-worker', day(5, 9), left(day(4, 30))), [
      'j.okafor, to whom the case is allocated, left on 30 April, and nobody has taken it on.',
    ]);
  });

  it('is no matter where nobody says that they left', () => {
    assert.deepEqual(found('practice/no-allocated-worker', day(5, 9), { people: new Map([['j.okafor', {}]]) }), []);
  });

  it('is no matter before the day on which they leave', () => {
    assert.deepEqual(found('practice/no-allocated-worker', day(4, 1), left(day(4, 30))), []);
  });
});

describe('drift', () => {
  it('begins after as many months as the pack says', () => {
    const text = 'policy: local\nextends: england\nsettings: {drift-months: 1}\n';
    const { policy, problems } = standardEngine().loadPolicy(
      ['england'],
      { uri: 'file:///policy.yaml', text },
      builtInCatalogue(),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(found('practice/drift', day(4, 10), {}), []);
    assert.deepEqual(found('practice/drift', day(4, 9), { policy }), []);
    assert.deepEqual(found('practice/drift', day(4, 10), { policy }), [
      'No visit, no decision and no case supervision since 9 March: more than a month with the case open.',
    ]);
  });
});
