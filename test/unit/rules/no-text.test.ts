import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';

/** A word that stands nowhere but in what people wrote freely: prose, actions, reasons, summaries, subjects. */
const SECRET = 'Zephyrine';

const record = `---
record: child
id: CH-1
name: ${SECRET}
born: 2015-03-02
---

# ${SECRET}

${SECRET} lives at home.

## 2026-01-05 Referral: ${SECRET}

\`\`\`yaml
from: 2A
decision:
  outcome: no-further-action
  rationale: ${SECRET}
\`\`\`

## 2026-01-12 Assessment

\`\`\`yaml
completed: 2026-01-02
actions:
  - what: Ring ${SECRET}
    due: 2026-01-20
  - what: Write to ${SECRET}
\`\`\`

## 2026-01-14 Visit: ${SECRET}

\`\`\`yaml
seen: no
alone: no
answers: 2025-01-01-visit
late-reason: ${SECRET}
\`\`\`

${SECRET} was not in.

### ${SECRET}

## 2026-01-15 Management decision

\`\`\`yaml
decision:
  outcome: ${SECRET}
\`\`\`

## 2026-01-20 Placement

\`\`\`yaml
type: U6
with: ${SECRET}
\`\`\`
`;

describe('what findings say', () => {
  it('never holds what people wrote freely, since findings leave the record in reports and logs', () => {
    const asOf = parseIsoDate('2026-05-01') ?? assert.fail();
    const linter = createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });
    const { findings } = linter.judge(record, asOf);
    assert.ok(findings.length > 8, `only ${findings.length} findings`);
    for (const { rule, message, clears, related } of findings) {
      const said = [message, clears ?? '', ...related.map((place) => place.message)].join(' ');
      assert.ok(!said.includes(SECRET), `${rule}: ${said}`);
    }
  });
});
