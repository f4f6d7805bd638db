import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

const start = entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6');
const visit = (date: string) => entry(`${date} Visit`, 'by: j.okafor', 'seen: yes', 'alone: yes');

describe('case-record explain', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder().write(
      'a.case.md',
      child('CH-1', start + visit('2026-03-05') + visit('2026-03-12') + visit('2026-03-16')),
    );
  });
  afterEach(() => folder.remove());

  it('says of a clock what opened it, why this branch, the sum, what would stop it, and on what authority', async () => {
    const { status, out, err } = await folder.run(['explain', 'CH-1', 'visit-default-year1']);
    assert.equal(status, 0);
    assert.equal(err, '');
    for (const part of [
      /^CH-1, as of 20 March 2026\n/,
      /Visits in the first year of a placement {2}visit-default-year1/,
      /Upcoming, due by 27 April 2026/,
      /Opened +1 March 2026, 2026-03-01-placement/,
      /Last met +16 March 2026, 2026-03-16-visit/,
      /Because +.*6 weeks/,
      /Counted from +the visit of 16 March 2026/,
      /The sum +6 weeks from 16 March 2026 is 27 April 2026/,
      /Stopped by +a visit/,
      /Authority +SI 2010\/959 reg 28\(2\)\(b\) \(statutory\)/,
      /Passed over +visit-placed-for-adoption: placed, but with type U6/,
      /visit-long-term-foster: /,
    ]) {
      assert.match(out, part);
    }
    assert.equal(out.match(/Met on/g)?.length, 2, 'with the timescale named, met ones too');
  });

  it('shows of each clock what is open and the last that was met, and counts the rest', async () => {
    const { out } = await folder.run(['explain', 'CH-1']);
    assert.match(out, /looked-after-visit/);
    assert.match(out, /looked-after-review/);
    assert.match(out, /2 earlier ones met\. To see them, name the clock: looked-after-visit\./);
    const all = await folder.run(['explain', 'CH-1', 'looked-after-visit']);
    assert.match(all.out, /visit-default-first\n {2}Met on 5 March 2026/);
    assert.doesNotMatch(all.out, /earlier one/);
  });

  it('lists what is not law yet, and what it waits for', async () => {
    const keys = [
      'title: A call',
      'stage: placement',
      'during: placed',
      'met-by: {entry: case-note}',
      'asks: a call',
      'within: 2 days',
    ];
    const item = (id: string, ...more: string[]) =>
      `  - id: ${id}\n${[...keys, 'source: {provision: standard 7, status: local}', ...more].map((line) => `    ${line}\n`).join('')}`;
    folder.write(
      '.case-record/policy.yaml',
      `policy: riverside\nextends: england\ntimescales:\n${item('call', 'in-force: no', 'note: Waits for the carers.')}${item('later', 'from: 2030-01-01')}${item('now')}`,
    );
    const { out } = await folder.run(['explain', 'CH-1']);
    assert.match(
      out,
      /Not in force\n\n.* {2}A call {2}call\n {4}In force +no date yet\n {4}Note +Waits for the carers\./s,
    );
    assert.match(out, / {2}A call {2}later\n {4}In force +from 1 January 2030/);
    assert.match(out, /A call {2}now\n {2}Overdue/);
    assert.doesNotMatch(out, /Passed over +call/);
    const named = await folder.run(['explain', 'CH-1', 'call']);
    assert.match(named.out, /No clock has started.*Not in force\n\n {2}A call {2}call/s);
    const rules = await folder.run(['rules']);
    assert.match(rules.out, /timescale\/call +warning +A call \(not in force\)/);
    assert.match(rules.out, /timescale\/later +\w+ +A call \(from 1 January 2030\)/);
  });

  it('takes a file, or an id looked up in the current folder or in another', async () => {
    const byId = await folder.run(['explain', 'CH-1']);
    assert.deepEqual(await folder.run(['explain', 'a.case.md']), byId);
    folder.write('x/y/b.case.md', child('CH-2', start));
    assert.equal((await folder.run(['explain', 'CH-2'])).status, 0);
    assert.deepEqual(await folder.run(['explain', 'CH-1', '--in', '..'], { from: 'x' }), byId);
    const outside = await folder.run(['explain', 'CH-1'], { from: 'x' });
    assert.equal(outside.status, 2);
    assert.match(outside.err, /No record in \. has the id CH-1\./);
  });

  it("names the sibling's record for an entry that is shared", async () => {
    folder.write('.case-record/config.yaml', '');
    folder.write('b.case.md', child('CH-2', visit('2026-03-18').replace('seen: yes', 'also: [CH-1]\nseen: yes')));
    const { out } = await folder.run(['explain', 'CH-1', 'looked-after-visit']);
    assert.match(out, /Last met +18 March 2026, CH-2\/2026-03-18-visit/);
  });

  it('judges on the day that is asked for', async () => {
    const { out } = await folder.run(['explain', 'CH-1', 'visit-default-year1', '--as-of', '2026-05-01']);
    assert.match(out, /Overdue, due by 27 April 2026, 4 days late/);
  });

  it('says so where no clock runs', async () => {
    folder.write('c.case.md', child('CH-3'));
    const { status, out } = await folder.run(['explain', 'CH-3']);
    assert.equal(status, 0);
    assert.match(out, /No clock has started on this record\./);
  });

  it('ends with 2 and the way out where it cannot', async () => {
    folder.write('notes.case.md', '# Notes\n');
    for (const [args, says] of [
      [['CH-404'], /No record in \. has the id CH-404\./],
      [['gone.case.md'], /There is no file gone\.case\.md\./],
      [['CH-1', '--in', 'gone'], /There is no folder gone\./],
      [['CH-1', 'visit-default-yaer1'], /Did you mean visit-default-year1\?/],
      [['CH-1', 'qqqqqqqqqq'], /case-record rules/],
      [['notes.case.md'], /does not say whose record it is/],
      [[], /missing required argument/],
    ] as const) {
      const { status, out, err } = await folder.run(['explain', ...args]);
      assert.equal(status, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, says);
    }
  });

  it('fits the width of a terminal', async () => {
    const { out } = await folder.run(['explain', 'CH-1'], { columns: 80, env: { NO_COLOR: '1' } });
    const words = out.split('\n').filter((line) => line.length > 80);
    assert.ok(
      words.every((line) => /https?:/.test(line)),
      words[0],
    );
  });
});
