import assert from 'node:assert/strict';
import { type EditorFileSystem, editorFiles } from '../../../src/workspace/editor-files.ts';

/** Bits of VS Code's `FileType`. */
const FILE = 1;
const FOLDER = 2;
const LINK = 64;
const ROOT = 'vscode-vfs://store/team';

/** What a test's file system holds by address: text or bytes, a folder by `undefined`, or something of a type of its own. */
type Held = string | Uint8Array | undefined | { readonly type: number };

class Fault extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function editor(held: Readonly<Record<string, Held>>): { fs: EditorFileSystem; asked: string[] } {
  const asked: string[] = [];
  const typeOf = (name: string): number => {
    const one = held[name];
    if (typeof one === 'object' && 'type' in one) return one.type;
    return one === undefined ? FOLDER : FILE;
  };
  const bytesOf = (name: string): Uint8Array => {
    const one = held[name];
    return typeof one === 'string' ? new TextEncoder().encode(one) : one instanceof Uint8Array ? one : new Uint8Array();
  };
  const at = (uri: string): string => {
    asked.push(uri);
    if (uri.includes('locked')) throw new Fault('NoPermissions');
    if (!(uri in held)) throw new Fault('FileNotFound');
    return uri;
  };
  return {
    asked,
    fs: {
      stat: async (uri) => ({ type: typeOf(at(uri)), size: bytesOf(uri).length }),
      readFile: async (uri) => bytesOf(at(uri)),
      readDirectory: async (uri) => {
        const inside = Object.keys(held).filter(
          (name) => name.startsWith(`${at(uri)}/`) && !name.slice(uri.length + 1).includes('/'),
        );
        return inside.map((name) => [name.slice(uri.length + 1), typeOf(name)]);
      },
    },
  };
}

