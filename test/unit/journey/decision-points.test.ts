/** Decision points that hang on more than one entry: a status, lateness, what follows, another point. */
import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { childOf, day, type Line } from '../../support/journeys.ts';
import { policyOf } from '../../support/mini-pack.ts';

const SOURCE = 'source: {provision: a test, status: local, evidence: found}';
const point = (id: string, keys: string): string =>
  `  - {id: ${id}, title: ${id}, question: What?, stage: test, decided-by: somebody, ${SOURCE}, ${keys}}\n`;

const policy = policyOf(`
statuses:
  - {id: plan, title: Plan, opens: {entry: child-protection-plan}, closes: {entry: child-protection-plan, at: ended, of: opening}, again: replaces}
timescales:
  - {id: assessment, title: Assessment, stage: test, opens: {entry: referral}, met-by: {entry: assessment, at: completed}, asks: an assessment, within: 10 days, ${SOURCE}}
  - {id: review-local, title: Review, stage: test, opens: {entry: significant-event}, instances: each, met-by: {entry: case-audit}, asks: a review, within: 5 days, ${SOURCE}}
decisions:
${point('ending', 'at: {entry: review-child-protection-conference}, during: plan, first: {entry: review-child-protection-conference}, needs: [rationale]')}
${point('overrun', 'at: {entry: assessment, at: completed}, only-late: yes, timescale: assessment, fields: [late-agreed-by], decider: late-agreed-by')}
${point('must-follow', 'at: {entry: visit}, settled-by: {entry: looked-after-review}')}
${point('by-a-day', 'at: {entry: significant-event}, settled-by: {entry: case-audit}, timescale: review-local')}
${point('answered', 'at: {entry: complaint}, settled-by: {entry: case-note, of: answering}')}
${point('enquiry', 'at: {entry: section-47-enquiry, at: completed}, needs: [outcome, rationale]')}
${point('no-conference', 'at: {entry: section-47-enquiry, where: {required: [conference-not-required]}, at: [completed, date]}, needs: [rationale], in-place-of: enquiry, from: 2026-02-01')}
${point('allocation', 'at: {entry: allocation}, fields: [worker], decider: [lead, by]')}
${point('waits', 'at: {entry: allocation}, needs: [rationale], in-force: no, note: Not yet')}
${point('option', 'at: {entry: allocation}, needs: [rationale], off: yes')}
`);

const journeyOn = (asOf: string, lines: readonly Line[]) => judgeJourney(childOf(lines), policy, day(asOf));
const on = (asOf: string, ...lines: Line[]): readonly string[] =>
  journeyOn(asOf, lines).decisions.map(
    ({ point: { id }, entry, state, missing, due }) =>
      `${id} ${entry.address.slice(0, 10)} ${state}${due ? ` by ${due}` : ''}${missing.map((part) => ` -${part}`).join('')}`,
  );

describe('a decision point at the first such entry of a status', () => {
  const plan: Line = ['2026-02-02', 'child-protection-plan', { ended: '2026-05-04' }];
  const review = (date: string): Line => [date, 'review-child-protection-conference'];

  it('is reached there, and on the last day of the status too', () => {
    assert.deepEqual(on('2026-06-01', plan, review('2026-05-04')), ['ending 2026-05-04 missing -rationale']);
  });

  it('is not reached at a later one, nor without the status', () => {
    assert.deepEqual(on('2026-06-01', plan, review('2026-04-01'), review('2026-05-04')), [
      'ending 2026-04-01 missing -rationale',
    ]);
    assert.deepEqual(on('2026-06-01', plan, review('2026-05-05')), []);
    assert.deepEqual(on('2026-06-01', review('2026-05-04')), []);
  });

  it('starts anew with the status', () => {
    const again: Line = ['2026-07-01', 'child-protection-plan'];
    assert.deepEqual(on('2026-12-01', plan, review('2026-04-01'), again, review('2026-09-20')), [
      'ending 2026-04-01 missing -rationale',
      'ending 2026-09-20 missing -rationale',
    ]);
  });
});

describe('a decision point about lateness', () => {
  const referral: Line = ['2026-02-02', 'referral'];
  const assessment = (completed: string, more = {}): Line => ['2026-02-03', 'assessment', { completed, ...more }];

  it('is reached only by the entry that came late, once it came', () => {
    assert.deepEqual(on('2026-03-01', referral, assessment('2026-02-12')), []);
    assert.deepEqual(on('2026-03-01', referral), []);
    assert.deepEqual(on('2026-03-01', referral, assessment('2026-02-13')), [
      'overrun 2026-02-03 missing -late-agreed-by',
    ]);
    assert.deepEqual(on('2026-03-01', referral, assessment('2026-02-13', { 'late-agreed-by': 'm.patel' })), [
      'overrun 2026-02-03 made',
    ]);
  });
});

