import assert from 'node:assert/strict';
import { judgeJourney } from '../../../src/journey/judge.ts';
import type { JourneyFacts } from '../../../src/journey/types.ts';
import { childOf, day, held, type Line, workerOf } from '../../support/journeys.ts';
import { MINI_ENGLAND } from '../../support/mini-england.ts';
import { policyOf } from '../../support/mini-pack.ts';

const mini = policyOf(MINI_ENGLAND);
const AS_OF = '2026-12-01';

/** A pack with one status, `held`. */
const packOf = (keys: string, more = '') =>
  policyOf(`
statuses:
  - id: held
    title: Held
    ${keys.trim().replaceAll('\n', '\n    ')}
    ${keys.includes('closes:') ? '' : 'closes: [{entry: death}]'}
${more}`);

const judge = (lines: readonly Line[], policy = mini, asOf = AS_OF, more: Partial<JourneyFacts> = {}) =>
  judgeJourney(childOf(lines, more), policy, day(asOf));

const carriedBy = (lines: readonly Line[], policy = mini) =>
  judge(lines, policy).statuses.map(({ carried }) => carried.map(({ since, facts }) => ({ since, ...facts })));

describe('statuses', () => {
  it('are held from the day of the opening entry to the day of the closing one', () => {
    assert.deepEqual(
      held(
        judge([
          ['2026-01-05', 'legal-status', { status: 'V2' }],
          ['2026-03-02', 'legal-status', { status: 'none' }],
        ]),
      ),
      ['looked-after 2026-01-05 to 2026-03-02'],
    );
  });

  it('name the entries that opened and closed them', () => {
    const [period] = judge([
      ['2026-01-05', 'legal-status', { status: 'V2' }],
      ['2026-03-02', 'closure'],
    ]).statuses;
    assert.equal(period?.openedBy?.address, '2026-01-05-legal-status');
    assert.equal(period?.closedBy?.address, '2026-03-02-closure');
  });

  it('fold in date order, not in the order of the file', () => {
    assert.deepEqual(
      held(
        judge([
          ['2026-03-02', 'legal-status', { status: 'none' }],
          ['2026-01-05', 'legal-status', { status: 'V2' }],
        ]),
      ),
      ['looked-after 2026-01-05 to 2026-03-02'],
    );
  });

  it('count no entry after the day of judgement', () => {
    const lines: readonly Line[] = [
      ['2026-01-05', 'legal-status', { status: 'V2' }],
      ['2026-03-02', 'legal-status', { status: 'none' }],
    ];
    assert.deepEqual(held(judge(lines, mini, '2026-03-01')), ['looked-after 2026-01-05 to now']);
    assert.deepEqual(held(judge(lines, mini, '2026-01-04')), []);
  });

  it('count no event after the day of judgement, though its entry has happened', () => {
    const lines: readonly Line[] = [['2026-01-05', 'placement', { type: 'U6', ended: '2026-05-01' }]];
    assert.deepEqual(held(judge(lines, mini, '2026-04-30')), ['placed 2026-01-05 to now']);
    assert.deepEqual(held(judge(lines, mini, '2026-05-01')), ['placed 2026-01-05 to 2026-05-01']);
  });

  it('take the first of several dates that is present', () => {
    const policy = packOf('opens: [{entry: private-fostering, at: [notified, date]}]\nagain: replaces');
    assert.deepEqual(
      held(
        judge(
          [
            ['2026-01-05', 'private-fostering', { notified: '2026-01-09' }],
            ['2026-02-01', 'private-fostering'],
          ],
          policy,
        ),
      ),
      ['held 2026-01-09 to 2026-02-01', 'held 2026-02-01 to now'],
    );
  });

  it('take no date that does not exist', () => {
    const policy = packOf('opens: [{entry: private-fostering, at: notified}]');
    assert.deepEqual(held(judge([['2026-01-05', 'private-fostering', { notified: '2026-02-31' }]], policy)), []);
  });

  describe('opened again while held', () => {
    const lines: readonly Line[] = [
      ['2026-01-05', 'allocation', { worker: 'a.khan', team: 'north' }],
      ['2026-02-05', 'allocation', { worker: 'j.okafor' }],
    ];
    const again = (how: string) => packOf(`opens: [{entry: allocation}]\ncarries: [worker, team]\nagain: ${how}`);

    it('start anew where the rule says replaces', () => {
      assert.deepEqual(held(judge(lines, again('replaces'))), [
        'held 2026-01-05 to 2026-02-05',
        'held 2026-02-05 to now',
      ]);
      assert.deepEqual(carriedBy(lines, again('replaces')), [
        [{ since: '2026-01-05', worker: 'a.khan', team: 'north' }],
        [{ since: '2026-02-05', worker: 'j.okafor' }],
      ]);
    });

    it('go on and change what they carry where it says updates', () => {
      assert.deepEqual(held(judge(lines, again('updates'))), ['held 2026-01-05 to now']);
      assert.deepEqual(carriedBy(lines, again('updates')), [
        [
          { since: '2026-01-05', worker: 'a.khan', team: 'north' },
          { since: '2026-02-05', worker: 'j.okafor', team: 'north' },
        ],
      ]);
    });

    it('go on unchanged where it says ignored', () => {
      assert.deepEqual(carriedBy(lines, again('ignored')), [
        [{ since: '2026-01-05', worker: 'a.khan', team: 'north' }],
      ]);
    });
  });

  describe('closed by the opening entry itself', () => {
    it('end on its date', () => {
      assert.deepEqual(
        held(
          judge([
            ['2026-01-05', 'placement', { type: 'U6', ended: '2026-03-02' }],
            ['2026-03-02', 'placement', { type: 'U4' }],
          ]),
        ),
        ['placed 2026-01-05 to 2026-03-02', 'placed 2026-03-02 to now'],
      );
    });

    it('do not end on the date of an entry that another has replaced', () => {
      assert.deepEqual(
        held(
          judge([
            ['2026-01-05', 'placement', { type: 'U6', ended: '2026-04-01' }],
            ['2026-03-02', 'placement', { type: 'U4' }],
          ]),
        ),
        ['placed 2026-01-05 to 2026-03-02', 'placed 2026-03-02 to now'],
      );
    });

    it('end on the day they began', () => {
      assert.deepEqual(held(judge([['2026-01-05', 'placement', { type: 'U6', ended: '2026-01-05' }]])), [
        'placed 2026-01-05 to 2026-01-05',
      ]);
    });
  });

  it('close before they open on one day, whichever entry stands first', () => {
    const none: Line = ['2026-03-02', 'legal-status', { status: 'none' }];
    const order: Line = ['2026-03-02', 'legal-status', { status: 'C1' }];
    const start: Line = ['2026-01-05', 'legal-status', { status: 'V2' }];
    const expected = ['looked-after 2026-01-05 to 2026-03-02', 'looked-after 2026-03-02 to now'];
    assert.deepEqual(held(judge([start, none, order])), expected);
    assert.deepEqual(held(judge([start, order, none])), expected);
  });

  it('close on the day they opened where the closing came after', () => {
    assert.deepEqual(
      held(
        judge([
          ['2026-01-05 09:00', 'legal-status', { status: 'V2' }],
          ['2026-01-05 17:00', 'legal-status', { status: 'none' }],
        ]),
      ),
      ['looked-after 2026-01-05 to 2026-01-05'],
    );
  });

  it('follow another status on the same day', () => {
    const journey = judge([
      ['2026-01-05', 'legal-status', { status: 'V2' }],
      ['2026-01-05', 'placement', { type: 'U6' }],
      ['2026-03-02', 'closure'],
    ]);
    assert.deepEqual(held(journey, 'placed'), ['placed 2026-01-05 to 2026-03-02']);
    assert.equal(journey.statuses.find(({ status }) => status === 'placed')?.closedBy?.address, '2026-03-02-closure');
  });

  it('follow another status whatever the order in the pack', () => {
    const policy = packOf(
      'opens: [{status: first, when: starts}]\ncloses: [{status: first, when: ends}]',
      '  - {id: first, title: First, opens: [{entry: referral}], closes: [{entry: closure}]}',
    );
    assert.deepEqual(
      held(
        judge(
          [
            ['2026-01-05', 'referral'],
            ['2026-02-05', 'closure'],
          ],
          policy,
        ),
        'held',
      ),
      ['held 2026-01-05 to 2026-02-05'],
    );
  });

  it('that follow each other in a ring come to an end', () => {
    const policy = packOf(
      'opens: [{status: other, when: starts}, {entry: referral}]\ncloses: [{status: other, when: ends}]',
      '  - {id: other, title: Other, opens: [{status: held, when: starts}], closes: [{entry: closure}]}',
    );
    assert.doesNotThrow(() =>
      judge(
        [
          ['2026-01-05', 'referral'],
          ['2026-02-05', 'closure'],
        ],
        policy,
      ),
    );
  });

  it('open and close on dates of the front matter', () => {
    const worker = (frontMatter: { started: string; ended?: string }) =>
      held(judgeJourney(workerOf(frontMatter, []), mini, day('2026-06-01')));
    assert.deepEqual(worker({ started: '2026-01-05' }), ['employed 2026-01-05 to now']);
    assert.deepEqual(worker({ started: '2026-01-05', ended: '2026-03-02' }), ['employed 2026-01-05 to 2026-03-02']);
    assert.deepEqual(worker({ started: '2026-07-01' }), []);
  });

  describe('that end on a birthday', () => {
    const lines: readonly Line[] = [['2026-01-05', 'legal-status', { status: 'V2' }]];
    const upTo = (born: string, asOf: string) => held(judge(lines, mini, asOf, { born: day(born) }));

    it('end at its start', () => {
      assert.deepEqual(upTo('2008-05-20', '2026-05-19'), ['looked-after 2026-01-05 to now']);
      assert.deepEqual(upTo('2008-05-20', '2026-05-20'), ['looked-after 2026-01-05 to 2026-05-20']);
    });

    it('end on 1 March for someone born on 29 February, in a year without one', () => {
      assert.deepEqual(upTo('2008-02-29', '2026-12-01'), ['looked-after 2026-01-05 to 2026-03-01']);
    });

    it('go on where the date of birth is not known', () => {
      assert.deepEqual(held(judge(lines, mini, '2050-01-01')), ['looked-after 2026-01-05 to now']);
    });

    it('do not end for having had it before they began', () => {
      assert.deepEqual(upTo('2000-05-20', '2026-12-01'), ['looked-after 2026-01-05 to now']);
    });
  });
});
