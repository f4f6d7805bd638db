/** Regulation 28 of SI 2010/959 in its order, and what happens when a child moves from one branch to another. */
import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import type { JourneyFacts } from '../../../src/journey/types.ts';
import { childOf, day, type Line, told } from '../../support/journeys.ts';
import { MINI_ENGLAND } from '../../support/mini-england.ts';
import { policyOf, timescale } from '../../support/mini-pack.ts';

const mini = policyOf(MINI_ENGLAND);
const judge = (lines: readonly Line[], asOf: string, policy = mini, more: Partial<JourneyFacts> = {}) =>
  judgeJourney(childOf(lines, more), policy, day(asOf));

const status = (when: string, code: string): Line => [when, 'legal-status', { status: code }];
const placed = (when: string, type: string, more: Line[2] = {}): Line => [when, 'placement', { type, ...more }];
const visit = (when: string, seen = 'yes'): Line => [when, 'visit', { seen }];
const review = (when: string): Line => [when, 'looked-after-review'];

/** The visits of a child looked after since 5 January 2026. */
const visits = (lines: readonly Line[], asOf: string, code = 'V2') =>
  judge([status('2026-01-05', code), ...lines], asOf).deadlines.filter(
    ({ clock }) => clock.id === 'looked-after-visit',
  );
const due = (lines: readonly Line[], asOf: string, code = 'V2') =>
  visits(lines, asOf, code).map((deadline) => `${deadline.timescale.id} ${deadline.due} ${deadline.status}`);

