import assert from 'node:assert/strict';
import { SnippetTextEdit, TextDocumentEdit } from 'vscode-languageserver';
import { FIX_ALL } from '../../../src/server/features/fixes.ts';
import { CURSOR, childRecord, LOOKED_AFTER, RECORD } from './editor.ts';
import { actionsAt, done, PLAIN, SNIPPETS, titled, VISIT } from './fixed.ts';

describe('quick fixes', () => {
  it('correct a misspelt type, and carry the finding that they are for', async () => {
    const text = childRecord(`## 2026-03-04 Vi${CURSOR}st`, '', 'Words.', '');
    const action = titled(await actionsAt(text), 'Write "Visit"');
    assert.equal(action.isPreferred, true);
    assert.equal(action.diagnostics?.[0]?.code, 'record/unknown-type');
    assert.equal(done(text, action), text.replace(`Vi${CURSOR}st`, 'Visit'));
  });

  it('offer a date that can be read two ways both ways, day first', async () => {
    const actions = await actionsAt(childRecord(`## 2/3${CURSOR}/2026 Visit`, ''));
    const titles = actions.map(({ title }) => title).filter((title) => title.startsWith('Write "2026'));
    assert.deepEqual(titles, ['Write "2026-03-02" (day first)', 'Write "2026-02-03" (month first)']);
  });

  it('write a field under the others and leave every other byte', async () => {
    const text = `\ufeff${VISIT(`seen: n${CURSOR}o # asleep`)}`.replaceAll('\n', '\r\n');
    const after = done(text, titled(await actionsAt(text), 'Write `not-seen-reason`'));
    assert.equal(after, text.replace(CURSOR, '').replace('asleep\r\n', 'asleep\r\nnot-seen-reason: \r\n'));
  });

  it('put places to type where the client takes them, numbered, with nothing that nobody said', async () => {
    const text = childRecord(`## 2026-03-16 Early help ${CURSOR}review`, '');
    const action = titled(
      await actionsAt(text, { client: { ...SNIPPETS, worker: 'j.okafor' } }),
      /^Write the decision/,
    );
    const [change] = action.edit?.documentChanges ?? [];
    assert.ok(change && TextDocumentEdit.is(change));
    const [edit] = change.edits;
    assert.ok(SnippetTextEdit.is(edit));
    assert.equal(
      edit.snippet.value,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet's own syntax
      '\n```yaml\ndecision:\n  outcome: ${1}\n  by: ${2}\n  on: ${3:2026-03-20}\n  rationale: ${4}\n```\n',
    );
  });

  it('are no snippets where an editor would set their lines in: behind the last line of a text that ends in one set in', async () => {
    const drift = (end: string): string =>
      childRecord(`## 2025-10-02 Ref${CURSOR}erral`, '', '```yaml', 'from: 2A', '```', '', '- item', `  more${end}`);
    for (const [end, isSnippet] of [
      ['', false],
      ['\n', true],
    ] as const) {
      const action = titled(await actionsAt(drift(end), { client: SNIPPETS }), 'Record a "Management decision" today');
      const [change] = action.edit?.documentChanges ?? [];
      assert.ok(change && TextDocumentEdit.is(change));
      assert.deepEqual(
        change.edits.map((each) => SnippetTextEdit.is(each)),
        [isSnippet],
      );
    }
  });

  it('are edits without a version for a client that knows no versions', async () => {
    const text = childRecord(`## 2026-03-04 Vi${CURSOR}st`, '');
    const action = titled(await actionsAt(text, { client: { ...SNIPPETS, versions: false } }), 'Write "Visit"');
    assert.deepEqual(Object.keys(action.edit?.changes ?? {}), [RECORD]);
  });

  it('record what is overdue today, with the reason for lateness to be written', async () => {
    const text = childRecord(...LOOKED_AFTER).replace('Placement', `Pl${CURSOR}acement`);
    const actions = await actionsAt(text, { client: { ...PLAIN, worker: 'j.okafor' } });
    const after = done(text, titled(actions, 'Record a "Visit" today'));
    assert.ok(after.startsWith(text.replace(CURSOR, '')), 'all before it is as it was');
    assert.match(after, /\n\n## 2026-03-20 Visit\n\n```yaml\nby: j\.okafor\nseen: yes\n[^`]*late-reason: \n```/);
  });

  it('close an action in a map in braces between quotation marks', async () => {
    const text = childRecord(
      '## 2026-02-04 Case note',
      '',
      '~~~yaml',
      `actions: [{what: Ring the school, who: j.okafor, due: 2026-${CURSOR}02-11}]`,
      '~~~',
    );
    const after = done(text, titled(await actionsAt(text), 'Close the action: done today'));
    assert.match(after, /due: 2026-02-11, done: 2026-03-20, outcome: ""\}\]\n~~~$/);
  });

  it('carry an action forward to the supervision since, and say at both ends where it went', async () => {
    const text = childRecord(
      '## 2026-02-04 Case note',
      '',
      '```yaml',
      'actions:',
      '  - what: Ring the school',
      '    who: j.okafor',
      `    due: 2026-${CURSOR}02-11`,
      '```',
      '',
      '## 2026-03-02 Case supervision',
      '',
      '```yaml',
      'by: m.patel',
      'actions:',
      '  - what: Ask the health visitor',
      '    who: j.okafor',
      '    due: 2026-04-02',
      '```',
      '',
    );
    const after = done(text, titled(await actionsAt(text), 'Carry forward to the supervision of 2 March'));
    assert.match(after, /due: 2026-02-11\n {4}outcome: Carried forward to 2026-03-02-case-supervision\n/);
    assert.match(
      after,
      /due: 2026-04-02\n {2}- what: Ring the school \(carried forward from 2026-02-04-case-note\)\n {4}who: j\.okafor\n {4}due: \n/,
    );
  });

  it('offer the same for an action that is not late yet, where the cursor stands in it', async () => {
    const text = childRecord(
      '## 2026-03-04 Case note',
      '',
      '```yaml',
      'actions:',
      `  - what: Ring ${CURSOR}the school`,
      '    who: j.okafor',
      '    due: 2026-04-11',
      '```',
    );
    const action = titled(await actionsAt(text), 'Close the action: done today');
    assert.match(action.kind ?? '', /^refactor\./);
  });

  it('write what the journey says into the asserted position', async () => {
    const text = childRecord(
      '## 2026-03-04 Allocation',
      '',
      '```yaml',
      'by: m.patel',
      'worker: j.okafor',
      '```',
    ).replace('born: 2015-03-02', `born: 2015-03-02\nposition: {worker: a.k${CURSOR}han} # as of spring`);
    const after = done(text, titled(await actionsAt(text), /^Write `worker: j\.okafor`/));
    assert.match(after, /position: \{worker: j\.okafor\} # as of spring/);
  });

  it('put in the heading for the child’s voice before the sections that come after it', async () => {
    const text = childRecord(
      `## 2026-03-04 Vi${CURSOR}sit`,
      '',
      '```yaml',
      'by: x',
      'seen: yes',
      'alone: yes',
      '```',
      '',
      'Words.',
      '',
      '### Analysis',
      '',
      'Well.',
      '',
    );
    const after = done(text, titled(await actionsAt(text), 'Put in the heading "Child\'s voice"'));
    assert.match(after, /Words\.\n\n### Child's voice\n\n\n\n### Analysis\n\nWell\.\n$/);
  });

  it('silence a rule on the line, in the entry and in the record, with a reason to be written', async () => {
    const text = childRecord(`## 2026-03-04 Vi${CURSOR}sit`, '', '```yaml', 'by: x', '```', '');
    const client = { ...SNIPPETS, worker: 'j.okafor' };
    const actions = (await actionsAt(text, { client })).filter(({ title }) =>
      /^Silence practice\/child-not-seen/.test(title),
    );
    const edits = actions.map(({ edit }) => JSON.stringify(edit));
    assert.equal(edits.length, 3);
    for (const edit of edits)
      assert.ok(
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet's own syntax
        edit.includes('case-record-disable practice/child-not-seen: ${1} (by j.okafor, until ${2:2026-09-20})'),
        edit,
      );
  });

  it('mend first and silence last, where several things were found at one place', async () => {
    const text = childRecord(`## 2026-03-04 Vi${CURSOR}sit`, '', '```yaml', 'by: x', 'seen: yes', '```', '', 'Words.');
    const titles = (await actionsAt(text)).map(({ title }) => title);
    const kinds = titles.map((title) => title.startsWith('Silence '));
    assert.ok(kinds.filter((silences) => silences).length >= 6 && kinds.includes(false), titles.join('\n'));
    assert.deepEqual(kinds, kinds.toSorted());
  });

  it('put in what a remark lacks, and keep what it has', async () => {
    const client = { ...PLAIN, worker: 'j.okafor' };
    for (const [said, after] of [
      ['practice/*', 'practice/*:  (by j.okafor, until 2026-09-20)'],
      ['practice/*, a/b:', 'practice/*, a/b:  (by j.okafor, until 2026-09-20)'],
      ['practice/*: (by m.patel)', 'practice/*:  (by m.patel, until 2026-09-20)'],
      ['practice/*: why (so far)', 'practice/*: why (so far) (by j.okafor, until 2026-09-20)'],
      ['practice/*: why (by m.patel, until 30/9)', 'practice/*: why (by m.patel, until 2026-09-20)'],
    ]) {
      const text = (words = '') => childRecord('## 2026-03-04 Visit', '', `<!-- case-record-disable ${words} -->`, '');
      const marked = text(said).replace('record-disable', `record-${CURSOR}disable`);
      assert.equal(done(marked, titled(await actionsAt(marked, { client }), /^Put in why/)), text(after), said);
    }
    const nothing = childRecord('## 2026-03-04 Visit', '', `<!-- case-record-${CURSOR}disable -->`, '');
    assert.ok(!(await actionsAt(nothing)).some(({ title }) => title.startsWith('Put in why')));
  });

  it('decide again on a remark whose last day is over', async () => {
    for (const [before, behind] of [
      ['', '## 2026-03-04 Visit'],
      ['## 2026-03-04 Visit', ''],
      ['## What we know', 'Words.'],
    ]) {
      const remark = (who: string) => `<!-- case-record-disable practice/*: all (so far) (by ${who}) -->`;
      const text = childRecord(before ?? '', '', remark(`m.patel, until 2026-03-${CURSOR}19`), '', behind ?? '');
      const client = { ...PLAIN, worker: 'j.okafor' };
      const action = titled(await actionsAt(text, { client }), /^Decide again/);
      assert.equal(
        done(text, action),
        childRecord(before ?? '', '', remark('j.okafor, until 2026-09-20'), '', behind ?? ''),
      );
    }
  });

  it('decide again on one whose last day is over and which nobody signed', async () => {
    const remark = (who: string) => `<!-- case-record-disable practice/*: all (so far) (${who}) -->`;
    for (const who of [`until 2026-03-${CURSOR}19`, `by m patel, until 2026-03-${CURSOR}19`]) {
      const text = childRecord('## 2026-03-04 Visit', '', remark(who), '');
      const action = titled(await actionsAt(text, { client: { ...PLAIN, worker: 'j.okafor' } }), /^Decide again/);
      assert.equal(
        done(text, action),
        childRecord('## 2026-03-04 Visit', '', remark('by j.okafor, until 2026-09-20'), ''),
        who,
      );
    }
  });

  it('open the page about the rule, last', async () => {
    const text = childRecord(`## 2026-03-04 Vi${CURSOR}st`, '');
    const actions = await actionsAt(text, { client: { ...PLAIN, rulePage: (rule) => `rule:/${rule}` } });
    assert.deepEqual(actions.at(-1)?.command?.arguments, ['rule:/record/unknown-type']);
  });

  it('answer nothing for kinds that nobody wants, and the whole record only when it is asked for', async () => {
    const text = childRecord(`## 2026-03-04 Vi${CURSOR}st`, '', '```yaml', 'seeen: Yes', '```', '');
    assert.deepEqual(await actionsAt(text, { only: ['refactor.extract'] }), []);
    assert.ok((await actionsAt(text)).every(({ kind }) => kind !== FIX_ALL));
    for (const only of [['source'], ['source.fixAll'], [FIX_ALL]]) {
      const [action, ...more] = await actionsAt(text, { only });
      assert.ok(action && more.length === 0);
      assert.equal(done(text, action), text.replace(`Vi${CURSOR}st`, 'Visit').replace('seeen: Yes', 'seen: yes'));
    }
    assert.deepEqual(await actionsAt(VISIT('seen: yes', 'alone: yes'), { only: [FIX_ALL] }), []);
  });
});
