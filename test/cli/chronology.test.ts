import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SECRET, SECRET_RECORD } from '../support/secret-record.ts';
import { child, entry, Folder } from './command.ts';

const STORY =
  entry('2026-01-05 Referral', 'from: 2A') +
  entry('2026-01-07 Core group') +
  entry('2026-01-09 Visit', 'seen: yes', 'alone: yes', 'significant: yes') +
  entry('2026-01-12 Legal status', 'status: V2', 'significant: no') +
  entry('2026-01-12 Placement: with Rosa', 'type: U6', 'ended: 2026-02-20', 'reason-ended: CARPL');

describe('case-record chronology', () => {
  let folder: Folder;

  beforeEach(() => {
    folder = new Folder()
      .write('deep/a 1.case.md', child('CH-1', STORY))
      .write('secret.case.md', SECRET_RECORD.replaceAll('CH-1', 'CH-9'));
  });
  afterEach(() => folder.remove());

  const events = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { status, out, err } = await folder.run(['chronology', 'CH-1', '--format', 'json', ...args]);
    assert.deepEqual([status, err], [0, '']);
    const { events } = JSON.parse(out) as { events: readonly { on: string; what: string; facts: readonly string[] }[] };
    return events.map(({ on, what, facts }) => [on, what, ...facts].join(' | '));
  };

  it('tells what is significant by its type or by its field, not what says that it is not, and when it was over', async () => {
    assert.deepEqual((await events()).slice(-4), [
      '2026-01-05 | Referral | Schools',
      '2026-01-09 | Visit',
      '2026-01-12 | Placement | Fostered by another carer, neither of those',
      '2026-02-20 | Placement ended | Planned change under the care plan',
    ]);
  });

  it('tells every entry where all are asked for, and only the days that are asked for', async () => {
    assert.ok((await events('--all')).some((line) => line.startsWith('2026-01-07 | Core group')));
    assert.deepEqual(await events('--from', '2026-01-09', '--to', '2026-01-11'), ['2026-01-09 | Visit']);
    const { status, err } = await folder.run(['chronology', 'CH-1', '--from', '2026-02-01', '--to', '2026-01-01']);
    assert.equal(status, 2);
    assert.match(err, /The first day to tell of \(2026-02-01\) is after the last one/u);
  });

  it('does not tell what happens after the day of judgement', async () => {
    assert.ok(!(await events('--as-of', '2026-01-31')).some((line) => line.includes('Placement ended')));
  });

  it('is a document that reads well, with the address of each entry', async () => {
    const { out } = await folder.run(['chronology', 'CH-1']);
    assert.match(out, /^# Chronology of CH-1\n/u);
    assert.match(out, /\n## 2026\n/u);
    assert.match(out, /\n- \*\*5 January 2026.*: Referral\.\*\* Schools\. \(2026-01-05-referral\)\n/u);
    const types = unified()
      .use(remarkParse)
      .parse(out)
      .children.map(({ type }) => type);
    assert.deepEqual(types.slice(-2), ['heading', 'list']);
  });

  it('takes the format from the name of the file, and leads from the page to the entries', async () => {
    for (const [file, begin] of [
      ['out.md', /^# Chronology/u],
      ['out.html', /^<!DOCTYPE html>/u],
      ['out.json', /^\{\n {2}"version": 1,\n {2}"record": "CH-1"/u],
    ] as const) {
      assert.equal((await folder.run(['chronology', 'CH-1', '-o', file])).status, 0);
      assert.match(folder.read(file), begin);
    }
    assert.match(folder.read('out.html'), /<a href="\.\/deep\/a%201\.case\.md#L\d+">2026-01-05-referral<\/a>/u);
  });

  it('is HTML that a validator finds nothing wrong with', async () => {
    const { out } = await folder.run(['chronology', 'CH-1', '--format', 'html', '--show-text', '--all']);
    const { results } = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(out);
    assert.deepEqual(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`)),
      [],
    );
  });

  it('holds no text of the record unless it is asked for', async () => {
    for (const format of ['markdown', 'html', 'json']) {
      const args = ['chronology', 'CH-9', '--all', '--format', format];
      const { out, status } = await folder.run(args);
      assert.equal(status, 0);
      assert.ok(!out.includes(SECRET), format);
      assert.ok((await folder.run([...args, '--show-text'])).out.includes(SECRET), format);
    }
  });

  it('says what it cannot tell', async () => {
    folder.write('none.case.md', '## 2026-01-05 Referral\n');
    const { status, err } = await folder.run(['chronology', 'none.case.md']);
    assert.equal(status, 2);
    assert.match(err, /does not say whose record it is/u);
  });
});