describe('visits to a looked-after child', () => {
  it('are due in the first week of a placement, then every six weeks in its first year', () => {
    assert.deepEqual(due([placed('2026-01-05', 'U6'), visit('2026-01-12'), visit('2026-02-23')], '2026-02-24'), [
      'visit-default-first 2026-01-12 met',
      'visit-default-year1 2026-02-23 met',
      'visit-default-year1 2026-04-06 upcoming',
    ]);
  });

  it('count only where the child was seen', () => {
    assert.deepEqual(due([placed('2026-01-05', 'U6'), visit('2026-01-08', 'no')], '2026-01-13'), [
      'visit-default-first 2026-01-12 overdue',
    ]);
  });

  it('start again with a new placement', () => {
    assert.deepEqual(due([placed('2026-01-05', 'U6'), visit('2026-01-09'), placed('2026-02-02', 'U4')], '2026-02-03'), [
      'visit-default-first 2026-01-12 met',
      'visit-default-first 2026-02-09 due-soon',
    ]);
  });

  it('are asked for no more when the placement has ended', () => {
    const ended = placed('2026-01-05', 'U6', { ended: '2026-02-10' });
    assert.deepEqual(due([ended, visit('2026-01-09')], '2026-06-01'), ['visit-default-first 2026-01-12 met']);
  });

  it('are asked for no more when the child is no longer looked after, or the case is closed', () => {
    const lines = [placed('2026-01-05', 'U6'), visit('2026-01-09')];
    assert.deepEqual(due([...lines, status('2026-02-10', 'none')], '2026-06-01'), [
      'visit-default-first 2026-01-12 met',
    ]);
    assert.deepEqual(due([...lines, ['2026-02-10', 'closure']], '2026-06-01'), ['visit-default-first 2026-01-12 met']);
  });

  it('stay overdue where they were when the placement ended', () => {
    const ended = placed('2026-01-05', 'U6', { ended: '2026-01-20' });
    assert.deepEqual(told(judge([status('2026-01-05', 'V2'), ended], '2026-06-01'), 'visit-default-first'), [
      'visit-default-first due 2026-01-12 overdue ended 2026-01-20 (8)',
    ]);
  });

  describe('after the first year', () => {
    const year = (more: Line[2]) => [placed('2025-01-06', 'U6', more), visit('2025-01-10'), visit('2026-01-20')];
    const last = (more: Line[2], asOf = '2026-01-21') =>
      judge([status('2025-01-06', 'V2'), ...year(more)], asOf)
        .deadlines.filter(({ clock }) => clock.id === 'looked-after-visit')
        .at(-1);

    it('are due every six weeks', () => {
      assert.deepEqual([last({})?.timescale.id, last({})?.due], ['visit-default-other', '2026-03-03']);
    });

    it('are due every three months where the placement is meant to last to 18', () => {
      const deadline = last({ 'until-18': 'yes' });
      assert.deepEqual([deadline?.timescale.id, deadline?.due], ['visit-default-to18', '2026-04-20']);
    });

    it('are due every six months in a long-term foster placement, if the child agrees', () => {
      const agreed = last({ 'long-term': '2025-06-01', 'child-agrees': 'yes', 'until-18': 'yes' });
      assert.deepEqual([agreed?.timescale.id, agreed?.due], ['visit-long-term-foster', '2026-07-20']);
      const refused = last({ 'long-term': '2025-06-01', 'child-agrees': 'no', 'until-18': 'yes' });
      assert.equal(refused?.timescale.id, 'visit-default-to18');
    });

    it('follow the law of the day from which they count', () => {
      const lines = [
        status('2013-01-07', 'V2'),
        placed('2013-01-07', 'U6', { 'long-term': '2013-06-01', 'child-agrees': 'yes' }),
      ];
      const on = (when: string) =>
        judge([...lines, visit('2013-01-10'), visit(when)], when)
          .deadlines.filter(({ clock }) => clock.id === 'looked-after-visit')
          .at(-1)?.timescale.id;
      assert.equal(on('2015-03-31'), 'visit-default-other');
      assert.equal(on('2015-04-01'), 'visit-long-term-foster');
    });
  });

  it('change with the anniversary that falls before they are due', () => {
    const lines = [placed('2026-01-05', 'U6', { 'until-18': 'yes' }), visit('2026-01-05'), visit('2026-12-14')];
    assert.deepEqual(due(lines, '2027-01-04').at(-1), 'visit-default-year1 2027-01-25 upcoming');
    assert.deepEqual(due(lines, '2027-01-05').at(-1), 'visit-default-to18 2027-03-14 upcoming');
  });

  it('change with the anniversary that falls on the day they are due', () => {
    const lines = [placed('2026-01-05', 'U6', { 'until-18': 'yes' }), visit('2026-01-05'), visit('2026-11-24')];
    assert.deepEqual(due(lines, '2027-01-04').at(-1), 'visit-default-year1 2027-01-05 due-soon');
    assert.deepEqual(due(lines, '2027-01-05').at(-1), 'visit-default-to18 2027-02-24 upcoming');
  });

  it('stay overdue though the anniversary falls after they were due', () => {
    const lines = [placed('2026-01-05', 'U6', { 'until-18': 'yes' }), visit('2026-01-05'), visit('2026-11-02')];
    assert.deepEqual(due(lines, '2027-01-10').at(-1), 'visit-default-year1 2026-12-14 overdue');
  });

  it('are weekly to the first review and then every six weeks with a parent not yet assessed (regulation 19)', () => {
    const lines = [
      placed('2026-01-05', 'P1', { regulation: 19 }),
      visit('2026-01-10'),
      visit('2026-01-17'),
      review('2026-01-20'),
    ];
    assert.deepEqual(due(lines, '2026-01-19', 'C2'), [
      'visit-reg19 2026-01-12 met',
      'visit-reg19 2026-01-17 met',
      'visit-reg19 2026-01-24 due-soon',
    ]);
    assert.deepEqual(due(lines, '2026-01-20', 'C2').at(-1), 'visit-reg19 2026-02-28 upcoming');
  });

  it('are weekly to the first review and then every four weeks with a temporarily approved connected person (regulation 24)', () => {
    const lines = [placed('2026-01-05', 'U1', { regulation: 24 }), visit('2026-01-10'), review('2026-01-15')];
    assert.deepEqual(due(lines, '2026-01-14').at(-1), 'visit-connected-temp 2026-01-17 due-soon');
    assert.deepEqual(due(lines, '2026-01-16').at(-1), 'visit-connected-temp 2026-02-07 upcoming');
  });

  it('are weekly and then every four weeks at home on an interim care order', () => {
    assert.deepEqual(due([placed('2026-01-05', 'P1'), visit('2026-01-10'), review('2026-01-15')], '2026-01-16', 'C1'), [
      'visit-ico-parents 2026-01-12 met',
      'visit-ico-parents 2026-02-07 upcoming',
    ]);
  });

  it('are due in the first week and then every six at home on a care order', () => {
    assert.deepEqual(due([placed('2026-01-05', 'P1'), visit('2026-01-10')], '2026-01-16', 'C2'), [
      'visit-co-parents 2026-01-12 met',
      'visit-co-parents 2026-02-21 upcoming',
    ]);
  });

  it('follow another set of rules where the child is placed for adoption, until the review', () => {
    const lines = [placed('2026-01-05', 'A3'), visit('2026-01-10')];
    assert.deepEqual(due(lines, '2026-01-16', 'E1'), [
      'visit-adoption 2026-01-12 met',
      'visit-adoption 2026-01-17 due-soon',
    ]);
    assert.deepEqual(
      due([...lines, ['2026-01-15', 'adoption-review']], '2026-01-16', 'E1').at(-1),
      'visit-default-year1 2026-02-21 upcoming',
    );
  });

  it('are due in three months and then every six in a series of short breaks', () => {
    assert.deepEqual(due([placed('2026-01-05', 'U4'), visit('2026-03-02')], '2026-03-03', 'V4'), [
      'visit-short-breaks 2026-04-05 met',
      'visit-short-breaks 2026-09-02 upcoming',
    ]);
  });

  it('are due in a week, every six weeks for a year, then every three months where another body arranges the placement', () => {
    const lines = [placed('2026-01-05', 'R5'), visit('2026-01-12'), visit('2026-12-20'), visit('2027-01-30')];
    assert.deepEqual(due(lines, '2027-02-01', 'C2'), [
      'visit-other-responsible 2026-01-12 met',
      'visit-other-responsible 2026-02-23 met-late',
      'visit-other-responsible 2027-03-20 met',
      'visit-other-responsible 2027-04-30 upcoming',
    ]);
  });
});

