import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { child, entry, Folder } from './command.ts';
import { wholeProgram } from './whole-program.ts';

/** A module that sends its own process a signal where a function of Node's is called with a path that ends so. */
const strike = (module: string, name: string, ending: string, signal: string) =>
  strikeAt(module, name, `${ending.replaceAll('.', '\\.')}$`, signal);

/** The same where a path matches a pattern. */
const strikeAt = (module: string, name: string, pattern: string, signal: string) =>
  `data:text/javascript,${encodeURIComponent(`
    import of from '${module}';
    import { syncBuiltinESMExports } from 'node:module';
    const { ${name} } = of;
    of.${name} = (...given) => {
      if (given.some((each) => /${pattern}/u.test(String(each)))) process.kill(process.pid, '${signal}');
      return ${name}(...given);
    };
    syncBuiltinESMExports();
  `)}`;

describe('a run that is interrupted', function () {
  this.timeout(60_000);
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder().write('old.json', 'the old answer');
    for (let n = 0; n < 30; n += 1)
      folder.write(`r${n}.case.md`, child(`CH-${n}`, entry('2026-03-01 Legal status', 'status: C2')));
  });
  afterEach(() => folder.remove());

  const run = (preloaded: string, ...more: readonly string[]) =>
    spawnSync(
      process.execPath,
      ['--import', preloaded, ...wholeProgram, 'lint', '--no-cache', '--format', 'json', '-o', 'old.json', ...more],
      { cwd: folder.path, encoding: 'utf8' },
    );

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`says so and ends with 2, with nothing changed (${signal})`, function () {
      if (process.platform === 'win32') this.skip();
      const before = folder.snapshot();
      const { status, stdout, stderr } = run(strike('node:fs/promises', 'open', 'r3.case.md', signal));
      assert.equal(
        stderr,
        'case-record: Interrupted before the work was done. A file to write to is whole or as it was; run it again for an answer.\n',
      );
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.deepEqual(folder.snapshot(), before);
    });
  }

  it('leaves the old answer where it is killed while it writes the new one', function () {
    if (process.platform === 'win32') this.skip();
    assert.equal(run(strike('node:fs', 'renameSync', 'old.json', 'SIGKILL')).signal, 'SIGKILL');
    assert.equal(folder.read('old.json'), 'the old answer');
    assert.equal(run('data:text/javascript,').status, 1);
    assert.equal((JSON.parse(folder.read('old.json')) as { files: number }).files, 30);
    assert.ok(readdirSync(folder.path).includes('r3.case.md'));
  });

  it('leaves two files that belong together as they were, where it is told to end at the second', function () {
    if (process.platform === 'win32') this.skip();
    folder.write('old.csv', 'the old table');
    const before = folder.snapshot();
    // What stands beside its place until it is whole.
    const preloaded = strikeAt('node:fs/promises', 'open', 'old\\.csv\\..+\\.unfinished$', 'SIGTERM');
    assert.equal(run(preloaded, '--format', 'csv', '-o', 'old.csv').status, 2);
    assert.deepEqual(folder.snapshot(), before);
  });

  describe('while it puts audits into records', () => {
    const SHEETS = ['s3.md', 's5.md', 's7.md'];
    const file = (preloaded: string) =>
      spawnSync(process.execPath, ['--import', preloaded, ...wholeProgram, 'audit', 'file', ...SHEETS], {
        cwd: folder.path,
        encoding: 'utf8',
      });
    beforeEach(() => {
      const fields = ['by: q.sterne', 'auditor: q.sterne', 'grade: good', 'family-view: It helped.'];
      for (const name of SHEETS)
        folder.write(name, `# Case audit of CH-${name[1]}\n\n${entry('2026-03-20 Case audit', ...fields)}`);
    });

    it('leaves all of them as they were', function () {
      if (process.platform === 'win32') this.skip();
      const before = folder.snapshot();
      const preloaded = strikeAt('node:fs/promises', 'open', 'r5\\.case\\.md\\..+\\.unfinished$', 'SIGINT');
      assert.equal(file(preloaded).status, 2);
      assert.deepEqual(folder.snapshot(), before);
    });

    it('leaves all of them as they were where the disk is full', () => {
      const before = folder.snapshot();
      const { status, stdout, stderr } = file(
        `data:text/javascript,${encodeURIComponent(`
          import of from 'node:fs/promises';
          import { syncBuiltinESMExports } from 'node:module';
          const { open } = of;
          of.open = async (...given) => {
            if (/r5.case.md.*unfinished$/u.test(given[0])) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
            return open(...given);
          };
          syncBuiltinESMExports();
        `)}`,
      );
      assert.deepEqual([status, stdout], [2, '']);
      assert.equal(
        stderr,
        'case-record: r5.case.md could not be written (ENOSPC). Nothing was written. The disk is full: make room on it, or name a place on another.\n',
      );
      assert.deepEqual(folder.snapshot(), before);
    });

    it('is not interrupted between two of them', function () {
      if (process.platform === 'win32') this.skip();
      file(strike('node:fs', 'renameSync', 'r3.case.md', 'SIGINT'));
      for (const at of [3, 5, 7]) assert.match(folder.read(`r${at}.case.md`), /Case audit/u);
    });
  });

  describe('while it writes a folder', () => {
    const sample = (preloaded: string | readonly string[], ...more: string[]) =>
      spawnSync(
        process.execPath,
        [
          ...[preloaded].flat().flatMap((each) => ['--import', each]),
          ...wholeProgram,
          'audit',
          'sample',
          '--n',
          '20',
          '--seed',
          '7',
          '--out',
          'a/b',
          ...more,
        ],
        { cwd: folder.path, encoding: 'utf8' },
      );
    const NOTHING = 'data:text/javascript,';
    beforeEach(() => {
      for (let n = 0; n < 30; n += 1)
        folder.write(`r${n}.case.md`, child(`CH-${n}`, entry('2026-03-01 Legal status', 'status: C2')));
    });

    it('takes away what it had begun, the folder too', function () {
      if (process.platform === 'win32') this.skip();
      const before = folder.snapshot();
      assert.equal(sample(strike('node:fs/promises', 'writeFile', 'new-3', 'SIGINT')).status, 2);
      assert.deepEqual(folder.snapshot(), before);
      assert.ok(!folder.has('a'));
    });

    it('leaves what stood there as it was', function () {
      if (process.platform === 'win32') this.skip();
      // When a folder was last changed says nothing of its files.
      const files = () => folder.snapshot().filter((line) => !/^a(?:\/b)? /u.test(line));
      assert.equal(sample(NOTHING).status, 0);
      const before = files();
      for (const [name, ending] of [
        ['writeFile', 'new-3'],
        ['copyFile', 'old-5'],
      ] as const) {
        assert.equal(sample(strike('node:fs/promises', name, ending, 'SIGTERM'), '--seed', '9', '--force').status, 2);
        assert.deepEqual(files(), before, name);
      }
    });

    it('takes away too what comes into being only on its way out', function () {
      if (process.platform === 'win32') this.skip();
      // As where a thread that copies a file has not heard that the program ends.
      const late = `data:text/javascript,${encodeURIComponent(`
        import of from 'node:fs';
        import { syncBuiltinESMExports } from 'node:module';
        const { rmSync, writeFileSync } = of;
        let times = 2;
        of.rmSync = (path, options) => {
          rmSync(path, options);
          if (times-- <= 0) return;
          of.mkdirSync(path, { recursive: true });
          writeFileSync(path + '/old-5', '');
          throw Object.assign(new Error('not empty'), { code: 'ENOTEMPTY' });
        };
        syncBuiltinESMExports();
      `)}`;
      const before = folder.snapshot();
      const { status } = sample([strike('node:fs/promises', 'writeFile', 'new-3', 'SIGTERM'), late]);
      assert.equal(status, 2);
      assert.deepEqual(folder.snapshot(), before);
    });

    it('is not interrupted between two files that it moves into place', function () {
      if (process.platform === 'win32') this.skip();
      assert.equal(sample(strike('node:fs', 'renameSync', 'sample.json', 'SIGINT')).signal, null);
      assert.equal(readdirSync(join(folder.path, 'a/b')).length, 21);
    });

    it('leaves no file half written where it is killed', function () {
      if (process.platform === 'win32') this.skip();
      assert.equal(sample(NOTHING).status, 0);
      assert.equal(
        sample(strike('node:fs', 'renameSync', 'AUDIT-CH-5.md', 'SIGKILL'), '--seed', '9', '--force').signal,
        'SIGKILL',
      );
      for (const name of readdirSync(join(folder.path, 'a/b')).filter((each) => each.startsWith('AUDIT-')))
        assert.match(folder.read(`a/b/${name}`), /^# .+\n[\s\S]+\n$/u, name);
    });
  });
});
