import assert from 'node:assert/strict';
import { readFileSync, rmSync, truncateSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { AGAIN, BaselinedStore, late } from './baselined-store.ts';
import { child } from './command.ts';

describe('the file of a baseline', () => {
  let folder: BaselinedStore;
  beforeEach(() => {
    folder = new BaselinedStore();
  });
  afterEach(() => folder.remove());

  it('is as its schema says, and holds neither text nor messages', async () => {
    folder.write('north/c.case.md', '## 2026-03-04 Amara cried\n\nAmara cried.\n');
    await folder.writeBaseline();
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
    await folder.writeBaseline();
    const first = folder.read('baseline.json');
    await folder.writeBaseline('--force');
    assert.equal(folder.read('baseline.json'), first);
    const lines = first.split('\n').filter((line) => line.includes('"fingerprint"'));
    assert.equal(lines.length, folder.listed());
    assert.deepEqual(
      lines.map((line) => line.match(/"record":"(.*?)"/)?.[1]),
      [...lines.map((line) => line.match(/"record":"(.*?)"/)?.[1])].sort(),
    );
  });

  it('is renewed on purpose only', async () => {
    await folder.writeBaseline();
    const before = folder.snapshot();
    const again = await folder.writeBaseline();
    assert.deepEqual([again.status, again.out], [2, '']);
    assert.match(again.err, /baseline\.json is there already\. To renew it on purpose, add --force\./);
    assert.deepEqual(folder.snapshot(), before);
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
      const { status, out, err } = await folder.lint('--format', 'json', '-o', 'report.json');
      assert.deepEqual([status, out], [2, ''], String(text).slice(0, 80));
      assert.match(err, reason);
      assert.deepEqual(folder.snapshot(), before);
    }
  });

  it('that is missing, a folder or too large is refused', async () => {
    assert.match((await folder.lint()).err, /There is no baseline baseline\.json\. Write one with/);
    folder.write('baseline.json/x', '');
    assert.deepEqual(
      [
        (await folder.lint()).status,
        (await folder.writeBaseline()).status,
        (await folder.writeBaseline('--force')).status,
      ],
      [2, 2, 2],
    );
    folder.write('large.json', '');
    truncateSync(folder.at('large.json'), 200_000_001);
    const { status, err } = await folder.run(['lint', '--baseline', 'large.json']);
    assert.equal(status, 2);
    assert.match(err, /at most 200\.0 MB/);
  });

  it('is not written where not everything could be checked, nor over a record, nor into no folder', async () => {
    const before = folder.snapshot();
    assert.match(
      (await folder.writeBaseline('north', 'missing')).err,
      /not written, as not all that was named could be checked/,
    );
    for (const file of ['north/a.case.md', 'nowhere/baseline.json']) {
      assert.equal((await folder.run(['lint', '--write-baseline', file, '--force'])).status, 2);
    }
    assert.deepEqual(folder.snapshot(), before);
  });

  it('is renewed for the records that were checked, and keeps what it has of the others', async () => {
    folder.write('south/c.case.md', late('CH-3', AGAIN));
    await folder.writeBaseline();
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
    assert.deepEqual(await folder.found(), []);
    rmSync(folder.at('south/c.case.md'));
    assert.match((await folder.writeBaseline('--force')).err, / \d+ are gone\.\n$/);
    assert.doesNotMatch(folder.read('baseline.json'), /CH-3/);
    assert.match((await folder.writeBaseline('--force')).err, /: none is new and none is gone\.\n$/);
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
    await folder.writeBaseline();
    const whole = folder.read('baseline.json');
    for (const text of [
      whole.slice(0, 90),
      '',
      whole.replace('"version": 1', '"version": 2'),
      `<<<<<<< HEAD\n${whole}`,
    ]) {
      folder.write('baseline.json', text);
      assert.equal((await folder.lint()).status, 2);
      assert.match((await folder.writeBaseline('--force')).err, /Wrote \d+ findings to baseline\.json\.\n$/);
      assert.equal(folder.read('baseline.json'), whole);
    }
  });

  it('says of one in the conflict of a merge how to settle it', async () => {
    await folder.writeBaseline();
    const lines = folder.read('baseline.json').split('\n');
    lines.splice(4, 0, '<<<<<<< HEAD', '=======', '>>>>>>> other');
    folder.write('baseline.json', lines.join('\n'));
    const { status, err } = await folder.lint();
    assert.equal(status, 2);
    assert.match(err, /baseline\.json holds the conflict of a merge\./);
  });

  it('is empty where nothing is found, and can be used', async () => {
    folder
      .write('north/a.case.md', '')
      .write('.case-record/config.yaml', 'rules:\n  practice/*: off\n  record/*: off\n  schema/*: off\n');
    await folder.writeBaseline();
    assert.equal(folder.read('baseline.json'), '{\n  "version": 1,\n  "root": ".",\n  "findings": []\n}\n');
    assert.equal((await folder.lint('--strict-baseline')).status, 0);
  });
});
