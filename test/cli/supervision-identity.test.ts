/** A supervision record without an id goes by its worker's id, wherever it is named. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { entry, Folder } from './command.ts';

const record = (...more: readonly string[]) =>
  [
    '---',
    'record: supervision',
    'worker: j.okafor',
    'supervisor: m.patel',
    'started: 2025-01-06',
    'stage: experienced',
    '---',
    '',
    '# Supervision',
    '',
    ...more,
  ].join('\n');

describe('a supervision record without an id', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('s.case.md', record(entry('2026-02-01 Supervision', 'cases: [A-1]')));
  });
  afterEach(() => folder.remove());

  const json = async (...args: readonly string[]) => JSON.parse((await folder.run([...args])).out);

  it('is called by its worker in every format of findings', async () => {
    const { findings } = await json('lint', '--format', 'json');
    assert.ok(findings.length > 0);
    for (const { record: named } of findings) assert.equal(named, 'j.okafor');
    const [columns = '', first = ''] = (await folder.run(['lint', '--format', 'csv'])).out.split('\r\n');
    assert.equal(first.split(',')[columns.split(',').indexOf('record')], 'j.okafor');
    const sarif = await json('lint', '--format', 'sarif');
    assert.match(JSON.stringify(sarif.runs[0].results[0].locations), /j\.okafor/);
  });

  it('has the same name in the list of what is due, and is found by it', async () => {
    const { deadlines } = await json('due', '--all', '--format', 'json');
    assert.deepEqual([...new Set(deadlines.map((each: { record: string }) => each.record))], ['j.okafor']);
    assert.equal((await folder.run(['explain', 'j.okafor'])).status, 0);
  });

  it('keeps its fingerprints when its file moves', async () => {
    await folder.run(['lint', '--write-baseline', 'known.json']);
    const text = folder.read('s.case.md');
    rmSync(folder.at('s.case.md'));
    folder.write('old/s2.case.md', text);
    const { findings } = await json('lint', '--baseline', 'known.json', '--format', 'json');
    assert.deepEqual(findings, []);
  });

  it('is one too many beside another of that worker', async () => {
    folder.write('t.case.md', record());
    const { findings } = await json('lint', '--format', 'json');
    const twice = findings.filter(({ rule }: { rule: string }) => rule === 'record/duplicate-record');
    assert.deepEqual(
      twice.map(({ file, line }: { file: string; line: number }) => [file, line]),
      [
        ['s.case.md', 3],
        ['t.case.md', 3],
      ],
    );
  });
});
