/** What a timeline holds: which lane, from when to when, how it stands, and in which words. */
import assert from 'node:assert/strict';
import { between } from '../../../../src/views/journey/timeline.ts';
import { child, entry } from '../../../cli/command.ts';
import { day } from '../../../support/journeys.ts';
import { SECRET, SECRET_RECORD } from '../../../support/secret-record.ts';
import { marksIn, spansIn, timelineIn } from './timelines.ts';

const LOOKED_AFTER =
  entry('2026-01-05 Referral', 'from: 2A', 'decision:', '  outcome: assessment', '  by: m', '  rationale: r') +
  entry('2026-01-06 Allocation', 'worker: a.lee', 'team: east') +
  entry('2026-01-12 Legal status', 'status: V2') +
  entry('2026-01-12 Placement', 'type: U6', 'with: Rosa Hall');
const visit = (date: string, seen = 'yes') => entry(`${date} Visit: after school`, `seen: ${seen}`, 'alone: yes');

describe('the timeline of a record', () => {
  it('has a bar for each status, in the lane where it belongs, with the words of its codes', () => {
    const ended = entry('2026-03-02 Legal status', 'status: C1') + entry('2026-04-01 Placement', 'type: U3');
    const timeline = timelineIn(child('CH-1', LOOKED_AFTER + ended));
    const bars = (id: 'plan' | 'legal' | 'placement' | 'worker') =>
      spansIn(timeline, id).map(({ told, from, to }) => [told, from, to]);
    assert.deepEqual(bars('plan'), [['Looked after', '2026-01-12', undefined]]);
    assert.deepEqual(bars('legal'), [
      ['Legal status V2, Accommodated under section 20, single period', '2026-01-12', '2026-03-02'],
      ['Legal status C1, Interim care order', '2026-03-02', undefined],
    ]);
    assert.deepEqual(
      bars('placement').map(([told, from, to]) => [String(told).slice(0, 11), from, to]),
      [
        ['Placed: U6,', '2026-01-12', '2026-04-01'],
        ['Placed: U3,', '2026-04-01', undefined],
      ],
    );
    assert.deepEqual(bars('worker'), [['Allocated to a.lee of east', '2026-01-06', undefined]]);
    assert.match(spansIn(timeline, 'plan')[0]?.words ?? '', /^Looked after, since 12 January 2026$/);
  });

  it('shows a visit kept, one late with its days, one at which the child was not seen, and one missed', () => {
    // Within a week of the placement by 19 January, then every six weeks.
    const visits = [visit('2026-01-16'), visit('2026-03-09'), visit('2026-03-20', 'no')].join('');
    const marks = marksIn(timelineIn(child('CH-1', LOOKED_AFTER + visits), { asOf: '2026-05-01' }), 'visits');
    assert.deepEqual(
      marks.map(({ on, state, daysLate }) => [on, state, daysLate]),
      [
        ['2026-01-16', 'kept', undefined],
        ['2026-03-09', 'late', 10],
        ['2026-03-20', 'unmet', undefined],
        ['2026-04-20', 'missed', 11],
      ],
    );
    const [kept, late, unmet, missed] = marks.map(({ words }) => words);
    assert.equal(kept, 'Visit, 16 January 2026, on time, seen alone');
    assert.match(late ?? '', /^Visit, 9 March 2026, 10 days late: .*, due by 27 February 2026, seen alone$/);
    assert.equal(unmet, 'Visit, 20 March 2026, not seen');
    assert.match(missed ?? '', /missed: due by 20 April 2026, 11 days late$/);
  });

  it('shows what is still to come, and decisions made, waiting and not whole', () => {
    const timeline = timelineIn(
      child('CH-1', `${LOOKED_AFTER}${entry('2026-05-29 Contact', 'from: 2A')}${visit('2026-05-28')}`),
      { asOf: '2026-05-30' },
    );
    assert.ok(marksIn(timeline, 'visits').some(({ state, on }) => state === 'due' && on > '2026-05-30'));
    const states = new Set(marksIn(timeline, 'decisions').map(({ state }) => state));
    assert.ok(states.has('due') && states.has('missed'), [...states].join());
  });

  it('draws a number with bounds as points on its scale, whatever type it stands in', () => {
    const score = (date: string, n: string) => entry(`${date} Strengths and difficulties questionnaire`, `score: ${n}`);
    const timeline = timelineIn(
      child('CH-1', score('2026-02-02', '21') + score('2026-05-02', '13') + score('2026-05-03', '99')),
    );
    const lane = timeline.lanes.find(({ kind }) => kind === 'numbers');
    assert.ok(lane?.kind === 'numbers');
    assert.deepEqual(
      [lane.least, lane.greatest, lane.points.map(({ on, value }) => [on, value])],
      [
        0,
        40,
        [
          ['2026-02-02', 21],
          ['2026-05-02', 13],
        ],
      ],
    );
  });

  it('holds no text of the record unless it was asked for', () => {
    assert.ok(!JSON.stringify(timelineIn(SECRET_RECORD)).includes(SECRET));
    assert.ok(JSON.stringify(timelineIn(SECRET_RECORD, { showText: true })).includes(SECRET));
    const text = child('CH-1', LOOKED_AFTER + visit('2026-01-16'));
    const [plain, texted] = [false, true].map((showText) => JSON.stringify(timelineIn(text, { showText })));
    for (const secret of ['Rosa Hall', 'after school', 'A made-up child']) {
      assert.ok(!plain?.includes(secret), secret);
      assert.ok(texted?.includes(secret), secret);
    }
  });

  it('calls a worker by name, with the id beside it, where text was asked for and the team names them', () => {
    const people = { 'a.lee': 'Ann Lee' };
    const record = child('CH-1', LOOKED_AFTER + entry('2026-03-01 Allocation', "worker: o'hara@east"));
    const bars = (showText: boolean) =>
      spansIn(timelineIn(record, { showText, people }), 'worker').map(({ label, told }) => [label, told]);
    assert.deepEqual(bars(true), [
      ['Ann Lee', 'Allocated to Ann Lee (a.lee) of east'],
      ["o'hara@east", "Allocated to o'hara@east"],
    ]);
    assert.deepEqual(bars(false), [
      ['a.lee', 'Allocated to a.lee of east'],
      ["o'hara@east", "Allocated to o'hara@east"],
    ]);
  });

  it('does not take what is no id for one: a name written as the worker stays in the record', () => {
    const named = entry('2026-01-06 Allocation', 'worker: Rosa Hall of the team');
    assert.ok(!JSON.stringify(timelineIn(child('CH-1', named))).includes('Rosa'));
  });

  it('leaves out of its axis what is dated absurdly, and says so', () => {
    const timeline = timelineIn(child('CH-1', `${LOOKED_AFTER}${visit('0026-03-01')}${visit('9026-03-01')}`));
    assert.equal(timeline.outside, 2);
    assert.ok(timeline.from > '1995' && timeline.to < '2028', `${timeline.from} ${timeline.to}`);
  });

  it('is empty for a record without entries, and of one day for a record of one day', () => {
    const empty = timelineIn(child('CH-1'));
    assert.deepEqual([empty.lanes, empty.places], [[], []]);
    const once = timelineIn(child('CH-1', entry('2026-06-01 Contact', 'from: 2A')));
    assert.ok(once.from < '2026-06-01' && once.to > '2026-06-01');
  });

  it("shows a worker's file too: employment and supervisions", () => {
    const worker =
      '---\nrecord: supervision\nworker: a.lee\nsupervisor: m\nstarted: 2026-01-05\nstage: experienced\n---\n\n## 2026-02-02 Supervision\n';
    const timeline = timelineIn(worker);
    assert.deepEqual(
      timeline.lanes.map(({ title }) => title),
      ['Employment', 'Supervision'],
    );
    assert.ok(marksIn(timeline, 'oversight').some(({ state }) => state === 'missed'));
  });

  it('can be cut to some days: bars that reach into them stay, marks outside go', () => {
    const whole = timelineIn(child('CH-1', LOOKED_AFTER + visit('2026-01-16') + visit('2026-02-10')));
    const part = between(whole, day('2026-02-01'), day('2026-02-28'));
    assert.deepEqual([part.from, part.to], ['2026-02-01', '2026-02-28']);
    assert.equal(spansIn(part, 'plan').length, 1);
    assert.ok(marksIn(part, 'visits').every(({ on }) => on >= '2026-02-01' && on <= '2026-02-28'));
  });
});
