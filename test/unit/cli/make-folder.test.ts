import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '../../../src/cli/make-folder.ts';

const refused = (code: string): Error => Object.assign(new Error(code), { code });

describe('making a folder', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'case-record-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('makes those above it, and tells of each that was not there, the outermost first', () => {
    mkdirSync(join(root, 'a'));
    const made: string[] = [];
    makeFolder(join(root, 'a/b/c'), { mode: 0o700, made: (path) => made.push(path) });
    assert.deepEqual(made, [join(root, 'a/b'), join(root, 'a/b/c')]);
    assert.ok(statSync(join(root, 'a/b/c')).isDirectory());
    makeFolder(join(root, 'a/b/c'), { made: (path) => made.push(path) });
    assert.equal(made.length, 2);
  });

  it('gives up at once in a place that says of every new folder that the way to it is not there', () => {
    const asked: string[] = [];
    const mkdir = (path: string): void => {
      asked.push(path);
      assert.ok(asked.length < 10, 'asked again and again');
      throw refused('ENOENT');
    };
    assert.throws(() => makeFolder(join(root, 'a/b/c'), { mkdir }), { code: 'ENOENT' });
    assert.deepEqual(asked, [join(root, 'a')]);
  });

  it('takes a folder that another run makes meanwhile', () => {
    const mkdir = (path: string): void => {
      mkdirSync(path);
      throw refused('EEXIST');
    };
    makeFolder(join(root, 'a/b'), { mkdir });
    assert.ok(statSync(join(root, 'a/b')).isDirectory());
  });

  it('says what stands in the way', () => {
    writeFileSync(join(root, 'file'), '');
    symlinkSync(join(root, 'nowhere'), join(root, 'link'));
    assert.throws(() => makeFolder(join(root, 'file')), { code: 'EEXIST' });
    assert.throws(() => makeFolder(join(root, 'file/below')), { code: /^(?:ENOTDIR|ENOENT)$/ });
    assert.throws(() => makeFolder(join(root, 'link')), { code: 'EEXIST' });
  });
});
