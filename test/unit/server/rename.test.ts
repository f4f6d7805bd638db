import assert from 'node:assert/strict';
import type { FileEdits } from '../../../src/server/features/rename.ts';
import { workspaceEdit } from '../../../src/server/parts/renaming.ts';
import { CURSOR, childRecord, FOLDER, RECORD } from './editor.ts';
import { CONFIG, PEOPLE, refused, renamed, SIBLING, tobi } from './renamed.ts';

describe('renaming an entry', () => {
  const contact = (...rest: readonly string[]) => [`## 2026-02-02 Con${CURSOR}tact`, '', ...rest];

  it('writes its id and changes every reference, in other records and links too', async () => {
    const files = await renamed(
      childRecord(
        ...contact('```yaml', 'by: x', '```', ''),
        '## 2026-02-03 Case note',
        '',
        '```yaml',
        'answers: "2026-02-02-contact"',
        '```',
        '',
        '[a](#2026-02-02-contact)',
      ),
      'first-call',
      {
        [SIBLING]: tobi(
          '[b](amara.case.md#2026-02-02-contact) and [c](#CH-1042/2026-02-02-contact), not [d](#2026-02-02-contact)',
        ),
      },
    );
    assert.equal(
      files[RECORD],
      childRecord(
        '## 2026-02-02 Contact',
        '',
        '```yaml',
        'id: first-call',
        'by: x',
        '```',
        '',
        '## 2026-02-03 Case note',
        '',
        '```yaml',
        'answers: "first-call"',
        '```',
        '',
        '[a](#first-call)',
      ),
    );
    assert.equal(
      files[SIBLING],
      tobi('[b](amara.case.md#first-call) and [c](#CH-1042/first-call), not [d](#2026-02-02-contact)'),
    );
  });

  it('gives an entry without fields a block of them, in the line endings of the record', async () => {
    const files = await renamed(childRecord(...contact('Words.', '')).replaceAll('\n', '\r\n'), 'mine');
    assert.equal(
      files[RECORD],
      childRecord('## 2026-02-02 Contact', '', '```yaml', 'id: mine', '```', '', 'Words.', '').replaceAll('\n', '\r\n'),
    );
  });

  it('follows the others of its day and type, which move up to the address that it frees', async () => {
    const second = [
      '## 2026-02-02 Contact',
      '',
      '## 2026-02-04 Case note',
      '',
      '```yaml',
      'answers: 2026-02-02-contact-2',
      'corrects: 2026-02-02-contact',
      '```',
    ];
    const files = await renamed(childRecord(...contact(), ...second), 'first');
    assert.match(files[RECORD] ?? '', /answers: 2026-02-02-contact\ncorrects: first\n/);
  });

  it('is asked for at a reference or at the id as well', async () => {
    const body = (a: string, b: string) =>
      childRecord(
        '## 2026-02-02 Contact',
        '',
        '```yaml',
        `id: ${a}`,
        '```',
        '',
        '## 2026-02-03 Case note',
        '',
        '```yaml',
        `answers: ${b}`,
        '```',
      );
    for (const marked of [body(`on${CURSOR}e`, 'one'), body('one', `on${CURSOR}e`)])
      assert.equal((await renamed(marked, 'two'))[RECORD], body('two', 'two'));
  });

  it('says why it cannot be', async () => {
    const two = childRecord(...contact(), '## 2026-03-04 Visit');
    assert.match(await refused(two, '2026-03-04-visit'), /has the address "2026-03-04-visit" already/);
    assert.match(await refused(two, 'with space'), /letters and digits/);
    assert.match(await refused(two, 'a/b'), /letters and digits/);
    assert.match(await refused(two, 'x: [y'), /letters and digits/);
    assert.match(await refused(two, '  '), /Write the new name/);
    assert.match(await refused(two, 'x'.repeat(81)), /at most 80/);
    assert.match(
      await refused(childRecord('## 2026-03-04 Visit', '', '```yaml', `answers: not${CURSOR}hing`, '```'), 'x'),
      /No entry has the address/,
    );
    assert.match(await refused(childRecord(...contact('```yaml', '{by: x', '```')), 'x'), /cannot be read/);
    assert.match(await refused(childRecord(`Wor${CURSOR}ds.`), 'x'), /no name to change/);
  });
});

