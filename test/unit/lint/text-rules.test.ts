/** Rules that read an entry's text are asked again when that text, or the front matter, changed. */
import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { isoDateOf } from '../../../src/record/date.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';

const RECORD = `---
record: child
id: CH-1
name: Example Child
born: 2016-05-04
---

Lives with both parents.

## 2026-03-04 Visit

\`\`\`yaml
seen: yes
\`\`\`

### Child's voice

Maths is better.

## 2026-03-11 Assessment

\`\`\`yaml
completed: 2026-03-16
\`\`\`

### Presentation

Runs about.

### Analysis

Well.
`;
const asOf = isoDateOf(2026, 3, 20);

describe('a rule that reads text', () => {
  const linter = createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });

  function judged(...edits: readonly (readonly [from: string, to: string])[]): readonly string[] {
    assert.ok(asOf);
    let judgement = linter.judge(RECORD, asOf);
    for (const [from, to] of edits) {
      const start = judgement.record.text.indexOf(from);
      assert.ok(start >= 0, from);
      const record = linter.edit(judgement.record, [{ start, oldEnd: start + from.length, text: to }]);
      judgement = linter.rejudge(judgement, record, asOf);
      assert.deepEqual(judgement.findings, linter.judge(record.text, asOf).findings);
    }
    return judgement.findings
      .filter(({ rule }) => rule === 'practice/childs-voice')
      .map(({ entry, severity }) => `${entry} ${severity}`);
  }

  const assessment = '2026-03-11-assessment warning';

  it('sees that a section was emptied, and that it was written again', () => {
    assert.deepEqual(judged(), [assessment]);
    assert.deepEqual(judged(['Maths is better.', '']), ['2026-03-04-visit information', assessment]);
    assert.deepEqual(judged(['Maths is better.', ''], ['voice\n\n', 'voice\n\nNo.\n']), [assessment]);
  });

  it('sees that the child is a baby', () => {
    assert.deepEqual(judged(['born: 2016', 'born: 2025']), []);
    assert.deepEqual(judged(['born: 2016', 'born: 2025'], ['born: 2025', 'born: 2016']), [assessment]);
  });

  it('stands where the entry stands after another was put before it', () => {
    assert.deepEqual(judged(['## 2026-03-04', '## 2026-03-01 Case note\n\nRang.\n\n## 2026-03-04']), [assessment]);
  });
});
