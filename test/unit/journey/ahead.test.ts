/** What is due before the day that starts the clock. */
import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import { sumInWords } from '../../../src/journey/wording.ts';
import { childOf, day, type Line, told } from '../../support/journeys.ts';
import { policyOf, timescale } from '../../support/mini-pack.ts';

const judge = (policy: ReturnType<typeof policyOf>, lines: readonly Line[], asOf = '2026-05-01') =>
  judgeJourney(childOf(lines), policy, day(asOf));
const CONFERENCE = 'initial-child-protection-conference';
const KEYS = `opens: [{entry: ${CONFERENCE}}]\ninstances: each\nmet-by: [{entry: ${CONFERENCE}, of: opening, at: report-shared}]`;

describe('a limit before the opening', () => {
  const policy = policyOf(`timescales:${timescale('report', `${KEYS}\nahead: 2 working days`)}`);
  const on = (shared?: string, when = '2026-04-08') =>
    told(judge(policy, [[when, CONFERENCE, shared === undefined ? {} : { 'report-shared': shared }]]));

  it('counts working days backwards, the day itself left out', () => {
    // Wednesday after Easter Monday: Tuesday 7 April and Thursday 2 April are the two working days before.
    assert.deepEqual(on('2026-04-02'), ['report due 2026-04-02 met 2026-04-02']);
    assert.deepEqual(on('2026-04-03'), ['report due 2026-04-02 met-late 2026-04-03 (1)']);
    assert.deepEqual(on('2026-01-05'), ['report due 2026-04-02 met 2026-01-05']);
    assert.deepEqual(on('2026-04-08'), ['report due 2026-04-02 met-late 2026-04-08 (6)']);
    assert.deepEqual(on(undefined), ['report due 2026-04-02 overdue (29)']);
    // From a Saturday, Thursday is two working days before.
    assert.deepEqual(on('2026-03-19', '2026-03-21'), ['report due 2026-03-19 met 2026-03-19']);
  });

  it('says the sum, which anyone can do again', () => {
    const [deadline] = judge(policy, [['2026-04-08', CONFERENCE, {}]]).deadlines;
    const explained = deadline?.explain();
    assert.ok(explained);
    assert.equal(
      sumInWords(explained.sum),
      '2 working days before 8 April 2026 is 2 April 2026, leaving out 2 Saturdays and Sundays, Good Friday (3 April 2026) and Easter Monday (6 April 2026)',
    );
    assert.equal(explained.countedFrom, 'the initial child protection conference of 8 April 2026');
    assert.ok(explained.because.includes('report: at least 2 working days before'));
  });

  it('counts hours from a known time, else the day that is early enough', () => {
    const hours = policyOf(`timescales:${timescale('report', `${KEYS}\nahead: 48 hours`)}`);
    assert.deepEqual(told(judge(hours, [['2026-04-08 09:30', CONFERENCE, { 'report-shared': '2026-04-06' }]])), [
      'report due 2026-04-06 09:30 met 2026-04-06',
    ]);
    assert.deepEqual(
      told(
        judge(hours, [
          ['2026-04-08 09:30', CONFERENCE, { 'report-shared': '2026-04-06', 'report-shared-time': '09:31' }],
        ]),
      ),
      ['report due 2026-04-06 09:30 met-late 2026-04-06 (0)'],
    );
    assert.deepEqual(told(judge(hours, [['2026-04-08', CONFERENCE, {}]])), ['report due 2026-04-06 overdue (25)']);
  });

  it('is met by an entry before it where the pack says how long before', () => {
    const shared = (before: string) =>
      policyOf(
        `timescales:${timescale('report', `opens: [{entry: ${CONFERENCE}}]\nmet-by: [{entry: chronology}]${before}\nahead: 3 days`)}`,
      );
    const lines: readonly Line[] = [
      ['2026-04-02', 'chronology', {}],
      ['2026-04-08', CONFERENCE, {}],
    ];
    assert.deepEqual(told(judge(shared('\nmet-before: 2 weeks'), lines)), ['report due 2026-04-05 met 2026-04-02']);
  });

  it('may be followed by what is due afterwards, counted from the opening', () => {
    const both = policyOf(
      `timescales:${timescale('report', `opens: [{entry: ${CONFERENCE}}]\nmet-by: [{entry: ${CONFERENCE}, of: opening, at: report-shared}, {entry: chronology}]\nsteps: [{ahead: 2 working days}, {within: 1 week}]`)}`,
    );
    const lines: readonly Line[] = [
      ['2026-04-08', CONFERENCE, { 'report-shared': '2026-04-01' }],
      ['2026-04-10', 'chronology', {}],
    ];
    assert.deepEqual(told(judge(both, lines)), [
      'report due 2026-04-02 met 2026-04-01',
      'report due 2026-04-15 met 2026-04-10',
    ]);
  });

  it('is not written together with a limit that comes after', () => {
    assert.throws(
      () => policyOf(`timescales:${timescale('x', `${KEYS}\nahead: 2 days\nwithin: 1 week`)}`),
      /stands without/,
    );
  });
});
