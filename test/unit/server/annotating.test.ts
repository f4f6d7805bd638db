import assert from 'node:assert/strict';
import type { SemanticTokens } from 'vscode-languageserver';
import { ageInWords } from '../../../src/calendar/ages.ts';
import { parseIsoDate } from '../../../src/record/date.ts';
import { explanationOf } from '../../../src/server/features/explanation.ts';
import { type HintKinds, inlayHintsOf, withTooltip } from '../../../src/server/features/inlay-hints.ts';
import { lensesOf } from '../../../src/server/features/lenses.ts';
import { recordStatusOf } from '../../../src/server/features/record-status.ts';
import { LEGEND, tokensOf } from '../../../src/server/features/semantic-tokens.ts';
import type { JudgedRecord } from '../../../src/server/judged-record.ts';
import type { ExplanationTarget } from '../../../src/server/protocol.ts';
import { lensesAreWanted, toldSettings, wantedHints } from '../../../src/server/told-settings.ts';
import { BROKEN, childRecord, FOLDER, LOOKED_AFTER, openInEditor, RECORD } from './editor.ts';

const ALL: HintKinds = { age: true, sinceLast: true, codes: true };
const CONFIG = {
  [`${FOLDER}/.case-record/config.yaml`]:
    'people:\n  j.okafor: {name: Joy Okafor}\n  o.ld: {name: Old, left: 2020-01-01}\n',
};

async function judged(text: string, others: Readonly<Record<string, string>> = CONFIG): Promise<JudgedRecord> {
  const { service, uri } = openInEditor(text, others);
  const record = await service.ask<JudgedRecord | undefined>(uri, (each) => each, undefined);
  return record ?? assert.fail('the record was not judged');
}

/** Looked after since 5 January, seen on the 9th and the 16th. */
const PLACED = childRecord(
  ...LOOKED_AFTER,
  '## 2026-01-09 15:30 Visit: first days',
  '',
  '```yaml',
  'by: j.okafor',
  'seen: yes',
  'alone: yes',
  '```',
  '',
  '## 2026-01-16 Visit',
  '',
  '```yaml',
  'by: o.ld',
  'seen: yes',
  'alone: yes',
  'answers: 2026-01-09-visit',
  '```',
  '',
);

