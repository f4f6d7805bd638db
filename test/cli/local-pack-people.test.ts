/** Who may decide what, by a council's own pack and its people. */
import assert from 'node:assert/strict';
import { entry } from './command.ts';
import { PackFolder } from './pack-folder.ts';

describe('a local pack, with people', () => {
  let folder: PackFolder;

  beforeEach(() => {
    folder = new PackFolder();
    folder.write('.case-record/config.yaml', config);
  });
  afterEach(() => folder.remove());

  const found = (...of: Parameters<PackFolder['found']>) => folder.found(...of);

  const config = [
    'people:',
    '  m.patel: {name: Meera Patel, role: Team Manager}',
    '  n.mistry: {name: Nila Mistry, role: personal adviser}',
    '  q.lead: {name: Quinn Lead, role: locality lead}',
    '  w.unknown: {name: Wren Unknown}',
    '',
  ].join('\n');
  const decided = (by: string, ...more: string[]) =>
    entry(
      '2026-03-02 Contact',
      'by: duty.worker',
      'from: 1A',
      'decision:',
      '  outcome: information-advice',
      `  by: ${by}`,
      '  on: 2026-03-02',
      '  rationale: A question about nursery places.',
      ...more,
    );
  const rule = 'decision/contact';

  it('names the role of somebody who may not decide, and who may', async () => {
    assert.deepEqual(await found(rule, '2026-03-20', decided('n.mistry')), [
      'warning: The decision on the contact of 2 March was made by a personal adviser; it is for a manager (Recording practice).',
    ]);
  });

  it('accuses nobody whose role is not known', async () => {
    for (const by of ['m.patel', 'w.unknown', 'nobody.listed'])
      assert.deepEqual(await found(rule, '2026-03-20', decided(by)), [], by);
  });

  it('takes any of several roles', async () => {
    folder.write('.case-record/config.yaml', 'people: {n.mistry: {name: N, role: [personal adviser, team manager]}}\n');
    assert.deepEqual(await found(rule, '2026-03-20', decided('n.mistry')), []);
  });

  it('says where somebody decided who had not begun or had left', async () => {
    const days = (...keys: string[]) =>
      folder.write(
        '.case-record/config.yaml',
        `people: {m.patel: {name: M, role: team manager, ${keys.join(', ')}}}\n`,
      );
    days('started: 2026-03-03');
    assert.match(
      (await found(rule, '2026-03-20', decided('m.patel')))[0] ?? '',
      /was made by m\.patel, who began only on 3 March/,
    );
    days('left: 2026-03-01');
    assert.match(
      (await found(rule, '2026-03-20', decided('m.patel')))[0] ?? '',
      /was made by m\.patel, who left on 1 March/,
    );
    days('started: 2026-03-02', 'left: 2026-03-02');
    assert.deepEqual(await found(rule, '2026-03-20', decided('m.patel')), []);
  });

  it('takes the role that the decision itself names', async () => {
    assert.deepEqual(await found(rule, '2026-03-20', decided('n.mistry', '  role: acting Head of Service')), []);
    const [only] = await found(rule, '2026-03-20', decided('nobody.listed', '  role: Family support worker'));
    assert.match(only ?? '', /made by somebody whose `role` is another; it is for a manager/);
  });

  it('may say which roles decide, and what a role is called here', async () => {
    assert.equal((await found(rule, '2026-03-20', decided('q.lead'))).length, 1);
    const named = 'policy: named\ntitle: Named\nextends: england\nsettings: {role-names: {manager: [locality lead]}}\n';
    folder.write('.case-record/policy.yaml', named);
    assert.deepEqual(await found(rule, '2026-03-20', decided('q.lead')), []);
    const advisers =
      'policy: own\ntitle: Own\nextends: england\ndecisions: [{id: contact, roles: [personal adviser], reason: Agreed}]\n';
    folder.write('.case-record/policy.yaml', advisers);
    assert.deepEqual(await found(rule, '2026-03-20', decided('n.mistry')), []);
    assert.match(
      (await found(rule, '2026-03-20', decided('m.patel')))[0] ?? '',
      /by a Team Manager; it is for a personal adviser/,
    );
  });

  it('does not let the author of an enquiry decide on it alone', async () => {
    const enquiry = (by: string) =>
      entry(
        '2026-03-02 Section 47 enquiry',
        'by: s.kaur',
        'completed: 2026-03-12',
        'decision:',
        '  outcome: conference',
        `  by: ${by}`,
        '  on: 2026-03-12',
        '  rationale: Substantiated.',
      );
    const [only] = await found('decision/s47-outcome', '2026-03-20', enquiry('s.kaur'));
    assert.match(only ?? '', /made by its own author; another person must decide/);
    assert.deepEqual(await found('decision/s47-outcome', '2026-03-20', enquiry('m.patel')), []);
  });
});
