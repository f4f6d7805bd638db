import assert from 'node:assert/strict';
import { parseDuration } from '../../../src/calendar/durations.ts';
import type { Duration } from '../../../src/calendar/types.ts';
import { longerFrom } from '../../../src/policy/longer.ts';
import { countingOf, createPolicy } from '../../../src/policy/policy.ts';
import type { PolicyProblem } from '../../../src/policy/types.ts';
import { base, load, over } from './packs.ts';

const SOURCE = 'source: {provision: Riverside policy 3, status: local}';

function loosened(problems: readonly PolicyProblem[]): readonly (readonly [string, string])[] {
  return problems.filter(({ rule }) => rule === 'policy/loosens').map(({ severity, message }) => [severity, message]);
}

describe('a local pack over another', () => {
  it('changes the keys that it gives and keeps the others', () => {
    const { policy, problems } = over('timescales: [{id: visit-later, every: 4 weeks, reason: Our own standard}]\n');
    assert.deepEqual(problems, []);
    const visit = policy.timescale('visit-later');
    assert.deepEqual(visit?.steps, [{ every: { n: 4, unit: 'weeks' } }]);
    assert.equal(visit?.title, 'Later visits');
    assert.equal(visit?.branchOf, 'visits');
    assert.equal(visit?.reason, 'Our own standard');
    assert.equal(visit?.place.file, 'policy.yaml');
    assert.deepEqual(
      policy.clocks.find((clock) => clock.id === 'visits')?.branches.map((branch) => branch.id),
      ['visit-first', 'visit-later'],
    );
  });

  it('never has its number shown as law', () => {
    const { policy } = over('timescales: [{id: visit-later, every: 4 weeks, reason: Our own standard}]\n');
    assert.deepEqual(policy.timescale('visit-later')?.source, {
      provision: 'Riverside, in place of reg 2',
      status: 'local',
      evidence: 'found',
      note: 'Our own standard',
    });
    assert.equal(policy.timescale('visit-first')?.source.status, 'statutory');
  });

  it('may rename a rule of law, which stays law', () => {
    const { policy, problems } = over('timescales: [{id: visit-later, title: Six-weekly visits}]\n');
    assert.deepEqual(problems, []);
    assert.equal(policy.timescale('visit-later')?.source.status, 'statutory');
  });

  it('adds items of its own', () => {
    const { policy, problems } = over(`
clocks:
  - id: visits
    branches: [visit-first, visit-new-baby, visit-later]
timescales:
  - {id: visit-new-baby, title: Babies, stage: placement, branch-of: visits, when: {age: {under: 1}}, every: 2 weeks, ${SOURCE}}
  - id: welcome
    title: Welcome pack
    stage: placement
    opens: {entry: placement}
    met-by: {entry: visit}
    asks: the welcome pack
    within: 2 working days
    ${SOURCE}
`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      policy.clocks.map((clock) => [clock.id, clock.branches.map((branch) => branch.id)]),
      [
        ['visits', ['visit-first', 'visit-new-baby', 'visit-later']],
        ['review', ['review']],
        ['referral-decision', ['referral-decision']],
        ['welcome', ['welcome']],
      ],
    );
    assert.equal(policy.timescale('welcome')?.clock?.asks, 'the welcome pack');
  });

  it('takes items away', () => {
    const { policy, problems } = over(`
timescales: [{id: referral-decision, remove: true, reason: The MASH decides}]
decisions: [{id: referral, remove: true}]
`);
    assert.equal(policy.timescale('referral-decision'), undefined);
    assert.deepEqual(policy.decisions, []);
    assert.deepEqual(
      loosened(problems).map(([severity]) => severity),
      ['warning'],
    );
  });

  it('takes a branch away from its clock', () => {
    const { policy, problems } = over('timescales: [{id: visit-first, remove: true}]\n');
    assert.deepEqual(
      problems.map(({ rule, severity }) => [rule, severity]),
      [['policy/loosens', 'error']],
    );
    assert.deepEqual(
      policy.clocks.find((clock) => clock.id === 'visits')?.branches.map((branch) => branch.id),
      ['visit-later'],
    );
  });

  it('is told that a decision has lost the timescale that it removes, and the decision stays', () => {
    const { policy, problems } = over('timescales: [{id: referral-decision, remove: true}]\n');
    assert.deepEqual(
      problems.map(({ rule, severity, place }) => [rule, severity, place.file]),
      [['policy/unknown-timescale', 'warning', 'policy.yaml']],
    );
    assert.equal(policy.decisions[0]?.id, 'referral');
    assert.equal(policy.decisions[0]?.timescale, undefined);
  });

  it('keeps items of different kinds apart, though their ids are the same', () => {
    const { policy, problems } = over(
      'decisions: [{id: referral, remove: true}]\nstatuses: [{id: referral, title: R, opens: {entry: referral}, closes: {entry: closure}}]\n',
    );
    assert.deepEqual(
      problems.filter(({ rule }) => rule !== 'policy/loosens'),
      [],
    );
    assert.equal(policy.statuses.at(-1)?.id, 'referral');
  });

  it('is told where an item that it removes is still needed', () => {
    const { policy, problems } = over('statuses: [{id: placed, remove: true}]\n');
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.rule, 'policy/unknown-status');
    assert.equal(problems[0]?.place.file, 'policy.yaml');
    assert.match(problems[0]?.message ?? '', /"placed" is removed here, but "visits" still names it/);
    assert.equal(policy.timescale('review')?.id, 'review');
  });

  it('changes settings one by one', () => {
    assert.equal(over('').policy.dueSoonDays, 5);
    assert.equal(countingOf(over('').policy), 'day-of-event-is-0');
    const { policy } = over('settings: {counting: day-of-event-is-1}\n');
    assert.equal(policy.dueSoonDays, 5);
    assert.equal(countingOf(policy), 'day-of-event-is-1');
    assert.equal(over('settings: {due-soon-days: 0}\n').policy.dueSoonDays, 0);
  });

  it('lies over what it extends, whatever the order in which they are named', () => {
    const local = load('policy: local\nextends: base\ntimescales: [{id: visit-later, every: 4 weeks}]\n');
    for (const packs of [
      [base(), local],
      [local, base()],
    ]) {
      const { policy } = createPolicy(packs);
      assert.deepEqual(
        policy.packs.map((pack) => pack.id),
        ['base', 'local'],
      );
      assert.deepEqual(policy.timescale('visit-later')?.steps, [{ every: { n: 4, unit: 'weeks' } }]);
    }
  });

  it('works with nothing below it, and nothing at all is a policy too', () => {
    assert.deepEqual(createPolicy([]).policy.clocks, []);
    const alone = createPolicy([load('policy: alone\n')]);
    assert.deepEqual([alone.problems, alone.policy.statuses], [[], []]);
  });
});

