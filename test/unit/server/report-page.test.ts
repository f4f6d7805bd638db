import assert from 'node:assert/strict';
import { besideEachOther } from '../../../src/server/report-page.ts';

describe('the folders of a window in the commands of its report', () => {
  it('are named from the folder that holds all of them', () => {
    const all = (...folders: readonly string[]) => besideEachOther(folders);
    assert.deepEqual(all(), ['.']);
    assert.deepEqual(all('file:///teams/east'), ['.']);
    assert.deepEqual(all('file:///teams/east', 'file:///teams/west%20side'), ['east', 'west side']);
    assert.deepEqual(all('file:///teams/east/', 'file:///teams/east/closed'), ['.', 'closed']);
    assert.deepEqual(all('file:///teams/east', 'file:///teams/easter'), ['east', 'easter']);
    assert.deepEqual(all('file:///east', 'file:///west'), ['east', 'west']);
    assert.deepEqual(all('vscode-vfs://github/a/east', 'vscode-vfs://github/a/west'), ['east', 'west']);
  });

  it('are named whole where no folder holds all of them', () => {
    const found = besideEachOther(['file:///c%3A/east', 'file:///d%3A/west']);
    assert.ok(found.every((path) => path.includes(':')));
    assert.equal(besideEachOther(['file:///teams/east', 'file://server/teams/west']).length, 2);
  });
});
