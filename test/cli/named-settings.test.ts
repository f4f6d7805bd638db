/** What belongs to settings, or to a pack, is no record by whatever name it is called. */
import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

const TEMPLATE =
  '---\ntemplate:\n  name: Circle\n  description: For a test.\n  kind: entry\n---\n\n## {{today}} Case note\n\nThey met.\n';

describe('Files of settings on the command line', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder()
      .write('.case-record/policy.yaml', 'policy: ours\nextends: [england, ../practice]\n')
      .write('practice/policy.yaml', 'policy: shared\nextends: england\n')
      .write('practice/templates/circle.case.md', TEMPLATE)
      .write('practice/templates/partials/foot.md', 'Thank you.\n')
      .write('a.case.md', child('CH-1', entry('2026-03-02 Visit', 'seen: yes', 'by: j.okafor')));
  });
  afterEach(() => folder.remove());

  const filesChecked = async (...args: readonly string[]): Promise<number> => {
    const { status, out, err } = await folder.run(['lint', '--format', 'json', ...args]);
    assert.equal(err, '');
    assert.ok(status < 2);
    return (JSON.parse(out) as { files: number }).files;
  };

  it('are not read as records, named or found, of a team or of a pack', async () => {
    assert.equal(await filesChecked('.'), 1);
    assert.equal(await filesChecked('**/*.case.md'), 1);
    assert.equal(await filesChecked('a.case.md', 'practice/templates/circle.case.md'), 1);
    for (const name of [
      'practice/templates/circle.case.md',
      'practice/templates',
      '.case-record',
      'practice/policy.yaml',
    ])
      assert.equal(await filesChecked(name), 0, name);
  });

  it('are looked at as settings where lint is given one, and the records are left alone', async () => {
    folder.write('a.case.md', child('CH-1', entry('2026-02-31 Visit', 'seen: yes')));
    assert.equal((await folder.run(['lint', 'practice/templates/circle.case.md'])).status, 0);
    folder.write('practice/templates/circle.case.md', '# No template\n');
    for (const name of [
      'practice/templates/circle.case.md',
      '.case-record/policy.yaml',
      '.case-record',
      'practice/policy.yaml',
    ]) {
      const { status, out } = await folder.run(['lint', name]);
      assert.equal(status, 1, name);
      assert.match(out, /This is no template/u);
      assert.doesNotMatch(out, /a\.case\.md/u);
    }
  });

  it('are passed over by other commands beside records, and refused alone', async () => {
    const alone = await folder.run(['due', 'a.case.md']);
    assert.deepEqual(await folder.run(['due', 'a.case.md', 'practice/templates/circle.case.md']), alone);
    const { status, err } = await folder.run(['due', 'practice/templates/circle.case.md']);
    assert.equal(status, 2);
    assert.match(err, /belongs to settings and is no record/u);
  });

  it('are never written into as records', async () => {
    const before = folder.snapshot();
    const { status, err } = await folder.run([
      'new',
      'circle',
      '--for',
      'practice/templates/circle.case.md',
      '--append',
    ]);
    assert.equal(status, 2);
    assert.match(err, /belongs to settings and is no record/u);
    assert.deepEqual(folder.snapshot(), before);
  });

  it('are told from a record in a folder of such a name', async () => {
    folder.write('templates/b.case.md', child('CH-2')).write('entries/c.case.md', child('CH-3'));
    assert.equal(await filesChecked('.'), 3);
    assert.equal(await filesChecked('templates/b.case.md', 'entries/c.case.md', 'entries'), 2);
  });

  it('are said to be left out where they are of a pack on which nothing builds', async () => {
    const pack = new Folder().write('policy.yaml', 'policy: mine\nextends: england\n');
    const { status, err } = await pack.run(['lint', 'policy.yaml']);
    pack.remove();
    assert.equal(status, 0);
    assert.match(err, /policy\.yaml was not checked: it is part of a pack, and no settings here build on it\./u);
  });

  it('are told from a record in a folder of such a name, beside a policy too', async () => {
    folder.write('templates/b.case.md', child('CH-2')).write('entries/c.case.md', child('CH-3'));
    folder.write('policy.yaml', 'policy: mine\nextends: england\n');
    assert.equal(await filesChecked('entries/c.case.md'), 1);
    assert.equal(await filesChecked('templates/b.case.md'), 0);
  });
});
