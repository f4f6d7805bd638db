import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import { child, entry, Folder } from './command.ts';

interface SummaryJson {
  readonly rows: readonly {
    readonly team: string | null;
    readonly month: string;
    readonly audits: number;
    readonly grades: Readonly<Record<string, number>>;
    readonly moderated: number;
    readonly raised: number;
    readonly lowered: number;
  }[];
  readonly months: readonly { readonly month: string; readonly audits: number }[];
  readonly judgements: readonly {
    readonly about: string;
    readonly month: string;
    readonly grades: Readonly<Record<string, number>>;
  }[];
  readonly total: {
    readonly ungraded: number;
    readonly familyHeard: number;
    readonly actionsOpen: number;
    readonly actionsOverdue: number;
  };
  readonly audits: readonly {
    readonly record: string;
    readonly entry: string;
    readonly on: string;
    readonly judgements: readonly object[];
  }[];
  readonly sample?: {
    readonly audited: readonly string[];
    readonly waiting: readonly string[];
    readonly unknown: readonly string[];
  };
}

const open = (team: string, ...entries: string[]) =>
  entry('2025-11-03 Referral', 'from: 2A') +
  entry('2025-11-03 Allocation', 'worker: j.okafor', `team: ${team}`) +
  entries.join('');
const audit = (date: string, ...fields: string[]) => entry(`${date} Case audit`, ...fields);