describe('a change of circumstances', () => {
  it('chooses the branch again, counted from the last visit: at home on a care order, the first week is due anew', () => {
    const lines = [placed('2026-01-05', 'P1'), visit('2026-01-10'), status('2026-01-13', 'C2')];
    assert.deepEqual(due(lines, '2026-01-12', 'C1').at(-1), 'visit-ico-parents 2026-01-17 due-soon');
    assert.deepEqual(due(lines, '2026-01-13', 'C1').at(-1), 'visit-co-parents 2026-01-17 due-soon');
  });

  it('that asks for visits more often than there was one counts from the change', () => {
    const lines = [placed('2026-01-05', 'P1'), visit('2026-01-10'), status('2026-02-02', 'C1')];
    assert.deepEqual(due(lines, '2026-02-02', 'C2').at(-1), 'visit-ico-parents 2026-02-09 due-soon');
  });

  it('does not put off what was due sooner', () => {
    const lines = [placed('2026-01-05', 'P1'), visit('2026-01-10'), status('2026-02-18', 'C1')];
    assert.deepEqual(due(lines, '2026-02-18', 'C2').at(-1), 'visit-ico-parents 2026-02-21 due-soon');
    const [deadline] = visits(lines, '2026-02-18', 'C2').slice(-1);
    const explained = deadline?.explain();
    assert.equal(explained?.sum.due, '2026-02-21');
    assert.ok(
      explained?.because.some((line) => line.includes('comes first and stands')),
      explained?.because.join('\n'),
    );
  });

  it('on the day of the visit does not change what it had to be in time for', () => {
    const lines = [placed('2026-01-05', 'P1'), visit('2026-01-10'), status('2026-01-17', 'C2'), visit('2026-01-17')];
    assert.deepEqual(due(lines, '2026-01-20', 'C1').slice(1), [
      'visit-ico-parents 2026-01-17 met',
      'visit-co-parents 2026-01-24 due-soon',
    ]);
  });

  it('after the due day leaves it overdue', () => {
    const lines = [placed('2026-01-05', 'P1'), visit('2026-01-10'), status('2026-01-18', 'C2')];
    assert.deepEqual(due(lines, '2026-01-20', 'C1').at(-1), 'visit-ico-parents 2026-01-17 overdue');
  });

  it('to which no branch applies lets the deadline lapse; from a later one it counts again', () => {
    const policy = policyOf(`
statuses:
  - {id: paused, title: Paused, opens: [{entry: legal-status, where: {properties: {status: {const: V4}}}}], closes: [{entry: legal-status, where: {properties: {status: {const: V2}}}}]}
timescales:${timescale('t', 'when: {without: [paused]}\nopens: [{entry: referral}]\nmet-by: [{entry: visit}]\nevery: 6 weeks')}`);
    const lines: readonly Line[] = [['2026-01-05', 'referral'], status('2026-01-20', 'V4'), status('2026-03-10', 'V2')];
    assert.deepEqual(told(judge(lines, '2026-01-19', policy)), ['t due 2026-02-16 upcoming']);
    assert.deepEqual(told(judge(lines, '2026-01-20', policy)), []);
    assert.deepEqual(told(judge(lines, '2026-03-10', policy)), ['t due 2026-04-21 upcoming']);
  });
});

