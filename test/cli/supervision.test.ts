import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { child, entry, Folder } from './command.ts';

const TEAM = 'people:\n  j.okafor: {name: Joy Okafor, team: east}\n  m.patel: {name: Meera Patel}\n';
const allocated = entry('2026-01-05 Allocation', 'worker: j.okafor', 'team: east');
const referral = entry(
  '2026-01-05 Referral',
  'from: 2A',
  'decision: {outcome: assessment, by: m.patel, on: 2026-01-05, rationale: So.}',
);
const plan = entry('2026-01-12 Child protection plan', 'category: NEG');
const inCare = entry('2026-02-02 Legal status', 'status: C2') + entry('2026-02-02 Placement', 'type: U6');
const supervision = (worker: string, entries = ''): string =>
  `---\nrecord: supervision\nid: SUP-${worker}\nworker: ${worker}\nsupervisor: m.patel\nstarted: 2025-12-01\nstage: experienced\n---\n\n${entries}`;
const session = (date: string, cases: string, ...more: string[]): string =>
  entry(`${date} Supervision`, `cases: [${cases}]`, ...more);
const action = (...fields: string[]): string => `actions: [{${fields.join(', ')}}]`;

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
  /** What stands under a heading of the second or third level. */
  const under = (page: string, title: string): string =>
    page.split(/^#{2,3} /mu).find((part) => part.startsWith(title)) ?? assert.fail(`no ${title} in ${page}`);

  beforeEach(() => {
    folder = new Folder()
      .write('.case-record/config.yaml', TEAM)
      .write('children/a.case.md', child('CH-1', referral + allocated))
      .write('children/b.case.md', child('CH-2', referral + allocated + plan))
      .write('children/c.case.md', child('CH-3', referral + allocated + inCare))
      .write('children/d.case.md', child('CH-4', referral + entry('2026-01-05 Allocation', 'worker: a.else')))
      .write('children/e.case.md', child('CH-5', referral + allocated + entry('2026-02-20 Closure', 'reason: RC8')))
      .write('sup.case.md', supervision('j.okafor', session('2026-03-04', 'CH-1, CH-2')));
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

  describe('children not spoken of in time', () => {
    const named = async () => {
      const { out } = await prepare('j.okafor');
      return out.includes('## Not spoken of in time')
        ? [...under(out, 'Not spoken').matchAll(/^- \[(CH-\d)\]/gmu)].map(([, id]) => id)
        : [];
    };

    it('are those of whom no session and no case supervision spoke within two months', async () => {
      assert.deepEqual(await named(), ['CH-3']);
      folder.write(
        'children/c.case.md',
        child('CH-3', referral + allocated + inCare + entry('2026-01-20 Case supervision', 'by: m.patel')),
      );
      assert.deepEqual(
        await named(),
        [],
        'a case supervision on 20 January: two months later is 20 March, the last day in time',
      );
      folder.write(
        'children/c.case.md',
        child('CH-3', referral + allocated + inCare + entry('2026-01-19 Case supervision', 'by: m.patel')),
      );
      assert.deepEqual(await named(), ['CH-3']);
    });

    it('stand beside ids that the last session names and no record has, as a slip leaves a child unspoken of', async () => {
      folder.write('sup.case.md', supervision('j.okafor', session('2026-03-04', 'CH-1, CH-2, CH-O3, Little Amara')));
      const { out } = await prepare('j.okafor');
      assert.match(
        under(out, 'Not spoken'),
        /^The last session names CH-O3 too, and none of the records that were read has such an id\.$/mu,
      );
      assert.doesNotMatch(out, /Little/u);
    });

    it("are not those of whom another worker's group supervision spoke", async () => {
      folder.write('other.case.md', supervision('a.else', entry('2026-03-02 Group supervision', 'cases: [CH-3]')));
      assert.deepEqual(await named(), []);
    });

    it('are told by the number of months that a local pack sets', async () => {
      folder.write('.case-record/policy.yaml', 'policy: local\nextends: england\nsettings: {discussion-months: 3}\n');
      assert.deepEqual(await named(), []);
      folder.write('.case-record/policy.yaml', 'policy: local\nextends: england\nsettings: {discussion-months: 1}\n');
      assert.deepEqual(await named(), ['CH-3']);
    });

    it('are so although the case was allocated to the same worker again', async () => {
      const again = entry('2026-03-12 Allocation', 'worker: j.okafor', 'team: west');
      folder.write('children/c.case.md', child('CH-3', referral + allocated + inCare + again));
      assert.deepEqual(await named(), ['CH-3']);
      assert.match((await prepare('j.okafor')).out, /With this worker since 5 January 2026; not yet spoken of/u);
    });

    it('are so only since the worker holds the case', async () => {
      folder.write(
        'children/c.case.md',
        child(
          'CH-3',
          referral +
            allocated +
            inCare +
            entry('2026-03-10 Allocation', 'worker: a.else') +
            entry('2026-03-12 Allocation', 'worker: j.okafor'),
        ),
      );
      assert.deepEqual(await named(), []);
    });
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

  describe('of a team', () => {
    const EAST = `${TEAM}  b.hale: {name: Ben Hale, team: east}\n  l.gone: {name: Lee Gone, team: east, left: 2026-01-31}\n  z.west: {name: Zoe West, team: west}\n`;
    const files = () => readdirSync(folder.at('monday')).sort();

    beforeEach(() => {
      folder
        .write('.case-record/config.yaml', EAST)
        .write('children/d.case.md', child('CH-4', referral + entry('2026-01-05 Allocation', 'worker: b.hale')))
        .write('children/f.case.md', child('CH-6', referral + entry('2026-01-05 Allocation', 'worker: z.west')))
        .write('children/g.case.md', child('CH-7', referral + entry('2026-01-05 Allocation', 'worker: l.gone')));
    });

    it('writes that of each worker who is there, the same as alone', async () => {
      const { status, out, err } = await prepare('--team', 'east', '--out', 'monday');
      assert.deepEqual([status, err], [0, '']);
      assert.match(
        out,
        /^2 agendas of east written to monday:\n {2}SUPERVISION-b\.hale\.md {2}b\.hale: 1 child, \d+ overdue, 0 actions open, no supervision record\n {2}SUPERVISION-j\.okafor\.md {2}j\.okafor: 3 children, \d+ overdue, 0 actions open\n$/u,
      );
      assert.deepEqual(files(), ['SUPERVISION-b.hale.md', 'SUPERVISION-j.okafor.md']);
      for (const worker of ['b.hale', 'j.okafor']) {
        await prepare(worker, '-o', 'monday/alone.md');
        assert.equal(folder.read(`monday/SUPERVISION-${worker}.md`), folder.read('monday/alone.md'));
      }
    });

    it('takes paths, and goes by the records where no settings name the worker', async () => {
      folder
        .write('.case-record/config.yaml', 'teams:\n  east: {name: East}\n')
        .write('sup.case.md', supervision('t.wynn').replace('stage:', 'team: east\nstage:'));
      assert.equal((await prepare('--team', 'east', '--out', 'monday', 'children', 'sup.case.md')).status, 0);
      assert.deepEqual(files(), ['SUPERVISION-j.okafor.md', 'SUPERVISION-t.wynn.md']);
    });

    it('gives a file to each id, whatever it is', async () => {
      const odd = ['../x', 'a b', 'J.OKAFOR', 'x.case', 'con'];
      for (const [at, worker] of odd.entries())
        folder.write(
          `odd/${at}.case.md`,
          child(`CH-O${at}`, referral + entry('2026-01-05 Allocation', `worker: "${worker}"`, 'team: east')),
        );
      const { status, out } = await prepare('--team', 'east', '--out', 'monday');
      assert.equal(status, 0);
      assert.equal(files().length, odd.length + 2, out);
      for (const name of files()) assert.match(name, /^SUPERVISION-[\w.-]+(?<!\.case)\.md$/u);
    });

    it('writes all or nothing, and over files that are there only where it is told to', async () => {
      folder.write('monday/SUPERVISION-j.okafor.md', 'mine');
      const before = folder.snapshot();
      for (const [args, said] of [
        [['--team', 'east', '--out', 'monday'], /already holds SUPERVISION-j\.okafor\.md.*Nothing was written/su],
        [['--team', 'est', '--out', 'monday'], /No team est is named .* Did you mean east\?/u],
        [
          ['--team', 'front', '--out', 'monday'],
          /No team front is named by these records or their settings\. Write the id/u,
        ],
        [['--team', 'east', '-o', 'monday.md'], /written to a folder: name it with --out FOLDER/u],
        [['--team', 'east'], /written to a folder: name it with --out FOLDER/u],
        [['--team', 'east', '--out', 'sup.case.md'], /sup\.case\.md could not be written|is no folder/u],
        [['--team', 'east', '--out', 'monday', 'nowhere'], /There is no file or folder nowhere/u],
      ] as const) {
        const { status, out, err } = await prepare(...args);
        assert.deepEqual([status, out], [2, ''], args.join(' '));
        assert.match(err, said);
      }
      assert.deepEqual(folder.snapshot(), before);
      assert.equal((await prepare('--team', 'east', '--out', 'monday', '--force')).status, 0);
      assert.match(folder.read('monday/SUPERVISION-j.okafor.md'), /^# Supervision: j\.okafor$/mu);
    });

    it('names the agendas of an earlier run beside them, which nobody is to take for those of today', async () => {
      folder.write('monday/SUPERVISION-a.gone.md', 'older').write('monday/notes.md', 'mine');
      const { status, out } = await prepare('--team', 'east', '--out', 'monday');
      assert.equal(status, 0);
      assert.ok(
        out.endsWith('\nLeft in monday from an earlier run: SUPERVISION-a.gone.md. Delete what is no longer wanted.\n'),
        out,
      );
      assert.equal(folder.read('monday/SUPERVISION-a.gone.md'), 'older');
    });
  });
});
