import assert from 'node:assert/strict';
import { child, entry, type Folder } from './command.ts';
import { allocated, inCare, referral, session, supervisedTeam, supervision, under } from './supervised-team.ts';

describe('supervision prepare: children not spoken of in time', () => {
  let folder: Folder;
  const prepare = (...args: readonly string[]) => folder.run(['supervision', 'prepare', ...args]);

  beforeEach(() => {
    folder = supervisedTeam();
  });
  afterEach(() => folder.remove());

  const named = async () => {
    const { out } = await prepare('j.okafor');
    return out.includes('## Not spoken of in time')
      ? [...under(out, 'Not spoken').matchAll(/^- \[(CH-\d)\]/gmu)].map(([, id]) => id)
      : [];
  };

  it('are those of whom no session and no case supervision spoke within two months', async () => {
    assert.deepEqual(await named(), ['CH-3']);
    folder.write(
      'children/c.case.md',
      child('CH-3', referral + allocated + inCare + entry('2026-01-20 Case supervision', 'by: m.patel')),
    );
    assert.deepEqual(
      await named(),
      [],
      'a case supervision on 20 January: two months later is 20 March, the last day in time',
    );
    folder.write(
      'children/c.case.md',
      child('CH-3', referral + allocated + inCare + entry('2026-01-19 Case supervision', 'by: m.patel')),
    );
    assert.deepEqual(await named(), ['CH-3']);
  });

  it('stand beside ids that the last session names and no record has, as a slip leaves a child unspoken of', async () => {
    folder.write('sup.case.md', supervision('j.okafor', session('2026-03-04', 'CH-1, CH-2, CH-O3, Little Amara')));
    const { out } = await prepare('j.okafor');
    assert.match(
      under(out, 'Not spoken'),
      /^The last session names CH-O3 too, and none of the records that were read has such an id\.$/mu,
    );
    assert.doesNotMatch(out, /Little/u);
  });

  it("are not those of whom another worker's group supervision spoke", async () => {
    folder.write('other.case.md', supervision('a.else', entry('2026-03-02 Group supervision', 'cases: [CH-3]')));
    assert.deepEqual(await named(), []);
  });

  it('are told by the number of months that a local pack sets', async () => {
    folder.write('.case-record/policy.yaml', 'policy: local\nextends: england\nsettings: {discussion-months: 3}\n');
    assert.deepEqual(await named(), []);
    folder.write('.case-record/policy.yaml', 'policy: local\nextends: england\nsettings: {discussion-months: 1}\n');
    assert.deepEqual(await named(), ['CH-3']);
  });

  it('are so although the case was allocated to the same worker again', async () => {
    const again = entry('2026-03-12 Allocation', 'worker: j.okafor', 'team: west');
    folder.write('children/c.case.md', child('CH-3', referral + allocated + inCare + again));
    assert.deepEqual(await named(), ['CH-3']);
    assert.match((await prepare('j.okafor')).out, /With this worker since 5 January 2026; not yet spoken of/u);
  });

  it('are so only since the worker holds the case', async () => {
    folder.write(
      'children/c.case.md',
      child(
        'CH-3',
        referral +
          allocated +
          inCare +
          entry('2026-03-10 Allocation', 'worker: a.else') +
          entry('2026-03-12 Allocation', 'worker: j.okafor'),
      ),
    );
    assert.deepEqual(await named(), []);
  });
});
