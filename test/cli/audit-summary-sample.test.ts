import assert from 'node:assert/strict';
import { AuditedStore } from './audited-store.ts';

describe('audit summary --sample', () => {
  let folder: AuditedStore;
  beforeEach(() => {
    folder = new AuditedStore();
  });
  afterEach(() => folder.remove());

  const drawn = (asOf: string, ...records: string[]) =>
    JSON.stringify({
      format: 'case-record audit sample',
      version: 1,
      asOf,
      children: records.map((record) => ({ record })),
    });

  it('says who of a sample was audited, whatever time is summed up', async () => {
    folder.write('sample.json', drawn('2026-01-01', 'CH-1', 'CH-4'));
    const { sample, audits } = await folder.json('--from', '2026-03-01', '--sample', 'sample.json');
    assert.deepEqual([sample?.audited, audits.length], [['CH-1', 'CH-4'], 1]);
  });

  it('says who has been audited since it was drawn, and who is still to be', async () => {
    folder.write('sample.json', drawn('2026-01-16', 'CH-1', 'CH-2', 'CH-3', 'CH-77'));
    const { sample } = await folder.json('--sample', 'sample.json');
    assert.deepEqual([sample?.audited, sample?.waiting, sample?.unknown], [['CH-1', 'CH-2'], ['CH-3'], ['CH-77']]);
    const { out } = await folder.summary('--sample', 'sample.json');
    assert.match(
      out,
      /Of the sample of 2026-01-16: 2 of 4 children audited\.\nStill to audit: CH-3\.\nNot among these records: CH-77\./u,
    );
  });

  it('takes what audit sample writes', async () => {
    assert.equal((await folder.run(['audit', 'sample', '--n', '4', '--seed', '1', '--out', 'out'])).status, 0);
    const { sample } = await folder.json('--sample', 'out/sample.json');
    assert.deepEqual(sample?.waiting, ['CH-1', 'CH-2', 'CH-3', 'CH-4']);
  });

  it('refuses what is no sample of these records with 2, and leaves the old output as it was', async () => {
    folder.write('old.json', 'old').write('half.json', drawn('2026-01-16', 'CH-1').slice(0, -9));
    folder
      .write('other.json', '{"version":1}')
      .write('newer.json', drawn('2026-01-16', 'CH-1').replace('"version":1', '"version":2'));
    folder
      .write('nodate.json', drawn('2026-02-30', 'CH-1'))
      .write('noid.json', drawn('2026-01-16', 'CH-1').replace('"CH-1"', '1'));
    folder.write('elsewhere.json', drawn('2026-01-16', 'XX-1')).write('list.json', '[]');
    for (const [file, said] of [
      ['half.json', /not whole JSON/u],
      ['other.json', /it is not a sample/u],
      ['list.json', /it is not a sample/u],
      ['newer.json', /another version/u],
      ['nodate.json', /a part of it is missing/u],
      ['noid.json', /one of its children has no id/u],
      ['elsewhere.json', /a sample of other records/u],
      ['missing.json', /could not be read/u],
    ] as const) {
      const { status, out, err } = await folder.summary('--sample', file, '--format', 'json', '-o', 'old.json');
      assert.deepEqual([status, out], [2, ''], file);
      assert.match(err, said);
      assert.equal(folder.read('old.json'), 'old');
    }
  });
});
