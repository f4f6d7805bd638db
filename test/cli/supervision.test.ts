import assert from 'node:assert/strict';
import { child, entry, type Folder } from './command.ts';
import { action, allocated, referral, session, supervisedTeam, supervision, TEAM, under } from './supervised-team.ts';

interface DueJson {
  readonly deadlines: readonly {
    readonly status: string;
    readonly due: string;
    readonly timescale: string;
    readonly source: { readonly status: string; readonly provision: string };
  }[];
}

describe('supervision prepare', () => {
  let folder: Folder;
  const prepare = (...args: readonly string[]) => folder.run(['supervision', 'prepare', ...args]);

  beforeEach(() => {
    folder = supervisedTeam();
  });
  afterEach(() => folder.remove());

  it("lists the open children of the worker, and nobody else's, by risk", async () => {
    const { status, out, err } = await prepare('j.okafor');
    assert.deepEqual([status, err], [0, '']);
    assert.deepEqual(
      [...out.matchAll(/^### \[(CH-\d)\]/gmu)].map(([, id]) => id),
      ['CH-2', 'CH-3', 'CH-1'],
    );
    assert.match(
      under(out, '[CH-2]'),
      /^Child protection plan\. With this worker since 5 January 2026; last spoken of on 4 March 2026\.$/mu,
    );
  });

  it('lists what is late, the law first, with a link to the line', async () => {
    const late = under((await prepare('j.okafor')).out, '[CH-3]');
    const authorities = [
      ...late.matchAll(
        /^- \*\*Overdue\*\*: \[[^\]]+\]\(\.\/children\/c\.case\.md#L(\d+)\).*\(([^)]*(?:\([^)]*\)[^)]*)*)\)\.$/gmu,
      ),
    ];
    assert.ok(authorities.length > 2, late);
    const ranks = ['statutory', 'statutory guidance', 'guidance', 'local'];
    const { deadlines } = JSON.parse(
      (await folder.run(['due', 'children/c.case.md', '--format', 'json'])).out,
    ) as DueJson;
    const expected = deadlines
      .filter(({ status }) => status === 'overdue')
      .map(({ due, timescale, source }) => ({ due, timescale, rank: ranks.indexOf(source.status), ...source }))
      .sort((a, b) => a.rank - b.rank || a.due.localeCompare(b.due) || a.timescale.localeCompare(b.timescale));
    assert.ok(new Set(expected.map(({ rank }) => rank)).size > 2, 'several authorities, to see their order');
    assert.equal(authorities.length, expected.length);
    for (const [at, { status, provision }] of expected.entries())
      assert.ok(authorities[at]?.[2]?.includes(status === 'local' ? 'a local standard' : provision), late);
    const lines = folder.read('children/c.case.md').split('\n');
    for (const [, line] of authorities) assert.match(lines[Number(line) - 1] ?? '', /^## |^---$/u);
  });

  it('carries what was agreed from session to session until it is closed', async () => {
    const sup = (more: string) =>
      supervision(
        'j.okafor',
        session(
          '2026-02-04',
          'CH-1',
          action('what: Ring the school', 'who: j.okafor', 'due: 2026-02-11', ...(more === '' ? [] : [more])),
        ) + session('2026-03-04', 'CH-1', action('what: Think', 'who: m.patel')),
      );
    folder.write('sup.case.md', sup(''));
    const open = under((await prepare('j.okafor')).out, 'Agreed before');
    assert.match(
      open,
      /^- \*\*Action overdue\*\*: \[no\. 1 of 2026-02-04-supervision\]\(\.\/sup\.case\.md#L14\), j\.okafor, was due by 11 February 2026; 1 session since\.$/mu,
    );
    assert.match(
      open,
      /^- \*\*Action\*\*: \[no\. 1 of 2026-03-04-supervision\]\(\.\/sup\.case\.md#L21\), m\.patel, no day\.$/mu,
    );
    folder.write('sup.case.md', sup('outcome: Not needed'));
    assert.doesNotMatch((await prepare('j.okafor')).out, /2026-02-04-supervision/u);
  });

  it('shows once what was agreed again in the same words, with who does it and by when as it was said last', async () => {
    const agreed = (date: string, what: string, ...more: string[]) =>
      session(date, 'CH-1', 'actions:', `  - what: ${what}`, ...more.map((line) => `    ${line}`));
    folder.write(
      'sup.case.md',
      supervision(
        'j.okafor',
        agreed('2026-01-07', 'Ring the school', 'who: j.okafor', 'due: 2026-01-14') +
          agreed('2026-02-04', 'ring the  School. (carried forward from 2026-01-07-supervision)', 'who: m.patel') +
          agreed('2026-02-11', 'Ring the school', 'done: 2026-02-12') +
          agreed('2026-03-04', '"Ring the school!"', 'due: 2026-04-01') +
          agreed('2026-03-11', 'Ring the surgery'),
      ),
    );
    const open = under((await prepare('j.okafor')).out, 'Agreed before');
    assert.equal(open.split('\n').filter((line) => line.startsWith('- ')).length, 2, open);
    assert.match(
      open,
      /^- \*\*Action\*\*: \[no\. 1 of 2026-01-07-supervision\]\([^)]+#L15\), agreed again in \[2026-02-04-supervision\]\([^)]+#L25\) and \[2026-03-04-supervision\]\([^)]+\), m\.patel, due by 1 April 2026; 4 sessions since\.$/mu,
    );
  });

  it('counts sessions over all supervision records of the worker, and goes by the one that is gone on with', async () => {
    folder
      .write('sup.case.md', supervision('j.okafor', session('2026-01-07', 'CH-1', action('what: Ring the school'))))
      .write(
        'new/sup.case.md',
        supervision('j.okafor', session('2026-02-04', 'CH-1') + session('2026-03-04', 'CH-1')).replace(
          'id: SUP-j.okafor',
          'id: SUP-2',
        ),
      );
    const { out } = await prepare('j.okafor');
    assert.match(under(out, 'Agreed before'), /no day; 2 sessions since\.$/mu);
    assert.match(
      out,
      /The last session was on 4 March 2026\. There are 2 supervision records of this worker: SUP-2 and SUP-j\.okafor\. The next is due by 4 April 2026\.$/mu,
    );
  });

  it('tells group supervision from the sessions by which the next is due', async () => {
    folder.write(
      'sup.case.md',
      supervision('j.okafor', session('2026-02-25', 'CH-1') + entry('2026-03-11 Group supervision', 'cases: [CH-2]')),
    );
    assert.match(
      (await prepare('j.okafor')).out,
      /The last session was on 25 February 2026\. The last group supervision was on 11 March 2026\. The next is due by 25 March 2026\./u,
    );
  });

  it("lists what the worker is to do by another's child and by a group, and nothing that was agreed between two others", async () => {
    folder
      .write(
        'children/d.case.md',
        child(
          'CH-4',
          referral + entry('2026-01-05 Allocation', 'worker: a.else', action('what: Visit', 'who: j.okafor')),
        ),
      )
      .write(
        'other.case.md',
        supervision('a.else', session('2026-03-02', 'CH-4', action('what: Secret', 'who: j.okafor'))) +
          entry('2026-03-05 Group supervision', 'cases: [CH-4]', action('what: Read it', 'who: j.okafor')),
      );
    const { out } = await prepare('j.okafor');
    assert.match(
      under(out, 'Agreed elsewhere'),
      /^Agreed elsewhere and still open\n\n- .*2026-01-05-allocation\].* In CH-4\.\n- .*2026-03-05-group-supervision\].* In SUP-a\.else\.\n\n$/u,
    );
    assert.doesNotMatch((await prepare('j.okafor', '--show-text')).out, /Secret/u);
    folder.write(
      'children/d.case.md',
      `${folder.read('children/d.case.md')}${entry('2026-02-20 Closure', 'reason: RC8')}`,
    );
    assert.doesNotMatch(under((await prepare('j.okafor')).out, 'Agreed elsewhere'), /In CH-4/u);
  });

  it('says of sessions that were nothing but tasks what the next is to have', async () => {
    const dates = ['2026-01-07', '2026-02-04', '2026-03-04'];
    folder.write('sup.case.md', supervision('j.okafor', dates.map((date) => session(date, 'CH-1')).join('')));
    assert.match(
      under((await prepare('j.okafor')).out, 'For this session'),
      /^- \[So far\]\(\.\/sup\.case\.md#L22\): The sessions of .* record no reflection/mu,
    );
  });

  it('says that a worker has left', async () => {
    folder.write('.case-record/config.yaml', TEAM.replace('team: east}', 'team: east, left: 2026-03-10}'));
    assert.match((await prepare('j.okafor')).out, /with 0 children on the list.* This worker left on 10 March 2026/u);
    const { status, err } = await prepare('j.okafor', 'children');
    assert.equal(status, 2);
    assert.match(err, /j\.okafor left on 10 March 2026/u);
  });

  it('lists what was decided and never begun, with a link to the decision', async () => {
    const assessed = (...decision: readonly string[]) =>
      entry('2026-02-10 Assessment', 'started: 2026-01-06', `decision: {${decision.join(', ')}}`);
    const decided = ['outcome: legal-planning', 'by: m.patel', 'on: 2026-02-10', 'rationale: So.'];
    folder.write('children/a.case.md', child('CH-1', referral + allocated + assessed(...decided)));
    const [line] = [...under((await prepare('j.okafor')).out, '[CH-1]').matchAll(/^- .*not begun.*$/gmu)].flat();
    const found =
      /^- \[Decided, not begun\]\(\.\/children\/a\.case\.md#L(\d+)\): It was decided on 10 February to seek legal advice, and no legal gateway meeting is on record since: more than 10 working days\.$/u;
    const [, at] = found.exec(line ?? '') ?? [];
    assert.match(folder.read('children/a.case.md').split('\n')[Number(at) - 1] ?? '', /legal-planning/u, line);
    const gateway = entry('2026-02-20 Legal gateway', 'decision: {outcome: no-further-action}');
    folder.write('children/a.case.md', child('CH-1', referral + allocated + assessed(...decided) + gateway));
    assert.doesNotMatch(under((await prepare('j.okafor')).out, '[CH-1]'), /not begun/u);
  });

  it("lists open actions of a child's record, decisions that wait, and drift", async () => {
    folder.write(
      'children/a.case.md',
      child(
        'CH-1',
        entry('2025-11-03 Referral', 'from: 2A') +
          entry('2025-11-03 Allocation', 'worker: j.okafor', action('what: Ring her', 'who: Gran')),
      ),
    );
    const said = under((await prepare('j.okafor')).out, '[CH-1]');
    assert.match(
      said,
      /^- \*\*Decision waits\*\*: \[[^\]]+\]\(\.\/children\/a\.case\.md#L10\), since 3 November 2025\.$/mu,
    );
    assert.match(
      said,
      /^- \[Drift\]\(\.\/children\/a\.case\.md#L\d+\): No visit, no decision and no case supervision since 3 November 2025/mu,
    );
    assert.match(
      said,
      /^- \*\*Action\*\*: \[no\. 1 of 2025-11-03-allocation\]\([^)]+\), somebody from outside the team, no day\.$/mu,
    );
  });

  it('shows names of children and what was agreed only where it is asked to', async () => {
    folder.write(
      'sup.case.md',
      supervision('j.okafor', session('2026-03-04', 'CH-1', action('what: "Ask *Zephyrine* <b>"', 'who: Zephyrine'))),
    );
    assert.doesNotMatch((await prepare('j.okafor')).out, /Zephyrine|made-up/u);
    const { out } = await prepare('j.okafor', '--show-text');
    assert.match(out, /### \[CH-1 A made-up child\]/u);
    assert.ok(
      out.includes('**Action**: [Ask \\*Zephyrine\\* \\<b>](./sup.case.md#L14) (no. 1 of 2026-03-04-supervision)'),
      out,
    );
    folder.write(
      'sup.case.md',
      supervision('j.okafor', session('2026-03-04', 'CH-1', action(`what: "${'long '.repeat(20_000)}"`))),
    );
    assert.ok((await prepare('j.okafor', '--show-text')).out.length < 5000);
  });

  it('links from the folder of the file it writes', async () => {
    folder.write('out/keep.txt', '');
    const { status, out } = await prepare('j.okafor', '-o', 'out/agenda.md');
    assert.deepEqual([status, out], [0, '']);
    assert.match(folder.read('out/agenda.md'), /\]\(\.\.\/children\/c\.case\.md#L1\)/u);
  });

  it('is the same twice, and in whatever order the records are named', async () => {
    const paths = ['children/a.case.md', 'children/b.case.md', 'children/c.case.md', 'sup.case.md'];
    const { out } = await prepare('j.okafor', ...paths);
    assert.equal((await prepare('j.okafor', ...paths.toReversed())).out, out);
    assert.match(out, /^# Supervision: j\.okafor$/mu);
  });

  it('says so where the worker has no supervision record or no children', async () => {
    assert.match(
      (await prepare('j.okafor', 'children')).out,
      /No supervision record of this worker is among the records/u,
    );
    assert.match((await prepare('j.okafor', 'sup.case.md')).out, /No open case is allocated to this worker\./u);
  });

  it('refuses what it cannot do with 2, and writes nothing', async () => {
    const before = folder.snapshot();
    for (const [args, said] of [
      [['n.obody'], /No open case is allocated to n\.obody, and none of these records is their supervision record/u],
      [['j.okafor', 'nowhere'], /There is no file or folder nowhere/u],
      [['j.okafor', '-o', 'no/where.md'], /There is no folder no to write into/u],
      [['j.okafor', '-o', 'sup.case.md'], /has the name of a record/u],
      [[], /Name the worker whose supervision it is, or a team/u],
      [['J.Okafer'], /Did you mean j\.okafor\?/u],
      [['joy okafor'], /Did you mean j\.okafor\?/u],
      [[''], /Name the worker whose supervision it is/u],
      [['m.patel'], /none of these records is their supervision record\. Name other folders\./u],
      [['j.okafor', '--out', 'x'], /--out goes with --team/u],
    ] as const) {
      const { status, out, err } = await prepare(...args);
      assert.deepEqual([status, out], [2, '']);
      assert.match(err, said);
    }
    assert.deepEqual(folder.snapshot(), before);
  });

  it('leaves out a record that cannot be read, says so, and ends with 2', async () => {
    folder.write('children/bad.case.md', new Uint8Array([0xff, 0x00]));
    const { status, out, err } = await prepare('j.okafor');
    assert.equal(status, 2);
    assert.match(err, /children\/bad\.case\.md is left out/u);
    assert.match(out, /### \[CH-3\]/u);
    assert.match(out, /1 record could not be read, so that something may be missing here\./u);
  });
});
