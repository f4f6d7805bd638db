/** What a local pack may change in a decision point, and what is said of its reasons, aims, roles and lists of types. */
import assert from 'node:assert/strict';
import { createPolicy } from '../../../src/policy/policy.ts';
import { hasRole } from '../../../src/policy/role-names.ts';
import { ENTRY_TYPES, load, over, overWithReasons } from './packs.ts';

const SOURCE = 'source: {provision: Riverside policy 3, status: local}';
const DECIDED = `policy: decided
decisions: [{id: a, title: T, question: Q, stage: s, at: {entry: visit}, decided-by: x, roles: [manager], source: {provision: reg 9, status: statutory, evidence: found}}]
`;
const messages = (text: string): readonly string[] =>
  over(text).problems.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`);

describe('a local decision point', () => {
  it('may ask for more, and the law stays law for its own parts', () => {
    const { policy, problems } = over('decisions: [{id: referral, fields: [see-by], reason: Ours}]\n');
    assert.deepEqual(problems, []);
    const [referral] = policy.decisions;
    assert.equal(referral?.source.status, 'local');
    assert.deepEqual(referral?.fields, ['see-by']);
    assert.deepEqual(referral?.law?.needs, ['outcome', 'by', 'on', 'rationale']);
    assert.equal(referral?.law?.source.provision, 'guidance 4');
  });

  it('may say who decides; to change what the law rests on is for a person to judge', () => {
    assert.deepEqual(messages('decisions: [{id: referral, roles: [locality lead], reason: Ours}]\n'), []);
    const england = load(DECIDED, { builtIn: true });
    const local = load('policy: local\nextends: decided\ndecisions: [{id: a, roles: [locality lead], reason: Ours}]\n');
    assert.deepEqual(
      createPolicy([england, local]).problems.map(({ severity, message }) => `${severity}: ${message}`),
      [
        'information: This changes "roles" of "a", which rests on reg 9 (statutory). Whether it still asks for as much must be judged by a person.',
      ],
    );
  });

  it('needs something to ask for, and what its keys lean on', () => {
    const keys = `title: T, question: Q, stage: s, at: {entry: visit}, decided-by: x, ${SOURCE}`;
    assert.match(messages(`decisions: [{id: a, ${keys}}]\n`).join(), /"a" needs "needs" \(or "fields"/);
    assert.match(
      messages(`decisions: [{id: a, ${keys}, fields: [by], first: {entry: visit}}]\n`).join(),
      /"a" needs "during"/,
    );
    assert.match(
      messages(`decisions: [{id: a, ${keys}, fields: [by], only-late: yes}]\n`).join(),
      /"a" needs "timescale"/,
    );
    assert.match(
      messages(`decisions: [{id: a, ${keys}, fields: [by], during: plcaed}]\n`).join(),
      /policy\/unknown-status: .*plcaed/,
    );
    assert.match(
      messages(`decisions: [{id: a, ${keys}, fields: [by], in-place-of: refferal}]\n`).join(),
      /policy\/unknown-timescale: .*refferal/,
    );
    assert.match(
      messages(`decisions: [{id: a, ${keys}, fields: ["a b"]}]\n`).join(),
      /policy\/wrong-value: "fields" names fields/,
    );
    assert.match(
      messages(`decisions: [{id: a, ${keys}, fields: [by], not-by-author: perhaps}]\n`).join(),
      /policy\/wrong-value: "not-by-author" is yes or no/,
    );
  });

  it('is left out while it is off', () => {
    const keys = `title: T, question: Q, stage: s, at: {entry: visit}, needs: [by], decided-by: x, ${SOURCE}`;
    const ids = (text: string) => over(text).policy.decisions.map(({ id }) => id);
    assert.deepEqual(ids(`decisions: [{id: a, ${keys}, off: yes}]\n`), ['referral']);
    assert.deepEqual(ids(`decisions: [{id: a, ${keys}, off: no}]\n`), ['referral', 'a']);
  });
});

describe('a reason', () => {
  const reasons = (text: string) => overWithReasons(text).problems.filter(({ rule }) => rule === 'policy/no-reason');

  it('is asked of every change and removal, at the id', () => {
    const text = 'timescales:\n  - {id: visit-later, every: 4 weeks}\n  - {id: referral-decision, remove: true}\n';
    const found = reasons(text);
    assert.deepEqual(
      found.map(({ severity }) => severity),
      ['warning', 'warning'],
    );
    assert.match(found[0]?.clears ?? '', /Add "reason:"/);
  });

  it('is not asked of a new item, nor where it stands', () => {
    assert.deepEqual(reasons('timescales: [{id: visit-later, every: 4 weeks, reason: Ours}]\n'), []);
    const own = `{id: own, title: T, stage: s, opens: {entry: visit}, met-by: {entry: visit}, asks: a, within: 1 week, ${SOURCE}}`;
    assert.deepEqual(reasons(`timescales: [${own}]\n`), []);
  });
});

describe('a local limit', () => {
  it('keeps what the law asks beside it', () => {
    const { policy } = over('timescales: [{id: visit-later, every: 4 weeks, reason: Ours}]\n');
    const visit = policy.timescale('visit-later');
    assert.deepEqual(visit?.law?.steps, [{ every: { n: 6, unit: 'weeks' } }]);
    assert.equal(visit?.law?.source.provision, 'reg 2');
    assert.equal(policy.timescale('visit-first')?.law, undefined);
  });

  it('may have an aim, which leaves the limit as binding as it is', () => {
    const { policy, problems } = over('timescales: [{id: visit-later, aim: 4 weeks, reason: Ours}]\n');
    assert.deepEqual(problems, []);
    const visit = policy.timescale('visit-later');
    assert.deepEqual(visit?.steps, [{ aim: { n: 4, unit: 'weeks' }, every: { n: 6, unit: 'weeks' } }]);
    assert.equal(visit?.source.status, 'statutory');
    assert.equal(visit?.law, undefined);
  });

  it('may not have an aim after it', () => {
    assert.deepEqual(messages('timescales: [{id: visit-later, aim: 2 months, reason: Ours}]\n'), [
      'warning policy/steps: The aim of "visit-later" (2 months) can end after its limit (6 weeks).',
    ]);
    assert.deepEqual(messages('timescales: [{id: visit-later, aim: 6 weeks, reason: Ours}]\n'), []);
  });
});

describe('every type but some', () => {
  const opens = (entry: string) =>
    load(
      `policy: x\ntimescales: [{id: a, title: T, stage: s, opens: {entry: ${entry}}, met-by: {entry: visit}, asks: a, within: 1 week, ${SOURCE}}]\n`,
    );

  it('are all others that there are', () => {
    const [pattern] = opens('{all-but: [visit, closure]}').items.timescales[0]?.keys.opens ?? [];
    assert.deepEqual(pattern?.entry, [...ENTRY_TYPES].filter((type) => type !== 'visit' && type !== 'closure').sort());
  });

  it('are named rightly', () => {
    assert.match(opens('{all-but: [vist]}').problems[0]?.message ?? '', /No entry type is called "vist"/);
    assert.match(
      opens('{but: [visit]}')
        .problems.map(({ rule }) => rule)
        .join(),
      /policy\/unknown-key/,
    );
  });
});

describe('role names', () => {
  const { policy, problems } = over(
    'settings: {role-names: {manager: [team manager, senior manager], Senior Manager: head of service, a: [b], b: [a]}}\n',
  );

  it('say what else counts as a role, and lead on', () => {
    assert.deepEqual(problems, []);
    for (const held of [
      'manager',
      'Team Manager',
      'team-manager',
      ' acting  team manager',
      'Head of Service',
      'interim head of service',
    ])
      assert.ok(hasRole(held, ['manager'], policy), held);
    assert.ok(!hasRole('team manager', ['senior manager'], policy));
    assert.ok(!hasRole('personal adviser', ['manager'], policy));
  });

  it('may lead in a ring', () => {
    assert.ok(hasRole('a', ['b'], policy));
    assert.ok(!hasRole('c', ['b'], policy));
  });

  it('are refused where they are no names', () => {
    assert.match(messages('settings: {role-names: [manager]}\n').join(), /policy\/wrong-value/);
    assert.match(messages('settings: {role-names: {manager: [[x]]}}\n').join(), /policy\/wrong-value/);
  });
});
