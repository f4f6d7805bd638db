import assert from 'node:assert/strict';
import { ownSchema } from '../support/json-schemas.ts';
import { AGAIN, BaselinedStore, late } from './baselined-store.ts';
import { child, entry, Folder } from './command.ts';

describe('a baseline', () => {
  let folder: BaselinedStore;
  beforeEach(() => {
    folder = new BaselinedStore();
  });
  afterEach(() => folder.remove());

  it('passes over what was there, and shows what is new', async () => {
    const made = await folder.writeBaseline();
    assert.deepEqual(
      [made.status, made.err],
      [0, `case-record: Wrote ${folder.listed().toString()} findings to baseline.json.\n`],
    );
    const old = await folder.lint();
    assert.equal(old.status, 0);
    assert.match(old.out, /^No findings in 2 files, judged as of 20 March 2026\. \d+ are in the baseline\.\n$/);
    folder.write('north/b.case.md', late('CH-2', AGAIN));
    const fresh = await folder.found();
    assert.deepEqual(
      fresh.map(({ rule, record, entry }) => [rule, record, entry]),
      [['practice/action-overdue', 'CH-2', '2026-03-05-case-note']],
    );
    assert.equal((await folder.lint()).status, 1);
  });

  it('knows findings again after lines have moved, files have moved and other entries have come', async () => {
    await folder.writeBaseline();
    folder.write('south/a.case.md', late('CH-1').replace('# A made-up', 'More.\n\nMore still.\n\n# A made-up'));
    folder.write('north/a.case.md', '');
    folder.write(
      'north/b.case.md',
      late('CH-2').replace('## 2026-03-04', '## 2026-03-01 Case note\n\nText.\n\n## 2026-03-04'),
    );
    const fresh = await folder.found('south', 'north/b.case.md');
    assert.deepEqual(
      fresh.filter(({ rule }) => rule === 'practice/action-overdue'),
      [],
    );
  });

  it('knows findings again where another entry of the day and type has come before them', async () => {
    await folder.writeBaseline();
    folder.write(
      'north/b.case.md',
      late('CH-2').replace('## 2026-03-04 Case note', '## 2026-03-04 Case note\n\nText.\n\n## 2026-03-04 Case note'),
    );
    const fresh = await folder.found('--strict-baseline');
    assert.deepEqual(
      fresh.map(({ rule, entry }) => [rule, entry]),
      [],
    );
  });

  it('shows one more of the same kind in the same entry', async () => {
    await folder.writeBaseline();
    folder.write(
      'north/b.case.md',
      late('CH-2').replace('actions:', 'actions:\n  - what: Ring the nurse\n    who: j.okafor\n    due: 2026-03-11'),
    );
    assert.equal((await folder.found()).filter(({ rule }) => rule === 'practice/action-overdue').length, 1);
  });

  it('shows a finding again that has become more serious, or is about a later deadline', async () => {
    const visits = entry('2026-03-02 Referral', 'by: j.okafor', 'from: 1A');
    folder.write('north/a.case.md', child('CH-1', visits));
    await folder.writeBaseline('--as-of', '2026-03-02');
    assert.deepEqual((await folder.found('--as-of', '2026-03-02')).length, 0);
    const later = await folder.found('--as-of', '2026-03-20', 'north/a.case.md');
    assert.ok(later.some(({ rule }) => rule === 'timescale/referral-decision'));
  });

  it('says with --strict-baseline what it lists and nobody finds any more', async () => {
    await folder.writeBaseline();
    assert.equal((await folder.lint('--strict-baseline')).status, 0);
    folder.write('north/a.case.md', late('CH-1').replace('due: 2026-03-11', 'due: 2026-03-11\n    done: 2026-03-10'));
    assert.equal((await folder.lint()).status, 0);
    const [stale, ...more] = await folder.found('--strict-baseline');
    assert.deepEqual(more, []);
    assert.deepEqual(
      [stale?.rule, stale?.file, stale?.record, stale?.severity],
      ['policy/baseline-stale', 'baseline.json', 'CH-1', 'error'],
    );
    assert.match(
      folder.read('baseline.json').split('\n')[(stale?.line ?? 0) - 1] ?? '',
      /"CH-1".*practice\/action-overdue/,
    );
    assert.equal((await folder.lint('--strict-baseline')).status, 1);
    assert.deepEqual(
      await folder.found('--strict-baseline', 'north/b.case.md'),
      [],
      'a record that was not named may be as it was',
    );
  });

  it('says that of a record which is gone, where all were named', async () => {
    await folder.writeBaseline();
    folder.write('north/a.case.md', late('CH-3'));
    const stale = (await folder.found('--strict-baseline')).filter(({ rule }) => rule === 'policy/baseline-stale');
    assert.ok(stale.length > 0 && stale.every(({ record }) => record === 'CH-1'));
  });

  it('covers the same from another folder', async () => {
    await folder.writeBaseline();
    const { status, out } = await folder.run(['lint', '--baseline', '../baseline.json', '--fail-on', 'warning'], {
      from: 'north',
    });
    assert.equal(status, 0, out);
  });

  it('of another workspace is refused', async () => {
    await folder.writeBaseline();
    const other = new Folder();
    try {
      other.write('.case-record/config.yaml', '').write('x.case.md', late('CH-8')).write('y.case.md', late('CH-9'));
      const away = await other.run(['lint', '--baseline', folder.at('baseline.json')]);
      assert.deepEqual([away.status, away.out], [2, '']);
      assert.match(away.err, /is the baseline of another workspace: it does not cover this folder\./);
      other.write('baseline.json', folder.read('baseline.json'));
      const copied = await other.run(['lint', '--baseline', 'baseline.json']);
      assert.deepEqual([copied.status, copied.out], [2, '']);
      assert.match(copied.err, /is the baseline of another workspace: none of its 2 records is here/);
    } finally {
      other.remove();
    }
  });

  it('says of a finding that it was there, and was less serious', async () => {
    const soon = (id: string): string =>
      child(
        id,
        entry('2026-03-04 Legal status', 'by: x', 'status: C2') + entry('2026-03-04 Placement', 'by: x', 'type: U6'),
      );
    folder.write('north/a.case.md', soon('CH-1'));
    await folder.writeBaseline('--as-of', '2026-03-05');
    const later = await folder.found('--as-of', '2026-03-30');
    const worse = later.filter((finding) => 'baselineSeverity' in finding);
    assert.ok(worse.length > 0 && worse.length < later.length, JSON.stringify(later));
    const { out } = await folder.lint('--as-of', '2026-03-30');
    const renewed = await folder.writeBaseline('--force', '--as-of', '2026-03-30');
    assert.match(renewed.err, new RegExp(`\\b${worse.length} (?:is|are) more serious than before\\.\\n$`));
    await folder.run(['lint', '--write-baseline', 'baseline.json', '--force', '--as-of', '2026-03-05']);
    assert.match(out, /Shown as it has become more serious: in the baseline it is (?:a warning|for information)\./);
    const check = ownSchema('lint-report');
    assert.deepEqual(check(JSON.parse((await folder.lint('--as-of', '2026-03-30', '--format', 'json')).out)), []);
  });

  it('has each that nobody finds any more at a line of its own', async () => {
    folder.write('south/copy.case.md', late('CH-2'));
    await folder.writeBaseline();
    folder.write('south/copy.case.md', '').write('north/b.case.md', child('CH-2'));
    const stale = (await folder.found('--strict-baseline')).filter(({ rule }) => rule === 'policy/baseline-stale');
    const lines = folder.read('baseline.json').split('\n');
    assert.ok(stale.length > 2 && new Set(stale.map(({ line }) => line)).size === stale.length);
    for (const { line, record } of stale) assert.ok(lines[Number(line) - 1]?.includes(`"record":"${String(record)}"`));
  });

  it('that lists a finding twice is out of date for one of them only', async () => {
    await folder.writeBaseline();
    const lines = folder.read('baseline.json').split('\n');
    const at = lines.findIndex((line) => line.includes('action-overdue'));
    lines.splice(at, 0, lines[at] ?? '');
    folder.write('baseline.json', lines.join('\n'));
    assert.deepEqual(await folder.found(), []);
    const { out } = await folder.lint('--strict-baseline');
    assert.match(
      out,
      /The baseline lists practice\/action-overdue in CH-1 \(2026-03-04\) more often than it is found\./,
    );
    assert.match(out, /^1 error/m);
  });

  it('goes with some options, and not with others', async () => {
    await folder.writeBaseline();
    const before = folder.snapshot();
    for (const args of [
      ['--baseline', 'baseline.json', '--write-baseline', 'new.json'],
      ['--strict-baseline'],
      ['--force'],
      ['--write-baseline', 'new.json', '--shard', '1/2'],
      ['--baseline', 'baseline.json', '--strict-baseline', '--shard', '1/2'],
      ['--baseline', 'baseline.json', '-o', 'baseline.json'],
    ]) {
      const { status, out } = await folder.run(['lint', ...args]);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
    }
    assert.deepEqual(folder.snapshot(), before);
  });

  it('gives the same in parts that are merged as in a single run', async () => {
    await folder.writeBaseline();
    folder.write('north/b.case.md', late('CH-2', AGAIN));
    folder.write('c.case.md', late('CH-3'));
    const single = await folder.lint('--format', 'json');
    for (const n of [1, 2]) await folder.lint('--shard', `${n}/2`, '--format', 'json', '-o', `part-${n}.json`);
    const merged = await folder.run(['merge', 'part-1.json', 'part-2.json', '--format', 'json']);
    assert.equal(merged.out, single.out);
  });
});
