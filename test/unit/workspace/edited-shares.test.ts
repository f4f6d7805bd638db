/** What a record shares by an edit, where the type of the entry becomes known only later. */
import assert from 'node:assert/strict';
import { parseIsoDate } from '../../../src/record/date.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../src/workspace/open.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';

const ROOT = 'file:///team';
const AMARA = `${ROOT}/amara.case.md`;
const TYPE = `${ROOT}/.case-record/entries/safety-circle.schema.json`;
const record = (id: string, entry = '') =>
  `---\nrecord: child\nid: ${id}\nname: Amara\nborn: 2015-03-02\n---\n${entry}`;
const SHARED = '\n## 2026-03-04 Safety circle\n\n```yaml\nby: j.okafor\nalso: [CH-2]\n```\n';

describe('an entry that an edit shares with a sibling', () => {
  it('stands on the record of the sibling as soon as its type is known', async () => {
    const asOf = parseIsoDate('2026-03-20') ?? assert.fail();
    const files = new Map([
      [`${ROOT}/.case-record/config.yaml`, 'teams: {}\n'],
      [AMARA, record('CH-1')],
      [`${ROOT}/ben.case.md`, record('CH-2')],
    ]);
    const workspaces = new Workspaces(memoryFiles(files), standardEngine());
    const workspace = await workspaces.of(AMARA);
    for (const text of [record('CH-1'), record('CH-1', SHARED)]) {
      files.set(AMARA, text);
      workspace.update(AMARA, workspace.linter.judge(text, asOf));
    }
    assert.deepEqual(workspace.sharedWith('CH-2'), []);
    files.set(TYPE, '{"title": "Safety circle", "description": "The people round the child meet."}');
    workspaces.settingsChanged(ROOT);
    const shared = (await workspaces.of(AMARA)).sharedWith('CH-2');
    assert.deepEqual(
      shared.map(({ type }) => type),
      ['safety-circle'],
    );
  });
});
