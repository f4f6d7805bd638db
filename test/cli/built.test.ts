import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { commandLine } from '../../scripts/bundle.ts';
import { child, entry, Folder } from './command.ts';

const root = dirname(fileURLToPath(new URL('../../package.json', import.meta.url)));

describe('the command line as it is built', function () {
  this.timeout(60_000);
  let built: Folder;
  let folder: Folder;

  before(async () => {
    built = new Folder().write('package.json', '{"type": "module"}');
    await build({ ...commandLine(true, built.at('dist')), absWorkingDir: root });
    folder = new Folder().write('a.case.md', child('CH-1', entry('2026-03-01 Placement', 'type: U6')));
  });
  after(() => {
    built.remove();
    folder.remove();
  });

  /** The user's own folders are elsewhere, so that nothing is kept there. */
  const env = () => ({ ...process.env, XDG_CACHE_HOME: folder.at('user'), HOME: folder.at('home') });
  const lint = (...args: readonly string[]) => {
    const command = [built.at('dist', 'cli.js'), 'lint', '--as-of', '2026-03-20', ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: folder.path,
      encoding: 'utf8',
      env: env(),
    });
    return { status, stdout, stderr };
  };

  it('writes to the terminal and to a file', () => {
    const { stdout, stderr, status } = lint('--no-cache');
    assert.equal(stderr, '');
    assert.equal(status, 1);
    assert.match(stdout, /^a\.case\.md\n/);
    assert.deepEqual(lint('--no-cache', '-o', 'out.txt'), { status: 1, stdout: '', stderr: '' });
    assert.equal(folder.read('out.txt'), stdout);
  });

  it('writes the page of a report, drawings and all, as the source does', async () => {
    const args = ['report', 'a.case.md', '--as-of', '2026-03-20', '-o'];
    const command = [built.at('dist', 'cli.js'), ...args, 'built.html'];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: folder.path, encoding: 'utf8', env: env() });
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal((await folder.run([...args, 'source.html'])).status, 0);
    assert.equal(folder.read('built.html'), folder.read('source.html'));
    assert.ok(folder.read('built.html').includes('<svg '));
  });

  it('keeps results in the folder that is named, and holds those of another build for nothing', () => {
    const first = lint('--no-cache');
    for (let round = 0; round < 2; round += 1) assert.deepEqual(lint('--cache', 'kept'), first);
    const [name = ''] = readdirSync(folder.at('kept'));
    const kept = folder.read(`kept/${name}`);
    assert.match(kept, /^case-record-cache 3 /);
    appendFileSync(built.at('dist', 'cli.js'), '\n');
    assert.deepEqual(lint('--cache', 'kept'), first);
    const other = folder.read(`kept/${name}`);
    assert.notEqual(other, kept);
    writeFileSync(folder.at('kept', name), kept);
    assert.deepEqual(lint('--cache', 'kept'), first);
    assert.equal(folder.read(`kept/${name}`), other);
  });

  it('keeps results in the folder of the user, and nothing beside the records', function () {
    if (process.platform !== 'linux') this.skip();
    lint();
    assert.deepEqual(readdirSync(folder.at('user')), ['case-record']);
    const kept = readdirSync(folder.at('user', 'case-record'));
    assert.ok(kept.length > 0 && kept.every((name) => /\.cache(?:\.\d+)?$/u.test(name)), kept.join(', '));
  });
});
