import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dayOf } from '../../../../src/views/my-day/day.ts';
import { lineOf } from '../../../../src/views/my-day/line.ts';
import { scopeOf } from '../../../../src/views/my-day/scope.ts';
import type {
  CaseSummary,
  Colleague,
  DueThing,
  Pressing,
  Scope,
  WaitingDecision,
} from '../../../../src/views/my-day/types.ts';

const position = { line: 0, character: 0 };
const due = (day: string, pressing: Pressing, key = day): DueThing => ({
  key,
  pressing,
  due: day,
  title: 'Visits',
  timescale: 'visit',
  source: 'a law',
  position,
});
const decision = (key: string, more: Partial<WaitingDecision> = {}): WaitingDecision => ({
  key,
  point: 'contact',
  title: 'What happens',
  question: 'What happens?',
  decidedBy: 'a manager',
  waitsFor: [],
  asked: 'the contact',
  since: '2026-03-02',
  late: false,
  source: 'a law',
  position,
  ...more,
});
const of = (record: string, more: Partial<CaseSummary> = {}): CaseSummary => ({
  uri: `file:///${record}.case.md`,
  asOf: '2026-03-20',
  kind: 'child',
  record,
  due: [],
  decisions: [],
  ...more,
});

const people: readonly Colleague[] = [
  { id: 'head', name: 'Head' },
  { id: 'lead', name: 'Lead', team: 'east', manager: 'head' },
  { id: 'ann', name: 'Ann', team: 'east', manager: 'lead' },
  { id: 'bob', name: 'Bob', team: 'west', manager: 'other' },
];
const cases = [
  of('A', { worker: 'ann', decisions: [decision('a', { waitsFor: ['lead'] })] }),
  of('B', { worker: 'bob', decisions: [decision('b', { waitsFor: ['ann'] })] }),
  of('C', { team: 'east', decisions: [decision('c')] }),
  of('D', { worker: 'lead' }),
  of('E'),
];
const shown = (scope: Scope, me?: string) => {
  const day = dayOf(cases, scopeOf(scope, me, people));
  const ids = day.children.map(({ summary }) => summary.record).sort();
  return `${ids.join('')} ${day.decisions.map(({ decision: { key } }) => key).join('')}`;
};

describe('whose cases are shown', () => {
  it('mine are those allocated to me, and the decisions that wait for me, on whose case ever', () => {
    assert.equal(shown('mine', 'ann'), 'A b');
  });
  it('a decision for which nobody is named waits with whoever has the case', () => {
    const held = [of('F', { worker: 'ann', decisions: [decision('f')] })];
    const waiting = (me: string) => dayOf(held, scopeOf('mine', me, people)).decisions.length;
    assert.deepEqual(['ann', 'lead', 'bob'].map(waiting), [1, 1, 0]);
  });
  it("a manager's are those of the people whom they manage too", () => {
    assert.equal(shown('mine', 'lead'), 'AD a');
  });
  it("my team's are those of the team and of everybody below me, with their decisions", () => {
    assert.equal(shown('team', 'ann'), 'ACD abc');
    assert.equal(shown('team', 'head'), 'AD a');
  });
  it('are all of them where nobody is signed in, or all are asked for', () => {
    assert.equal(shown('mine'), 'ABCDE abc');
    assert.equal(shown('all', 'ann'), 'ABCDE abc');
  });
  it('are none for somebody whom the settings do not name', () => {
    assert.equal(shown('mine', 'nobody'), ' ');
    assert.equal(shown('team', 'nobody'), ' ');
  });
});

describe('the line of management', () => {
  it('goes round a circle once, and stands alone for a stranger', () => {
    const circle = new Map([
      ['a', { manager: 'b' }],
      ['b', { manager: 'a' }],
    ]);
    assert.deepEqual(lineOf('a', circle), ['a', 'b']);
    assert.deepEqual(lineOf('x', circle), ['x']);
    assert.deepEqual(lineOf(undefined, circle), []);
  });
});

describe('the order of the day', () => {
  const everything = scopeOf('all', undefined, []);
  it('puts what is due into groups, each with the most pressing first', () => {
    const day = dayOf(
      [
        of('B', { due: [due('2026-03-19', 'overdue'), due('2026-04-30', 'later')] }),
        of('A', { due: [due('2026-03-25', 'this-week'), due('2026-03-19', 'overdue')] }),
        of('C', { due: [due('2026-03-01', 'overdue')] }),
      ],
      everything,
    );
    const told = (group: Pressing) => day.due[group].map(({ summary, due: each }) => `${summary.record} ${each.due}`);
    assert.deepEqual(told('overdue'), ['C 2026-03-01', 'A 2026-03-19', 'B 2026-03-19']);
    assert.deepEqual(told('this-week'), ['A 2026-03-25']);
    assert.deepEqual(told('later'), ['B 2026-04-30']);
  });

  it('puts late decisions first, those without a day last', () => {
    const day = dayOf(
      [
        of('A', {
          decisions: [
            decision('none'),
            decision('soon', { due: '2026-03-22' }),
            decision('late', { due: '2026-03-01', late: true }),
          ],
        }),
      ],
      everything,
    );
    assert.deepEqual(
      day.decisions.map(({ decision: { key } }) => key),
      ['late', 'soon', 'none'],
    );
  });

  it('puts the child with most overdue first, and no supervision record among the children', () => {
    const late = due('2026-03-01', 'overdue', '1');
    const day = dayOf(
      [
        of('calm'),
        of('one', { due: [late] }),
        of('two', { due: [late, due('2026-03-02', 'overdue', '2')] }),
        of('SUP', { kind: 'supervision', due: [late] }),
      ],
      everything,
    );
    assert.deepEqual(
      day.children.map(({ summary: { record }, overdue }) => `${record} ${overdue}`),
      ['two 2', 'one 1', 'calm 0'],
    );
    assert.equal(day.due.overdue.length, 4);
  });

  it('is the same in whatever order the records come, and loses nothing', () => {
    const record = fc.record({
      days: fc.array(fc.tuple(fc.constantFrom<Pressing>('overdue', 'this-week', 'later'), fc.nat({ max: 30 }))),
      late: fc.array(fc.boolean()),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (records) => {
        const all = records.map(({ days, late }, n) =>
          of(`CH-${n}`, {
            due: days.map(([pressing, day], i) => due(`2026-03-${String(day + 1).padStart(2, '0')}`, pressing, `${i}`)),
            decisions: late.map((isLate, i) => decision(`${i}`, { late: isLate })),
          }),
        );
        const day = dayOf(all, everything);
        assert.deepEqual(dayOf([...all].reverse(), everything), day);
        const count = Object.values(day.due).reduce((sum, group) => sum + group.length, 0);
        assert.equal(
          count,
          records.reduce((sum, { days }) => sum + days.length, 0),
        );
        assert.equal(
          day.decisions.length,
          records.reduce((sum, { late }) => sum + late.length, 0),
        );
      }),
    );
  });
});
