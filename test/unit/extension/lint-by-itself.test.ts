import './stand-in/instead.ts';
import assert from 'node:assert/strict';

const { EventEmitter, saved, seen, settings } = await import('./stand-in/vscode.ts');
const { lintByItself } = await import('../../../src/extension/lint-by-itself.ts');
const { checkFolders } = await import('../../../src/extension/commands/lint-workspace.ts');

describe('the check that is made by itself', () => {
  let asked: number;
  const restarted = new EventEmitter<void>();
  const onRestart = restarted.event;
  const failing = {
    onRestart,
    async askAtLength<R>(): Promise<R | undefined> {
      asked += 1;
      throw new Error('the server has gone');
    },
  };
  const save = async (): Promise<void> => {
    saved.fire({ languageId: 'case-record', uri: 'file:///team/a.case.md' });
    await new Promise((resolve) => setImmediate(resolve));
  };

  beforeEach(() => {
    seen.messages.length = 0;
    asked = 0;
  });
  afterEach(() => settings.clear());

  it('says once that it failed, and is tried again at the next save', async () => {
    settings.set('caseRecord.lintWorkspace', 'onSave');
    const { first, listening } = lintByItself(failing);
    assert.equal(await first, false);
    await save();
    await save();
    listening.dispose();
    assert.equal(asked, 2);
    assert.deepEqual(seen.messages, [
      'The records of this window could not be checked (the server has gone). Open records are checked as you type.',
    ]);
  });

  it('says after the first check that there was one, and not where it was stopped', async () => {
    settings.set('caseRecord.lintWorkspace', 'onOpen');
    const result = { records: 2, errors: 0, warnings: 0, information: 0 };
    for (const [answer, ended] of [
      [result, true],
      [undefined, false],
    ] as const) {
      const { first, listening } = lintByItself({
        onRestart,
        askAtLength: async () => (answer === undefined ? undefined : JSON.parse(JSON.stringify(answer))),
      });
      assert.equal(await first, ended);
      listening.dispose();
    }
    assert.deepEqual(seen.messages, [
      '2 records checked: 0 errors, 0 warnings, 0 for information',
      'The check was stopped. What it had found stays in Problems; the next one goes on from there.',
    ]);
  });

  it('is made again once a server that had ended runs again, as all that was shown went with it', async () => {
    settings.set('caseRecord.lintWorkspace', 'onOpen');
    const client = {
      onRestart,
      async askAtLength<R>(): Promise<R | undefined> {
        asked += 1;
        return undefined;
      },
    };
    const { first, listening } = lintByItself(client);
    await first;
    restarted.fire();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(asked, 2);
    listening.dispose();
    restarted.fire();
    assert.equal(asked, 2);
  });

  it('is waited for by whoever asks while it goes on, and made anew for whoever asks then', async () => {
    const answers: (() => void)[] = [];
    const client = {
      askAtLength<R>(): Promise<R | undefined> {
        return new Promise((resolve) => answers.push(() => resolve(undefined)));
      },
    };
    const both = [checkFolders(client), checkFolders(client)];
    assert.equal(answers.length, 1);
    answers[0]?.();
    await Promise.all(both);
    const again = checkFolders(client);
    assert.equal(answers.length, 2);
    answers[1]?.();
    await again;
    assert.equal(seen.messages.length, 2);
  });
});
