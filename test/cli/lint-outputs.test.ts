import assert from 'node:assert/strict';
import { chmodSync, lstatSync, statSync, symlinkSync } from 'node:fs';
import { child, entry, Folder } from './command.ts';

const late = child('CH-2', entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6'));

describe('case-record lint, in several formats at once', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder().write('a.case.md', late).write('b.case.md', child('CH-3'));
  });
  afterEach(() => folder.remove());

  it('writes each to the file after it, and the one without a file to the terminal', async () => {
    const run = await folder.run([
      'lint',
      ...['--format', 'json', '-o', 'found.json'],
      ...['--format', 'text'],
      ...['--format', 'csv', '--output', 'found.csv'],
    ]);
    const alone = async (format: string) => (await folder.run(['lint', '--format', format])).out;
    assert.deepEqual(run, { status: 1, out: await alone('text'), err: '' });
    assert.equal(folder.read('found.json'), await alone('json'));
    assert.equal(folder.read('found.csv'), await alone('csv'));
  });

  it('writes nothing to the terminal where each has a file', async () => {
    const { status, out } = await folder.run(['lint', '--format', 'html', '-o', 'a', '--format', 'html', '-o', 'b']);
    assert.deepEqual([status, out], [1, '']);
    assert.equal(folder.read('a'), folder.read('b'));
  });

  it('takes one format and one file in whatever order', async () => {
    await folder.run(['lint', '-o', 'found.json', '--format', 'json']);
    assert.equal(folder.read('found.json'), (await folder.run(['lint', '--format', 'json'])).out);
    await folder.run(['lint', '-o', 'found.txt']);
    assert.equal(folder.read('found.txt'), (await folder.run(['lint'])).out);
  });

  it('writes none of the files, and nothing to the terminal, where one cannot be written', async () => {
    folder.write('old.json', 'old').write('last.csv', 'last');
    const before = folder.snapshot();
    const { status, out, err } = await folder.run([
      'lint',
      ...['--format', 'json', '-o', 'old.json'],
      ...['--format', 'sarif', '-o', 'x'.repeat(300)],
      ...['--format', 'csv', '-o', 'last.csv', '--format', 'text'],
    ]);
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /x could not be written \(ENAMETOOLONG\)/);
    assert.deepEqual(folder.snapshot(), before);
  });

  it('leaves a file its rights, and writes through a link', async function () {
    if (process.platform === 'win32') this.skip();
    folder.write('found.json', 'old').write('elsewhere/table.csv', 'old');
    chmodSync(folder.at('found.json'), 0o600);
    symlinkSync('elsewhere/table.csv', folder.at('found.csv'));
    await folder.run(['lint', '--format', 'json', '-o', 'found.json', '--format', 'csv', '-o', 'found.csv']);
    assert.equal(statSync(folder.at('found.json')).mode & 0o777, 0o600);
    assert.match(folder.read('elsewhere/table.csv'), /CH-2/u);
    assert.ok(lstatSync(folder.at('found.csv')).isSymbolicLink());
    assert.deepEqual(
      folder.snapshot().map((line) => line.split(' ')[0]),
      ['a.case.md', 'b.case.md', 'elsewhere', 'elsewhere/table.csv', 'found.csv', 'found.json'],
    );
  });

  it('refuses what is not clear before it does any work, and writes nothing', async () => {
    folder.write('old.json', 'old').write('reports/x.txt', '');
    symlinkSync('old.json', folder.at('link.json'));
    const before = folder.snapshot();
    const json = ['--format', 'json'];
    const sarif = ['--format', 'sarif'];
    for (const [args, message] of [
      [[...json, ...sarif], /Only one format can go to the terminal: name a file with -o/],
      [['-o', 'x', ...json, ...sarif, '-o', 'y'], /-o x has no format: write --format FORMAT before it/],
      [['-o', 'x', '-o', 'y'], /-o x has no format/],
      [[...json, '-o', 'x', '-o', 'y'], /-o y has no format/],
      [[...json, '-o', 'old.json', ...sarif, '-o', './old.json'], /Two formats cannot both go to \.\/old\.json/],
      [[...json, '-o', 'old.json', ...sarif, '-o', 'link.json'], /Two formats cannot both go to link\.json/],
      [[...json, '-o', 'old.json', ...sarif, '-o', 'reports'], /reports is a folder/],
      [[...json, '-o', 'old.json', ...sarif, '-o', 'gone/x'], /no folder gone/],
      [[...json, '-o', 'old.json', ...sarif, '-o', 'a.case.md'], /the name of a record/],
      [[...json, '-o', 'old.json', '--format', 'pdf'], /Choose one of text, json, sarif, junit, github, gitlab, csv/],
    ] as const) {
      const { status, out, err } = await folder.run(['lint', ...args]);
      assert.deepEqual([status, out], [2, ''], args.join(' '));
      assert.match(err, message);
    }
    assert.deepEqual(folder.snapshot(), before);
  });
});
