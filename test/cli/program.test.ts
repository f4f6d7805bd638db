import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { child, entry, Folder, TODAY } from './command.ts';
import { wholeCommand, wholeProgram } from './whole-program.ts';

const late = child('CH-1', entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6'));

describe('case-record', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder().write('a.case.md', late);
  });
  afterEach(() => folder.remove());

  it('tells its commands, its version and, asked for nothing, how to ask', async () => {
    const help = await folder.run(['--help']);
    assert.equal(help.status, 0);
    for (const command of ['lint', 'due', 'explain', 'rules', 'import', 'lsp'])
      assert.match(help.out, new RegExp(`^  ${command} `, 'm'));
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    assert.deepEqual(await folder.run(['--version']), { status: 0, out: `${version}\n`, err: '' });
    assert.equal((await folder.run([])).status, 2);
    const unknown = await folder.run(['lintt']);
    assert.equal(unknown.status, 2);
    assert.match(unknown.err, /Did you mean lint\?/);
  });

  it('lists every rule with its severity and title, as the workspace sets them', async () => {
    const { status, out } = await folder.run(['rules']);
    assert.equal(status, 0);
    assert.match(out, /^practice\/child-not-seen +warning +\S/m);
    assert.match(out, /^timescale\/visit-default-year1 +error +Visits in the first year of a placement$/m);
    folder.write('.case-record/config.yaml', 'rules:\n  practice/child-not-seen: off\n  timescale/*: warning\n');
    const listed = JSON.parse((await folder.run(['rules', '--format', 'json'])).out) as {
      version: number;
      rules: { rule: string; severity: string; title: string }[];
    };
    assert.equal(listed.version, 1);
    const severity = (id: string) => listed.rules.find(({ rule }) => rule === id)?.severity;
    assert.equal(severity('practice/child-not-seen'), 'off');
    assert.equal(severity('timescale/visit-default-year1'), 'warning');
    assert.equal((await folder.run(['rules', '--in', 'gone'])).status, 2);
  });

  it('knows every rule that lint reports', async () => {
    const { rules } = JSON.parse((await folder.run(['rules', '--format', 'json'])).out) as {
      rules: { rule: string }[];
    };
    const known = new Set(rules.map(({ rule }) => rule));
    for (const id of ['record/unreadable', 'record/too-large', 'record/not-text', 'policy/config', 'policy/file'])
      assert.ok(known.has(id), id);
    const { findings } = JSON.parse((await folder.run(['lint', '--format', 'json'])).out) as {
      findings: { rule: string }[];
    };
    assert.ok(findings.length > 0);
    for (const { rule } of findings) assert.ok(known.has(rule), rule);
  });

  it('shows progress on a terminal, and only when the work is long', async () => {
    for (let n = 0; n < 20; n += 1) folder.write(`r${n}.case.md`, child(`CH-${n}`));
    const drawn = async (millisecondsForEach: number): Promise<string> => {
      const progress = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
      let text = '';
      progress.on('data', (chunk) => {
        text += String(chunk);
      });
      let at = Date.parse(TODAY);
      const now = () => {
        at += millisecondsForEach;
        return new Date(at);
      };
      assert.equal((await folder.run(['lint'], { progress, now })).status, 1);
      return text;
    };
    assert.match(await drawn(100), /of 21 records/);
    assert.equal(await drawn(1), '');
  });

  describe('as a process', function () {
    this.timeout(60_000);
    const start = (...args: string[]) => [...wholeProgram, ...args];

    it('ends with the exit status, and writes findings on stdout and what hinders it on stderr', () => {
      const run = (...args: string[]) => {
        const { status, stdout, stderr } = spawnSync(process.execPath, start(...args), {
          cwd: folder.path,
          encoding: 'utf8',
        });
        return { status, stdout, stderr };
      };
      const found = run('lint', '--as-of', '2026-03-20');
      assert.equal(found.status, 1);
      assert.match(found.stdout, /a\.case\.md\n/);
      assert.equal(found.stderr, '');
      assert.deepEqual(run('lint', 'gone'), {
        status: 2,
        stdout: '',
        stderr: 'case-record: There is no file or folder gone.\n',
      });
      assert.equal(run('lint', '--fail-on', 'never', '--as-of', '2026-03-20').status, 0);
    });

    it('writes a long answer to a pipe to its end', () => {
      for (let n = 0; n < 300; n += 1) folder.write(`r${n}.case.md`, late.replace('CH-1', `CH-${n}`));
      const { stdout } = spawnSync(process.execPath, start('lint', '--format', 'json', '--as-of', '2026-06-20'), {
        cwd: folder.path,
        encoding: 'utf8',
        maxBuffer: 100_000_000,
      });
      assert.ok(stdout.length > 300_000, `${stdout.length} characters`);
      assert.equal((JSON.parse(stdout) as { files: number }).files, 301);
    });

    it('takes it well that nobody reads to the end', async () => {
      for (let n = 0; n < 300; n += 1) folder.write(`r${n}.case.md`, late.replace('CH-1', `CH-${n}`));
      const process_ = spawn(process.execPath, start('lint', '--as-of', '2026-06-20'), { cwd: folder.path });
      let err = '';
      process_.stderr.on('data', (chunk) => {
        err += String(chunk);
      });
      process_.stdout.once('data', () => process_.stdout.destroy());
      await new Promise((resolve) => process_.on('close', resolve));
      assert.equal(err, '');
    });

    it('serves an editor over standard input and output', async () => {
      const server = spawn(process.execPath, start('lsp', '--stdio'), { cwd: folder.path });
      const say = (message: object) => {
        const body = JSON.stringify({ jsonrpc: '2.0', ...message });
        server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      let out = '';
      const answered = new Promise<void>((resolve) => {
        server.stdout.on('data', (chunk) => {
          out += String(chunk);
          if (out.includes('"id":1')) resolve();
        });
      });
      say({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
      await answered;
      assert.match(out, /"capabilities"/);
      const ended = new Promise((resolve) => server.on('close', resolve));
      say({ id: 2, method: 'shutdown' });
      say({ method: 'exit' });
      assert.equal(await ended, 0);
    });

    it('does not run the server without being told how to talk', () => {
      const { status, stderr } = spawnSync(process.execPath, start('lsp'), { cwd: folder.path, encoding: 'utf8' });
      assert.equal(status, 2);
      assert.match(stderr, /--stdio/);
    });
  });

  it('ends with 2, and says why, where the disk behind its answer is full', function () {
    if (!existsSync('/dev/full')) this.skip();
    const full = openSync('/dev/full', 'w');
    try {
      const { status, stderr } = spawnSync(process.execPath, [...wholeProgram, 'lint', '--no-cache'], {
        cwd: folder.path,
        encoding: 'utf8',
        stdio: ['ignore', full, 'pipe'],
      });
      assert.equal(stderr, 'case-record: The answer could not be written whole (ENOSPC).\n');
      assert.equal(status, 2);
    } finally {
      closeSync(full);
    }
  });

  it('leaves the old answer where the disk takes only a part of the new one', function () {
    if (process.platform === 'win32') this.skip();
    // From its source each run translates the whole program anew: what is kept of that would not fit the disk either.
    this.timeout(60_000);
    for (let n = 0; n < 40; n += 1) folder.write(`r${n}.case.md`, late.replace('CH-1', `CH-1${n}`));
    folder.write('old.json', 'the old answer');
    const before = folder.snapshot();
    const writes = [
      'lint --no-cache --format json -o old.json',
      'due --all --format json -o old.json',
      'report -o new.html',
    ];
    for (const args of writes) {
      // A file may not grow beyond 4 kB: as on a disk that fills, the system takes what still goes in and says nothing yet.
      const { status, stderr } = spawnSync('bash', ['-c', `trap '' XFSZ; ulimit -f 4; exec ${wholeCommand} ${args}`], {
        cwd: folder.path,
        encoding: 'utf8',
        env: { ...process.env, TSX_DISABLE_CACHE: '1' },
      });
      assert.match(stderr, /^case-record: \S+ could not be written \(EFBIG\)\.$/mu, args);
      assert.equal(status, 2, args);
      assert.deepEqual(folder.snapshot(), before, args);
    }
  });
});
