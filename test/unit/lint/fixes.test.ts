import assert from 'node:assert/strict';
import { fixAll } from '../../../src/lint/fixes/fix-all.ts';
import { findingsAt, fixesOf } from '../../../src/lint/fixes/list.ts';
import { partAt } from '../../../src/lint/fixes/place.ts';
import { isSure } from '../../../src/lint/fixes/suggested.ts';
import { type NewField, writeFields, writeItem } from '../../../src/lint/fixes/write-fields.ts';
import { applied, filledText, readSnippet, snippetTexts, Writing } from '../../../src/lint/fixes/writing.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { englandLinter } from '../../support/england.ts';
import { contextFor } from '../../support/tried-fixes.ts';

const DAY = '2026-06-20';
const FRONT = '---\nrecord: child\nid: CH-1\nname: Example Child\nborn: 2016-05-04\n---\n\nA summary.\n\n';
const noteWith = (...fields: readonly string[]): string =>
  `${FRONT}## 2026-06-01 Case note\n\n\`\`\`yaml\n${fields.map((field) => `${field}\n`).join('')}\`\`\`\n`;

/** The fields of the one entry after others were written into them. */
function written(text: string, path: readonly (string | number)[], fields: readonly NewField[]): string {
  const { judgement } = contextFor(text, DAY);
  const edits = writeFields(partAt(judgement.record, text.length - 1), path, fields);
  return applied(text, edits, filledText).slice(text.indexOf('```yaml\n') + 8, -4);
}

const WHY: readonly NewField[] = [{ key: 'rationale', value: { given: '', sample: 'Why.' } }];

describe('writing fields', () => {
  const cases: readonly (readonly [title: string, before: readonly string[], after: string])[] = [
    ['makes the map', ['by: x'], 'by: x\ndecision:\n  rationale: Why.\n'],
    ['adds to a map', ['decision:', '  by: x', 'note: y'], 'decision:\n  by: x\n  rationale: Why.\nnote: y\n'],
    ['keeps its indentation', ['decision:', '      by: x'], 'decision:\n      by: x\n      rationale: Why.\n'],
    ['goes behind a remark', ['decision:', '  by: x # he said'], 'decision:\n  by: x # he said\n  rationale: Why.\n'],
    [
      'goes under a key with nothing after it',
      ['decision: # to do', 'by: x'],
      'decision: # to do\n  rationale: Why.\nby: x\n',
    ],
    [
      'fills a key with nothing after it',
      ['decision:', '  rationale:', '  by: x'],
      'decision:\n  rationale: Why.\n  by: x\n',
    ],
    ['goes into braces', ['decision: {by: x}'], 'decision: {by: x, rationale: "Why."}\n'],
    ['goes into braces with a comma at the end', ['decision: {by: x,}'], 'decision: {by: x, rationale: "Why.",}\n'],
    ['goes into empty braces', ['decision: {}'], 'decision: {rationale: "Why."}\n'],
    [
      'goes into braces over several lines',
      ['decision: {by: x,', '  on: 2026-06-01 }'],
      'decision: {by: x,\n  on: 2026-06-01, rationale: "Why." }\n',
    ],
    [
      'goes behind a text of several lines',
      ['decision:', '  views: |', '    One.', '    Two.', 'by: x'],
      'decision:\n  views: |\n    One.\n    Two.\n  rationale: Why.\nby: x\n',
    ],
    ['writes nothing over what is there', ['decision:', '  rationale: Because.'], 'decision:\n  rationale: Because.\n'],
    ['writes nothing into a text', ['decision: agreed'], 'decision: agreed\n'],
  ];
  for (const [title, before, after] of cases)
    it(title, () => assert.equal(written(noteWith(...before), ['decision'], WHY), after));

  it('adds an item to a list as its items stand', () => {
    for (const [before, after] of [
      [['actions:', '- what: A'], 'actions:\n- what: A\n- what: B\n'],
      [['actions:', '    - what: A', 'by: x'], 'actions:\n    - what: A\n    - what: B\nby: x\n'],
      [['actions:', 'by: x'], 'actions:\n  - what: B\nby: x\n'],
      [['by: x'], 'by: x\nactions:\n  - what: B\n'],
    ] as const) {
      const text = noteWith(...before);
      const part = partAt(contextFor(text, DAY).judgement.record, text.length - 1);
      const edits = writeItem(part, 'actions', [{ key: 'what', value: { given: 'B' } }]);
      assert.equal(applied(text, edits).slice(text.indexOf('```yaml\n') + 8, -4), after);
    }
  });
});

describe('a key that is nearly that of a field', () => {
  const offered = (...fields: readonly string[]): readonly string[] => {
    const context = contextFor(noteWith(...fields), DAY);
    const finding = context.judgement.findings.find(({ rule }) => rule === 'schema/unknown-field');
    return finding ? [...fixesOf(finding, context)].map(({ title }) => title) : [];
  };

  it('is corrected, but not while it stands there twice: the second would come to light as the same fault', () => {
    assert.deepEqual(offered('recordd: 2026-06-01').slice(0, 1), ['Write "recorded"']);
    assert.ok(!offered('recordd: 2026-06-01', 'recordd: 2026-06-02').includes('Write "recorded"'));
  });
});

