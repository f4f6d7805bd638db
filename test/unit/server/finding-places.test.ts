import assert from 'node:assert/strict';
import type { Location } from 'vscode-languageserver';
import type { Surroundings } from '../../../src/server/features/definition.ts';
import { highlightsOf } from '../../../src/server/features/highlights.ts';
import { linksOf, resolveLink } from '../../../src/server/features/links.ts';
import { workspaceSymbolsOf } from '../../../src/server/features/workspace-symbols.ts';
import { openRecord } from '../../../src/server/parts/finding-places.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { BROKEN, CURSOR, childRecord, type Editor, FOLDER, openInEditor, RECORD } from './editor.ts';
import { definitionAt, referencesAt } from './found-places.ts';

const SIBLING = `${FOLDER}/tobi.case.md`;
const CONFIG = `${FOLDER}/.case-record/config.yaml`;
const PEOPLE = 'people:\n  m.patel: {name: Meera Patel}\n  j.okafor:\n    name: Joy Okafor\n    manager: m.patel\n';

const CONTACT = ['## 2026-02-02 Contact: bruise seen at school', '', '```yaml', 'by: m.patel', '```', '', 'Words.', ''];
const OTHERS = {
  [CONFIG]: PEOPLE,
  [SIBLING]: childRecord(
    '## 2026-02-03 Management decision',
    '',
    '```yaml',
    'by: m.patel',
    'answers: CH-1042/2026-02-02-contact',
    'also: [CH-1042]',
    '```',
    '',
    'As [we knew](amara.case.md#2026-02-02-contact).',
  ).replace('id: CH-1042', 'id: CH-1043'),
};

async function at(marked: string, others: Readonly<Record<string, string>> = OTHERS) {
  const editor = openInEditor(marked, others);
  const read = await openRecord(editor.service, editor.uri);
  assert.ok(read);
  return { editor, read, offset: read.document.offsetAt(editor.position), around: surroundings(editor) };
}

const surroundings = ({ service, files }: Editor): Surroundings => ({
  outlines: service.outlines,
  files: memoryFiles(files),
});
const told = ({ uri, range }: Location): string =>
  `${uri.slice(FOLDER.length + 1)}:${range.start.line}:${range.start.character}`;

describe('definition', () => {
  async function definition(...lines: readonly string[]): Promise<string[]> {
    const { read, offset, around } = await at(childRecord(...CONTACT, ...lines));
    return (await definitionAt(read, offset, around)).map(told);
  }
  const entry = (field: string) => definition('## 2026-02-09 Management decision', '', '```yaml', field, '```');

  it('of a reference is the heading of the entry', async () => {
    assert.deepEqual(await entry(`answers: 2026-02-02-con${CURSOR}tact`), ['amara.case.md:7:0']);
    assert.deepEqual(await entry(`answers: "CH-1042/2026-02-02-con${CURSOR}tact"`), ['amara.case.md:7:0']);
    assert.deepEqual(await entry(`answers: CH-1043/2026-02-03-management${CURSOR}-decision`), ['tobi.case.md:7:0']);
    assert.deepEqual(await entry(`answers: CH-9/2026-02-03-management${CURSOR}-decision`), []);
  });

  it('of a link in the text is the entry, in another file too', async () => {
    assert.deepEqual(await definition(`See [it](#2026-02-02${CURSOR}-contact).`), ['amara.case.md:7:0']);
    assert.deepEqual(await definition(`See [it](tobi.case.md#2026-02-03-manag${CURSOR}ement-decision).`), [
      'tobi.case.md:7:0',
    ]);
    assert.deepEqual(await definition(`See \`[it](#2026-02-02${CURSOR}-contact)\`.`), []);
    assert.deepEqual(await definition('```', `[it](#2026-02-02${CURSOR}-contact)`, '```'), []);
  });

  it('of a child is the id in its record, and of a person the line in the settings', async () => {
    assert.deepEqual(await entry(`also: [CH-10${CURSOR}43]`), ['tobi.case.md:2:4']);
    assert.deepEqual(await entry(`answers: CH-10${CURSOR}43/2026-02-03-management-decision`), ['tobi.case.md:2:4']);
    assert.deepEqual(await entry(`by: j.oka${CURSOR}for`), ['.case-record/config.yaml:2:2']);
    assert.deepEqual(await entry(`by: nob${CURSOR}ody`), []);
  });
});

