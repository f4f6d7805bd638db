/** The report as data: what is kept of it, and what the next report says has changed. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { changesSince, isOfSameRecords } from '../../../../src/views/report/changes.ts';
import { readReportData, reportData } from '../../../../src/views/report/data.ts';
import { renderReport } from '../../../../src/views/report/page.ts';
import { child, OPEN, picture } from './picture.ts';

describe('the data of a report', () => {
  const closed = OPEN.concat('## 2026-05-12 Closure\n\n```yaml\nreason: RC1\n```\n');
  const came = child('CH-2', ['2026-05-12 Referral', 'from: 2A']);

  it('fits its published schema, with every figure', () => {
    const schema: object = JSON.parse(readFileSync('schemas/report.schema.json', 'utf8'));
    const fits = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
    for (const texts of [[OPEN], []]) {
      const data = reportData(picture('2026-05-11', texts));
      assert.ok(fits(JSON.parse(JSON.stringify(data))), JSON.stringify(fits.errors));
    }
    assert.ok(!fits({ ...reportData(picture('2026-05-11', [OPEN])), name: 'A made-up child' }));
  });

  it('says what changed since: cases opened and closed, what has come and what has gone', () => {
    const earlier = readReportData(JSON.stringify(reportData(picture('2026-05-11', [OPEN]))));
    assert.ok(typeof earlier !== 'string');
    const now = picture('2026-05-18', [closed, came]);
    assert.ok(isOfSameRecords(earlier, now));
    const { since, opened, openedAnew, closed: gone, figures } = changesSince(earlier, now);
    assert.deepEqual([since, opened, openedAnew, gone], ['2026-05-11', [], ['CH-2'], ['CH-1']]);
    const unallocated = figures.find(({ figure }) => figure.id === 'unallocated');
    assert.deepEqual([unallocated?.come, unallocated?.comeAnew], [[], ['CH-2']]);
    assert.deepEqual(unallocated?.before, { id: 'unallocated', numerator: 0, denominator: 1, records: [] });
    const text = renderReport(now, { paths: '.', changes: changesSince(earlier, now) });
    assert.ok(text.includes('What changed since 11 May 2026'));
  });

  it('tells what came about in records that were counted then from records that were not', () => {
    const before = child('CH-3', ['2026-05-05 Referral', 'from: 2A'], ['2026-05-05 Allocation', 'worker: c.fox']);
    const later = child('CH-4', ['2026-01-05 Referral', 'from: 2A'], ['2026-02-02 Closure', 'reason: RC1']);
    const reopened = later.concat('## 2026-05-12 Referral\n\n```yaml\nfrom: 2A\n```\n');
    const earlier = readReportData(JSON.stringify(reportData(picture('2026-05-11', [OPEN, later]))));
    assert.ok(typeof earlier !== 'string');
    const now = picture('2026-05-18', [OPEN, reopened, before]);
    const changes = changesSince(earlier, now);
    assert.deepEqual([changes.opened, changes.openedAnew], [['CH-4'], ['CH-3']]);
    const unallocated = changes.figures.find(({ figure }) => figure.id === 'unallocated');
    assert.deepEqual([unallocated?.come, unallocated?.comeAnew], [['CH-4'], ['CH-3']]);
    const text = renderReport(now, { paths: '.', changes }).replace(/<a [^>]*>|<\/a>/gu, '');
    assert.match(text, /2 records were counted then, and 3 now\./u);
    assert.match(text, /are open now and were not: CH-4; in records that were not counted then: CH-3</u);
    assert.match(text, /without a worker: new CH-4; in records that were not counted then CH-3; no longer none</u);
    assert.doesNotMatch(
      renderReport(now, { paths: '.', changes: changesSince({ ...earlier, records: now.ids }, now) }),
      /not counted then/u,
    );
  });

  it('does not take a record that is not among these now for one that was closed, or is no longer late', () => {
    const other = child('CH-3', ['2026-01-05 Referral', 'from: 2A']);
    const earlier = readReportData(JSON.stringify(reportData(picture('2026-05-11', [OPEN, other]))));
    assert.ok(typeof earlier !== 'string');
    const changes = changesSince(earlier, picture('2026-05-18', [OPEN]));
    assert.deepEqual([changes.closed, changes.missing], [[], ['CH-3']]);
    assert.ok(changes.figures.every(({ gone }) => !gone.includes('CH-3')));
    const text = renderReport(picture('2026-05-18', [OPEN]), { paths: '.', changes });
    assert.match(text, /counted then and are not among these[^<]*CH-3/u);
    assert.doesNotMatch(
      renderReport(picture('2026-05-18', [OPEN, other]), {
        paths: '.',
        changes: changesSince(earlier, picture('2026-05-18', [OPEN, other])),
      }),
      /not among these/u,
    );
  });

  it('says what is wrong with a file that is something else', () => {
    const data = reportData(picture('2026-05-11', [OPEN]));
    const wrong: readonly [unknown, RegExp][] = [
      [{ ...data, version: 2 }, /version 2/u],
      [{ ...data, format: 'baseline' }, /not the data of a report/u],
      [{ ...data, asOf: '2026-02-31' }, /missing/u],
      [{ ...data, records: [1] }, /missing/u],
      [{ ...data, figures: [{ id: 'visits', numerator: -1, denominator: 1, records: [] }] }, /missing/u],
      [{ ...data, figures: [{ id: 'visits', numerator: 5, denominator: 1, records: [] }] }, /missing/u],
      [[], /not the data of a report/u],
      [null, /not the data of a report/u],
    ];
    for (const [value, said] of wrong) assert.match(String(readReportData(JSON.stringify(value))), said);
    assert.match(String(readReportData('{"format": ')), /not whole JSON/u);
  });

  it('is known to be of other records where it shares none', () => {
    const earlier = readReportData(JSON.stringify(reportData(picture('2026-05-11', [OPEN]))));
    assert.ok(typeof earlier !== 'string');
    assert.ok(!isOfSameRecords(earlier, picture('2026-05-11', [came])));
  });
});
