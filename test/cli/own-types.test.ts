import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

const TYPE = '.case-record/entries/safety-circle.schema.json';

describe('lint with entry types of a team', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    folder.write('a.case.md', child('CH-1', entry('2026-03-04 Safety circle', 'by: j.okafor', 'venue: hme')));
    folder.write(TYPE, '{"title": "Safety circle", "properties": {"venue": {"enum": ["home"]}}}');
  });
  afterEach(() => folder.remove());

  const rules = async (...more: readonly string[]): Promise<readonly string[]> => {
    const { out } = await folder.run(['lint', '--format', 'json', ...more], {
      cacheFolder: folder.at('kept'),
      build: 'one',
    });
    const { findings } = JSON.parse(out);
    const names: string[] = findings.map(({ rule }: { rule: string }) => rule);
    return names.filter((rule) => /^(?:schema|record|policy)\//u.test(rule));
  };

  it('goes by them, and never by what was kept under others', async () => {
    assert.deepEqual(await rules(), ['schema/not-a-code']);
    assert.deepEqual(await rules(), ['schema/not-a-code']);
    folder.write(TYPE, '{"title": "Safety circle", "properties": {"venue": {"enum": ["hme"]}}}');
    assert.deepEqual(await rules(), []);
    folder.write('.case-record/entries/visit.schema.json', '{"properties": {"place": {"enum": ["cafe"]}}}');
    assert.deepEqual(await rules(), ['policy/entry-type-widens']);
  });

  it('says the same in every part of a run', async () => {
    const { status } = await folder.run(['lint', '--shard', '1/2', '-o', 'one.json', '--format', 'json']);
    assert.notEqual(status, 2);
  });
});
