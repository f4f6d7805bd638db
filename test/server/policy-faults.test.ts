/** Every fault of a local pack stands at its line in the editor. */
import assert from 'node:assert/strict';
import { FAULTS, FAULTY_PACK } from '../support/faulty-pack.ts';
import { Client, Folder } from './client.ts';

describe('a local pack with faults, in the editor', () => {
  it('has each at its line', async () => {
    const folder = new Folder();
    const policy = folder.write('.case-record/policy.yaml', FAULTY_PACK);
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    const client = await Client.start([folder.uri()]);
    try {
      const found = client.next(policy);
      const record =
        '---\nrecord: child\nid: CH-1\nname: Robin Example\nborn: 2015-03-02\n---\n\n## 2026-03-01 Placement\n';
      await client.open(folder.uri('a.case.md'), record);
      const lines = (await found).map(({ range, code }) => ({ line: range.start.line + 1, code }));
      assert.deepEqual(
        lines.sort((a, b) => a.line - b.line).map(({ line, code }) => `${line} ${code}`),
        FAULTS,
      );
    } finally {
      assert.equal(await client.stop(), 0);
      folder.remove();
    }
  });
});
