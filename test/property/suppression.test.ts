/** Remarks that silence rules, and the fingerprints by which findings are known again: what must be so of every record. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprints } from '../../src/lint/fingerprint.ts';
import { createLinter } from '../../src/lint/lint.ts';
import type { Linter } from '../../src/lint/types.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import { parseIsoDate } from '../../src/record/date.ts';
import type { Finding } from '../../src/rules/types.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';
import { applyEdits, edits } from '../support/generated-records.ts';

const asOf = parseIsoDate('2026-05-01');
assert.ok(asOf);
const newLinter = (inlineConfig = true): Linter =>
  createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue(), inlineConfig });
const [heeding, heedless] = [newLinter(), newLinter(false)];

const remark = fc
  .record({
    rules: fc.uniqueArray(
      fc.constantFrom(
        'practice/*',
        'schema/*',
        'timescale/*',
        'practice/action-overdue',
        'practice/analysis',
        'record/yaml',
        'nonsense',
      ),
      { minLength: 1, maxLength: 3 },
    ),
    why: fc.constantFrom(
      'why (by m.patel)',
      'why (by m.patel, until 2026-05-01)',
      'why (by m.patel, until 2026-04-30)',
      'why',
      '',
    ),
  })
  .map(({ rules, why }) => `<!-- case-record-disable ${rules.join(', ')}: ${why} -->`);
const perhaps = (each: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 1, arbitrary: each });

const ENTRIES = [
  'Case note\n\n@\n```yaml\nactions:\n  - what: Ring the school\n    due: 2026-03-11\n  - what: Ring the nurse\n```\n',
  'Visit\n@\n\n```yaml\nseen: no\nalnoe: yes\n```\n\nText.\n',
  'Visit @\n\nText.\n\n@\n\n### Analysis\n\nText. @\n',
  'Legal status\n\n```yaml\nstatus: C2\n```\n@\n',
  'Placement\n\n```yaml\ntype: U6\nby:\n```\n\nText.\n\n@\n',
  'Vist\n\n```\n@\n```\n',
  'Visit\n\nText.\n\n- a list\n  @ @\n',
  'Visit\n\n| a | @ |\n\n@ ends\n',
];
const entry = fc
  .tuple(
    fc.constantFrom('2026-01-12', '2026-03-04', '2026-03-04', '2026-04-20'),
    fc.constantFrom(...ENTRIES),
    fc.array(perhaps(remark), { minLength: 2, maxLength: 2 }),
  )
  .map(([date, text, [first = '', second = '']]) => `## ${date} ${text.replace('@', first).replace('@', second)}`);
const record = fc
  .tuple(perhaps(remark), fc.array(entry, { minLength: 1, maxLength: 6 }))
  .map(
    ([first, entries]) =>
      `---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\n---\n\n# Example\n\nA summary.\n\n${first}\n\n${entries.join('\n')}`,
  );

const known = ({ rule, span, severity }: Finding): string => `${span.start}-${span.end} ${rule} ${severity}`;
const ofRemarks = ({ rule }: Finding): boolean => rule.startsWith('record/suppression-');

describe('remarks that silence rules', () => {
  it('lose no finding: each is listed or silenced, and none is both', () => {
    let silenced = 0;
    fc.assert(
      fc.property(record, (text) => {
        const { findings, suppressed = [] } = heeding.judge(text, asOf);
        const listed = findings.filter((finding) => !ofRemarks(finding));
        const all = [...listed, ...suppressed.map(({ finding }) => finding)].map(known).sort();
        assert.deepEqual(all, heedless.judge(text, asOf).findings.map(known).sort());
        for (const { finding } of suppressed) assert.doesNotMatch(finding.rule, /^(record|policy)\//);
        silenced += suppressed.length;
      }),
      { numRuns: 200 },
    );
    assert.ok(silenced > 40, `only ${silenced} findings were silenced; do the records still have any?`);
  });

  it('are heeded after edits as when judged afresh', () => {
    fc.assert(
      fc.property(record, edits, (text, made) => {
        const before = heeding.judge(text, asOf);
        const { text: now, changes } = applyEdits(text, made);
        const after = heeding.rejudge(before, heeding.edit(before.record, changes), asOf);
        const fresh = newLinter().judge(now, asOf);
        assert.deepEqual([after.findings, after.suppressed], [fresh.findings, fresh.suppressed]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('fingerprints', () => {
  const prose = fc.array(fc.constantFrom('', '', 'A line of prose.', 'Another, with *emphasis*.', '- a list'), {
    maxLength: 6,
  });

  it('are the same after blank lines and prose have come in above', () => {
    fc.assert(
      fc.property(record, prose, fc.boolean(), (text, lines, crlf) => {
        const longer = text.replace('A summary.\n', `A summary.\n${lines.map((line) => `${line}\n`).join('')}`);
        const [before, after] = [text, crlf ? longer.replaceAll('\n', '\r\n') : longer].map((each) =>
          fingerprints(heedless.judge(each, asOf).findings, 'CH-1'),
        );
        assert.deepEqual(after, before);
      }),
      { numRuns: 200 },
    );
  });

  it('are all different, and stay as they are when an entry comes at the end', () => {
    const ofFields = (text: string) =>
      fingerprints(
        heedless.judge(text, asOf).findings.filter(({ rule }) => rule.startsWith('schema/')),
        'CH-1',
      );
    fc.assert(
      fc.property(record, entry, (text, more) => {
        const all = fingerprints(heedless.judge(text, asOf).findings, 'CH-1');
        assert.equal(new Set(all).size, all.length);
        const after = new Set(ofFields(`${text}\n${more.replace(/^## \S+/, '## 2026-04-29')}`));
        for (const one of ofFields(text)) assert.ok(after.has(one));
      }),
      { numRuns: 100 },
    );
  });
});
