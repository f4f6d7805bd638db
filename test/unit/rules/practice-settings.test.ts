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

function found(rule: string, asOf: IsoDate, options: Partial<LintOptions>, record = RECORD): readonly string[] {
  const linter = createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue(), ...options });
  return linter
    .judge(record, asOf)
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

function local(rest: string) {
  const { policy, problems } = standardEngine().loadPolicy(
    ['england'],
    { uri: 'file:///policy.yaml', text: `policy: local\nextends: england\n${rest}` },
    builtInCatalogue(),
  );
  assert.deepEqual(problems, []);
  return policy;
}

describe('a step that was decided', () => {
  const rule = 'practice/decided-not-begun';
  const decided = (type: string, outcome: string): string =>
    `---
record: child
id: CH-1
name: Example Child
born: 2016-05-04
---

## 2026-03-02 ${type}

\`\`\`yaml
decision:
  outcome: ${outcome}
  by: m.patel
  on: 2026-03-02
  rationale: The reason.
\`\`\`
`;
  const days = (policy: LintOptions['policy'], type: string, outcome: string): readonly number[] =>
    Array.from({ length: 29 }, (_, n) => n + 3).filter(
      (of) => found(rule, day(3, of), { policy }, decided(type, outcome)).length > 0,
    );

  it('is asked after once as many working days are over as the pack says', () => {
    const policy = local('settings: {urgent-step-days: 1, next-step-days: 4}\n');
    assert.equal(days(englandPolicy(), 'Contact', 'referral')[0], 6);
    assert.equal(days(policy, 'Contact', 'referral')[0], 4);
    assert.equal(days(englandPolicy(), 'Referral', 'assessment')[0], 17);
    assert.equal(days(policy, 'Referral', 'assessment')[0], 7);
  });

  it('is given the fifteen days of a conference, or more where a pack gives every step more', () => {
    assert.equal(days(local('settings: {next-step-days: 4}\n'), 'Strategy discussion', 'conference')[0], 24);
    assert.equal(days(local('settings: {next-step-days: 17}\n'), 'Strategy discussion', 'conference')[0], 26);
  });

  it('counts working days as the pack does', () => {
    const policy = local('settings: {counting: day-of-event-is-1}\n');
    assert.equal(days(policy, 'Contact', 'referral')[0], 5);
  });

  it("is left to a team's own timescale, while it runs and once it is over", () => {
    const policy = local(`timescales:
  - id: strategy-held
    title: Strategy discussion held
    stage: strategy
    opens:
      entry: referral
      where: {properties: {decision: {properties: {outcome: {const: strategy-discussion}}, required: [outcome]}}, required: [decision]}
    met-by: {entry: strategy-discussion}
    asks: a strategy discussion
    within: 5 working days
    source: {provision: Our standard 4, status: local}
`);
    assert.equal(days(englandPolicy(), 'Referral', 'strategy-discussion')[0], 6);
    assert.deepEqual(days(policy, 'Referral', 'strategy-discussion'), []);
    assert.equal(days(policy, 'Contact', 'strategy-discussion')[0], 6);
  });

  it('is asked after where a team has taken the timescale away that says by when', () => {
    const policy = local('timescales:\n  - {id: cin-plan-first-local, remove: true, reason: Not used here}\n');
    const text = decided('Assessment', 'child-in-need-plan');
    assert.deepEqual(found(rule, day(6, 1), {}, text), []);
    assert.equal(found(rule, day(6, 1), { policy }, text).length, 1);
  });

  it('is a local standard in every format, and never law', () => {
    const linter = createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });
    const { findings } = linter.judge(decided('Contact', 'referral'), day(3, 20));
    const [finding] = findings.filter((each) => each.rule === rule);
    assert.equal(finding?.source?.status, 'local');
    assert.equal(finding?.severity, 'warning');
  });
});

describe('drift', () => {
  it('begins after as many months as the pack says', () => {
    const policy = local('settings: {drift-months: 1}\n');
    assert.deepEqual(found('practice/drift', day(4, 10), {}), []);
    assert.deepEqual(found('practice/drift', day(4, 9), { policy }), []);
    assert.deepEqual(found('practice/drift', day(4, 10), { policy }), [
      'No visit, no decision and no case supervision since 9 March: more than a month with the case open.',
    ]);
  });
});
