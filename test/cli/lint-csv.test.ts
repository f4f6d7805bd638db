import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { toCsv } from '../../src/cli/csv.ts';
import type { Folder } from './command.ts';
import { folderWithFindings, lintedAs, reportOf } from './folder-with-findings.ts';

const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[];

describe('lint --format csv', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWithFindings();
  });
  afterEach(() => folder.remove());

  it('has a row for each finding, with its team', async () => {
    const { findings } = await reportOf(folder);
    const rows = rowsOf(await lintedAs(folder, 'csv'));
    assert.deepEqual(
      rows.map(({ file, line, rule, severity, message, team }) => [file, line, rule, severity, message, team]),
      findings.map(({ file, line, rule, severity, message }) => [
        file,
        String(line),
        rule,
        severity,
        message,
        file === 'a.case.md' ? 'east' : '',
      ]),
    );
    const late = rows.find(({ rule, record }) => rule === 'timescale/visit-default-first' && record === 'CH-1');
    assert.deepEqual([late?.due, late?.['days-late'], late?.authority], ['2026-03-08', '12', 'statutory']);
  });

  it('begins with a byte order mark, and every line ends with CRLF', async () => {
    const text = await lintedAs(folder, 'csv');
    assert.ok(text.startsWith('\ufefffile,line,column,'));
    assert.ok(text.endsWith('\r\n'));
    assert.doesNotMatch(text, /[^\r]\n/);
    assert.equal(await lintedAs(folder, 'csv', 'd.case.md').then((empty) => rowsOf(empty).length), 1, 'the settings');
  });
});

describe('CSV', () => {
  it('reads back as the same cells, none of which a spreadsheet would run', () => {
    const cell = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', ' ', '\t', '\r', '\n', '"', ',', "'", 'a', '1', '＝'),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        const rows = parse(
          toCsv(
            ['x', 'y'],
            cells.map((x) => ({ x, y: 'end' })),
          ),
          { bom: true },
        );
        assert.equal(rows.length, cells.length + 1);
        for (const [x = '', y] of rows.slice(1)) {
          assert.doesNotMatch(x, /^[\s=+\-@＝]/u);
          assert.equal(y, 'end');
        }
      }),
    );
  });

  it('leaves numbers as they are, and nothing as an empty cell', () => {
    assert.equal(toCsv(['n', 'u'], [{ n: -5, u: null }, { u: 'x' }]), '\ufeffn,u\r\n-5,\r\n,x\r\n');
  });
});
