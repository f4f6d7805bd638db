import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { AuditedStore, audit, open } from './audited-store.ts';
import { child, entry } from './command.ts';

describe('audit summary', () => {
  let folder: AuditedStore;
  beforeEach(() => {
    folder = new AuditedStore();
  });
  afterEach(() => folder.remove());

  it('counts the grades that stand by team and month, and what moderation changed', async () => {
    const { rows, total } = await folder.json();
    const said = rows.map(({ team, month, audits, grades, moderated, raised, lowered }) => {
      const given = Object.entries(grades)
        .filter(([, n]) => n > 0)
        .map(([grade, n]) => `${n} ${grade}`);
      return `${team} ${month}: ${audits}; ${given.join(', ')}; ${moderated} moderated, ${raised} up, ${lowered} down`;
    });
    assert.deepEqual(said, [
      'east 2026-01: 2; 2 good; 1 moderated, 1 up, 0 down',
      'east 2026-02: 1; 1 inadequate; 1 moderated, 0 up, 1 down',
      'west 2026-01: 1; ; 0 moderated, 0 up, 0 down',
      'west 2026-03: 1; 1 good; 1 moderated, 0 up, 0 down',
    ]);
    const { ungraded, familyHeard, actionsOpen, actionsOverdue } = total;
    assert.deepEqual([ungraded, familyHeard, actionsOpen, actionsOverdue], [1, 1, 2, 1]);
  });

  it('holds no words that stand where the id of a team or worker belongs', async () => {
    const words = entry('2026-01-02 Allocation', 'worker: Aunt Zephyrine', 'team: where Zephyrine works');
    folder.write('e.case.md', child('CH-5', open('east', words, audit('2026-01-20', 'grade: good'))));
    for (const format of ['text', 'json', 'csv']) {
      const { out } = await folder.summary('e.case.md', '--format', format);
      assert.match(out, /not an id/u, format);
      assert.doesNotMatch(out, /Zephyrine/u, format);
    }
    folder.write('.case-record/config.yaml', "teams:\n  'Team East (2)':\n    name: East\n");
    folder.write('f.case.md', child('CH-6', open("'Team East (2)'", audit('2026-01-20', 'grade: good'))));
    assert.deepEqual(
      (await folder.json('f.case.md')).rows.map(({ team }) => team),
      ['Team East (2)'],
    );
  });

  it('counts all teams together by month, so that the trend is seen', async () => {
    assert.deepEqual(
      (await folder.json()).months.map(({ month, audits }) => `${month} ${audits}`),
      ['2026-01 3', '2026-02 1', '2026-03 1'],
    );
    const { out } = await folder.summary();
    assert.match(out, /^west +2026-03.+\nall +2026-01 +3 .+\nall +2026-02 +1 .+\nall +2026-03 +1 .+\nall +5 /mu);
    // One team's months are those of all.
    assert.match((await folder.summary('a.case.md')).out, /^east +2026-02.+\nall +2 /mu);
  });

  it('sums up a time, from a day to the day of judgement, and says which', async () => {
    const { rows, audits, sample } = await folder.json('--from', '2026-01-20', '--as-of', '2026-02-28');
    assert.deepEqual(
      [rows.map(({ month }) => month), audits.map(({ on }) => on), sample],
      [['2026-01', '2026-02'], ['2026-01-20', '2026-02-10'], undefined],
    );
    assert.match(
      (await folder.summary('--from', '2026-01-20')).out,
      /^Audits from 2026-01-20 to 2026-03-20\. Grades are those/mu,
    );
    assert.equal(
      (await folder.summary('--from', '2026-03-03')).out,
      'No case audit is on record from 2026-03-03 to 2026-03-20.\n',
    );
    assert.match((await folder.summary('--from', 'spring')).err, /Write a date that exists/u);
  });

  it('counts what was judged of each part of the practice, by month', async () => {
    const judged = (...lines: string[]) => audit('2026-02-11', 'grade: good', 'judgements:', ...lines);
    folder
      .write(
        'e.case.md',
        child('CH-5', open('west', judged('  - {about: plan, grade: inadequate}', '  - {about: help}'))),
      )
      .write(
        'f.case.md',
        child('CH-6', open('east', judged('  - {about: plan, grade: good}', '  - {about: x, grade: good}'))),
      )
      .write(
        'g.case.md',
        child('CH-7', open('east', audit('2026-03-11', 'judgements:', '  - {about: plan, grade: good}'))),
      );
    const { judgements, audits } = await folder.json();
    assert.deepEqual(judgements, [
      {
        about: 'plan',
        month: '2026-02',
        grades: { outstanding: 0, good: 1, 'requires-improvement': 0, inadequate: 1 },
      },
      {
        about: 'plan',
        month: '2026-03',
        grades: { outstanding: 0, good: 1, 'requires-improvement': 0, inadequate: 0 },
      },
    ]);
    assert.deepEqual(audits.find(({ record }) => record === 'CH-5')?.judgements, [
      { about: 'plan', grade: 'inadequate' },
    ]);
    const { out } = await folder.summary();
    assert.match(out, /^part of the practice {2}judged {2}outstanding.+\nplan {18}3 {7}0 {12}2 {5}0 {21}1\n\nGrades/mu);
    assert.doesNotMatch((await folder.summary('a.case.md')).out, /part of the practice/u);
  });

  it('counts no moderation that was still to come', async () => {
    folder.write(
      'a.case.md',
      child(
        'CH-1',
        open('east', audit('2026-01-15', 'grade: good', 'moderated-grade: inadequate', 'moderated-on: 2026-02-01')),
      ),
    );
    const grades = async (day: string) => (await folder.json('a.case.md', '--as-of', day)).rows[0]?.grades;
    assert.equal((await grades('2026-01-31'))?.good, 1);
    assert.equal((await grades('2026-02-01'))?.inadequate, 1);
  });

  it('counts what was on record on the day that is asked for', async () => {
    assert.deepEqual(
      (await folder.json('--as-of', '2026-01-31')).audits.map(({ record, on }) => `${record} ${on}`),
      ['CH-3 2026-01-09', 'CH-1 2026-01-15', 'CH-2 2026-01-20'],
    );
  });

  it('says the same as text and as CSV', async () => {
    const { status, out, err } = await folder.summary();
    assert.deepEqual([status, err], [0, '']);
    assert.match(out, /^east {2}2026-01 {2}2 /mu);
    assert.match(out, /^all +5 /mu);
    assert.match(out, /2 open, 1 of them overdue/u);
    const rows = parse((await folder.summary('--format', 'csv')).out, { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    assert.deepEqual(
      rows.map(({ team, month, audits, good, lowered }) => [team, month, audits, good, lowered].join(' ')),
      ['east 2026-01 2 2 0', 'east 2026-02 1 0 1', 'west 2026-01 1 0 0', 'west 2026-03 1 1 0'],
    );
  });

  it('holds no text of a record, and is the same twice', async () => {
    for (const format of ['text', 'json', 'csv']) {
      const { out } = await folder.summary('--format', format);
      assert.doesNotMatch(out, /Zephyrine|made-up|Excellent/u);
      assert.equal((await folder.summary('--format', format)).out, out);
      assert.equal(
        (await folder.summary('d.case.md', 'c.case.md', 'b.case.md', 'a.case.md', '--format', format)).out,
        out,
      );
    }
  });

  it('says so where there is no audit', async () => {
    folder.write('none/a.case.md', child('CH-9', open('east')));
    assert.deepEqual(await folder.summary('none'), {
      status: 0,
      out: 'No case audit is on record up to 2026-03-20.\n',
      err: '',
    });
  });
});