describe('what may be done with nobody looking', () => {
  const catalogue = builtInCatalogue();
  const cases: readonly (readonly [rule: string, written: string, meant: string, sure: boolean])[] = [
    ['record/unknown-type', 'Vist', 'Visit', true],
    ['record/unknown-type', 'Viist', 'Visit', true],
    ['record/unknown-type', 'Viisit', 'Visit', true],
    ['record/unknown-type', 'Vsiiit', 'Visit', false],
    ['record/unknown-type', 'Core grpup', 'Core group', true],
    ['record/unknown-type', 'Visit at school', 'Visit: at school', true],
    ['schema/unknown-field', 'ratoinale', 'rationale', true],
    ['schema/unknown-field', 'sen', 'seen', false],
    ['schema/not-a-code', 'hme', 'home', false],
    ['schema/not-a-code', 'referal', 'referral', true],
    ['schema/not-a-code', 'refferal', 'referral', false],
    ['schema/not-a-code', '2a', '2A', true],
    ['schema/not-a-code', '2B2', '2B', false],
    ['schema/yes-no', 'Yes', 'yes', true],
    ['schema/yes-no', 'x', 'yes', false],
    ['record/bad-time', '9:30', '09:30', true],
    ['record/bad-time', '2.30', '02:30', false],
    ['record/bad-time', '2pm', '14:00', true],
    ['schema/not-a-date', '2 March 2026', '2026-03-02', true],
    ['schema/not-a-date', '2026-03-02 14:30', '2026-03-02', false],
    ['schema/not-a-date', '13/3/26', '2026-03-13', false],
    ['schema/not-a-number', '90 minutes', '90', false],
    ['journey/unknown-reference', '2026-03-02-vist', '2026-03-02-visit', false],
    ['record/suppression-rule', 'practice/analysi', 'practice/analysis', false],
  ];
  for (const [rule, was, now, sure] of cases)
    it(`${sure ? 'is' : 'is not'} "${was}" for "${now}"`, () => assert.equal(isSure(rule, was, now, catalogue), sure));

  it('leaves what is silenced, and what can be read two ways', () => {
    const text = `${noteWith('significant: Yes').replace('## 2026-06-01', '## 2/6/2026')}\n## 2026-06-02 Case note\n\n<!-- case-record-disable schema/yes-no: quoted (by m.patel) -->\n\n\`\`\`yaml\nsignificant: Yes\n\`\`\`\n`;
    const context = contextFor(text, DAY);
    const after = applied(text, fixAll(context, englandLinter()));
    assert.equal(after, text.replace('significant: Yes', 'significant: yes'));
  });
});

describe('new text', () => {
  it('is a snippet whose stops are numbered through, with nothing in it read as one that isn’t', () => {
    const edit = new Writing().add('a $1 } \\').stop('x').stop('y', 'b}').stop('c', 'c', ['c', 'd,e']);
    const at = { start: 0, end: 0 };
    const snippets = snippetTexts([edit.edit(at), new Writing().stop('z').edit(at)]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet's own syntax
    assert.deepEqual(snippets, ['a \\$1 \\} \\\\${1}${2:b\\}}${3|c,d\\,e|}', '${4}']);
  });

  it('comes of a snippet and gives it back', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet's own syntax
    const snippet = 'by: ${1:your.name}\nseen: ${2|yes,no|}\ncost: \\$5 ${3}';
    const edit = readSnippet(snippet).edit({ start: 0, end: 0 });
    assert.equal(edit.text, 'by: your.name\nseen: yes\ncost: $5 ');
    assert.deepEqual(snippetTexts([edit]), [snippet]);
  });
});

describe('the findings at a place', () => {
  it('are those that overlap or touch it', () => {
    const { judgement } = contextFor(noteWith('significant: Yes', 'sen: x'), DAY);
    const [first, second] = judgement.findings;
    assert.ok(first && second && first.span.end < second.span.start);
    assert.deepEqual(findingsAt(judgement.findings, first.span.end, first.span.end), [first]);
    assert.deepEqual(findingsAt(judgement.findings, first.span.end + 1, second.span.start - 1), []);
    assert.deepEqual(findingsAt(judgement.findings, 0, second.span.start), [first, second]);
  });
});

describe('carrying an action forward', () => {
  it('names the last place only, however often it is done', () => {
    const text = noteWith(
      'actions:',
      '  - what: Ring the school (carried forward from 2026-05-01-case-note)',
      '    who: j.okafor',
      '    due: 2026-06-02',
    );
    const context = contextFor(text, DAY);
    const finding = context.judgement.findings.find(({ rule }) => rule === 'practice/action-overdue');
    assert.ok(finding);
    const fix = [...fixesOf(finding, context)].find(
      ({ title }) => title === 'Carry forward to a new case supervision today',
    );
    const after = applied(text, fix?.edits ?? []);
    assert.match(after, /what: Ring the school \(carried forward from 2026-06-01-case-note\)\n/);
    assert.match(after, /outcome: Carried forward to 2026-06-20-case-supervision\n/);
  });
});
