import assert from 'node:assert/strict';
import { clientFiles } from '../../../src/server/client-files.ts';
import { filesInReach } from '../../../src/server/reach.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import type { FileAccess } from '../../../src/workspace/types.ts';

const ROOT = 'vscode-vfs://store/team';
const A = `${ROOT}/a.case.md`;

/** Access to files through a client that answers everything so. */
const answering = (answer: unknown): FileAccess => clientFiles({ sendRequest: async () => answer });

const all = async (files: FileAccess): Promise<unknown[]> => {
  const read = await files.read(A, 10);
  return [
    'text' in read ? read.text : read.problem,
    await files.exists(A),
    await files.records(ROOT),
    await files.list(ROOT, '.md', 1, ROOT),
  ];
};
const NOTHING_THERE = [false, [], { files: [], more: false }];

describe('files through the client', () => {
  it('are asked for with the bounds, and are what the client says', async () => {
    const asked: unknown[] = [];
    const files = clientFiles({
      sendRequest: async (request, params) => {
        asked.push([request, params]);
        return { text: 'a' };
      },
    });
    assert.deepEqual(await files.read(A, 10, ROOT), { text: 'a' });
    assert.deepEqual(asked, [['case-record/files/read', { uri: A, maxBytes: 10, within: ROOT }]]);
    assert.equal(await answering(true).exists(A), true);
    assert.deepEqual(await answering([A]).records(ROOT), [A]);
    assert.deepEqual(await answering({ files: [A], more: true }).list(ROOT, '.md', 1, ROOT), {
      files: [A],
      more: true,
    });
    const fault = { problem: 'missing', message: 'It is gone.' };
    assert.deepEqual(await answering(fault).read(A, 10), fault);
  });

  it('are none where the client fails', async () => {
    const failing = clientFiles({ sendRequest: () => Promise.reject(new Error('Unhandled method')) });
    assert.deepEqual(await all(failing), ['unreadable', ...NOTHING_THERE]);
  });

  it('are none where it answers something else', async () => {
    for (const answer of [undefined, null, 1, 'text', [], {}, { text: 1 }, { problem: 'funny', message: 'x' }])
      assert.deepEqual(await all(answering(answer)), ['unreadable', ...NOTHING_THERE], JSON.stringify(answer));
    assert.equal('problem' in (await answering({ text: 'x'.repeat(11) }).read(A, 10)), true);
    assert.deepEqual(await answering([A, 1, null]).records(ROOT), [A]);
    const many = await answering({ files: [A, A], more: false }).list(ROOT, '.md', 1, ROOT);
    assert.deepEqual(many, { files: [A], more: true });
  });
});

describe('files in reach', () => {
  const disk = memoryFiles(new Map([['file:///a.case.md', 'disk']]));
  const client = memoryFiles(
    new Map([
      ['file:///a.case.md', 'client'],
      [A, 'client'],
      ['untitled:a.case.md', 'client'],
    ]),
  );
  const told = async (files: FileAccess, uri: string): Promise<string> => {
    const read = await files.read(uri, 100);
    return 'text' in read ? read.text : read.problem;
  };

  it('are those of the disk, and of the client elsewhere', async () => {
    const files = filesInReach(disk, client, () => true);
    assert.equal(await told(files, 'file:///a.case.md'), 'disk');
    assert.equal(await told(files, A), 'client');
    assert.deepEqual(await files.records(ROOT), [A]);
    assert.equal(await told(files, 'untitled:a.case.md'), 'missing');
  });

  it('are all the client’s where there is no disk', async () => {
    assert.equal(
      await told(
        filesInReach(undefined, client, () => true),
        'file:///a.case.md',
      ),
      'client',
    );
  });

  it('are the disk’s alone where the client answers nothing about files', async () => {
    const files = filesInReach(disk, client, () => false);
    assert.equal(await told(files, 'file:///a.case.md'), 'disk');
    assert.equal(await told(files, A), 'missing');
    assert.equal(await files.exists(A), false);
  });
});
