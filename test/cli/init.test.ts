import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { parseTree } from 'jsonc-parser';
import { startingFolder } from '../../src/workspace/starting-folder.ts';
import { child, entry, Folder } from './command.ts';
import { gitEnv } from './git-env.ts';
import { wholeCommand } from './whole-program.ts';

describe('case-record init', function () {
  this.timeout(60_000);
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  it('makes the files with which a team starts, and lint has nothing to say of them', async () => {
    const { status, out } = await folder.run(['init', 'our/records']);
    assert.equal(status, 0);
    for (const { path, text } of startingFolder()) {
      assert.equal(folder.read(`our/records/${path}`), text);
      assert.match(out, new RegExp(`^made {2}${path.replaceAll('.', '\\.')}$`, 'mu'));
    }
    folder.write('our/records/a.case.md', child('CH-1'));
    const lint = await folder.run(['lint', 'our/records', '--fail-on', 'warning']);
    assert.doesNotMatch(lint.out, /policy\//u);
    assert.equal(lint.status, 0, lint.out);
    assert.equal(statSync(folder.at('our/records/.githooks/pre-commit')).mode & 0o111, 0o111);
    assert.equal(JSON.parse(folder.read('our/records/.vscode/extensions.json')).recommendations.length, 1);
    assert.ok(parseTree(folder.read('our/records/.case-record/entries/support-circle.schema.json')));
  });

  it('gives a template and a type of entry that work', async () => {
    await folder.run(['init']);
    folder.write('a.case.md', child('CH-1'));
    const made = await folder.run([
      'new',
      'support-circle',
      '--for',
      'CH-1',
      '--append',
      '--by',
      'j.okafor',
      '--set',
      'led-by=Gran',
      '--set',
      'action=Ring on Sundays',
    ]);
    assert.equal(made.status, 0, made.err);
    assert.match(folder.read('a.case.md'), /review: 2026-05-01\n[\s\S]*Was A made-up child there\?/u);
    const { out } = await folder.run(['lint', '.']);
    assert.doesNotMatch(out, /record\/|schema\/|policy\//u);
  });

  it('has examples in its comments that hold once the signs are taken away', async () => {
    await folder.run(['init']);
    for (const name of ['config.yaml', 'policy.yaml']) {
      const lines = folder.read(`.case-record/${name}`).split('\n');
      const example = /^# (?=(?:teams|people|rules|timescales):$| {2})/u;
      folder.write(`.case-record/${name}`, lines.map((line) => line.replace(example, '')).join('\n'));
      assert.match(folder.read(`.case-record/${name}`), /^(?:teams|timescales):$/mu);
    }
    folder.write('a.case.md', child('CH-1'));
    const { out, status } = await folder.run(['lint', '.']);
    assert.equal(status, 0, out);
    assert.doesNotMatch(out, /policy\//u);
    assert.match((await folder.run(['config', '--explain', '.'])).out, /support-circle/u);
  });

  it('touches nothing that is there, and says what it left', async () => {
    folder.write('.gitignore', 'mine\n').write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    const first = await folder.run(['init']);
    assert.match(first.out, /^left {2}\.gitignore, as it was\. Put "\.case-record-cache\/" into it/mu);
    assert.equal(folder.read('.gitignore'), 'mine\n');
    assert.equal(folder.read('.case-record/config.yaml'), 'as-of: 2026-03-20\n');
    assert.ok(folder.has('HOW-WE-RECORD.md'));
    const before = folder.snapshot();
    const second = await folder.run(['init']);
    assert.equal(second.status, 0);
    assert.match(second.out, /nothing was changed/u);
    assert.deepEqual(folder.snapshot(), before);
  });

  it('writes nothing where a link or a file stands in the way', async () => {
    mkdirSync(folder.at('team'));
    mkdirSync(folder.at('elsewhere'));
    symlinkSync(folder.at('elsewhere'), folder.at('team/.case-record'));
    const before = folder.snapshot();
    const { status, err } = await folder.run(['init', 'team']);
    assert.equal(status, 2);
    assert.match(err, /team\/\.case-record is there and is no ordinary folder/u);
    assert.deepEqual(folder.snapshot(), before);
    folder.write('file', 'x');
    assert.equal((await folder.run(['init', 'file'])).status, 2);
    assert.equal(folder.read('file'), 'x');
  });

  it('gives a hook that git runs: it refuses an error, and takes the templates for what they are', async () => {
    await folder.run(['init', 'store']);
    folder.write('bin/case-record', `#!/bin/sh\nexec ${wholeCommand} "$@"\n`);
    chmodSync(folder.at('bin/case-record'), 0o755);
    const git = (...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync('git', args, {
        cwd: folder.at('store'),
        encoding: 'utf8',
        env: gitEnv(folder.path, folder.at('bin')),
      });
      return { status, said: stdout + stderr };
    };
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'core.hooksPath', '.githooks');
    git('add', '.');
    const first = git('commit', '--quiet', '--message=x');
    assert.equal(first.status, 0, first.said);
    folder.write('store/a.case.md', child('CH-1', entry('2026-02-31 Visit', 'seen: yes')));
    git('add', '.');
    const wrong = git('commit', '--quiet', '--message=x');
    assert.notEqual(wrong.status, 0);
    assert.match(wrong.said, /record\/bad-date/u);
    folder.write('store/a.case.md', child('CH-1'));
    git('add', '.');
    const mended = git('commit', '--quiet', '--message=x');
    assert.equal(mended.status, 0, mended.said);
  });

  it('ships the hook that the documentation has', () => {
    const hook = readFileSync(new URL('../../examples/pipelines/pre-commit', import.meta.url), 'utf8');
    assert.equal(startingFolder().find(({ executable }) => executable)?.text, hook);
  });
});
