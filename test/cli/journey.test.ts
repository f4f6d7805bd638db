import assert from 'node:assert/strict';
import { parseXml } from '@rgrove/parse-xml';
import { SECRET, SECRET_RECORD } from '../support/secret-record.ts';
import { child, entry, Folder } from './command.ts';

const START =
  entry('2026-01-05 Referral', 'from: 2A') +
  entry('2026-01-06 Allocation', 'worker: a.lee') +
  entry('2026-01-12 Legal status', 'status: V2') +
  entry('2026-01-12 Placement', 'type: U6', 'with: Rosa Hall') +
  entry('2026-01-16 Visit: after school', 'seen: yes', 'alone: yes');

describe('case-record journey', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder().write('deep/a 1.case.md', child('CH-1', START));
  });
  afterEach(() => folder.remove());

  it('tells statuses with their days and then what happened, in the terminal', async () => {
    const { status, out, err } = await folder.run(['journey', 'CH-1']);
    assert.deepEqual([status, err], [0, '']);
    for (const part of [
      /^The journey of CH-1, on 20 March 2026\n/,
      /\nPlan\n {2}2026-01-12 – now +Looked after\n/,
      /\n {2}2026-01-12 – now +Placed: U6, Fostered by another carer, neither of those\n/,
      /\n {2}✓ 2026-01-16 {2}Visit, on time, seen alone\n/,
      /\n {2}✗ 2026-\d\d-\d\d {2}.*missed: due by/,
    ])
      assert.match(out, part);
  });

  it('takes the format from the name of the file, and writes a drawing whose links lead from the file to the entries', async () => {
    for (const [file, begin] of [
      ['out.svg', /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg /u],
      ['out.html', /^<!DOCTYPE html>/u],
      ['out.json', /^\{\n {2}"version": 1,\n {2}"record": "CH-1"/u],
      ['out.txt', /^The journey of CH-1/u],
    ] as const) {
      assert.equal((await folder.run(['journey', 'CH-1', '-o', file])).status, 0);
      assert.match(folder.read(file), begin);
    }
    assert.match(folder.read('out.svg'), /<a class="item mark kept" href="\.\/deep\/a%201\.case\.md#L\d+"/u);
    parseXml(folder.read('out.svg'));
    assert.equal((await folder.run(['journey', 'CH-1', '--format', 'svg', '-o', 'other.txt'])).status, 0);
    assert.match(folder.read('other.txt'), /^<\?xml/u);
  });

  it('shows the days that are asked for, and refuses those that are none', async () => {
    const args = ['journey', 'CH-1', '--from', '2026-01-15', '--to', '2026-01-20'];
    const { out } = await folder.run(args);
    assert.match(out, /Visit/u);
    assert.doesNotMatch(out, /Referral/u);
    for (const [wrong, why] of [
      [['--from', '2026-02-01', '--to', '2026-01-01'], /The first day to show \(2026-02-01\) is after the last one/u],
      [['--from', '2060-01-01'], /nothing to show there: it goes from 2025-12-\d\d to/u],
      [['--from', '2026-02-31'], /Write a date that exists/u],
    ] as const) {
      const { status, err } = await folder.run(['journey', 'CH-1', ...wrong]);
      assert.equal(status, 2);
      assert.match(err, why);
    }
  });

  it('writes no text of the record, in any format, unless it is asked to', async () => {
    folder.write('secret.case.md', SECRET_RECORD);
    for (const format of ['text', 'svg', 'html', 'json']) {
      const args = ['journey', 'secret.case.md', '--format', format];
      assert.doesNotMatch((await folder.run(args)).out, new RegExp(SECRET, 'u'), format);
      assert.match((await folder.run([...args, '--show-text'])).out, new RegExp(SECRET, 'u'), format);
    }
  });

  it("tells a worker's file as employment and supervisions", async () => {
    folder.write(
      'w.case.md',
      '---\nrecord: supervision\nid: SUP-1\nworker: a.lee\nsupervisor: m\nstarted: 2026-01-05\nstage: experienced\n---\n\n## 2026-02-02 Supervision\n',
    );
    const { status, out } = await folder.run(['journey', 'SUP-1']);
    assert.equal(status, 0);
    assert.match(out, /\nEmployment\n/u);
    assert.match(out, /2026-02-02 {2}Supervision/u);
  });

  it('says why it can not: nobody’s record, no record, a place that is no file', async () => {
    folder.write('nobody.case.md', '## 2026-01-05 Referral\n');
    for (const [args, why] of [
      [['nobody.case.md'], /does not say whose record it is, so there is no journey to tell/u],
      [['CH-9'], /No record in \. has the id CH-9/u],
      [['CH-1', '-o', 'none/out.svg'], /There is no folder none/u],
      [['CH-1', '-o', 'deep/a 1.case.md'], /a report is not written over it/u],
    ] as const) {
      const { status, out, err } = await folder.run(['journey', ...args]);
      assert.deepEqual([status, out], [2, '']);
      assert.match(err, why);
    }
  });
});
