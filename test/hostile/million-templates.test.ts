/** A folder of a million templates: so many are read as are said to be, and the rest costs nothing. */
import assert from 'node:assert/strict';
import { editorFiles } from '../../src/workspace/editor-files.ts';
import { Workspaces } from '../../src/workspace/open.ts';
import { standardEngine } from '../../src/workspace/standard-engine.ts';

const FILE = 1;
const FOLDER = 2;
const text = (name: string) =>
  `---\ntemplate:\n  name: ${name}\n  description: One of very many.\n  kind: entry\n---\n\n## {{today}} Case note\n\nThey met.\n`;

describe('a million templates', () => {
  it('are listed, three hundred are read and tried out, and the last of these says so', async () => {
    const names = Array.from({ length: 1_000_000 }, (_, n) => [`t${n}.case.md`, FILE] as const);
    const missing = () => Promise.reject(Object.assign(new Error('There is none.'), { code: 'FileNotFound' }));
    let read = 0;
    const host = editorFiles(
      {
        stat: (uri) => {
          if (/\.(?:yaml|json)$/u.test(uri)) return missing();
          return Promise.resolve(uri.endsWith('.case.md') ? { type: FILE, size: 200 } : { type: FOLDER, size: 0 });
        },
        readFile: async (uri) => {
          read += 1;
          return new TextEncoder().encode(text(uri.slice(uri.lastIndexOf('/') + 1)));
        },
        readDirectory: async (uri) => (uri.endsWith('/templates') ? names : []),
      },
      () => ['memfs:/team'],
    );
    const workspace = await new Workspaces(host, standardEngine()).at('memfs:/team');
    const { templates, problems } = await workspace.templates();
    assert.deepEqual([read, templates.length], [300, 300]);
    assert.deepEqual(
      problems.map(({ uri, message }) => [uri, message]),
      [[templates.at(-1)?.uri, 'At most 300 files are read here; those that come after this one are left out.']],
    );
  });
});
