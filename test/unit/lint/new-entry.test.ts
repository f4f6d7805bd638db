/** Where a new entry goes, and the address by which it is referred to before it is there. */
import assert from 'node:assert/strict';
import { actionsAtCursor } from '../../../src/lint/fixes/actions.ts';
import { partAt } from '../../../src/lint/fixes/place.ts';
import { readAlone } from '../../../src/lint/fixes/trial.ts';
import { applied, filledText } from '../../../src/lint/fixes/writing.ts';
import { contextFor } from '../../support/tried-fixes.ts';

const DAY = '2026-06-20';
const FRONT = '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\n---\n\nA summary.\n';
const supervision = (on: string, what: string): string =>
  `\n## ${on} Case supervision\n\n\`\`\`yaml\nby: m.patel\nactions:\n  - what: ${what}\n    who: j.okafor\n    due: 2026-06-10\n\`\`\`\n`;
const note = (on: string): string => `\n## ${on} Case note\n\nText.\n`;

/** The record after the action is carried into a new entry: the addresses in order, and where it went. */
function carried(text: string, what: string) {
  const context = contextFor(text, DAY);
  const at = text.indexOf(what);
  const part = partAt(context.judgement.record, at);
  const fix = [...actionsAtCursor(part, at, context)].find(({ title }) => title.includes('to a new'));
  assert.ok(fix);
  const after = applied(text, fix.edits, filledText);
  const { entries } = readAlone(after, context.catalogue);
  const to = /outcome: Carried forward to (\S+)/.exec(after)?.[1];
  return {
    addresses: entries.map(({ address }) => address),
    before: context.judgement.record.entries.map(({ address }) => address),
    to,
    there: entries.find(({ address }) => address === to)?.block.text ?? '',
    after,
  };
}

describe('an action carried into a new entry', () => {
  for (const [title, text] of [
    ['where the oldest stands first', FRONT + supervision('2026-06-01', 'Ring Ann') + supervision(DAY, 'Ring Bea')],
    ['where the newest stands first', FRONT + supervision(DAY, 'Ring Bea') + supervision('2026-06-01', 'Ring Ann')],
    [
      'between others of the day',
      FRONT + note(DAY) + supervision(DAY, 'Ring Bea') + note(DAY) + supervision('2026-06-01', 'Ring Ann'),
    ],
    [
      'after two of one kind',
      FRONT + supervision(DAY, 'Ring Bea') + supervision(DAY, 'Ring Cat') + supervision('2026-06-01', 'Ring Ann'),
    ],
    [
      'with nothing behind those of the day',
      FRONT + note('2026-06-25') + supervision('2026-06-01', 'Ring Ann') + supervision(DAY, 'Ring Bea'),
    ],
    ['that is the first of its kind', FRONT + note(DAY) + supervision('2026-06-01', 'Ring Ann')],
  ] as const) {
    it(`is found at the address that it was promised, ${title}, and no other entry gets another`, () => {
      const { addresses, before, to, there, after } = carried(text, 'Ring Ann');
      assert.match(there, /what: "?Ring Ann \(carried forward from 2026-06-01-case-supervision\)/, after);
      assert.deepEqual(
        addresses.filter((address) => address !== to),
        before,
      );
      assert.equal(text.split('## ').length, after.split('\n## ').length - 1, 'each heading stands on its own line');
      assert.doesNotMatch(after, /[^\n]\n## /, 'with a blank line before it');
    });
  }
});
