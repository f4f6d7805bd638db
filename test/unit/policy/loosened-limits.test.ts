/** A local pack that asks for less than the law before the start of a clock, in all, or not at all. */
import assert from 'node:assert/strict';
import { createPolicy } from '../../../src/policy/policy.ts';
import { base, load, over } from './packs.ts';

describe('a local pack over limits of the law', () => {
  it('is told where it asks later before the start, or for more in all, than the law', () => {
    const law = load(
      `policy: law
timescales:
  - id: notice
    title: Notice
    stage: placement
    during: placed
    met-by: {entry: visit}
    met-before: 1 year
    asks: notice
    ahead: 10 working days
    source: {provision: reg 5, status: statutory, evidence: found}
  - id: breaks
    title: Breaks
    stage: placement
    during: placed
    met-by: {status: placed, when: ends}
    asks: an end
    total: {at-most: 75 days, in: 12 months}
    source: {provision: reg 6, status: statutory, evidence: found}
`,
      { builtIn: true, path: 'law.yaml' },
    );
    const messages = (items: string): readonly string[] => {
      const local = load(`policy: local\nextends: [base, law]\ntimescales:\n${items}\n`);
      const { problems } = createPolicy([base(), law, local]);
      return problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
    };
    const item = (id: string, limit: string) => `  - {id: ${id}, ${limit}, reason: We say so}`;
    assert.deepEqual(messages(item('notice', 'ahead: 15 working days')), []);
    assert.match(
      messages(item('notice', 'ahead: 5 working days')).join(),
      /5 working days before for "notice" is later than the 10 working days before that reg 5 says/,
    );
    assert.match(messages(item('notice', 'within: 1 week')).join(), /asked for afterwards, where reg 5 asks for it 10/);
    assert.deepEqual(messages(item('breaks', 'total: {at-most: 60 days, in: 12 months}')), []);
    assert.deepEqual(messages(item('breaks', 'total: {at-most: 75 days, in: 2 years}')), []);
    for (const total of ['{at-most: 76 days, in: 12 months}', '{at-most: 75 days, in: 6 months}']) {
      assert.match(
        messages(item('breaks', `total: ${total}`)).join(),
        /is more than the 75 days in 12 months that reg 6/,
      );
    }
    assert.match(messages(item('breaks', 'within: 17 days')).join(), /no longer limits the total/);
  });

  it('keeps the day from which a rule counts where it gives another length alone', () => {
    const law = load(
      `policy: law
timescales:
  - id: assessed
    title: Assessed
    stage: placement
    during: placed
    met-by: {entry: visit}
    asks: an assessment
    when: {status: {looked-after: true}}
    steps: [{within: 3 months, since: circumstances}]
    source: {provision: reg 7, status: statutory, evidence: found}
`,
      { builtIn: true, path: 'law.yaml' },
    );
    const made = (limit: string) => {
      const local = load(
        `policy: local\nextends: [base, law]\ntimescales:\n  - {id: assessed, ${limit}, reason: We say so}\n`,
      );
      const { policy, problems } = createPolicy([base(), law, local]);
      return { steps: policy.timescale('assessed')?.steps, told: problems.map(({ message }) => message).join() };
    };
    assert.deepEqual(made('within: 2 months'), {
      steps: [{ within: { n: 2, unit: 'months' }, since: 'circumstances' }],
      told: '',
    });
    assert.match(made('within: 4 months').told, /4 months for "assessed" is longer than the 3 months/);
    assert.match(
      made('steps: [{within: 2 months}]').told,
      /no longer counts from the day on which its circumstances began/,
    );
    assert.equal(made('total: {at-most: 9 days, in: 1 year}').steps?.[0]?.since, undefined);
  });

  it('may not put a rule of law out of force', () => {
    const { policy, problems } = over(
      'timescales: [{id: visit-later, in-force: no, note: Not now, reason: We say so}]\n',
    );
    assert.equal(policy.timescale('visit-later')?.inForce, false);
    assert.match(problems[0]?.message ?? '', /puts "visit-later" out of force, which reg 2 says \(statutory\)/);
    assert.equal(problems[0]?.severity, 'error');
  });
});