describe('references', () => {
  async function references(marked: string, withDeclaration = false): Promise<string[]> {
    const { read, offset, around } = await at(marked);
    return (await referencesAt(read, offset, withDeclaration, around)).map(told);
  }

  it('of an entry are found from its heading, in every record of the team, this one first', async () => {
    const marked = childRecord(
      ...CONTACT,
      '## 2026-02-09 Case note',
      '',
      '```yaml',
      'answers: 2026-02-02-contact',
      '```',
    ).replace('bruise', `${CURSOR}bruise`);
    assert.deepEqual(await references(marked), ['amara.case.md:18:9', 'tobi.case.md:11:17', 'tobi.case.md:15:27']);
    assert.equal((await references(marked, true))[0], 'amara.case.md:7:0');
  });

  it('of a person are found in records, in what silences rules and in the settings', async () => {
    const marked = childRecord(
      `## 2026-02-09 Case note <!-- case-record-disable practice/*: agreed (by m.patel) -->`,
      '',
      '```yaml',
      `by: m.pa${CURSOR}tel`,
      'actions:',
      '  - what: Ring',
      '    who: Housing, with m.patel.',
      '```',
    );
    assert.deepEqual(await references(marked), [
      'amara.case.md:7:72',
      'amara.case.md:10:4',
      'amara.case.md:13:23',
      'tobi.case.md:10:4',
      '.case-record/config.yaml:4:13',
    ]);
  });

  it('see what other editors have not saved yet, and what changed on disk', async () => {
    const { editor, read, offset, around } = await at(childRecord(...CONTACT).replace('bruise', `${CURSOR}bruise`));
    assert.equal((await referencesAt(read, offset, false, around)).length, 2);
    editor.service.open(SIBLING, 1, childRecord('Nothing.').replace('CH-1042', 'CH-1043'));
    assert.equal((await referencesAt(read, offset, false, around)).length, 0);
    editor.service.close(SIBLING);
    const third = `${FOLDER}/third.case.md`;
    editor.files.set(third, childRecord('[x](#CH-1042/2026-02-02-contact)').replace('id: CH-1042', 'id: CH-3'));
    await editor.service.checks.recordChanged(third, false);
    assert.deepEqual(
      (await referencesAt(read, offset, false, around)).map(told),
      ['third.case.md:7:13', 'tobi.case.md:11:17', 'tobi.case.md:15:27'].sort(
        (a, b) => Number(a.startsWith('third')) - Number(b.startsWith('third')),
      ),
    );
    editor.files.delete(third);
    await editor.service.checks.recordChanged(third, true);
    assert.equal((await referencesAt(read, offset, false, around)).length, 2);
  });
});

describe('highlights', () => {
  it('show an entry and its references, and one person alone', async () => {
    const { read, offset } = await at(
      childRecord(...CONTACT, '## 2026-02-09 Case note', '', '```yaml', `answers: 2026-02-02-con${CURSOR}tact`, '```'),
    );
    assert.deepEqual(
      highlightsOf(read, offset).map(({ range }) => range.start.line),
      [7, 18],
    );
  });
});

describe('links', () => {
  it('lead to entries and children, and not from code or ids', async () => {
    const { read, around } = await at(
      childRecord(
        ...CONTACT,
        '## 2026-02-09 Case note',
        '',
        '```yaml',
        'id: mine',
        'answers: 2026-02-02-contact',
        'also: CH-1043',
        '```',
        '[a](#2026-02-02-contact)',
      ),
    );
    const links = linksOf(read);
    assert.deepEqual(
      links.map(({ range }) => range.start.line),
      [19, 20, 22],
    );
    const targets = await Promise.all(links.map(async (link) => (await resolveLink(link, read, around)).target));
    assert.deepEqual(targets, [`${RECORD}#L8`, `${SIBLING}#L3`, `${RECORD}#L8`]);
  });

  it('stay without a target where what comes back makes no sense', async () => {
    const { read, around } = await at(childRecord());
    const start = { line: 0, character: 0 };
    for (const data of [undefined, null, 7, { uri: 1 }, { uri: RECORD, named: { kind: 'entry' } }])
      assert.equal((await resolveLink({ range: { start, end: start }, data }, read, around)).target, undefined);
  });
});

describe('workspace symbols', () => {
  async function search(query: string): Promise<string[]> {
    const { editor } = await at(childRecord(...CONTACT, '## 2026-03-04 14:30 Visit: Zoë’s party'));
    const records = await editor.service.outlines.below([FOLDER]);
    return workspaceSymbolsOf(records, query, (key) => key).map(({ name }) => name);
  }

  it('are children and entries, by letters of id, name, title, subject and date', async () => {
    assert.deepEqual(await search('1042 amara'), [
      'Amara Bello (CH-1042)',
      '2026-02-02 Contact: bruise seen at school',
      '2026-03-04 Visit: Zoë’s party',
    ]);
    assert.deepEqual(await search('bruise'), ['2026-02-02 Contact: bruise seen at school']);
    assert.deepEqual(await search('zoe'), ['2026-03-04 Visit: Zoë’s party']);
    assert.deepEqual(await search('0304 vst'), ['2026-03-04 Visit: Zoë’s party']);
    assert.deepEqual((await search('')).sort(), ['Amara Bello (CH-1042)', 'Amara Bello (CH-1043)']);
    assert.deepEqual(await search('nothing at all'), []);
  });

  it('are no more than anyone reads', async () => {
    const many = Array.from({ length: 700 }, (_, at) => `## 2026-02-0${1 + (at % 9)} Visit: ${at}\n`);
    const { editor } = await at(childRecord(...many));
    const records = await editor.service.outlines.below([FOLDER]);
    assert.equal(workspaceSymbolsOf(records, 'visit', (key) => key).length, 500);
  });
});

describe('finding the way in text that is broken', () => {
  it('gives something sensible or nothing', async () => {
    for (const text of BROKEN) {
      const { read, offset, around } = await at(text);
      await definitionAt(read, offset, around);
      await referencesAt(read, offset, true, around);
      highlightsOf(read, offset);
      for (const link of linksOf(read)) await resolveLink(link, read, around);
    }
  });
});
