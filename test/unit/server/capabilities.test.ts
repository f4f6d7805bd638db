import assert from 'node:assert/strict';
import { together } from '../../../src/server/parts/list.ts';

describe('what the parts of the server offer', () => {
  it('is one offer, with the commands of all and what all say of workspaces', () => {
    assert.deepEqual(
      together([
        { hoverProvider: true, executeCommandProvider: { commands: ['one'] } },
        { workspace: { workspaceFolders: { supported: true } } },
        { executeCommandProvider: { commands: ['two'] }, workspace: { fileOperations: {} } },
      ]),
      {
        hoverProvider: true,
        executeCommandProvider: { commands: ['one', 'two'] },
        workspace: { workspaceFolders: { supported: true }, fileOperations: {} },
      },
    );
  });
});
