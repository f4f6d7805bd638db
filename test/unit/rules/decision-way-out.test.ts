/** What a decision point tells a person to write can be written where it says. */
import assert from 'node:assert/strict';
import { englandExamples } from '../../../src/policy/england-examples.ts';
import type { PolicyExample } from '../../../src/policy/types.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import { adoptingLinter } from '../../support/england.ts';
import { wholeRecord } from '../../support/markdown-suite.ts';
import { decisionFindings } from '../../support/policy-example.ts';

const linter = adoptingLinter();

/** The ways out of an example's findings, each with the heading of its entry. */
function waysOut(id: string, example: PolicyExample): readonly { readonly heading: string; readonly clears: string }[] {
  const text = wholeRecord(example.record);
  return decisionFindings(id, example, linter).flatMap(({ clears = '', span }) => {
    const heading =
      text
        .slice(0, span.end)
        .match(/^## .*/gm)
        ?.at(-1) ?? '';
    const line = text.slice(text.lastIndexOf(heading, span.end)).split('\n', 1)[0] ?? '';
    return clears.startsWith('Write ') ? [{ heading: line, clears }] : [];
  });
}

/** An entry with just what a way out names, where it says. */
function followed(heading: string, clears: string): string {
  const names = (words: string): readonly string[] => [...words.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
  const [first = '', rest] = clears.split(' under `decision:`');
  const inDecision = rest === undefined ? [] : names(first);
  const own = rest === undefined ? names(first) : names(rest);
  const decision = inDecision.length === 0 ? '' : `decision:\n${inDecision.map((name) => `  ${name}: x\n`).join('')}`;
  return wholeRecord(`${heading}\n\n\`\`\`yaml\n${own.map((name) => `${name}: x\n`).join('')}${decision}\`\`\`\n`);
}

describe('the way out that a decision point names', () => {
  const today = parseIsoDate('2026-12-31');
  assert.ok(today);
  for (const [id, examples] of Object.entries(englandExamples().decisions)) {
    it(`${id}: every field has a place where it is said to belong`, () => {
      for (const { heading, clears } of examples.flatMap((example) => waysOut(id, example))) {
        const { findings } = linter.judge(followed(heading, clears), today);
        const unknown = findings.filter(({ rule }) => rule === 'schema/unknown-field');
        assert.deepEqual(
          unknown.map(({ message }) => message),
          [],
          clears,
        );
      }
    });
  }

  it('is found for nearly every point', () => {
    const { decisions } = englandExamples();
    const silent = Object.entries(decisions).filter(([id, examples]) =>
      examples.every((one) => waysOut(id, one).length === 0),
    );
    assert.deepEqual(
      silent.map(([id]) => id),
      ['welfare-not-safeguarded'],
    );
  });

  it('tells the fields of the entry from the parts of the decision', () => {
    const { findings } = linter.judge(wholeRecord('## 2026-01-05 Legal status\n\n```yaml\nstatus: V2\n```\n'), today);
    assert.match(
      findings.find(({ rule }) => rule === 'decision/accommodate-s20')?.clears ?? '',
      /^Write `by`, `on` and `rationale` under `decision:`, and `consent-by`, `consent-informed` and `consent-limits` beside it \(decided by: /,
    );
  });
});
