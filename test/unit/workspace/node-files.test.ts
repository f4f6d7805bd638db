import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { nodeFiles } from '../../../src/workspace/node-files.ts';

describe('files on disk', () => {
  let folder: string;
  const at = (...names: string[]) => URI.file(join(folder, ...names)).toString();
  const write = (name: string, text: string | Uint8Array) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  const names = async (depth?: 'all' | 'own') =>
    (await nodeFiles.records(at(), depth)).map((uri) => decodeURIComponent(uri.slice(at().length + 1)));
  const problem = async (...args: Parameters<typeof nodeFiles.read>) => {
    const read = await nodeFiles.read(...args);
    return 'problem' in read ? read.problem : read.text;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'case-record-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('reads text, without a byte order mark', async () => {
    write('a.case.md', 'a \u00e9 \u{1f600}');
    write('b.case.md', new Uint8Array([0xef, 0xbb, 0xbf, 0x61]));
    write('empty.case.md', '');
    assert.equal(await problem(at('a.case.md'), 100), 'a \u00e9 \u{1f600}');
    assert.equal(await problem(at('b.case.md'), 100), 'a');
    assert.equal(await problem(at('empty.case.md'), 100), '');
  });

  it('refuses what is longer than the bound, and reads what is as long', async () => {
    write('a.case.md', 'x'.repeat(101));
    write('b.case.md', 'x'.repeat(100));
    assert.equal(await problem(at('a.case.md'), 100), 'too-large');
    assert.equal(await problem(at('b.case.md'), 100), 'x'.repeat(100));
  });

  it('refuses what is no text', async () => {
    write('nul.case.md', 'a\0b');
    write('latin.case.md', new Uint8Array([0x61, 0xe9, 0x62]));
    write('utf16.case.md', Buffer.from('\ufeffabc', 'utf16le'));
    for (const name of ['nul', 'latin', 'utf16'])
      assert.equal(await problem(at(`${name}.case.md`), 100), 'not-text', name);
  });

  it('says why a file cannot be read, and does not wait for a pipe', async () => {
    mkdirSync(join(folder, 'folder.case.md'));
    symlinkSync('nowhere', join(folder, 'link.case.md'));
    symlinkSync('circle.case.md', join(folder, 'circle.case.md'));
    assert.equal(await problem(at('gone.case.md'), 100), 'missing');
    assert.equal(await problem(at('link.case.md'), 100), 'missing');
    assert.equal(await problem(at('circle.case.md'), 100), 'unreadable');
    assert.equal(await problem(at('folder.case.md'), 100), 'unreadable');
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [join(folder, 'pipe.case.md')]);
      assert.equal(await problem(at('pipe.case.md'), 100), 'unreadable');
    }
  });

  it('keeps inside a folder when told to, also where links lead out of it', async () => {
    write('inside/a.yaml', 'inside');
    write('outside/b.yaml', 'outside');
    symlinkSync(join(folder, 'outside'), join(folder, 'inside', 'out'));
    symlinkSync(join(folder, 'outside', 'b.yaml'), join(folder, 'inside', 'b.yaml'));
    symlinkSync(join(folder, 'inside', 'a.yaml'), join(folder, 'inside', 'again.yaml'));
    assert.equal(await problem(at('inside', 'a.yaml'), 100, at('inside')), 'inside');
    assert.equal(await problem(at('inside', 'again.yaml'), 100, at('inside')), 'inside');
    assert.equal(await problem(at('inside', 'b.yaml'), 100, at('inside')), 'unreadable');
    assert.equal(await problem(at('inside', 'out', 'b.yaml'), 100, at('inside')), 'unreadable');
    assert.equal(await problem(at('inside', 'gone.yaml'), 100, at('inside')), 'missing');
  });

  it('lists records below a folder in one order, without the folders that hold none', async () => {
    for (const name of ['b.case.md', 'a b#.case.md', 'x/c.case.md', 'x/y/d.case.md', 'notes.md', 'case.md'])
      write(name, '');
    for (const name of ['node_modules/e.case.md', '.git/f.case.md', '.case-record/templates/g.case.md'])
      write(name, '');
    mkdirSync(join(folder, 'folder.case.md'));
    assert.deepEqual(await names(), ['a b#.case.md', 'b.case.md', 'x/c.case.md', 'x/y/d.case.md']);
    assert.deepEqual(await names('own'), ['a b#.case.md', 'b.case.md']);
  });

  it('takes the templates of a pack for no records', async () => {
    const pack = mkdtempSync(join(tmpdir(), 'case-record-pack-'));
    for (const at of ['pack/templates', 'team/templates']) mkdirSync(join(pack, at), { recursive: true });
    writeFileSync(join(pack, 'pack/policy.yaml'), 'policy: p\n');
    writeFileSync(join(pack, 'pack/templates/a.case.md'), '');
    writeFileSync(join(pack, 'team/templates/b.case.md'), '');
    const listed = await nodeFiles.records(URI.file(pack).toString());
    rmSync(pack, { recursive: true });
    assert.deepEqual(listed, [URI.file(join(pack, 'team/templates/b.case.md')).toString()]);
  });

  it('follows no links, so that loops end and nothing outside is read; a link that leads nowhere is listed', async () => {
    write('in/a.case.md', '');
    write('out/b.case.md', '');
    symlinkSync('..', join(folder, 'in', 'loop'));
    symlinkSync(join(folder, 'out'), join(folder, 'in', 'out'));
    symlinkSync(join(folder, 'out', 'b.case.md'), join(folder, 'in', 'b.case.md'));
    symlinkSync('a.case.md', join(folder, 'in', 'again.case.md'));
    symlinkSync('nowhere', join(folder, 'in', 'lost.case.md'));
    const listed = await nodeFiles.records(at('in'));
    assert.deepEqual(listed, [at('in', 'a.case.md'), at('in', 'lost.case.md')]);
  });

  it('finds no records in a folder that is not there', async () => {
    assert.deepEqual(await nodeFiles.records(at('gone')), []);
    assert.equal(await nodeFiles.exists(at('gone')), false);
    assert.equal(await nodeFiles.exists(at()), true);
  });
});