describe('a step that counts since its circumstances', () => {
  const source = '{provision: a test, status: local, evidence: found}';
  const pack = policyOf(`
statuses:
  - {id: in-care, title: In care, opens: [{entry: legal-status}], closes: [{entry: closure}], carries: [status], again: updates}
  - {id: at-home, title: At home, opens: [{entry: placement}], closes: [{entry: placement, at: ended, of: opening}], carries: [], again: replaces}
clocks:
  - {id: seen, title: Seen, during: at-home, met-by: [{entry: visit}], asks: a visit, branches: [order, other]}
timescales:
  - id: order
    title: Order
    stage: placement
    branch-of: seen
    when: {status: {in-care: {properties: {status: {const: C2}}, required: [status]}}}
    steps:
      - {within: 1 week, since: circumstances, until: {entry: visit}}
      - {every: 6 weeks}
    source: ${source}
  - {id: other, title: Other, stage: placement, branch-of: seen, every: 4 weeks, source: ${source}}
`);
  const deadlines = (lines: readonly Line[], asOf: string) =>
    judgeJourney(childOf(lines), pack, day(asOf)).deadlines.map(({ timescale, due }) => `${timescale.id} ${due}`);
  const home: readonly Line[] = [status('2025-01-06', 'C1'), ['2025-01-06', 'placement'], visit('2025-02-01')];

  it('is due so long after the order, whatever was done before it', () => {
    assert.deepEqual(deadlines([...home, status('2025-02-10', 'C2')], '2025-02-11'), [
      'other 2025-02-03',
      'order 2025-02-17',
    ]);
  });

  it('is over with the first visit on or after the day of the order', () => {
    const since = [...home, status('2025-02-10', 'C2'), visit('2025-02-10')];
    assert.deepEqual(deadlines(since, '2025-02-11').at(-1), 'order 2025-03-24');
  });

  it('counts from the opening where the order came before it', () => {
    const lines: readonly Line[] = [status('2025-01-06', 'C2'), ['2025-02-03', 'placement']];
    assert.deepEqual(deadlines(lines, '2025-02-04'), ['order 2025-02-10']);
  });

  it('is asked for again where the order is made again', () => {
    const lines = [
      ...home,
      status('2025-02-10', 'C2'),
      visit('2025-02-14'),
      status('2025-03-03', 'C1'),
      visit('2025-03-07'),
      status('2025-03-20', 'C2'),
    ];
    assert.equal(deadlines(lines, '2025-03-21').at(-1), 'order 2025-03-27');
  });

  it('says so, and since when the child has been under the order', () => {
    const last = judgeJourney(childOf([...home, status('2025-02-10', 'C2')]), pack, day('2025-02-11')).deadlines.at(-1);
    const explained = last?.explain();
    assert.equal(explained?.countedFrom, 'the change of circumstances on 10 February 2025');
    assert.ok(explained.because.includes('in care (status C2) since 10 February 2025'), explained.because.join('; '));
    assert.ok(explained.because.includes('it counts from that day'), explained.because.join('; '));
    assert.equal(explained.sum.due, last?.due);
  });
});