describe('files as an editor reaches them', () => {
  const held: Readonly<Record<string, Held>> = {
    [ROOT]: undefined,
    [`${ROOT}/b.case.md`]: '\ufeffb',
    [`${ROOT}/a.case.md`]: 'a',
    [`${ROOT}/notes.md`]: 'n',
    [`${ROOT}/nul.case.md`]: new Uint8Array([97, 0]),
    [`${ROOT}/gone-link.case.md`]: { type: LINK },
    [`${ROOT}/link.case.md`]: { type: FILE | LINK },
    [`${ROOT}/pipe.case.md`]: { type: 0 },
    [`${ROOT}/linked`]: { type: FOLDER | LINK },
    [`${ROOT}/linked/l.case.md`]: 'l',
    [`${ROOT}/sub`]: undefined,
    [`${ROOT}/sub/c.case.md`]: 'c',
    [`${ROOT}/.git`]: undefined,
    [`${ROOT}/.git/g.case.md`]: 'g',
    [`${ROOT}/node_modules`]: undefined,
    [`${ROOT}/node_modules/m.case.md`]: 'm',
    [`${ROOT}/locked`]: undefined,
    'vscode-vfs://store/other/o.case.md': 'o',
    'vscode-vfs://store/team-b/o.case.md': 'o',
  };
  const over = () => {
    const { fs, asked } = editor(held);
    return { files: editorFiles(fs, () => [ROOT]), asked };
  };
  const read = async (uri: string, most = 100, within?: string): Promise<string> => {
    const answer = await over().files.read(uri, most, within);
    return 'text' in answer ? answer.text : answer.problem;
  };

  it('reads text as the disk does: without a byte order mark, and never what is none', async () => {
    assert.equal(await read(`${ROOT}/a.case.md`), 'a');
    assert.equal(await read(`${ROOT}/b.case.md`), 'b');
    assert.equal(await read(`${ROOT}/nul.case.md`), 'not-text');
    assert.equal(await read(`${ROOT}/no.case.md`), 'missing');
    assert.equal(await read(`${ROOT}/gone-link.case.md`), 'missing');
    assert.equal(await read(`${ROOT}/sub`), 'unreadable');
    assert.equal(await read(`${ROOT}/pipe.case.md`), 'unreadable');
    assert.equal(await read(`${ROOT}/locked/x.case.md`), 'unreadable');
  });

  it('looks at the length before it reads', async () => {
    const { fs } = editor({ [ROOT]: undefined, [`${ROOT}/a.case.md`]: 'x'.repeat(101) });
    const stated: EditorFileSystem = { ...fs, readFile: () => assert.fail('it was read') };
    const answer = await editorFiles(stated, () => [ROOT]).read(`${ROOT}/a.case.md`, 100);
    assert.equal('problem' in answer && answer.problem, 'too-large');
    const growing: EditorFileSystem = { ...fs, stat: async () => ({ type: FILE, size: 1 }) };
    const grown = await editorFiles(growing, () => [ROOT]).read(`${ROOT}/a.case.md`, 100);
    assert.equal('problem' in grown && grown.problem, 'too-large');
  });

  it('asks for nothing outside the folders of the window', async () => {
    const { files, asked } = over();
    const outside = [
      'vscode-vfs://store/other/o.case.md',
      'vscode-vfs://store/team-b/o.case.md',
      'vscode-vfs://elsewhere/team/a.case.md',
      'file:///team/a.case.md',
      `${ROOT}/../other/o.case.md`,
      `${ROOT}/%2e%2e/other/o.case.md`,
      `${ROOT}/sub/..%5C..%5Cother/o.case.md`,
      '',
      ':',
      'no address',
    ];
    for (const uri of outside) {
      const answer = await files.read(uri, 100);
      assert.equal('problem' in answer && answer.problem, 'missing', uri);
      assert.equal(await files.exists(uri), false, uri);
      assert.deepEqual(await files.records(uri), [], uri);
      assert.deepEqual(await files.list(uri, '', 10, ROOT), { files: [], more: false }, uri);
    }
    assert.deepEqual(asked, []);
  });

  it('refuses a link, and what lies behind one, where a file must stay within a folder', async () => {
    assert.equal(await read(`${ROOT}/sub/c.case.md`, 100, ROOT), 'c');
    assert.equal(await read(`${ROOT}/link.case.md`, 100, ROOT), 'unreadable');
    assert.equal(await read(`${ROOT}/linked/l.case.md`, 100, ROOT), 'unreadable');
    assert.equal(await read(`${ROOT}/a.case.md`, 100, `${ROOT}/sub`), 'unreadable');
    const { files } = over();
    assert.deepEqual((await files.list(`${ROOT}/linked`, '.md', 10, ROOT)).files, []);
  });

  it('finds records below a folder as the disk does', async () => {
    const names = async (depth?: 'all' | 'own') =>
      (await over().files.records(ROOT, depth)).map((uri) => uri.slice(ROOT.length + 1));
    const own = ['a.case.md', 'b.case.md', 'gone-link.case.md', 'nul.case.md', 'pipe.case.md'];
    assert.deepEqual(await names('own'), own);
    // A folder that can't be opened is listed, so that reading it says so.
    assert.deepEqual(await names(), [...own, 'locked', 'sub/c.case.md'].sort());
  });

  it('comes to an end where folders don’t', async () => {
    let folders = 0;
    const endless: EditorFileSystem = {
      ...editor({}).fs,
      readDirectory: async () => {
        folders += 1;
        return [
          ['deeper', FOLDER],
          ['a.case.md', FILE],
        ];
      },
    };
    const found = await editorFiles(endless, () => [ROOT]).records(ROOT);
    assert.equal(folders, 64);
    assert.equal(found.length, 65);
  });

  it('lists the files of a folder by their ending, and says where there are more', async () => {
    const { files } = over();
    const listed = await files.list(ROOT, '.md', 2, ROOT);
    assert.deepEqual(listed, { files: [`${ROOT}/a.case.md`, `${ROOT}/b.case.md`], more: true });
    assert.deepEqual(await files.list(`${ROOT}/sub`, '.md', 2, ROOT), {
      files: [`${ROOT}/sub/c.case.md`],
      more: false,
    });
  });
});
