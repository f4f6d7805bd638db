/** A virtual workspace: no file of it is on a disk, and the server reads all of them through the client. */
import assert from 'node:assert/strict';
import { LINT_WORKSPACE_REQUEST, type LintWorkspaceResult } from '../../src/server/protocol.ts';
import { memoryFiles } from '../../src/workspace/memory-files.ts';
import { Client } from './client.ts';

const ROOT = 'vscode-vfs://store/team';
const record = (id: string): string =>
  `---\nrecord: child\nid: ${id}\nname: Amara Example\nborn: 2015-03-02\nsiblings: [CH-9]\n---\n\n## 2026-02-31 Visit\n`;

const files = new Map([
  [`${ROOT}/.case-record/config.yaml`, 'rules:\n  record/bad-date: off\n'],
  [`${ROOT}/a.case.md`, record('CH-1')],
  [`${ROOT}/sub/b.case.md`, record('CH-1')],
]);

describe('a virtual workspace', () => {
  let client: Client;
  afterEach(() => client.stop());

  it('is judged by the settings of its team, beside the other records of the folder', async () => {
    client = await Client.start([ROOT], undefined, { files: memoryFiles(files) });
    const codes = (await client.open(`${ROOT}/a.case.md`, record('CH-1'))).map(({ code }) => code);
    assert.deepEqual(codes, ['record/duplicate-record']);
    const all = await client.connection.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
    assert.equal(all.records, 2);
  });

  it('is judged record by record for a client that answers nothing about files', async () => {
    client = await Client.start([ROOT]);
    const codes = (await client.open(`${ROOT}/a.case.md`, record('CH-1'))).map(({ code }) => code);
    assert.ok(codes.includes('record/bad-date'), codes.join(', '));
    const all = await client.connection.sendRequest<LintWorkspaceResult>(LINT_WORKSPACE_REQUEST, {});
    assert.equal(all.records, 0);
  });
});
