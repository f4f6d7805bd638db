import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

const ACTION = ['by: j.okafor', 'actions:', '  - what: Ring the school', '    who: j.okafor', '    due: 2026-03-11'];
const remark = (rules: string, who: string): string =>
  `<!-- case-record-disable ${rules}: Amara asked for time (${who}) -->`;

/** A child's record with one action that is late, these remarks under its heading, and more text. */
const record = (id: string, remarks: readonly string[], more = ''): string =>
  child(id, entry('2026-03-04 Case note', ...ACTION).replace('```yaml', `${remarks.join('\n')}\n\n\`\`\`yaml`) + more);

interface List {
  readonly asOf: string;
  readonly suppressions: readonly Readonly<Record<string, unknown>>[];
  readonly summary: Readonly<Record<string, number>>;
}

describe('case-record suppressions', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder()
      .write('.case-record/config.yaml', 'people:\n  m.patel:\n    name: Meera Patel\n    role: team manager\n')
      .write('a.case.md', record('CH-1', [remark('practice/action-overdue', 'by m.patel, until 2026-03-31')]))
      .write('b.case.md', record('CH-2', [remark('practice/analysis', 'by d.ashworth, until 2026-03-01')], 'Words.\n'))
      .write('c.case.md', record('CH-3', [remark('practice/*', 'by m.patel'), '<!-- case-record-disable Amara -->']))
      .write('d.case.md', record('CH-4', []));
  });
  afterEach(() => folder.remove());

  const list = async (...args: readonly string[]): Promise<List> =>
    JSON.parse((await folder.run(['suppressions', '--format', 'json', ...args])).out) as List;

  it('says of each where it is, what it silences, who decided so, and until when', async () => {
    const { suppressions, summary } = await list();
    assert.deepEqual(suppressions[0], {
      file: 'a.case.md',
      line: 12,
      record: 'CH-1',
      team: null,
      entry: '2026-03-04-case-note',
      scope: 'entry',
      rules: ['practice/action-overdue'],
      by: 'm.patel',
      until: '2026-03-31',
      state: 'holds',
      silences: 1,
    });
    assert.deepEqual(
      suppressions.map(({ file, by, until, state, silences }) => [file, by, until, state, silences]),
      [
        ['a.case.md', 'm.patel', '2026-03-31', 'holds', 1],
        ['b.case.md', 'd.ashworth', '2026-03-01', 'expired', 0],
        ['c.case.md', 'm.patel', undefined, 'holds', 1],
        ['c.case.md', null, undefined, 'incomplete', 0],
      ],
    );
    assert.deepEqual(summary, { holding: 2, endless: 1, idle: 0, expired: 1, past: 0, incomplete: 1, silenced: 2 });
  });

  it('keeps what has expired, and what expires so soon', async () => {
    const files = async (...args: readonly string[]) => (await list(...args)).suppressions.map(({ file }) => file);
    assert.deepEqual(await files('--within', '11d'), ['a.case.md', 'b.case.md']);
    assert.deepEqual(await files('--within', '10d'), ['b.case.md']);
    assert.deepEqual(await files('--within', '10d', '--as-of', '2026-03-21'), ['a.case.md', 'b.case.md']);
  });

  it('knows what is past, of which nobody has to decide anything', async () => {
    const old = remark('practice/childs-voice', 'by m.patel, until 2025-06-30');
    folder.write(
      'p.case.md',
      child('CH-5', `## 2025-03-04 Visit\n\n${old}\n\n\`\`\`yaml\nseen: yes\nalone: yes\n\`\`\`\n`),
    );
    const { suppressions, summary } = await list('p.case.md');
    assert.deepEqual([suppressions.length, suppressions[0]?.state, summary.past], [1, 'past', 1]);
    assert.deepEqual((await list('p.case.md', '--within', '1m')).suppressions, []);
    const { out } = await folder.run(['suppressions', 'p.case.md']);
    assert.match(out, /past .*silences nothing\n\n1 suppression in 1 file, .*: 0 in force, 1 past\./);
    assert.doesNotMatch((await folder.run(['lint', 'p.case.md'])).out, /record\/suppression/);
  });

  it('groups them by record, author or team, with what ends first at the top', async () => {
    const { out } = await folder.run(['suppressions', '--by', 'author']);
    assert.match(
      out,
      /^d\.ashworth\n {2}CH-2 {2}b\.case\.md:12 {2}expired 2026-03-01 .*\n\nMeera Patel \(m\.patel\)\n.*until 2026-03-31.*silences 1 finding\n.*no end.*\n\nNobody named\n/,
    );
    assert.match(out, /^4 suppressions in 4 files, as of 20 March 2026: 2 in force \(1 without an end\), 1 expired/m);
    assert.match((await folder.run(['suppressions'])).out, /^CH-1 {2}a\.case\.md\n {2}12 {2}until 2026-03-31/);
    assert.match((await folder.run(['suppressions', '--by', 'team'])).out, /^No team named\n/);
    assert.match((await folder.run(['suppressions', 'd.case.md'])).out, /^No suppressions in 1 file/);
  });

  it('shows reasons only where that is asked for, and what names no rule never', async () => {
    for (const format of ['text', 'json', 'csv']) {
      for (const more of [[], ['--cache', 'kept'], ['--cache', 'kept']]) {
        const quiet = await folder.run(['suppressions', '--format', format, ...more], { build: 'one' });
        assert.doesNotMatch(quiet.out, /Amara/, format);
        const told = await folder.run(['suppressions', '--format', format, '--show-text', ...more], { build: 'one' });
        assert.equal(told.out.match(/Amara asked for time/g)?.length, 3, format);
        assert.doesNotMatch(told.out, /disable Amara/);
      }
    }
  });

  it('gives each of several on one line its own reason', async () => {
    const two = remark('practice/analysis', 'by m.patel').replace('Amara asked', 'Said first');
    folder.write(
      'e.case.md',
      record(
        'CH-6',
        [`> ${two} ${two.replace('first', 'next')} more`],
        `${two} ${remark('practice/*', 'by m.patel')}\n`,
      ),
    );
    const { suppressions } = await list('e.case.md', '--show-text');
    assert.deepEqual(
      suppressions.map(({ rules, state, reason }) => [rules, state, reason]),
      [
        [['practice/analysis'], 'incomplete', 'Said first for time'],
        [['practice/analysis'], 'incomplete', 'Said next for time'],
        [['practice/analysis'], 'incomplete', 'Said first for time'],
        [['practice/*'], 'holds', 'Amara asked for time'],
      ],
    );
    const ends = remark('practice/*', 'by m.patel, until 2026-03-31');
    folder.write('e.case.md', record('CH-6', [], `${two} ${ends}\n`));
    const { suppressions: soon } = await list('e.case.md', '--show-text', '--within', '1m');
    assert.deepEqual(
      soon.map(({ reason }) => reason),
      ['Amara asked for time'],
    );
  });

  it('says the same with kept results as without, on the last day and after it', async () => {
    for (const day of ['2026-03-31', '2026-04-01', '2026-03-31']) {
      const run = async (cache: readonly string[]) =>
        (await folder.run(['suppressions', '--as-of', day, ...cache], { build: 'one' })).out;
      const fresh = await run(['--no-cache']);
      assert.match(fresh, day === '2026-04-01' ? /2 expired/ : /1 expired/);
      assert.equal(await run(['--cache', 'kept']), fresh);
      assert.equal(await run(['--cache', 'kept']), fresh);
    }
    // Lint keeps its results in the same place.
    await folder.run(['lint', '--cache', 'other'], { build: 'one' });
    const after = await folder.run(['suppressions', '--cache', 'other'], { build: 'one' });
    assert.equal(after.out, (await folder.run(['suppressions', '--no-cache'])).out);
  });

  it('ends with 2, and says so, where a file could not be read or is not there', async () => {
    folder.write('e.case.md', Uint8Array.of(0xff, 0xfe, 0x00));
    const unread = await folder.run(['suppressions']);
    assert.equal(unread.status, 2);
    assert.match(unread.err, /^case-record: e\.case\.md: This file is not UTF-8/);
    assert.match(unread.out, /^4 suppressions in 5 files/m);
    assert.equal((await folder.run(['suppressions', 'nothing'])).status, 2);
    assert.equal((await folder.run(['suppressions', '--within', 'soon'])).status, 2);
  });
});
