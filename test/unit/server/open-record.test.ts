import assert from 'node:assert/strict';
import { parseIsoDate } from '../../../src/record/date.ts';
import type { TextChange } from '../../../src/record/types.ts';
import { OpenRecord } from '../../../src/server/open-record.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../src/workspace/open.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';
import type { Workspace } from '../../../src/workspace/types.ts';
import { childRecord, RECORD } from './editor.ts';

const TEXT = childRecord('## 2026-03-04 Visit', '', '```yaml', 'by: x', 'seen: yes', '```', '', 'Words 👪 words.', '');
const DAY = parseIsoDate('2026-03-20') ?? assert.fail();

describe('an open record', () => {
  let workspace: Workspace;
  let asked: { before: string; after: string; changes: readonly TextChange[] }[];
  let judgedAgain: number;
  let updates: number;

  beforeEach(async () => {
    const real = await new Workspaces(memoryFiles(new Map()), standardEngine()).of(RECORD);
    asked = [];
    updates = 0;
    judgedAgain = 0;
    workspace = {
      ...real,
      update(uri, judgement) {
        updates += 1;
        return real.update(uri, judgement);
      },
      linter: {
        ...real.linter,
        edit(record, changes) {
          const after = real.linter.edit(record, changes);
          asked.push({ before: record.text, after: after.text, changes: [...changes] });
          return after;
        },
        rejudge(previous, record, asOf, shared) {
          judgedAgain += 1;
          return real.linter.rejudge(previous, record, asOf, shared);
        },
      },
    };
  });

  const opened = (): OpenRecord => {
    const record = new OpenRecord(RECORD, RECORD, 1, TEXT);
    record.judge(workspace, DAY, () => {});
    return record;
  };

  it('tells the linter exactly what an edit changed, so that it reads no more than that again', () => {
    const record = opened();
    // Behind the emoji, which counts two; then over a line's end; the range may be given backwards.
    record.change([{ range: { start: { line: 14, character: 8 }, end: { line: 14, character: 14 } }, text: 'and' }], 2);
    record.judge(workspace, DAY, () => {});
    record.change([{ range: { start: { line: 11, character: 9 }, end: { line: 10, character: 5 } }, text: '' }], 3);
    record.judge(workspace, DAY, () => {});
    assert.equal(asked.length, 2);
    for (const { before, after, changes } of asked) {
      const [change] = changes;
      assert.ok(change && changes.length === 1);
      assert.equal(before.slice(0, change.start) + change.text + before.slice(change.oldEnd), after);
      assert.ok(change.oldEnd - change.start < 20);
    }
  });

  it('judges several edits at once, and nothing twice', () => {
    const record = opened();
    const start = { line: 7, character: 0 };
    for (const version of [2, 3, 4]) record.change([{ range: { start, end: start }, text: 'x\n' }], version);
    const first = record.judge(workspace, DAY, () => {});
    assert.equal(first.document.version, 4);
    assert.equal(record.judge(workspace, DAY, () => {}).judgement, first.judgement);
    assert.equal(asked.length, 3);
    assert.equal(judgedAgain, 1);
    assert.equal(first.document.getText(), TEXT.replace(/^(.*\n){7}/, '$&x\nx\nx\n'));
  });

  it('takes a whole new text', () => {
    const record = opened();
    record.change([{ text: '# Other' }], 2);
    const { judgement } = record.judge(workspace, DAY, () => {});
    assert.equal(judgement.record.text, '# Other');
  });

  it('is judged anew on another day and by other settings', async () => {
    const record = opened();
    const { judgement } = record.judge(workspace, DAY, () => {});
    const next = parseIsoDate('2026-03-21') ?? assert.fail();
    assert.notEqual(record.judge(workspace, next, () => {}).judgement, judgement);
    const other = await new Workspaces(memoryFiles(new Map()), standardEngine()).of(RECORD);
    assert.equal(record.judge(other, next, () => {}).workspace, other);
  });

  it('says what it shares only where a fact changed', () => {
    const record = opened();
    const before = updates;
    record.change([{ range: { start: { line: 14, character: 0 }, end: { line: 14, character: 5 } }, text: 'More' }], 2);
    record.judge(workspace, DAY, () => {});
    assert.equal(updates, before);
    record.change([{ range: { start: { line: 11, character: 6 }, end: { line: 11, character: 9 } }, text: 'no' }], 3);
    record.judge(workspace, DAY, () => {});
    assert.equal(updates, before + 1);
  });
});