describe('audit summary', () => {
  let folder: Folder;
  const summary = (...args: readonly string[]) => folder.run(['audit', 'summary', ...args]);
  const json = async (...args: readonly string[]) =>
    JSON.parse((await summary('--format', 'json', ...args)).out) as SummaryJson;

  beforeEach(() => {
    folder = new Folder()
      .write(
        'a.case.md',
        child(
          'CH-1',
          open(
            'east',
            audit('2026-01-15', 'grade: good'),
            audit('2026-02-10', 'grade: good', 'moderated-grade: inadequate', 'family-view: Zephyrine'),
          ),
        ),
      )
      .write(
        'b.case.md',
        child('CH-2', open('east', audit('2026-01-20', 'grade: requires-improvement', 'moderated-grade: good'))),
      )
      .write(
        'c.case.md',
        child(
          'CH-3',
          open(
            'west',
            audit(
              '2026-01-09',
              'grade: Excellent',
              'actions:',
              '  - {what: Zephyrine, who: j.okafor, due: 2026-02-01}',
              '  - {what: Zephyrine, who: j.okafor, due: 2026-05-01}',
              '  - {what: Zephyrine, done: 2026-02-01}',
            ),
          ),
        ),
      )
      .write(
        'd.case.md',
        child(
          'CH-4',
          open(
            'west',
            audit('2026-03-02', 'grade: good', 'moderated-grade: good'),
            entry('2026-03-10 Allocation', 'worker: a.else', 'team: east'),
          ),
        ),
      );
  });
  afterEach(() => folder.remove());

  it('counts the grades that stand by team and month, and what moderation changed', async () => {
    const { rows, total } = await json();
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
      const { out } = await summary('e.case.md', '--format', format);
      assert.match(out, /not an id/u, format);
      assert.doesNotMatch(out, /Zephyrine/u, format);
    }
    folder.write('.case-record/config.yaml', "teams:\n  'Team East (2)':\n    name: East\n");
    folder.write('f.case.md', child('CH-6', open("'Team East (2)'", audit('2026-01-20', 'grade: good'))));
    assert.deepEqual(
      (await json('f.case.md')).rows.map(({ team }) => team),
      ['Team East (2)'],
    );
  });

  it('counts all teams together by month, so that the trend is seen', async () => {
    assert.deepEqual(
      (await json()).months.map(({ month, audits }) => `${month} ${audits}`),
      ['2026-01 3', '2026-02 1', '2026-03 1'],
    );
    const { out } = await summary();
    assert.match(out, /^west +2026-03.+\nall +2026-01 +3 .+\nall +2026-02 +1 .+\nall +2026-03 +1 .+\nall +5 /mu);
    // One team's months are those of all.
    assert.match((await summary('a.case.md')).out, /^east +2026-02.+\nall +2 /mu);
  });

  it('sums up a time, from a day to the day of judgement, and says which', async () => {
    const { rows, audits, sample } = await json('--from', '2026-01-20', '--as-of', '2026-02-28');
    assert.deepEqual(
      [rows.map(({ month }) => month), audits.map(({ on }) => on), sample],
      [['2026-01', '2026-02'], ['2026-01-20', '2026-02-10'], undefined],
    );
    assert.match(
      (await summary('--from', '2026-01-20')).out,
      /^Audits from 2026-01-20 to 2026-03-20\. Grades are those/mu,
    );
    assert.equal(
      (await summary('--from', '2026-03-03')).out,
      'No case audit is on record from 2026-03-03 to 2026-03-20.\n',
    );
    assert.match((await summary('--from', 'spring')).err, /Write a date that exists/u);
  });

  it('says who of a sample was audited, whatever time is summed up', async () => {
    folder.write(
      'sample.json',
      JSON.stringify({
        format: 'case-record audit sample',
        version: 1,
        asOf: '2026-01-01',
        children: [{ record: 'CH-1' }, { record: 'CH-4' }],
      }),
    );
    const { sample, audits } = await json('--from', '2026-03-01', '--sample', 'sample.json');
    assert.deepEqual([sample?.audited, audits.length], [['CH-1', 'CH-4'], 1]);
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
    const { judgements, audits } = await json();
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
    const { out } = await summary();
    assert.match(out, /^part of the practice {2}judged {2}outstanding.+\nplan {18}3 {7}0 {12}2 {5}0 {21}1\n\nGrades/mu);
    assert.doesNotMatch((await summary('a.case.md')).out, /part of the practice/u);
  });

  it('counts no moderation that was still to come', async () => {
    folder.write(
      'a.case.md',
      child(
        'CH-1',
        open('east', audit('2026-01-15', 'grade: good', 'moderated-grade: inadequate', 'moderated-on: 2026-02-01')),
      ),
    );
    const grades = async (day: string) => (await json('a.case.md', '--as-of', day)).rows[0]?.grades;
    assert.equal((await grades('2026-01-31'))?.good, 1);
    assert.equal((await grades('2026-02-01'))?.inadequate, 1);
  });

  it('counts what was on record on the day that is asked for', async () => {
    assert.deepEqual(
      (await json('--as-of', '2026-01-31')).audits.map(({ record, on }) => `${record} ${on}`),
      ['CH-3 2026-01-09', 'CH-1 2026-01-15', 'CH-2 2026-01-20'],
    );
  });

  it('says the same as text and as CSV', async () => {
    const { status, out, err } = await summary();
    assert.deepEqual([status, err], [0, '']);
    assert.match(out, /^east {2}2026-01 {2}2 /mu);
    assert.match(out, /^all +5 /mu);
    assert.match(out, /2 open, 1 of them overdue/u);
    const rows = parse((await summary('--format', 'csv')).out, { bom: true, columns: true }) as Record<
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
      const { out } = await summary('--format', format);
      assert.doesNotMatch(out, /Zephyrine|made-up|Excellent/u);
      assert.equal((await summary('--format', format)).out, out);
      assert.equal((await summary('d.case.md', 'c.case.md', 'b.case.md', 'a.case.md', '--format', format)).out, out);
    }
  });

  it('says so where there is no audit', async () => {
    folder.write('none/a.case.md', child('CH-9', open('east')));
    assert.deepEqual(await summary('none'), {
      status: 0,
      out: 'No case audit is on record up to 2026-03-20.\n',
      err: '',
    });
  });

  describe('--sample', () => {
    const drawn = (asOf: string, ...records: string[]) =>
      JSON.stringify({
        format: 'case-record audit sample',
        version: 1,
        asOf,
        children: records.map((record) => ({ record })),
      });

    it('says who has been audited since it was drawn, and who is still to be', async () => {
      folder.write('sample.json', drawn('2026-01-16', 'CH-1', 'CH-2', 'CH-3', 'CH-77'));
      const { sample } = await json('--sample', 'sample.json');
      assert.deepEqual([sample?.audited, sample?.waiting, sample?.unknown], [['CH-1', 'CH-2'], ['CH-3'], ['CH-77']]);
      const { out } = await summary('--sample', 'sample.json');
      assert.match(
        out,
        /Of the sample of 2026-01-16: 2 of 4 children audited\.\nStill to audit: CH-3\.\nNot among these records: CH-77\./u,
      );
    });

    it('takes what audit sample writes', async () => {
      assert.equal((await folder.run(['audit', 'sample', '--n', '4', '--seed', '1', '--out', 'out'])).status, 0);
      const { sample } = await json('--sample', 'out/sample.json');
      assert.deepEqual(sample?.waiting, ['CH-1', 'CH-2', 'CH-3', 'CH-4']);
    });

    it('refuses what is no sample of these records with 2, and leaves the old output as it was', async () => {
      folder.write('old.json', 'old').write('half.json', drawn('2026-01-16', 'CH-1').slice(0, -9));
      folder
        .write('other.json', '{"version":1}')
        .write('newer.json', drawn('2026-01-16', 'CH-1').replace('"version":1', '"version":2'));
      folder
        .write('nodate.json', drawn('2026-02-30', 'CH-1'))
        .write('noid.json', drawn('2026-01-16', 'CH-1').replace('"CH-1"', '1'));
      folder.write('elsewhere.json', drawn('2026-01-16', 'XX-1')).write('list.json', '[]');
      for (const [file, said] of [
        ['half.json', /not whole JSON/u],
        ['other.json', /it is not a sample/u],
        ['list.json', /it is not a sample/u],
        ['newer.json', /another version/u],
        ['nodate.json', /a part of it is missing/u],
        ['noid.json', /one of its children has no id/u],
        ['elsewhere.json', /a sample of other records/u],
        ['missing.json', /could not be read/u],
      ] as const) {
        const { status, out, err } = await summary('--sample', file, '--format', 'json', '-o', 'old.json');
        assert.deepEqual([status, out], [2, ''], file);
        assert.match(err, said);
        assert.equal(folder.read('old.json'), 'old');
      }
    });
  });
});
