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

  it('is the plan, not the conference that began it', () => {
    const found = messages(
      entry(
        '2026-01-05 Initial child protection conference',
        'category: NEG',
        'decision: {outcome: child-protection-plan, by: c.chair, on: 2026-01-05, rationale: Text.}',
      ),
      entry(
        '2026-04-06 Review child protection conference',
        'decision: {outcome: end, by: c.chair, on: 2026-04-06, rationale: Text.}',
      ),
    );
    assert.ok(
      found.some((each) =>
        each.startsWith(
          'No core group since the initial child protection conference of 5 January before the child protection plan ended on 6 April;',
        ),
      ),
      found.join('\n'),
    );
  });

  it('is what was so, where neither an entry nor a word for a thing can end', () => {
    const strategy = (on: string, outcome: string) =>
      entry(`${on} Strategy discussion`, `decision: {outcome: ${outcome}, by: m.patel, on: ${on}, rationale: Text.}`);
    const [discussed] = messages(
      strategy('2014-01-06', 'section-47'),
      strategy('2014-04-07', 'no-further-action'),
    ).filter((each) => each.includes('conference'));
    assert.match(
      discussed ?? '',
      /^No initial child protection conference since the strategy discussion of 6 January 2014 before 7 April 2014, when this ended: strategy agreed;/,
    );
    const kept = messages(
      entry('2026-01-05 Legal status', 'status: V2'),
      entry('2026-04-06 Legal status', 'status: none'),
    );
    assert.ok(
      kept.some(
        (each) =>
          each.startsWith('No looked-after review') && each.includes('before 6 April, when this ended: looked after;'),
      ),
      kept.join('\n'),
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
