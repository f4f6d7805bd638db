/** A duty that came to an end undone says what ended. */
import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { day } from '../../support/journeys.ts';

const linter = createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });
const HEAD = '---\nrecord: child\nid: CH-1\nname: Ann\nborn: 2016-01-01\n---\n\n';
const entry = (heading: string, ...fields: string[]) =>
  `## ${heading}\n\n\`\`\`yaml\n${fields.join('\n')}\n\`\`\`\n\nText.\n\n`;
const messages = (...entries: string[]) =>
  linter
    .judge(HEAD + entries.join(''), day('2026-06-01'))
    .findings.filter(({ rule }) => rule.startsWith('timescale/'))
    .map(({ message }) => message);

describe('what ended a clock that was not met', () => {
  it('is the entry during which it ran', () => {
    const found = messages(
      entry('2026-01-05 Legal status', 'status: V2'),
      entry('2026-01-05 Placement', 'type: U6'),
      entry('2026-03-02 Closure', 'reason: RC1'),
    );
    assert.ok(
      found.some((each) =>
        each.startsWith(
          'No visit at which the child is seen since the placement of 5 January before the placement ended on 2 March;',
        ),
      ),
      found.join('\n'),
    );
  });

  it('is the entry that stopped it', () => {
    const found = messages(
      entry('2026-01-05 Referral', 'decision: {outcome: assessment, by: m.patel, on: 2026-01-05, rationale: Text.}'),
      entry('2026-05-04 Closure', 'reason: RC1'),
    );
    assert.ok(
      found.some((each) => /^No .+ since the referral of 5 January before the closure of 4 May ended it;/.test(each)),
      found.join('\n'),
    );
  });
});
