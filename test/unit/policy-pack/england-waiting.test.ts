/** Rules of the England pack that are not law yet: they ask nothing, and are ready for the day on which they come into force. */
import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import { englandPack, englandPolicy } from '../../../src/policy/england.ts';
import { loadPack } from '../../../src/policy/load.ts';
import { createPolicy } from '../../../src/policy/policy.ts';
import type { Policy } from '../../../src/policy/types.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { wholeRecord } from '../../support/markdown-suite.ts';

const COMMENCED = `policy: commenced
title: As if it had come into force
version: "1"
extends: england
timescales:
  - id: fgdm-offer
    in-force: yes
    reason: The test looks at what will be asked
`;

const APPLICATION = '\n\n## 2026-06-15 Court application\n\n```yaml\norder: care-order\n```\n';
const offered = (day: string) =>
  `## ${day} Family group conference\n\n\`\`\`yaml\noffered: ${day}\n\`\`\`${APPLICATION}`;

function commenced(): Policy {
  const entryTypes = new Set(builtInCatalogue().types.map(({ id }) => id));
  const local = loadPack([{ path: 'policy.yaml', text: COMMENCED }], { entryTypes, builtIn: false });
  assert.deepEqual(local.problems, []);
  return createPolicy([englandPack(), local]).policy;
}

function told(policy: Policy, record: string): readonly string[] {
  const asOf = parseIsoDate('2026-06-30');
  assert.ok(asOf);
  const { journey } = createLinter({ policy, catalogue: builtInCatalogue() }).judge(wholeRecord(record), asOf);
  assert.ok(journey);
  return journey.deadlines
    .filter(({ timescale }) => timescale.id === 'fgdm-offer')
    .map(({ due, status, daysLate }) => `${due} ${status}${daysLate === undefined ? '' : ` ${daysLate}`}`);
}

describe('England pack: the offer of family group decision making', () => {
  it('is there, marked as not in force, and asks nothing', () => {
    assert.equal(englandPolicy().timescale('fgdm-offer')?.inForce, false);
    assert.deepEqual(told(englandPolicy(), APPLICATION), []);
  });

  it('asks for an offer before the application, once a council says that it is law', () => {
    const policy = commenced();
    assert.deepEqual(told(policy, offered('2026-06-14')), ['2026-06-14 met']);
    assert.deepEqual(told(policy, offered('2025-06-15')), ['2026-06-14 met']);
    assert.deepEqual(told(policy, offered('2025-06-14')), ['2026-06-14 overdue 16']);
    assert.deepEqual(told(policy, APPLICATION), ['2026-06-14 overdue 16']);
    assert.deepEqual(told(policy, `${APPLICATION}\n\n${offered('2026-06-20').split('\n\n## 2026-06-15')[0]}\n`), [
      '2026-06-14 met-late 6',
    ]);
  });
});
