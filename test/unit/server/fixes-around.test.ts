import assert from 'node:assert/strict';
import { CURSOR, childRecord, FOLDER } from './editor.ts';
import { actionsAt, done, titled, VISIT } from './fixed.ts';

const BEN = `${FOLDER}/ben.case.md`;
const CAL = `${FOLDER}/cal.case.md`;

/** A child who is looked after by somebody since 5 January. */
const placed = (id: string, name: string, by = 'Lindqvist'): string =>
  childRecord(
    ...['## 2026-01-05 Legal status', '', '```yaml', 'status: C2', 'need: N1', '```', ''],
    ...['## 2026-01-05 Placement', '', '```yaml', 'type: U6', 'provider: PR1', `with: Mr and Mrs ${by}`, '```', ''],
  )
    .replace('CH-1042', id)
    .replace('Amara Bello', name);
const VISITED = `## 2026-03-04 Visit\n\n\`\`\`yaml\nby: j.${CURSOR}okafor\nseen: yes\nalone: yes\n\`\`\`\n`;
const SEEN = `${placed('CH-1042', 'Amara Bello').replace('name:', 'siblings: [CH-1043, CH-1044]\nname:')}\n${VISITED}`;

describe('quick fixes of what the records around one tell', () => {
  it('correct the id of a sibling that no record has', async () => {
    const text = VISIT('seen: yes', `also: [CH-104${CURSOR}4]`);
    const others = {
      [`${FOLDER}/.case-record/config.yaml`]: 'policies: [england]\n',
      [BEN]: childRecord('').replace('CH-1042', 'CH-1043'),
    };
    const action = titled(await actionsAt(text, { others }), 'Write "CH-1043"');
    assert.match(done(text, action), /also: \[CH-1043\]/);
  });

  it('say that a sibling was seen too, where one lives there and a visit is due', async () => {
    const others = { [BEN]: placed('CH-1043', 'Ben Bello'), [CAL]: placed('CH-1044', 'Cal Bello', 'Moreau') };
    const actions = await actionsAt(SEEN, { others });
    const found = actions.filter(({ title }) => title.includes('was seen too'));
    assert.deepEqual(
      found.map(({ title }) => title),
      ['Ben Bello (CH-1043) was seen too: add `also: [CH-1043]`'],
    );
    assert.match(done(SEEN, titled(found, /Ben/)), /alone: yes\nalso: \[CH-1043\]\n```/);
  });

  it('say so of a sibling as the editor has the record: not where a visit is typed there already', async () => {
    const ben = placed('CH-1043', 'Ben Bello');
    const typed = `${ben}\n${VISITED.replace(CURSOR, '')}`;
    const offered = async (unsaved: string): Promise<boolean> =>
      (await actionsAt(SEEN, { others: { [BEN]: ben }, unsaved: { [BEN]: unsaved } })).some(({ title }) =>
        title.startsWith('Ben Bello (CH-1043) was seen too'),
      );
    assert.deepEqual([await offered(ben), await offered(typed)], [true, false]);
  });
});