describe('loosening the law', () => {
  for (const [name, local, severity, message] of [
    [
      'a longer interval',
      'timescales: [{id: visit-later, every: 8 weeks}]',
      'error',
      /8 weeks for "visit-later" is longer than the 6 weeks that reg 2 says/,
    ],
    [
      'a longer limit in another unit',
      'timescales: [{id: visit-first, within: 8 days}]',
      'error',
      /8 days .* longer than the 1 week/,
    ],
    [
      'a limit that is longer only when it starts at a weekend',
      'timescales: [{id: review, steps: [{within: 4 weeks}, {every: 6 months}]}]',
      'warning',
      /4 weeks .* longer than the 20 working days .*, for instance from 2024-01-06/,
    ],
    [
      'a longer step',
      'timescales: [{id: review, steps: [{within: 20 working days}, {every: 9 months}]}]',
      'warning',
      /9 months .* longer than the 6 months/,
    ],
    [
      'asking once for what is asked for again and again',
      'timescales: [{id: visit-later, within: 2 weeks}]',
      'error',
      /asked for once/,
    ],
    [
      'removal',
      'timescales: [{id: visit-first, remove: true}]\nclocks: [{id: visits, branches: [visit-later]}]',
      'error',
      /removes "visit-first", which reg 1 says/,
    ],
    ['a late start', 'timescales: [{id: visit-later, from: 2030-01-01}]', 'error', /starts on 2030-01-01/],
    ['an early end', 'timescales: [{id: visit-later, to: 2020-01-01}]', 'error', /ends on 2020-01-01/],
    [
      'dropping a part of a decision',
      'decisions: [{id: referral, needs: [outcome, by]}]',
      'warning',
      /no longer asks for on, rationale/,
    ],
    [
      'dropping a branch',
      'clocks: [{id: visits, branches: [visit-first]}]',
      'error',
      /"visit-later" is no longer a branch/,
    ],
    [
      'a slacker branch put before one of the law',
      `clocks: [{id: visits, branches: [visit-slack, visit-first, visit-later]}]\ntimescales: [{id: visit-slack, title: S, stage: placement, branch-of: visits, every: 12 weeks, ${SOURCE}}]`,
      'error',
      /"visit-slack" stands before/,
    ],
    [
      'a change that no one can measure',
      'timescales: [{id: review, met-by: {entry: visit}}]',
      'information',
      /judged by a person/,
    ],
    ['a tighter interval', 'timescales: [{id: visit-later, every: 41 days}]', undefined, undefined],
    [
      'a longer limit where only local practice stood',
      'timescales: [{id: referral-decision, within: 3 days}]',
      undefined,
      undefined,
    ],
  ] as const) {
    it(`${severity === undefined ? 'is not' : 'is'} found in ${name}`, () => {
      const found = loosened(over(`${local}\n`).problems);
      if (severity === undefined) assert.deepEqual(found, []);
      else
        assert.ok(
          found.some(([level, said]) => level === severity && message.test(said)),
          JSON.stringify(found),
        );
    });
  }

  it('is found through two local packs, the second of which only seems to loosen local practice', () => {
    const first = load('policy: first\nextends: base\ntimescales: [{id: visit-later, every: 4 weeks}]\n');
    const second = load('policy: second\nextends: first\ntimescales: [{id: visit-later, every: 10 weeks}]\n');
    const { problems } = createPolicy([base(), first, second]);
    assert.match(loosened(problems)[0]?.[1] ?? '', /longer than the 6 weeks/);
    assert.deepEqual(loosened(createPolicy([base(), first]).problems), []);
  });

  it('stands at the key that does it', () => {
    const { problems } = over('timescales:\n  - id: visit-later\n    title: Visits\n    every: 8 weeks\n');
    const head = 'policy: local\ntitle: Riverside\nextends: base\n';
    const text = `${head}timescales:\n  - id: visit-later\n    title: Visits\n    every: 8 weeks\n`;
    assert.equal(text.slice(problems[0]?.place.span.start, problems[0]?.place.span.end), 'every');
  });
});

describe('the longer of two limits', () => {
  const duration = (text: string): Duration => {
    const reading = parseDuration(text);
    assert.ok(reading.duration, text);
    return reading.duration;
  };
  for (const [a, b, expected] of [
    ['7 weeks', '6 weeks', 'always'],
    ['6 weeks', '6 weeks', undefined],
    ['42 days', '6 weeks', undefined],
    ['43 days', '6 weeks', 'always'],
    ['24 hours', '1 days', undefined],
    ['25 hours', '1 day', 'always'],
    ['1 working day', '24 hours', '2024-01-05'],
    ['9 weeks', '45 working days', '2024-01-06'],
    ['61 days', '45 working days', undefined],
    ['45 working days', '9 weeks', '2024-01-26'],
    ['10 weeks', '45 working days', 'always'],
    ['30 days', '1 month', /^2024-01-3/],
    ['12 months', '1 year', undefined],
  ] as const) {
    it(`${a} against ${b}`, () => {
      const found = longerFrom(duration(a), duration(b));
      if (expected instanceof RegExp) assert.match(found ?? '', expected);
      else assert.equal(found, expected);
    });
  }
});
