import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import type { RuleSettings } from '../../../src/lint/types.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import type { People } from '../../../src/rules/types.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { wholeRecord } from '../../support/markdown-suite.ts';

function judge(text: string, { asOf = '2026-05-01', rules = {}, inlineConfig = true, people }: Given = {}) {
  const date = parseIsoDate(asOf);
  assert.ok(date);
  const given = { policy: englandPolicy(), catalogue: builtInCatalogue(), rules, inlineConfig };
  return createLinter({ ...given, ...(people && { people }) }).judge(text, date);
}

interface Given {
  readonly asOf?: string;
  readonly rules?: RuleSettings;
  readonly inlineConfig?: boolean;
  readonly people?: People;
}

const remark = (rules: string, who = 'by m.patel'): string =>
  `<!-- case-record-disable ${rules}: a reason (${who}) -->`;

/** An entry with an action that is late and an action nobody has; and one more that is late. */
const late = (remarkHere = ''): string =>
  `## 2026-03-04 Case note\n\n${remarkHere}\n\`\`\`yaml\nactions:\n  - what: Ring the school\n    due: 2026-03-11\n\`\`\`\n\nText.\n`;

const rulesOf = (text: string, given?: Given): readonly string[] => judge(text, given).findings.map(({ rule }) => rule);

