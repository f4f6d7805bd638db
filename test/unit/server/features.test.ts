import assert from 'node:assert/strict';
import type { Diagnostic, DocumentSymbol, FoldingRange } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { foldingOf } from '../../../src/server/features/folding.ts';
import { newEntryOf } from '../../../src/server/features/new-entry.ts';
import { symbolsOf as symbolsOfRecord } from '../../../src/server/features/symbols.ts';
import { BROKEN, CURSOR, childRecord, FOLDER, LOOKED_AFTER, openInEditor, RECORD } from './editor.ts';

const VISIT = ['## 2026-03-04 14:30 Visit: after school', '', '```yaml', 'by: x', 'seen: yes', '```', ''];

async function findingsOf(text: string, others: Readonly<Record<string, string>> = {}): Promise<Diagnostic[]> {
  const { service, uri } = openInEditor(text, others);
  return (await service.diagnostics(uri))?.diagnostics ?? assert.fail('the record was not judged');
}

describe('diagnostics', () => {
  it('carry the rule, the page, the severity, the place and what would mend it', async () => {
    const findings = await findingsOf(childRecord('## 2026-03-04 Vist', '', 'Words.'));
    const wrong = findings.find(({ range }) => range.start.line === 7);
    assert.ok(wrong);
    assert.deepEqual(wrong.range, { start: { line: 7, character: 14 }, end: { line: 7, character: 18 } });
    assert.equal(wrong.codeDescription?.href, `rule:/${wrong.code}`);
    assert.equal(wrong.data.suggestion, 'Visit');
  });

  it('point to the entry in this record that a finding is about', async () => {
    const findings = await findingsOf(childRecord(...LOOKED_AFTER));
    const late = findings.find(({ code }) => code === 'timescale/visit-default-first');
    assert.ok(late, findings.map(({ code }) => code).join());
    for (const { location } of late.relatedInformation ?? []) assert.equal(location.uri, RECORD);
  });

  it('point into a sibling’s record where its entry started the clock', async () => {
    const sibling = `${FOLDER}/sibling.case.md`;
    const findings = await findingsOf(childRecord(), {
      [sibling]: childRecord(
        'Words.',
        '',
        '## 2026-03-02 Referral',
        '',
        '```yaml',
        'also: [CH-1042]',
        'from: 2A',
        'need: N1',
        '```',
      ).replace('CH-1042', 'CH-2000'),
    });
    const places = findings
      .flatMap(({ relatedInformation }) => relatedInformation ?? [])
      .map(({ location }) => location);
    const inSibling = places.find(({ uri }) => uri === sibling);
    assert.ok(inSibling, JSON.stringify(findings));
    assert.equal(inSibling.range.start.line, 9);
  });

  it('leave out what a remark in the record silences, and say what is wrong with a remark', async () => {
    const late = ['```yaml', 'actions:', '  - what: Ring the school', '    due: 2020-03-11', '```'];
    const codes = async (remark: string) =>
      (await findingsOf(childRecord('## 2020-03-04 Case note', '', remark, ...late))).map(({ code }) => code);
    assert.ok((await codes('')).includes('practice/action-overdue'));
    const silenced = await codes('<!-- case-record-disable practice/*: why (by m.patel) -->');
    assert.deepEqual(
      silenced.filter((code) => /^(practice|record)\//.test(String(code))),
      [],
    );
    const unsaid = await codes('<!-- case-record-disable practice/* -->');
    assert.ok(unsaid.includes('practice/action-overdue') && unsaid.includes('record/suppression-reason'));
  });

  it('are given for whatever stands in the file', async () => {
    for (const text of BROKEN) await findingsOf(text.replace(CURSOR, ''));
  });
});

async function symbolsOf(text: string): Promise<DocumentSymbol[]> {
  const { service, uri } = openInEditor(text);
  return service.ask(uri, symbolsOfRecord, []);
}

describe('outline', () => {
  it('gives front matter, entries with subjects, their sections, and free sections', async () => {
    const symbols = await symbolsOf(
      childRecord(...VISIT, "### Child's voice", '', 'Words.', '', '## What we know', ''),
    );
    assert.deepEqual(
      symbols.map(({ name, detail, children }) => [name, detail, (children ?? []).map((child) => child.name)]),
      [
        ['CH-1042 Amara Bello', undefined, []],
        ['2026-03-04 14:30 Visit', 'after school · seen', ["Child's voice"]],
        ['What we know', undefined, []],
      ],
    );
    const [, visit] = symbols;
    assert.deepEqual([visit?.range.start.line, visit?.range.end.line, visit?.selectionRange.end.line], [7, 16, 7]);
  });

  it('never gives what an editor refuses: empty names, or a heading outside its entry', async () => {
    const check = (text: string, all: readonly DocumentSymbol[]): void => {
      const document = TextDocument.create(RECORD, 'case-record', 1, text);
      for (const { name, range, selectionRange, children } of all) {
        assert.notEqual(name, '');
        assert.ok(document.offsetAt(range.start) <= document.offsetAt(selectionRange.start));
        assert.ok(document.offsetAt(selectionRange.end) <= document.offsetAt(range.end));
        check(text, children ?? []);
      }
    };
    for (const marked of [...BROKEN, childRecord('## ', '', '### ', '', '## 2026-03-04', '', '## '), '## \n']) {
      const text = marked.replace(CURSOR, '');
      check(text, await symbolsOf(text));
    }
  });
});

async function foldsOf(text: string): Promise<FoldingRange[]> {
  const { service, uri } = openInEditor(text);
  return service.ask(uri, foldingOf, []);
}

describe('folding', () => {
  it('folds front matter, entries, fields with their fences, and sections', async () => {
    const folds = await foldsOf(
      childRecord(...VISIT, '### Analysis', '', 'Words.', '', '', '## What we know', '', 'Much.', ''),
    );
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 5],
        [7, 16],
        [9, 12],
        [14, 16],
        [19, 21],
      ],
    );
  });

  it('folds years from the blank line before their first entry, where the record stands in order', async () => {
    const entry = (date: string) => [`## ${date} Case note`, '', 'Words.', ''];
    const regions = async (...dates: readonly string[]) =>
      (await foldsOf(childRecord(...dates.flatMap(entry))))
        .filter(({ kind }) => kind === 'region')
        .map(({ startLine, endLine }) => [startLine, endLine]);
    assert.deepEqual(await regions('2024-01-01', '2024-05-01', '2025-01-01'), [
      [6, 13],
      [14, 17],
    ]);
    assert.deepEqual(await regions('2024-01-01', '2024-05-01'), [], 'one year is the whole record');
    assert.deepEqual(await regions('2025-01-01', '2024-05-01', '2026-01-01'), [], 'out of order');
  });

  it('nests: no fold begins where another does, or ends in the middle of one', async () => {
    const years = ['2023-02-01', '2024-01-01', '2024-05-01', '2026-01-01'];
    const entries = years.flatMap((date) => [
      `## ${date} Visit`,
      '',
      '```yaml',
      'by: x',
      '```',
      '### Plan',
      '',
      'x',
      '',
    ]);
    const folds = await foldsOf(childRecord(...entries, '## What we know', '', 'Much.'));
    assert.equal(new Set(folds.map(({ startLine }) => startLine)).size, folds.length);
    for (const a of folds)
      for (const b of folds)
        if (a.startLine < b.startLine && b.startLine <= a.endLine)
          assert.ok(b.endLine <= a.endLine, JSON.stringify([a, b]));
  });

  it('stays within the text', async () => {
    for (const marked of BROKEN) {
      const text = marked.replace(CURSOR, '');
      const last = TextDocument.create(RECORD, 'case-record', 1, text).lineCount - 1;
      for (const { startLine, endLine } of await foldsOf(text)) {
        assert.ok(startLine >= 0 && startLine < endLine && endLine <= last, JSON.stringify(text));
      }
    }
  });
});

