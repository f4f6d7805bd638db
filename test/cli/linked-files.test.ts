/** Files and folders that are links, where they are named. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { child, Folder } from './command.ts';

const posix = process.platform !== 'win32';

(posix ? describe : describe.skip)('a link that is named', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('outside/secret.txt', child('CH-9')).write('outside/own.case.md', child('CH-8'));
    folder.write('team/.case-record/config.yaml', '').write('team/a.case.md', child('CH-1'));
    mkdirSync(folder.at('team/old'));
    symlinkSync(folder.at('outside/secret.txt'), folder.at('team/p.case.md'));
  });
  afterEach(() => folder.remove());

  const refused = /p\.case\.md: This is a link to a file outside the folder, so it was not read/u;

  it('is refused where it leads out of its workspace, and the others are checked', async () => {
    const { status, out, err } = await folder.run(
      ['lint', 'a.case.md', 'p.case.md', '--format', 'json', '--show-text'],
      {
        from: 'team',
      },
    );
    assert.equal(status, 2);
    assert.match(err, refused);
    assert.doesNotMatch(out, /CH-9|p\.case/u);
    assert.equal(JSON.parse(out).files, 1);
  });

  it('is refused with other commands, and where one record is asked for', async () => {
    for (const args of [
      ['due', 'team/p.case.md'],
      ['explain', 'team/p.case.md'],
    ]) {
      const { status, out, err } = await folder.run(args);
      assert.equal(status, 2, args.join(' '));
      assert.match(err, refused);
      assert.doesNotMatch(out, /CH-9/u);
    }
  });

  it('is passed over by a glob, as in a folder', async () => {
    const { out, err } = await folder.run(['lint', 'team/*.case.md', '--format', 'json']);
    assert.deepEqual([err, JSON.parse(out).files], ['', 1]);
  });

  it('is read where it stays within the workspace', async () => {
    symlinkSync(folder.at('team/a.case.md'), folder.at('team/old/a.case.md'));
    const { err } = await folder.run(['lint', 'team/old/a.case.md']);
    assert.equal(err, '');
  });

  it('is followed where it is a folder', async () => {
    symlinkSync(folder.at('outside'), folder.at('shortcut'));
    for (const named of ['shortcut', 'shortcut/own.case.md']) {
      const { out, err } = await folder.run(['lint', named, '--format', 'json']);
      assert.equal(err, '');
      assert.equal(JSON.parse(out).files, 1);
    }
  });
});
