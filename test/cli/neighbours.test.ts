/** What only the records of a workspace together can tell: one id on two files, a sibling that is nowhere. */
import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

interface Told {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly severity: string;
}

const visit = (also: string) => entry('2026-03-05 Visit', 'by: j.okafor', 'seen: yes', 'alone: yes', `also: [${also}]`);

describe('records beside each other', () => {
  let folder: Folder;
  let kept: Folder;

  beforeEach(() => {
    folder = new Folder();
    kept = new Folder();
  });
  afterEach(() => {
    folder.remove();
    kept.remove();
  });

  /** The findings of these rules, with what was kept and without, which must be the same. */
  async function told(...paths: readonly string[]): Promise<readonly Told[]> {
    const lint = async (...args: string[]): Promise<readonly Told[]> => {
      const { out } = await folder.run(['lint', '--format', 'json', ...args, ...paths], { build: 'one' });
      return JSON.parse(out).findings.filter(({ rule }: Told) => /duplicate-record|unknown-sibling/.test(rule));
    };
    const found = await lint('--no-cache');
    assert.deepEqual(await lint('--cache', kept.path), found);
    assert.deepEqual(await lint('--cache', kept.path), found);
    return found;
  }

  it('with one id are an error in both files, each naming the other', async () => {
    folder.write('.case-record/config.yaml', '').write('a.case.md', child('CH-1'));
    assert.deepEqual(await told(), []);
    folder.write('old/copy of a.case.md', child('CH-1'));
    assert.deepEqual(
      (await told()).map(({ rule, file, line, message, severity }) => [rule, severity, file, line, message]),
      [
        ['a.case.md', 'old/copy of a.case.md'],
        ['old/copy of a.case.md', 'a.case.md'],
      ].map(([file, other]) => [
        'record/duplicate-record',
        'error',
        file,
        3,
        `Another file has the id of this record too: ${other}. Nobody can tell which of them holds.`,
      ]),
    );
    assert.equal((await told('a.case.md')).length, 1);
    folder.write('old/copy of a.case.md', child('CH-2'));
    assert.deepEqual(await told(), []);
  });

  it('are not explained by an id that two have', async () => {
    folder.write('.case-record/config.yaml', '').write('a.case.md', child('CH-1')).write('b.case.md', child('CH-1'));
    const { status, err } = await folder.run(['explain', 'CH-1']);
    assert.equal(status, 2);
    assert.match(err, /2 files have the id CH-1: a\.case\.md, b\.case\.md\. Name the file that is meant\./);
    assert.equal((await folder.run(['explain', 'a.case.md'])).status, 0);
  });

  it('are not explained by an id that one has in each of two stores', async () => {
    folder.write('east/.case-record/config.yaml', '').write('east/a.case.md', child('CH-1'));
    folder.write('west/.case-record/config.yaml', '').write('west/b.case.md', child('CH-1'));
    const { status, err } = await folder.run(['explain', 'CH-1']);
    assert.equal(status, 2);
    assert.match(err, /2 files have the id CH-1: east\/a\.case\.md, west\/b\.case\.md\. Name the file that is meant\./);
    assert.equal((await folder.run(['explain', 'CH-1', '--in', 'west'])).status, 0);
  });

  it('are missed where an entry names one that is not there, with the nearest there is', async () => {
    folder.write('.case-record/config.yaml', '').write('a.case.md', child('MB-1', visit('MB-99')));
    assert.deepEqual(
      (await told()).map(({ rule, severity, message }) => [rule, severity, message]),
      [
        [
          'record/unknown-sibling',
          'warning',
          'No record here has the id "MB-99", so this entry stands on no other record.',
        ],
      ],
    );
    folder.write('b.case.md', child('MB-9'));
    assert.match((await told())[0]?.message ?? '', / Did you mean "MB-9"\?$/);
    folder.write('b.case.md', child('MB-99'));
    assert.deepEqual(await told(), []);
  });

  it('are not missed by a record that lies in a folder alone', async () => {
    folder.write('a.case.md', child('CH-1', visit('CH-9')));
    assert.deepEqual(await told(), []);
    folder.write('b.case.md', child('CH-2'));
    assert.equal((await told()).length, 1);
  });

  it('can be left alone by the settings', async () => {
    folder.write(
      '.case-record/config.yaml',
      'rules: {record/unknown-sibling: off, record/duplicate-record: warning}\n',
    );
    folder.write('a.case.md', child('CH-1', visit('CH-9'))).write('b.case.md', child('CH-1'));
    assert.deepEqual(
      (await told()).map(({ rule, severity }) => `${rule} ${severity}`),
      ['record/duplicate-record warning', 'record/duplicate-record warning'],
    );
  });
});