/** The snippet's heading and the line breaks around the whole. */
function headingOnly(snippet: string): string {
  const heading = /^\n*## .*/.exec(snippet)?.[0] ?? '';
  return heading + (/\n*$/.exec(snippet)?.[0] ?? '');
}

describe('a new entry', () => {
  async function added(marked: string, type = 'visit'): Promise<string> {
    const { service, uri, position, text } = openInEditor(marked);
    const entry = await service.ask(uri, (record) => newEntryOf(record, { type, position }), null);
    assert.ok(entry);
    const offset = TextDocument.create(uri, 'case-record', 1, text).offsetAt(entry.position);
    return text.slice(0, offset) + headingOnly(entry.snippet) + text.slice(offset);
  }

  it('goes to the end of the record, one blank line behind what is there', async () => {
    for (const end of ['Words.', 'Words.\n', 'Words.\n\n', 'Words.\n\n\n']) {
      const text = await added(childRecord(`${CURSOR}## 2026-03-01 Contact`, '', end));
      assert.match(text, /Words\.\n\n\n?## 2026-03-20 Visit/);
    }
  });

  it('goes between two entries where the cursor is there', async () => {
    const text = await added(childRecord('## 2026-03-01 Contact', '', 'Words.', CURSOR, '## 2026-03-04 Visit', ''));
    assert.match(text, /Words\.\n\n## 2026-03-20 Visit\n\n## 2026-03-04 Visit/);
  });

  it('leaves the entry that the cursor is in whole', async () => {
    const text = await added(
      childRecord('## 2026-03-01 Contact', '', `Wo${CURSOR}rds.`, '', '## 2026-03-04 Visit', ''),
    );
    assert.match(text, /Words\.\n\n## 2026-03-04 Visit\n\n## 2026-03-20 Visit/);
  });

  it('is none for a type that nobody knows', async () => {
    const { service, uri } = openInEditor(childRecord());
    assert.equal(await service.ask(uri, (record) => newEntryOf(record, { type: 'nonsense' }), null), null);
  });
});