describe('renaming a person', () => {
  const note = (...lines: readonly string[]) => childRecord('## 2026-02-09 Case note', '', '```yaml', ...lines, '```');

  it('changes records, remarks and settings, and keeps quotation marks', async () => {
    const files = await renamed(
      note(
        `by: 'm.pa${CURSOR}tel'`,
        'decision: {by: "m.patel", rationale: m.patel said so}',
        'actions:',
        '  - who: Housing, with m.patel',
      ),
      'm.shah',
      {
        [CONFIG]: PEOPLE,
        [SIBLING]: tobi('<!-- case-record-disable practice/*: agreed (by m.patel, until 2027-01-01) -->'),
      },
    );
    assert.equal(
      files[RECORD],
      note(
        `by: 'm.shah'`,
        'decision: {by: "m.shah", rationale: m.patel said so}',
        'actions:',
        '  - who: Housing, with m.shah',
      ),
    );
    assert.equal(files[CONFIG], PEOPLE.replaceAll('m.patel', 'm.shah'));
    assert.match(files[SIBLING] ?? '', /\(by m\.shah, until/);
  });

  it('never makes two people one', async () => {
    assert.match(
      await refused(note(`by: m.pa${CURSOR}tel`), 'j.okafor', { [CONFIG]: PEOPLE }),
      /somebody else already/,
    );
    assert.match(
      await refused(note(`by: m.pa${CURSOR}tel`), 'a.b', {
        [SIBLING]: tobi('## 2026-02-09 Case note', '', '```yaml', 'by: a.b', '```'),
      }),
      /stands in a record already/,
    );
  });
});

describe('renaming a child', () => {
  it('changes the record, its brothers and sisters, references and supervision', async () => {
    const worker = `${FOLDER}/worker.case.md`;
    const supervision =
      '---\nrecord: supervision\nworker: j.okafor\n---\n\n## 2026-02-03 Supervision\n\n```yaml\ncases: [CH-1042, CH-7]\n```\n';
    const files = await renamed(childRecord('Words.').replace('CH-1042', `CH-10${CURSOR}42`), 'CH-2', {
      [SIBLING]: tobi(
        '## 2026-02-09 Case note',
        '',
        '```yaml',
        'also: CH-1042',
        'answers: CH-1042/2026-02-02-contact',
        '```',
      ),
      [worker]: supervision,
    });
    assert.equal(files[RECORD], childRecord('Words.').replace('CH-1042', 'CH-2'));
    assert.match(files[SIBLING] ?? '', /also: CH-2\nanswers: CH-2\/2026-02-02-contact/);
    assert.match(files[worker] ?? '', /cases: \[CH-2, CH-7\]/);
    assert.match(
      await refused(childRecord('Words.').replace('CH-1042', `CH-10${CURSOR}42`), 'CH-1043', { [SIBLING]: tobi('') }),
      /two children would become one/,
    );
  });
});

describe('what the client gets', () => {
  const here: FileEdits = { uri: RECORD, version: 3, edits: [], isHere: true };
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const there: FileEdits = { uri: SIBLING, version: null, edits: [{ range, newText: 'x' }], isHere: false };

  it('are versions, and a question about other files, where it knows of these', () => {
    const capabilities = { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } };
    const { documentChanges, changeAnnotations } = workspaceEdit([here, there], { capabilities, options: {} });
    assert.equal(Object.values(changeAnnotations ?? {})[0]?.needsConfirmation, true);
    assert.deepEqual(documentChanges?.[0], { textDocument: { uri: RECORD, version: 3 }, edits: [] });
    assert.deepEqual(documentChanges?.[1], {
      textDocument: { uri: SIBLING, version: null },
      edits: [{ range, newText: 'x', annotationId: 'other-files' }],
    });
    assert.equal(workspaceEdit([here], { capabilities, options: {} }).changeAnnotations, undefined);
  });

  it('are plain changes where it knows of neither', () => {
    const edit = workspaceEdit([here, there], { capabilities: {}, options: {} });
    assert.deepEqual(edit, { changes: { [RECORD]: [], [SIBLING]: [{ range, newText: 'x' }] } });
  });
});