describe('a decision point that something must follow', () => {
  it('waits without end where no day is set', () => {
    assert.deepEqual(on('2029-01-01', ['2026-02-02', 'visit']), ['must-follow 2026-02-02 waiting']);
  });

  it('is settled by what comes after it, not before', () => {
    const review = (when: string): Line => [when, 'looked-after-review'];
    assert.deepEqual(on('2026-03-01', ['2026-02-02 12:00', 'visit'], review('2026-02-02 10:00')), [
      'must-follow 2026-02-02 waiting',
    ]);
    assert.deepEqual(on('2026-03-01', ['2026-02-02 12:00', 'visit'], review('2026-02-02 14:00')), [
      'must-follow 2026-02-02 made',
    ]);
  });

  it('is missing once a day that is set is over', () => {
    const event: Line = ['2026-02-02', 'significant-event'];
    assert.deepEqual(on('2026-02-07', event), ['by-a-day 2026-02-02 waiting by 2026-02-07']);
    assert.deepEqual(on('2026-02-08', event), ['by-a-day 2026-02-02 missing by 2026-02-07']);
  });

  it('may ask for an entry that answers', () => {
    const complaint: Line = ['2026-02-02', 'complaint'];
    const note = (answers: string): Line => ['2026-02-05', 'case-note', { answers }];
    assert.deepEqual(on('2026-03-01', complaint, note('another')), ['answered 2026-02-02 waiting']);
    assert.deepEqual(on('2026-03-01', complaint, note('2026-02-02-complaint')), ['answered 2026-02-02 made']);
  });
});

describe('a decision point in place of another', () => {
  const enquiry = (completed: string, more = {}): Line => ['2026-02-02', 'section-47-enquiry', { completed, ...more }];

  it('is asked alone where an entry reaches both', () => {
    assert.deepEqual(on('2026-03-01', enquiry('2026-02-20', { 'conference-not-required': 'yes' })), [
      'no-conference 2026-02-02 missing -rationale',
    ]);
    assert.deepEqual(on('2026-03-01', enquiry('2026-02-20')), ['enquiry 2026-02-02 missing -outcome -rationale']);
  });

  it('leaves the other where it is not the rule on that day', () => {
    const early: Line = [
      '2026-01-05',
      'section-47-enquiry',
      { completed: '2026-01-20', 'conference-not-required': 'yes' },
    ];
    assert.deepEqual(on('2026-03-01', early), ['enquiry 2026-01-05 missing -outcome -rationale']);
  });

  it('gives way again after an edit', () => {
    const [before, after] = [enquiry('2026-02-20', { 'conference-not-required': 'yes' }), enquiry('2026-02-20')];
    const first = journeyOn('2026-03-01', [before]);
    const second = judgeJourney(childOf([after]), policy, day('2026-03-01'), first);
    assert.deepEqual(
      second.decisions.map((each) => each.point.id),
      ['enquiry'],
    );
    const third = judgeJourney(childOf([before]), policy, day('2026-03-01'), second);
    assert.deepEqual(
      third.decisions.map((each) => each.point.id),
      ['no-conference'],
    );
  });
});

describe('a decision point with fields', () => {
  it('names who decided by the first field that is there', () => {
    const decider = (fields: NonNullable<Line[2]>) =>
      journeyOn('2026-03-01', [['2026-02-02', 'allocation', fields]]).decisions[0]?.decider;
    assert.deepEqual(decider({ worker: 'j.okafor', by: 'm.patel' }), { who: 'm.patel', at: ['by'] });
    assert.deepEqual(decider({ lead: 't.lee', by: 'm.patel' }), { who: 't.lee', at: ['lead'] });
    assert.equal(decider({ worker: 'j.okafor' }), undefined);
  });

  it('asks nothing while it waits or is off', () => {
    assert.deepEqual(on('2026-03-01', ['2026-02-02', 'allocation', { worker: 'j.okafor' }]), [
      'allocation 2026-02-02 made',
    ]);
  });

  it('takes nothing odd for a person', () => {
    const { decisions } = journeyOn('2026-03-01', [
      ['2026-02-02', 'allocation', { lead: ['a', 'b'], by: { a: 'b' }, worker: {} }],
    ]);
    assert.deepEqual(
      decisions.map(({ decider, missing }) => [decider, missing]),
      [[undefined, ['worker']]],
    );
  });
});