describe('lenses', () => {
  const titles = (record: JudgedRecord, line: number) =>
    lensesOf(record, true)
      .filter(({ range }) => range.start.line === line)
      .map(({ command }) => command?.title);

  it('say at the top what is most pressing, and how much more there is', async () => {
    const record = await judged(PLACED);
    const [first, second, more, ...rest] = titles(record, 0);
    assert.match(first ?? '', /: \d+ days late, since \d+ \w+$/);
    assert.ok(second);
    assert.match(more ?? '', /^\d+ more$/);
    assert.deepEqual(rest, []);
  });

  it('say at an entry what is counted from it, and who answers it', async () => {
    const record = await judged(PLACED);
    const visit = record.document.positionAt(PLACED.indexOf('## 2026-01-09')).line;
    assert.deepEqual(titles(record, visit), ['answered by 1 entry']);
    const last = record.document.positionAt(PLACED.indexOf('## 2026-01-16')).line;
    assert.deepEqual(titles(record, last), ['Visit: 21 days late, since 27 February']);
  });

  it('say what is due next, and decisions that are missing', async () => {
    const late = (await judged(PLACED.replace('2026-01-16', '2026-03-16'))).document.getText();
    const record = await judged(late);
    const visit = record.document.positionAt(late.indexOf('## 2026-03-16')).line;
    assert.deepEqual(titles(record, visit), ['Visit: next due 27 April, in 38 days']);
    const contact = await judged(childRecord('## 2026-03-02 Contact', '', '```yaml', 'by: x', '```'));
    assert.ok(
      titles(contact, 7).some((title) => /Decision on a contact: (missing|waiting)/.test(title ?? '')),
      titles(contact, 7).join(),
    );
  });

  it('lead to a page that explains, which is gone where the record has changed', async () => {
    const record = await judged(PLACED);
    const lenses = lensesOf(record, true).filter(({ command }) => command?.command === 'caseRecord.explain');
    assert.ok(lenses.length > 2);
    for (const { command } of lenses) {
      const target: ExplanationTarget = command?.arguments?.[0];
      assert.match(explanationOf(record, target) ?? '', /^# .+: Amara Bello\n\n/);
      assert.equal(explanationOf(await judged(childRecord()), target), null);
    }
    const visit = lenses.find(({ command }) => command?.title.startsWith('Visit'));
    const page = explanationOf(record, visit?.command?.arguments?.[0]) ?? '';
    assert.match(page, /Counted from .*6 weeks/);
    assert.match(page, /## Looked at first/);
  });

  it('are lines to read where the client knows no commands', async () => {
    for (const { command } of lensesOf(await judged(PLACED), false)) assert.equal(command?.command, '');
  });
});

describe('inlay hints', () => {
  const labels = (record: JudgedRecord, kinds: HintKinds, text: string) => {
    const at = record.document.getText().indexOf(text);
    return inlayHintsOf(record, { start: at, end: at + text.length }, kinds).map(
      ({ position, label }) => `${position.line}:${position.character} ${label}`,
    );
  };

  it('are the age at the entry, the days since the last and what codes mean', async () => {
    const record = await judged(PLACED);
    assert.deepEqual(labels(record, { ...ALL, codes: false }, '## 2026-01-16'), [
      '31:19 10 years 10 months',
      '31:19 · 7 days after the last',
    ]);
    const codes = labels(record, { ...ALL, age: false }, 'status: C2');
    assert.match(codes[0] ?? '', /^11:10 .*care order/i);
  });

  it('explain themselves when pointed at, unless the text has changed', async () => {
    const record = await judged(PLACED);
    const hints = inlayHintsOf(record, { start: 0, end: PLACED.length }, ALL);
    const tooltips = hints.map((hint) => JSON.stringify(withTooltip(record, hint).tooltip ?? ''));
    assert.match(tooltips.join(), /old on 16 January 2026, born on 2 March 2015/);
    assert.match(tooltips.join(), /last visit before this one was on 9 January 2026/);
    assert.match(tooltips.join(), /`C2`/);
    const other = await judged(childRecord());
    for (const hint of hints) assert.equal(withTooltip(other, hint), hint);
    for (const data of [
      undefined,
      null,
      3,
      {},
      { uri: RECORD, offset: 'x', about: 'age' },
      { uri: RECORD, offset: 1, about: 'what' },
    ]) {
      const hint = { position: { line: 0, character: 0 }, label: 'x', data };
      assert.equal(withTooltip(record, hint), hint);
    }
  });

  it('are given for the range alone, and can each be switched off', async () => {
    const record = await judged(PLACED);
    assert.deepEqual(labels(record, { age: false, sinceLast: false, codes: false }, PLACED), []);
    assert.equal(labels(record, { ...ALL, codes: false, sinceLast: false }, '## 2026-01-16').length, 1);
    assert.equal(labels(record, { ...ALL, codes: false, sinceLast: false }, PLACED).length, 4);
    assert.deepEqual(wantedHints(toldSettings({ inlayHints: { codes: false, age: 'x' } })), {
      age: true,
      sinceLast: true,
      codes: false,
    });
    assert.equal(lensesAreWanted(toldSettings({ codeLens: false })), false);
    assert.equal(lensesAreWanted(toldSettings(undefined)), true);
  });

  it('count ages as birthdays do', () => {
    const age = (born: string, on: string) =>
      ageInWords(parseIsoDate(born) ?? assert.fail(), parseIsoDate(on) ?? assert.fail());
    assert.equal(age('2015-03-02', '2026-03-01'), '10 years 11 months');
    assert.equal(age('2015-03-02', '2026-03-02'), '11 years');
    assert.equal(age('2015-03-02', '2026-05-04'), '11 years 2 months');
    assert.equal(age('2024-02-29', '2026-02-28'), '23 months');
    assert.equal(age('2024-02-29', '2026-03-01'), '2 years');
    assert.equal(age('2026-01-31', '2026-02-28'), '4 weeks');
    assert.equal(age('2025-01-31', '2026-02-28'), '13 months');
    assert.equal(age('2026-03-01', '2026-03-01'), '0 days');
    assert.equal(age('2026-03-01', '2026-03-02'), '1 day');
  });
});

describe('semantic tokens', () => {
  function read(record: JudgedRecord, { data }: SemanticTokens): string[] {
    const lines = record.document.getText().split('\n');
    const words: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, along = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
      character = down === 0 ? character + along : along;
      line += down;
      words.push(
        `${lines[line]?.slice(character, character + length)} ${LEGEND.tokenTypes[type]}${modifiers === 0 ? '' : ` ${LEGEND.tokenModifiers[modifiers - 1]}`}`,
      );
    }
    return words;
  }

  it('tell types, dates, people, codes and references, and who has left', async () => {
    const record = await judged(PLACED);
    const words = read(record, { data: tokensOf(record) });
    assert.deepEqual(words.slice(0, 3), ['child enumMember', 'CH-1042 function declaration', '2015-03-02 number']);
    assert.deepEqual(words.slice(4, 9), [
      'Legal status class',
      'j.okafor variable',
      'C2 enumMember',
      'N1 enumMember',
      '2026-01-05 number',
    ]);
    assert.deepEqual(words.slice(-2), ['o.ld variable deprecated', '2026-01-09-visit function']);
  });

  it('of a range are those of its entries; of an edit, what changed', async () => {
    const record = await judged(PLACED);
    const at = PLACED.indexOf('## 2026-01-16');
    assert.deepEqual(read(record, { data: tokensOf(record, { start: at, end: at + 5 }) }), [
      '2026-01-16 number',
      'Visit class',
      'o.ld variable deprecated',
      '2026-01-09-visit function',
    ]);
  });
});

describe('how a record stands in a line', () => {
  it('is name, age, what is overdue and next, what is held and by whom', async () => {
    const status = recordStatusOf(
      await judged(`${PLACED}## 2026-03-18 Allocation\n\n\`\`\`yaml\nworker: j.okafor\n\`\`\`\n`),
    );
    assert.ok(status);
    assert.equal(status.name, 'Amara Bello');
    assert.equal(status.age, 11);
    assert.ok(status.overdue > 0);
    assert.equal(status.worker, 'Joy Okafor');
    assert.ok(status.statuses.some(({ since }) => since === '5 January'));
  });

  it('is nothing for a file that is no record', async () => {
    assert.equal(recordStatusOf(await judged('# Notes\n')), null);
  });
});

describe('annotations of text that is broken', () => {
  it('are sensible or none', async () => {
    for (const text of BROKEN) {
      const record = await judged(text.replace('‸', ''));
      lensesOf(record, true);
      tokensOf(record);
      recordStatusOf(record);
      for (const hint of inlayHintsOf(record, { start: 0, end: text.length }, ALL)) withTooltip(record, hint);
    }
  });
});
