import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import type { Judgement, RuleSettings } from '../../../src/lint/types.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import type { IsoDate, TextChange } from '../../../src/record/types.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { wholeRecord } from '../../support/markdown-suite.ts';

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  assert.ok(date);
  return date;
}

const asOf = day('2026-05-01');
const linterWith = (rules: RuleSettings = {}) =>
  createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue(), rules });

/** `text` with `put` in front of the first `mark`, and the change as an editor tells it. */
function insert(text: string, mark: string, put: string): { text: string; changes: TextChange[] } {
  const at = text.indexOf(mark);
  assert.ok(at >= 0);
  return {
    text: text.slice(0, at) + put + text.slice(at),
    changes: [{ start: at, oldEnd: at, text: put }],
  };
}

const brief = ({ findings, record }: Judgement): string[] =>
  findings.map(({ rule, span }) => `${rule} at ${JSON.stringify(record.text.slice(span.start, span.end))}`);

const OVERDUE = wholeRecord(`Summary.

## 2026-03-04 Case note

\`\`\`yaml
actions:
  - what: Ring the school
    who: j.okafor
    due: 2026-03-11
\`\`\`

A paragraph.
`);

describe('linting a record', () => {
  it('finds the faults of the text, of the fields and of practice in one list, in order of place', () => {
    const text = wholeRecord('## 2026-02-31 Visit\n\n## 2026-03-04 Visit\n\n```yaml\nseen: maybe\nalnoe: yes\n```\n');
    const rules = linterWith()
      .judge(text, asOf)
      .findings.map(({ rule }) => rule);
    assert.deepEqual(rules, ['record/bad-date', 'schema/yes-no', 'schema/unknown-field']);
  });

  it('stands on the exact value', () => {
    assert.deepEqual(brief(linterWith().judge(OVERDUE, asOf)), ['practice/action-overdue at "2026-03-11"']);
  });

  it('judges blocks, and no journey, where nobody knows whose record it is', () => {
    const { journey, findings } = linterWith().judge('## 2026-03-04 Vist\n', asOf);
    assert.equal(journey, undefined);
    assert.ok(findings.some(({ rule }) => rule === 'record/unknown-type'));
  });

  it('silences rules, and makes others more serious', () => {
    assert.deepEqual(linterWith({ 'practice/*': 'off' }).judge(OVERDUE, asOf).findings, []);
    const [found] = linterWith({ 'practice/action-overdue': 'error' }).judge(OVERDUE, asOf).findings;
    assert.equal(found?.severity, 'error');
  });
});

describe('judging again after an edit', () => {
  it('keeps the journey, and moves the findings, where only prose was changed', () => {
    const linter = linterWith();
    const before = linter.judge(OVERDUE, asOf);
    const { text, changes } = insert(OVERDUE, 'Summary.', 'A longer ');
    const after = linter.rejudge(before, linter.edit(before.record, changes), asOf);
    assert.equal(after.journey, before.journey);
    assert.deepEqual(brief(after), ['practice/action-overdue at "2026-03-11"']);
    assert.deepEqual(after.findings, linterWith().judge(text, asOf).findings);
  });

  it('finds the place again where the entry itself was changed', () => {
    const linter = linterWith();
    const before = linter.judge(OVERDUE, asOf);
    const { changes } = insert(OVERDUE, '\n\n```yaml', ': a telephone call');
    const after = linter.rejudge(before, linter.edit(before.record, changes), asOf);
    assert.deepEqual(brief(after), ['practice/action-overdue at "2026-03-11"']);
  });

  it('moves what is found in the text itself', () => {
    const linter = linterWith({ 'practice/*': 'off' });
    const text = wholeRecord('Summary.\n\n## 2026-03-04 Case note\n\nAs [agreed](#2026-03-03-case-note).\n');
    const before = linter.judge(text, asOf);
    const { changes } = insert(text, 'Summary.', 'A longer ');
    const after = linter.rejudge(before, linter.edit(before.record, changes), asOf);
    for (const judgement of [before, after])
      assert.deepEqual(brief(judgement), ['journey/unknown-link at "2026-03-03-case-note"']);
    const mended = insert(after.record.text, '## 2026-03-04', '## 2026-03-03 Case note\n\n');
    assert.deepEqual(brief(linter.rejudge(after, linter.edit(after.record, mended.changes), asOf)), []);
  });

  it('sees a changed fact', () => {
    const linter = linterWith();
    const { changes } = insert(OVERDUE, '```\n\nA paragraph', '    outcome: The school rang first.\n');
    const before = linter.judge(OVERDUE, asOf);
    assert.deepEqual(linter.rejudge(before, linter.edit(before.record, changes), asOf).findings, []);
  });

  it('sees another day', () => {
    const linter = linterWith();
    const before = linter.judge(OVERDUE, day('2026-03-11'));
    assert.deepEqual(before.findings, []);
    assert.deepEqual(brief(linter.rejudge(before, before.record, asOf)), ['practice/action-overdue at "2026-03-11"']);
  });

  it("does not build on another linter's judgement", () => {
    const other = linterWith({ 'practice/*': 'off' }).judge(OVERDUE, asOf);
    const again = linterWith().rejudge(other, other.record, asOf);
    assert.deepEqual(brief(again), ['practice/action-overdue at "2026-03-11"']);
  });
});

describe('entries that stand on several records', () => {
  const front = (id: string): string => `---\nrecord: child\nid: ${id}\nname: Example Child\nborn: 2016-05-04\n---\n\n`;
  const sibling = `${front('CH-2')}## 2026-03-02 Child protection plan\n\n\`\`\`yaml\ncategory: NEG\nalso: [CH-1, CH-1, CH-2]\n\`\`\`\n`;
  const linter = linterWith();
  const sharedBy = linter.sharedBy(linter.judge(sibling, asOf).record);

  it('gives them by the child they stand on, each once, and never to their own record', () => {
    assert.deepEqual([...sharedBy.keys()], ['CH-1']);
    const [entry, ...others] = sharedBy.get('CH-1') ?? [];
    assert.deepEqual(others, []);
    assert.deepEqual([entry?.own, entry?.ref.record, entry?.type], [false, 'CH-2', 'child-protection-plan']);
  });

  it("starts this child's clocks; what is late stands on the front matter and names the other record", () => {
    const text = front('CH-1');
    const { findings } = linter.judge(text, asOf, sharedBy.get('CH-1'));
    const visit = findings.find(({ rule }) => rule === 'timescale/cp-visit-local');
    assert.ok(visit);
    assert.equal(text.slice(visit.span.start, visit.span.end), 'CH-1');
    assert.deepEqual(
      visit.related.map(({ record, entry, span }) => [record, entry, span]),
      [['CH-2', '2026-03-02-child-protection-plan', undefined]],
    );
  });

  it('is judged again when they are no longer shared', () => {
    const before = linter.judge(front('CH-1'), asOf, sharedBy.get('CH-1'));
    assert.ok(before.findings.length > 0);
    assert.deepEqual(linter.rejudge(before, before.record, asOf).findings, []);
  });
});
