import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import type { RuleSettings } from '../../../src/lint/types.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';

const asOf = parseIsoDate('2026-03-20') ?? assert.fail();

function unknown(
  fields: readonly string[],
  listed: readonly string[] = ['j.okafor', 'm.patel'],
  rules: RuleSettings = {},
) {
  const people = new Map(listed.map((id) => [id, {}]));
  const linter = createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue(), people, rules });
  const text = [
    '---',
    'record: child',
    'id: CH-1',
    '---',
    '',
    '## 2026-03-04 Case note',
    '',
    '```yaml',
    ...fields,
    '```',
    '',
  ].join('\n');
  const { findings } = linter.judge(text, asOf);
  return findings
    .filter(({ rule }) => rule === 'record/unknown-person')
    .map(({ span, suggestion, severity }) =>
      `${severity} ${text.slice(span.start, span.end)} ${suggestion ?? ''}`.trim(),
    );
}

describe('people whom nobody lists', () => {
  it('are told of, with who was meant', () => {
    assert.deepEqual(unknown(['by: "j.okafr"', 'decision:', '  by: x.nobody']), [
      'information j.okafr j.okafor',
      'information x.nobody',
    ]);
  });

  it('may be anyone where nobody is listed, or where they are described', () => {
    assert.deepEqual(unknown(['by: x.nobody'], []), []);
    assert.deepEqual(unknown(['by: the duty worker']), []);
    assert.deepEqual(unknown(['by: m.patel']), []);
  });

  it('may be parents and schools in an action, unless it looks like a slip', () => {
    const action = (who: string) => unknown(['actions:', `  - what: Ring`, `    who: ${who}`]);
    assert.deepEqual(action('k.parent'), []);
    assert.deepEqual(action('m.patle'), ['information m.patle m.patel']);
  });

  it('can be switched off', () => {
    assert.deepEqual(unknown(['by: x.nobody'], ['m.patel'], { 'record/unknown-person': 'off' }), []);
  });
});
