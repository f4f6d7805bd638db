/** What must be so of every text, whatever it holds. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createLinter } from '../../src/lint/lint.ts';
import { englandPolicy } from '../../src/policy/england.ts';
import { parseIsoDate } from '../../src/record/date.ts';
import type { IsoDate, TextChange } from '../../src/record/types.ts';
import type { Finding } from '../../src/rules/types.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';
import { englandLinter } from '../support/england.ts';

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  assert.ok(date);
  return date;
}

const asOf = day('2026-05-01');
const DATES = [
  '2025-11-03',
  '2026-01-12',
  '2026-02-02',
  '2026-03-04',
  '2026-04-20',
  '2026-04-30',
  '2027-01-01',
  '2026-02-31',
  '',
];
const TYPES = [
  'Contact',
  'Referral',
  'Assessment',
  'Strategy discussion',
  'Section 47 enquiry',
  'Initial child protection conference',
  'Child protection plan',
  'Core group',
  'Child in need plan',
  'Legal status',
  'Placement',
  'Visit',
  'Looked-after review',
  'Closure',
  'Correction',
  'Supervision',
  'Vist',
];
const FIELDS = [
  'by: j.okafor',
  'seen: yes',
  'seen: no',
  'alone: no',
  'status: C2',
  'type: U6',
  'completed: 2026-03-01',
  'ended: 2026-04-21',
  'reason: RC8',
  'also: [CH-2]',
  'corrects: 2026-03-04-visit',
  'late-reason: Snow.',
  'decision:\n  outcome: no-further-action',
  'decision:\n  outcome: assessment\n  by: m.patel\n  on: 2026-03-04\n  rationale: Need.',
  'actions:\n  - what: Ring the school\n    due: 2026-03-11',
  'seen: [',
  'nonsense: &a *a',
];

const entry = fc
  .record({
    date: fc.constantFrom(...DATES),
    type: fc.constantFrom(...TYPES),
    fields: fc.uniqueArray(fc.constantFrom(...FIELDS), { maxLength: 4 }),
    prose: fc.constantFrom(
      '',
      'A note.\n',
      '### Reflection\n\nA thought.\n',
      '## A free section\n\nText.\n',
      '```\n## 2026-01-01 Visit\n',
    ),
  })
  .map(({ date, type, fields, prose }) => {
    const block = fields.length > 0 ? `\n\`\`\`yaml\n${fields.join('\n')}\n\`\`\`\n` : '';
    return `## ${date} ${type}\n${block}\n${prose}`;
  });

const front = fc.constantFrom(
  '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\nposition:\n  plan: child-protection\n---\n\n',
  '---\nrecord: child\nid: CH-1\nborn: 2026-03-04\ndied: 2026-04-21\n---\n',
  '---\nrecord: supervision\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2026-01-05\nstage: experienced\n---\n\n',
  '---\nrecord: child\n',
  '',
);

const record = fc.tuple(front, fc.array(entry, { maxLength: 8 })).map(([head, entries]) => head + entries.join('\n'));

const text = fc.oneof(
  { weight: 4, arbitrary: record },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.tuple(record, fc.string({ unit: 'grapheme', maxLength: 30 }), fc.nat()).map(insert) },
);

function insert([into, piece, at]: [string, string, number]): string {
  const offset = at % (into.length + 1);
  return into.slice(0, offset) + piece + into.slice(offset);
}

/** An edit as an editor sends it: a piece taken out and another put in. */
const edit = fc.record({
  at: fc.nat(),
  removed: fc.nat({ max: 40 }),
  put: fc.oneof(
    fc.constantFrom('', 'x', '\n', '\n## 2026-04-20 Visit\n', '```yaml\n', '- ', ': '),
    fc.string({ maxLength: 12 }),
  ),
});

function change(
  before: string,
  { at, removed, put }: { at: number; removed: number; put: string },
): [string, TextChange] {
  const start = at % (before.length + 1);
  const oldEnd = Math.min(before.length, start + removed);
  return [before.slice(0, start) + put + before.slice(oldEnd), { start, oldEnd, text: put }];
}

describe('linting, whatever the text', () => {
  it('never throws, and stands every finding inside the text, in order', () => {
    fc.assert(
      fc.property(text, (given) => {
        const { findings } = englandLinter().judge(given, asOf);
        let last = 0;
        for (const { span, related, message } of findings) {
          assert.ok(span.start >= last && span.start <= span.end && span.end <= given.length, message);
          last = span.start;
          for (const place of related) {
            if (place.span) assert.ok(place.span.start <= place.span.end && place.span.end <= given.length, message);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same findings after edits as when judged afresh', () => {
    fc.assert(
      fc.property(record, fc.array(edit, { minLength: 1, maxLength: 5 }), (given, edits) => {
        const linter = englandLinter();
        let judgement = linter.judge(given, asOf);
        let now = given;
        for (const each of edits) {
          const [next, changed] = change(now, each);
          judgement = linter.rejudge(judgement, linter.edit(judgement.record, [changed]), asOf);
          assert.equal(judgement.record.text, next);
          now = next;
          const fresh = createLinterOnce().judge(next, asOf);
          assert.deepEqual(judgement.findings, fresh.findings);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same findings on another day as when judged afresh', () => {
    fc.assert(
      fc.property(record, fc.constantFrom(...['2026-02-03', '2026-03-05', '2026-12-01'].map(day)), (given, later) => {
        const linter = englandLinter();
        const before = linter.judge(given, asOf);
        const again = linter.rejudge(before, before.record, later);
        assert.deepEqual(again.findings, linter.judge(given, later).findings);
      }),
      { numRuns: 100 },
    );
  });

  it('silences a rule that is off, and nothing else', () => {
    const options = { policy: englandPolicy(), catalogue: builtInCatalogue() };
    const quiet = createLinter({
      ...options,
      rules: { 'practice/*': 'off', 'journey/overlap': 'off', 'schema/*': 'off' },
    });
    const isOff = ({ rule }: Finding): boolean => /^(practice|schema)\/|^journey\/overlap$/.test(rule);
    fc.assert(
      fc.property(record, (given) => {
        const all = englandLinter().judge(given, asOf).findings;
        assert.deepEqual(
          quiet.judge(given, asOf).findings,
          all.filter((finding) => !isOff(finding)),
        );
      }),
      { numRuns: 100 },
    );
  });
});

/** A linter that has never seen the record which is being edited. */
const createLinterOnce = (): ReturnType<typeof createLinter> =>
  createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });
