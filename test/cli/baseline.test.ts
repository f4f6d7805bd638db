import assert from 'node:assert/strict';
import { readFileSync, rmSync, truncateSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ownSchema } from '../support/json-schemas.ts';
import { child, entry, Folder } from './command.ts';

const LATE = ['by: j.okafor', 'actions:', '  - what: Ring the school', '    who: j.okafor', '    due: 2026-03-11'];
/** A record with one action that is late. */
const late = (id: string, more = ''): string => child(id, `${entry('2026-03-04 Case note', ...LATE)}${more}`);
const AGAIN = entry('2026-03-05 Case note', ...LATE);

interface Finding {
  readonly rule: string;
  readonly record: string | null;
  readonly entry: string | null;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
}

describe('a baseline', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', 'policies: [england]\n');
    folder.write('north/a.case.md', late('CH-1'));
    folder.write('north/b.case.md', late('CH-2'));
  });
  afterEach(() => folder.remove());

  const write = (...more: readonly string[]) => folder.run(['lint', '--write-baseline', 'baseline.json', ...more]);
  const lint = (...more: readonly string[]) =>
    folder.run(['lint', '--baseline', 'baseline.json', '--fail-on', 'warning', ...more]);
  const found = async (...more: readonly string[]): Promise<readonly Finding[]> =>
    (JSON.parse((await lint('--format', 'json', ...more)).out) as { findings: Finding[] }).findings;

  it('passes over what was there, and shows what is new', async () => {
    const made = await write();
    assert.deepEqual(
      [made.status, made.err],
      [0, `case-record: Wrote ${(await countOf()).toString()} findings to baseline.json.\n`],
    );
    const old = await lint();
    assert.equal(old.status, 0);
    assert.match(old.out, /^No findings in 2 files, judged as of 20 March 2026\. \d+ are in the baseline\.\n$/);
    folder.write('north/b.case.md', late('CH-2', AGAIN));
    const fresh = await found();
    assert.deepEqual(
      fresh.map(({ rule, record, entry }) => [rule, record, entry]),
      [['practice/action-overdue', 'CH-2', '2026-03-05-case-note']],
    );
    assert.equal((await lint()).status, 1);
  });

  const countOf = async () => (JSON.parse(folder.read('baseline.json')) as { findings: unknown[] }).findings.length;

  it('is as its schema says, and holds neither text nor messages', async () => {
    folder.write('north/c.case.md', '## 2026-03-04 Amara cried\n\nAmara cried.\n');
    await write();
    const text = folder.read('baseline.json');
    const schema: unknown = JSON.parse(
      readFileSync(new URL('../../schemas/baseline.schema.json', import.meta.url), 'utf8'),
    );
    const validate = new Ajv2020({ formats: { date: true } }).compile(schema as object);
    assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors));
    assert.doesNotMatch(text, /amara|cried|school|\/tmp|message/i);
    assert.match(text, /"file":"north\/c\.case\.md"/);
  });

  it('is written alike twice, one finding a line, in order', async () => {
    await write();
    const first = folder.read('baseline.json');
    await write('--force');
    assert.equal(folder.read('baseline.json'), first);
    const lines = first.split('\n').filter((line) => line.includes('"fingerprint"'));
    assert.equal(lines.length, await countOf());
    assert.deepEqual(
      lines.map((line) => line.match(/"record":"(.*?)"/)?.[1]),
      [...lines.map((line) => line.match(/"record":"(.*?)"/)?.[1])].sort(),
    );
  });

  it('knows findings again after lines have moved, files have moved and other entries have come', async () => {
    await write();
    folder.write('south/a.case.md', late('CH-1').replace('# A made-up', 'More.\n\nMore still.\n\n# A made-up'));
    folder.write('north/a.case.md', '');
    folder.write(
      'north/b.case.md',
      late('CH-2').replace('## 2026-03-04', '## 2026-03-01 Case note\n\nText.\n\n## 2026-03-04'),
    );
    const fresh = await found('south', 'north/b.case.md');
    assert.deepEqual(
      fresh.filter(({ rule }) => rule === 'practice/action-overdue'),
      [],
    );
  });

  it('shows one more of the same kind in the same entry', async () => {
    await write();
    folder.write(
      'north/b.case.md',
      late('CH-2').replace('actions:', 'actions:\n  - what: Ring the nurse\n    who: j.okafor\n    due: 2026-03-11'),
    );
    assert.equal((await found()).filter(({ rule }) => rule === 'practice/action-overdue').length, 1);
  });

  it('shows a finding again that has become more serious, or is about a later deadline', async () => {
    const visits = entry('2026-03-02 Referral', 'by: j.okafor', 'from: 1A');
    folder.write('north/a.case.md', child('CH-1', visits));
    await write('--as-of', '2026-03-02');
    assert.deepEqual((await found('--as-of', '2026-03-02')).length, 0);
    const later = await found('--as-of', '2026-03-20', 'north/a.case.md');
    assert.ok(later.some(({ rule }) => rule === 'timescale/referral-decision'));
  });

  it('is renewed on purpose only', async () => {
    await write();
    const before = folder.snapshot();
    const again = await write();
    assert.deepEqual([again.status, again.out], [2, '']);
    assert.match(again.err, /baseline\.json is there already\. To renew it on purpose, add --force\./);
    assert.deepEqual(folder.snapshot(), before);
  });

  it('says with --strict-baseline what it lists and nobody finds any more', async () => {
    await write();
    assert.equal((await lint('--strict-baseline')).status, 0);
    folder.write('north/a.case.md', late('CH-1').replace('due: 2026-03-11', 'due: 2026-03-11\n    done: 2026-03-10'));
    assert.equal((await lint()).status, 0);
    const [stale, ...more] = await found('--strict-baseline');
    assert.deepEqual(more, []);
    assert.deepEqual(
      [stale?.rule, stale?.file, stale?.record, stale?.severity],
      ['policy/baseline-stale', 'baseline.json', 'CH-1', 'error'],
    );
    assert.match(
      folder.read('baseline.json').split('\n')[(stale?.line ?? 0) - 1] ?? '',
      /"CH-1".*practice\/action-overdue/,
    );
    assert.equal((await lint('--strict-baseline')).status, 1);
    assert.deepEqual(
      await found('--strict-baseline', 'north/b.case.md'),
      [],
      'a record that was not named may be as it was',
    );
  });

  it('says that of a record which is gone, where all were named', async () => {
    await write();
    folder.write('north/a.case.md', late('CH-3'));
    const stale = (await found('--strict-baseline')).filter(({ rule }) => rule === 'policy/baseline-stale');
    assert.ok(stale.length > 0 && stale.every(({ record }) => record === 'CH-1'));
  });

  it('covers the same from another folder', async () => {
    await write();
    const { status, out } = await folder.run(['lint', '--baseline', '../baseline.json', '--fail-on', 'warning'], {
      from: 'north',
    });
    assert.equal(status, 0, out);
  });

  it('of another workspace is refused', async () => {
    await write();
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

  it('that can not be used is refused, with a reason, and nothing is written', async () => {
    const whole = { version: 1, root: '.', findings: [] };
    const finding = { record: 'CH-1', rule: 'a/b', severity: 'error', fingerprint: '0'.repeat(32) };
    const bad: readonly (readonly [string | Uint8Array, RegExp])[] = [
      ['', /not the JSON/],
      ['[', /not the JSON/],
      ['[]', /not the JSON/],
      ['['.repeat(100_000), /not the JSON/],
      [new Uint8Array([0, 1, 2]), /not UTF-8 text/],
      [JSON.stringify({ ...whole, version: 2 }), /not in version 1/],
      [JSON.stringify({ ...whole, root: '/elsewhere' }), /which folder/],
      [JSON.stringify({ ...whole, root: 4 }), /which folder/],
      [JSON.stringify({ ...whole, findings: {} }), /no list/],
      ...[
        { ...finding, fingerprint: 'x' },
        { ...finding, severity: 'mild' },
        { ...finding, rule: 3 },
        { ...finding, file: 'both.case.md' },
        { ...finding, on: '2026-02-31' },
        null,
      ].map((each) => [JSON.stringify({ ...whole, findings: [finding, each] }), /finding 2 of it/] as const),
    ];
    for (const [text, reason] of bad) {
      folder.write('baseline.json', text);
      const before = folder.snapshot();
      const { status, out, err } = await lint('--format', 'json', '-o', 'report.json');
      assert.deepEqual([status, out], [2, ''], String(text).slice(0, 80));
      assert.match(err, reason);
      assert.deepEqual(folder.snapshot(), before);
    }
  });

  it('that is missing, a folder or too large is refused', async () => {
    assert.match((await lint()).err, /There is no baseline baseline\.json\. Write one with/);
    folder.write('baseline.json/x', '');
    assert.deepEqual([(await lint()).status, (await write()).status, (await write('--force')).status], [2, 2, 2]);
    folder.write('large.json', '');
    truncateSync(folder.at('large.json'), 200_000_001);
    const { status, err } = await folder.run(['lint', '--baseline', 'large.json']);
    assert.equal(status, 2);
    assert.match(err, /at most 200\.0 MB/);
  });

  it('is not written where not everything could be checked, nor over a record, nor into no folder', async () => {
    const before = folder.snapshot();
    assert.match((await write('north', 'missing')).err, /not written, as not all that was named could be checked/);
    for (const file of ['north/a.case.md', 'nowhere/baseline.json']) {
      assert.equal((await folder.run(['lint', '--write-baseline', file, '--force'])).status, 2);
    }
    assert.deepEqual(folder.snapshot(), before);
  });

  it('is renewed for the records that were checked, and keeps what it has of the others', async () => {
    folder.write('south/c.case.md', late('CH-3', AGAIN));
    await write();
    const whole = folder.read('baseline.json');
    const partly = await folder.run(['lint', 'north', '--write-baseline', 'baseline.json', '--force']);
    assert.match(partly.err, /: \d+ were kept, as their records were not checked\.\n$/);
    assert.match(partly.out, /^No findings in 2 files.* 2 are in the baseline\.\n$/);
    assert.equal(folder.read('baseline.json'), whole);
    folder.write('north/a.case.md', late('CH-1', AGAIN)).write('north/b.case.md', child('CH-2'));
    const changed = await folder.run(['lint', 'north', '--write-baseline', 'baseline.json', '--force'], {
      now: '2026-03-21',
    });
    assert.match(changed.err, /: 1 is new, 1 is gone, \d+ were kept,/);
    assert.deepEqual(await found(), []);
    rmSync(folder.at('south/c.case.md'));
    assert.match((await write('--force')).err, / \d+ are gone\.\n$/);
    assert.doesNotMatch(folder.read('baseline.json'), /CH-3/);
    assert.match((await write('--force')).err, /: none is new and none is gone\.\n$/);
  });

  it('is written over no file that is something else, whatever is asked', async () => {
    folder.write('notes.txt', 'Words.\n').write('package.json', '{"name": "x", "version": "1.0.0"}\n');
    folder.write('picture.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x00, 0xff));
    folder.write('.case-record/entries/x.schema.json', '{"root": "findings"}');
    const before = folder.snapshot();
    for (const file of [
      'notes.txt',
      'package.json',
      'picture.png',
      '.case-record/config.yaml',
      '.case-record/new.yaml',
      '.case-record/entries/x.schema.json',
    ]) {
      const { status, err } = await folder.run(['lint', '--write-baseline', file, '--force']);
      assert.equal(status, 2, file);
      assert.match(err, /is no baseline, so it is not written over|belongs to the settings of a team/, file);
    }
    assert.equal((await folder.run(['lint', '--format', 'html', '-o', '.case-record/config.yaml'])).status, 2);
    assert.equal((await folder.run(['due', '-o', '.case-record/config.yaml'])).status, 2);
    assert.deepEqual(folder.snapshot(), before);
    assert.equal((await folder.run(['lint', '--write-baseline', '.case-record/baseline.json'])).status, 0);
    assert.equal((await folder.run(['lint', '--write-baseline', '.case-record/baseline.json', '--force'])).status, 0);
  });

  it('is made anew over one that was cut short, is empty, of another version or in conflict', async () => {
    await write();
    const whole = folder.read('baseline.json');
    for (const text of [
      whole.slice(0, 90),
      '',
      whole.replace('"version": 1', '"version": 2'),
      `<<<<<<< HEAD\n${whole}`,
    ]) {
      folder.write('baseline.json', text);
      assert.equal((await lint()).status, 2);
      assert.match((await write('--force')).err, /Wrote \d+ findings to baseline\.json\.\n$/);
      assert.equal(folder.read('baseline.json'), whole);
    }
  });

  it('says of one in the conflict of a merge how to settle it', async () => {
    await write();
    const lines = folder.read('baseline.json').split('\n');
    lines.splice(4, 0, '<<<<<<< HEAD', '=======', '>>>>>>> other');
    folder.write('baseline.json', lines.join('\n'));
    const { status, err } = await lint();
    assert.equal(status, 2);
    assert.match(err, /baseline\.json holds the conflict of a merge\./);
  });

  it('says of a finding that it was there, and was less serious', async () => {
    const soon = (id: string): string =>
      child(
        id,
        entry('2026-03-04 Legal status', 'by: x', 'status: C2') + entry('2026-03-04 Placement', 'by: x', 'type: U6'),
      );
    folder.write('north/a.case.md', soon('CH-1'));
    await write('--as-of', '2026-03-05');
    const later = await found('--as-of', '2026-03-30');
    const worse = later.filter((finding) => 'baselineSeverity' in finding);
    assert.ok(worse.length > 0 && worse.length < later.length, JSON.stringify(later));
    const { out } = await lint('--as-of', '2026-03-30');
    const renewed = await write('--force', '--as-of', '2026-03-30');
    assert.match(renewed.err, new RegExp(`\\b${worse.length} (?:is|are) more serious than before\\.\\n$`));
    await folder.run(['lint', '--write-baseline', 'baseline.json', '--force', '--as-of', '2026-03-05']);
    assert.match(out, /Shown as it has become more serious: in the baseline it is (?:a warning|for information)\./);
    const check = ownSchema('lint-report');
    assert.deepEqual(check(JSON.parse((await lint('--as-of', '2026-03-30', '--format', 'json')).out)), []);
  });

  it('that lists a finding twice is out of date for one of them only', async () => {
    await write();
    const lines = folder.read('baseline.json').split('\n');
    const at = lines.findIndex((line) => line.includes('action-overdue'));
    lines.splice(at, 0, lines[at] ?? '');
    folder.write('baseline.json', lines.join('\n'));
    assert.deepEqual(await found(), []);
    const { out } = await lint('--strict-baseline');
    assert.match(
      out,
      /The baseline lists practice\/action-overdue in CH-1 \(2026-03-04\) more often than it is found\./,
    );
    assert.match(out, /^1 error/m);
  });

  it('goes with some options, and not with others', async () => {
    await write();
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
    await write();
    folder.write('north/b.case.md', late('CH-2', AGAIN));
    folder.write('c.case.md', late('CH-3'));
    const single = await lint('--format', 'json');
    for (const n of [1, 2]) await lint('--shard', `${n}/2`, '--format', 'json', '-o', `part-${n}.json`);
    const merged = await folder.run(['merge', 'part-1.json', 'part-2.json', '--format', 'json']);
    assert.equal(merged.out, single.out);
  });

  it('is empty where nothing is found, and can be used', async () => {
    folder
      .write('north/a.case.md', '')
      .write('.case-record/config.yaml', 'rules:\n  practice/*: off\n  record/*: off\n  schema/*: off\n');
    await write();
    assert.equal(folder.read('baseline.json'), '{\n  "version": 1,\n  "root": ".",\n  "findings": []\n}\n');
    assert.equal((await lint('--strict-baseline')).status, 0);
  });
});
