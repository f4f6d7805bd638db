import './stand-in/instead.ts';
import assert from 'node:assert/strict';
import type { Selection } from 'vscode';

const { seen } = await import('./stand-in/vscode.ts');
const { insertEntry } = await import('../../../src/extension/commands/insert-entry.ts');

const ENTRY = { position: { line: 20, character: 0 }, snippet: '## 2026-03-20 Supervision' };
const CLOSED = [{ position: { line: 5, character: 0 }, text: '    outcome: Carried forward\n' }];

/** An editor in which so many changes are made by each edit, and which takes or refuses a snippet. */
function editor({ changes = 1, takes = true }: { readonly changes?: number; readonly takes?: boolean } = {}) {
  const document = { uri: { scheme: 'file' }, isClosed: false, version: 7 };
  const done: string[] = [];
  return {
    document,
    done,
    get selection(): Selection {
      return assert.fail('the entry was written');
    },
    async edit() {
      done.push('lines');
      document.version += changes;
      return true;
    },
    async insertSnippet() {
      done.push('entry');
      return takes;
    },
    revealRange() {},
  };
}

describe('an entry that closes what it carries forward', () => {
  beforeEach(() => {
    seen.messages.length = 0;
  });

  it('is not written into a text that has changed since', async () => {
    const open = editor();
    assert.equal(await insertEntry(open, 6, ENTRY, CLOSED), false);
    assert.deepEqual(open.done, []);
    assert.match(seen.messages.join(), /nothing was written/u);
  });

  it('is not written where somebody typed between its two steps, and says what was done', async () => {
    const open = editor({ changes: 2 });
    assert.equal(await insertEntry(open, 7, ENTRY, CLOSED), false);
    assert.deepEqual(open.done, ['lines']);
    assert.match(seen.messages.join(), /^What is carried forward was closed.* Undo opens it again/u);
  });

  it('says what was done where the second step is refused, and that nothing was where there was one step', async () => {
    assert.equal(await insertEntry(editor({ takes: false }), 7, ENTRY, CLOSED), false);
    assert.equal(await insertEntry(editor({ takes: false }), 7, ENTRY), false);
    const [half, nothing] = seen.messages;
    assert.match(half ?? '', /^What is carried forward was closed/u);
    assert.match(nothing ?? '', /nothing was written/u);
  });
});