describe('suppression', () => {
  it('takes the finding out of the list, and keeps it with who silenced it, why and where', () => {
    const text = wholeRecord(late(remark('practice/action-overdue', 'by m.patel, until 2026-05-01')));
    const { findings, suppressed = [], record } = judge(text);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['practice/action-owner'],
    );
    assert.equal(suppressed.length, 1);
    const [found] = suppressed;
    assert.ok(found);
    assert.deepEqual(
      [found.finding.rule, found.by, found.reason, found.until],
      ['practice/action-overdue', 'm.patel', 'a reason', '2026-05-01'],
    );
    assert.equal(
      record.text.slice(found.remark.start, found.remark.end),
      remark('practice/action-overdue', 'by m.patel, until 2026-05-01'),
    );
  });

  it('takes a whole namespace', () => {
    assert.deepEqual(rulesOf(wholeRecord(late(remark('practice/*')))), []);
  });

  it('says nothing of suppression where there is none', () => {
    assert.equal('suppressed' in judge(wholeRecord(late())), false);
  });

  it('silences one entry, and not the next', () => {
    const { findings, suppressed } = judge(wholeRecord(`${late(remark('practice/*'))}\n${late()}`));
    assert.deepEqual(
      findings.map(({ rule, entry }) => `${rule} ${entry}`),
      ['practice/action-owner 2026-03-04-case-note-2', 'practice/action-overdue 2026-03-04-case-note-2'],
    );
    assert.equal(suppressed?.length, 2);
  });

  it('silences the record from before its first entry', () => {
    assert.deepEqual(rulesOf(wholeRecord(`${remark('practice/*')}\n\n${late()}\n${late()}`)), []);
  });

  it('silences what stands on one line: the heading that follows, or its own', () => {
    const visit = '## 2026-03-05 Visit\n\nText.\n';
    const onHeading = judge(wholeRecord(visit)).findings.filter(({ entry }) => entry !== undefined);
    assert.ok(onHeading.length > 0);
    const rule = onHeading[0]?.rule ?? '';
    assert.ok(!rulesOf(wholeRecord(`${late()}\n${remark(rule)}\n\n${visit}`)).includes(rule));
    assert.ok(!rulesOf(wholeRecord(visit.replace('Visit', `Visit ${remark(rule)}`))).includes(rule));
    assert.ok(rulesOf(wholeRecord(`${late()}\n${remark(rule)}\nText.\n\n${visit}`)).includes(rule));
  });

  it('silences nothing without a reason or with an end that does not exist', () => {
    for (const bad of [
      '<!-- case-record-disable practice/* -->',
      '<!-- case-record-disable practice/*: (by m.patel) -->',
      '<!-- case-record-disable practice/*: why (by m.patel, until 2026-02-30) -->',
      '<!-- case-record-disable practice/*: why (by m.patel, for ever) -->',
      '<!-- case-record-disable practice/*: why (until she is well) -->',
    ]) {
      const found = rulesOf(wholeRecord(late(bad)));
      assert.deepEqual(found, ['record/suppression-reason', 'practice/action-owner', 'practice/action-overdue'], bad);
    }
  });

  it('silences nothing where no remark is read, and says so', () => {
    for (const text of [`- x\n  ${remark('practice/*')}`, `> ${remark('practice/*')}`, `| ${remark('practice/*')} |`]) {
      const { findings, suppressed } = judge(wholeRecord(`${late()}\n${text}\n`));
      assert.deepEqual(
        findings.filter(({ rule }) => rule.startsWith('record/')).map(({ rule, message }) => [rule, message]),
        [
          [
            'record/suppression-reason',
            'This stands in a list, a table, a quotation, the middle of a line or among fields, so it silences nothing.',
          ],
        ],
        text,
      );
      assert.equal(suppressed, undefined);
    }
  });

  it('silences without an author, and says so for as long as nobody answers for it', () => {
    for (const unsigned of ['why', 'why (in short)', 'why (by m patel)', 'why (until 2026-09-30)']) {
      const { findings, suppressed } = judge(wholeRecord(late(`<!-- case-record-disable practice/*: ${unsigned} -->`)));
      assert.deepEqual(
        findings.map(({ rule, message }) => [rule, message]),
        [['record/suppression-reason', 'This silences a rule and does not say whose decision that is.']],
        unsigned,
      );
      assert.deepEqual(
        suppressed?.map(({ finding, by }) => [finding.rule, by]),
        [
          ['practice/action-owner', ''],
          ['practice/action-overdue', ''],
        ],
        unsigned,
      );
    }
  });

  it('heeds an end that stands without an author, or without a comma', () => {
    for (const decision of ['until 2026-05-01', 'by m.patel until 2026-05-01', 'by m patel, until 2026-05-01']) {
      const text = wholeRecord(late(remark('practice/*', decision)));
      assert.ok(!rulesOf(text, { asOf: '2026-05-01' }).includes('practice/action-overdue'), decision);
      assert.ok(rulesOf(text, { asOf: '2026-05-02' }).includes('practice/action-overdue'), decision);
    }
  });

  it('holds on its last day and not after it', () => {
    const text = wholeRecord(late(remark('practice/*', 'by m.patel, until 2026-05-01')));
    assert.deepEqual(rulesOf(text, { asOf: '2026-05-01' }), []);
    assert.deepEqual(rulesOf(text, { asOf: '2026-05-02' }), [
      'record/suppression-expired',
      'practice/action-owner',
      'practice/action-overdue',
    ]);
  });

  it('says of one that has expired what it silenced', () => {
    const message = (rules: string) =>
      judge(wholeRecord(late(remark(rules, 'by m.patel, until 2026-04-30')))).findings.find(
        ({ rule }) => rule === 'record/suppression-expired',
      )?.message;
    assert.match(
      message('practice/*, decision/*') ?? '',
      /^This silenced practice\/\* and decision\/\* until 30 April,/,
    );
    assert.match(message('Amara was seen by us') ?? '', /^This silenced rules until/);
  });

  it('lists all remarks, with what each comes to', () => {
    const remarks = [
      remark('practice/action-overdue'),
      remark('practice/action-owner, practice/analysis', 'by m.patel, until 2026-04-30'),
      '<!-- case-record-disable practice/action-owner -->',
      remark('practise/nothing'),
    ];
    const text = wholeRecord(`${remark('timescale/*')}\n\n${late(remarks.join('\n'))}`);
    const found = judge(text);
    assert.deepEqual(
      found.remarks?.map(({ scope, rules, state, until, silences, span }) => [
        scope,
        rules.join(),
        state,
        until,
        silences.map(({ rule }) => rule).join(),
        text.slice(span.start, span.end),
      ]),
      [
        ['file', 'timescale/*', 'holds', undefined, '', remark('timescale/*')],
        ['entry', 'practice/action-overdue', 'holds', undefined, 'practice/action-overdue', remarks[0]],
        ['entry', 'practice/action-owner,practice/analysis', 'expired', '2026-04-30', '', remarks[1]],
        ['entry', 'practice/action-owner', 'incomplete', undefined, '', remarks[2]],
        ['entry', '', 'incomplete', undefined, '', remarks[3]],
      ],
    );
    assert.equal(found.remarks?.[1]?.entry, '2026-03-04-case-note');
    assert.equal('remarks' in judge(text, { inlineConfig: false }), false);
    assert.equal('remarks' in judge(wholeRecord(late())), false);
  });

  it('is decided by somebody whom the workspace lists, where it lists anybody', () => {
    const text = wholeRecord(late(remark('practice/*', 'by m.patl')));
    const people = new Map([['m.patel', {}]]);
    const [found, ...more] = judge(text, { people }).findings;
    assert.deepEqual([found?.rule, found?.suggestion, more], ['record/unknown-person', 'm.patel', []]);
    assert.equal(text.slice(found?.span.start, found?.span.end), 'm.patl');
    assert.deepEqual(judge(text.replace('m.patl', 'm.patel'), { people }).findings, []);
    assert.deepEqual(judge(text).findings, []);
  });

  it('finds a rule that silences nothing, at its name', () => {
    const text = wholeRecord(late(remark('practice/*, schema/shape')));
    const { findings, record } = judge(text);
    assert.deepEqual(
      findings.map(({ rule, span }) => [rule, record.text.slice(span.start, span.end)]),
      [['record/suppression-unused', 'schema/shape']],
    );
  });

  it('counts the narrowest remark only, so that a wider one shows as unused', () => {
    const found = judge(wholeRecord(`${remark('practice/*')}\n\n${late(remark('practice/*'))}`));
    assert.deepEqual(
      found.findings.map(({ rule, entry }) => [rule, entry]),
      [['record/suppression-unused', undefined]],
    );
  });

  it('does not call a rule unused that the settings turn off, or that could not run', () => {
    const text = wholeRecord(late(remark('practice/*')));
    assert.deepEqual(rulesOf(text, { rules: { 'practice/*': 'off' } }), []);
    assert.ok(!rulesOf(late(remark('practice/*'))).includes('record/suppression-unused'));
  });

  it('lets a remark stand on an entry so old that the rule asks nothing of it any more', () => {
    const visit = (who: string, rules = 'practice/childs-voice') =>
      wholeRecord(
        `## 2026-03-04 Visit\n\n${remark(rules, who)}\n\n\`\`\`yaml\nseen: yes\nalone: yes\n\`\`\`\n\nText.\n\n### Analysis\n\nText.\n`,
      );
    const about = (text: string, asOf: string) =>
      rulesOf(text, { asOf }).filter((rule) => /suppression|voice/.test(rule));
    for (const who of ['by m.patel', 'by m.patel, until 2026-09-30']) {
      assert.equal(judge(visit(who), { asOf: '2026-09-04' }).suppressed?.length, 1);
      assert.equal(judge(visit(who), { asOf: '2026-09-05' }).suppressed, undefined);
      assert.deepEqual(about(visit(who), '2026-09-05'), []);
      assert.deepEqual(about(visit(who), '2026-10-05'), []);
    }
    assert.deepEqual(about(visit('by m.patel, until 2026-03-31'), '2026-04-01'), [
      'practice/childs-voice',
      'record/suppression-expired',
    ]);
    const stateOn = (asOf: string, text = visit('by m.patel, until 2026-06-30')) =>
      judge(text, { asOf }).remarks?.[0]?.state;
    assert.deepEqual(
      ['2026-06-30', '2026-07-01', '2026-09-05'].map((day) => stateOn(day)),
      ['holds', 'expired', 'past'],
    );
    // One at the end of an entry belongs to the entry that follows.
    const before = `## 2025-01-05 Case note\n\nText.\n\n${remark('practice/childs-voice')}\n\n`;
    const followed = visit('by m.patel').replace('## 2026', `${before}## 2026`);
    assert.equal(stateOn('2026-06-30', followed), 'holds');
    assert.equal(stateOn('2026-09-05', followed), 'past');
    // A whole group may find something yet, and what is not complete never silenced anything.
    assert.deepEqual(about(visit('by m.patel', 'practice/*'), '2026-10-05'), ['record/suppression-unused']);
    assert.deepEqual(about(visit('by m.patel, until 2026-02-30'), '2026-10-05'), ['record/suppression-reason']);
    assert.deepEqual(about(visit('nobody'), '2026-10-05'), []);
  });

  it('suggests the rule that was meant, at its name', () => {
    const { findings, record } = judge(wholeRecord(late(remark('practice/action-overdu'))));
    const [found] = findings;
    assert.deepEqual(
      [found?.rule, found?.suggestion, found && record.text.slice(found.span.start, found.span.end)],
      ['record/suppression-rule', 'practice/action-overdue', 'practice/action-overdu'],
    );
  });

  it('silences neither faults of the text nor what is said of remarks', () => {
    const text = wholeRecord(`${remark('record/*')}\n\n${remark('record/bad-date')}\n\n## 2026-02-31 Visit\n`);
    assert.deepEqual(rulesOf(text), ['record/suppression-rule', 'record/suppression-rule', 'record/bad-date']);
  });

  it('takes no star alone for a rule', () => {
    assert.ok(rulesOf(wholeRecord(late(remark('*')))).includes('record/suppression-rule'));
  });

  it('repeats no word of a remark', () => {
    const text = wholeRecord(late('<!-- case-record-disable Amara cried: Amara cried (by Amara Bello) -->'));
    for (const { message, clears } of judge(text).findings) assert.doesNotMatch(`${message} ${clears}`, /Amara/);
  });

  it('is severe as the settings say', () => {
    const text = wholeRecord(late('<!-- case-record-disable practice/* -->'));
    const [found] = judge(text, { rules: { 'record/suppression-reason': 'error' } }).findings;
    assert.equal(found?.severity, 'error');
  });

  it('is not heeded, nor spoken of, where remarks are ignored', () => {
    const text = wholeRecord(late(`${remark('practice/*')}\n<!-- case-record-disable nonsense -->\n`));
    const { findings, suppressed } = judge(text, { inlineConfig: false });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['practice/action-owner', 'practice/action-overdue'],
    );
    assert.equal(suppressed, undefined);
  });
});
