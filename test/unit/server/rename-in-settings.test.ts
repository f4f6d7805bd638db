/** Renaming from the file in which a team tells of its people, and of teams from a record. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Surroundings } from '../../../src/server/features/definition.ts';
import { placeInSettings, renameOf, renameTarget } from '../../../src/server/features/rename.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { CURSOR, childRecord, openInEditor, RECORD } from './editor.ts';
import { applied, CONFIG, type Files, refused, renamed, SIBLING, tobi } from './renamed.ts';

const SETTINGS = `# Ours
people:
  m.patel: {name: Meera Patel, team: east}
  'j.okafor':
    name: Joy Okafor
    manager: "m.patel"
    team: 'east'
teams:
  east:
    name: East assessment team
    manager: m.patel # since May
  "west": {name: West}
`;
const entry = (heading: string, ...fields: readonly string[]): string =>
  ['', `## ${heading}`, '', '```yaml', ...fields, '```', ''].join('\n');
const RECORDS: Files = {
  [RECORD]: childRecord(entry('2026-02-02 Allocation', 'by: m.patel', 'worker: j.okafor', 'team: east')),
  [SIBLING]: tobi(
    entry('2026-02-02 Transfer', 'by: m.patel', 'to: East assessment team', 'team: "east"') +
      entry('2026-02-03 Case note', 'by: a.khan'),
  ).replace('born:', 'position: {team: east}\nborn:'),
};

/** `config.yaml` open in the editor, with the cursor in it. */
async function inSettings(marked: string, saved = marked.replace(CURSOR, '')) {
  const text = marked.replace(CURSOR, '');
  const { service, files } = openInEditor(RECORDS[RECORD] ?? '', { ...RECORDS, [CONFIG]: saved });
  const document = TextDocument.create(CONFIG, 'yaml', 7, text);
  const around: Surroundings = {
    outlines: service.outlines,
    files: memoryFiles(files),
    openSettings: (uri) => (uri === CONFIG ? document : undefined),
  };
  const place = placeInSettings(document, await service.governing(RECORD), marked.indexOf(CURSOR));
  return { place, around, document, before: { ...RECORDS, [CONFIG]: text } };
}

async function renamedIn(marked: string, name: string): Promise<Record<string, string>> {
  const { place, around, before } = await inSettings(marked);
  return applied(before, await renameOf(place, name, around));
}

const everywhere = (find: RegExp, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...RECORDS, [CONFIG]: SETTINGS }).map(([uri, text]) => [uri, text.replaceAll(find, name)]),
  );

describe('renaming from the settings of a team', () => {
  it('changes a person there, as manager of people and teams, and in all records', async () => {
    for (const marked of [
      SETTINGS.replace('m.patel:', `m.p${CURSOR}atel:`),
      SETTINGS.replace('"m.patel"', `"m.patel${CURSOR}"`),
      SETTINGS.replace('m.patel # since', `${CURSOR}m.patel # since`),
    ])
      assert.deepEqual(await renamedIn(marked, 'm.shah'), everywhere(/m\.patel/gu, 'm.shah'));
  });

  it('changes a team there and in all records, but no words about it', async () => {
    for (const marked of [
      SETTINGS.replace('  east:', `  ea${CURSOR}st:`),
      SETTINGS.replace("'east'", `'${CURSOR}east'`),
    ])
      assert.deepEqual(await renamedIn(marked, 'north'), everywhere(/\beast\b/gu, 'north'));
  });

  it('shows what it will change, and where', async () => {
    const { place, around, document } = await inSettings(SETTINGS.replace("'j.okafor'", `'j.oka${CURSOR}for'`));
    const target = await renameTarget(place, around);
    assert.ok(!('refused' in target));
    assert.equal(target.placeholder, 'j.okafor');
    assert.equal(document.getText(target.range), 'j.okafor');
  });

  it('is of the text that the editor has, of that version, and first', async () => {
    const typed = SETTINGS.replace('m.patel:', `n.ew: {name: New}\n  m.pa${CURSOR}tel:`);
    const { place, around } = await inSettings(typed, SETTINGS);
    const answer = await renameOf(place, 'm.shah', around);
    assert.ok(!('refused' in answer));
    const [first, ...others] = answer;
    assert.deepEqual([first?.uri, first?.version, first?.isHere], [CONFIG, 7, true]);
    assert.equal(first?.edits[0]?.range.start.line, 3);
    assert.ok(others.length === 2 && others.every(({ isHere }) => !isHere));
    const taken = await renameOf(place, 'n.ew', around);
    assert.ok('refused' in taken && /somebody else already/u.test(taken.refused));
  });

  it('says why it cannot be', async () => {
    const ask = async (marked: string, name: string): Promise<string> => {
      const { place, around } = await inSettings(marked);
      const answer = await renameOf(place, name, around);
      return 'refused' in answer ? answer.refused : assert.fail(JSON.stringify(answer));
    };
    assert.match(await ask(SETTINGS.replace('Ours', `Ou${CURSOR}rs`), 'x'), /id of a person or a team\.$/u);
    assert.match(await ask(SETTINGS.replace('Meera', `Mee${CURSOR}ra`), 'x'), /id of a person or a team\.$/u);
    assert.match(await ask(SETTINGS.replace('  east:', `  ea${CURSOR}st:`), 'west'), /another team already/u);
    assert.match(
      await ask(SETTINGS.replace('m.patel:', `${CURSOR}m.patel:`), 'a.khan'),
      /a\.khan stands in a record already/u,
    );
    assert.match(await ask(SETTINGS.replace('m.patel:', `${CURSOR}m.patel:`), 'a b'), /can't be a name/u);
  });

  it('survives settings that are half written', async () => {
    for (const text of [
      CURSOR,
      `people: ${CURSOR}`,
      `people:\n  m.pa${CURSOR}tel`,
      `people:\n  - m.pa${CURSOR}tel`,
      `people: {m.pa${CURSOR}tel: {manager: [`,
      `teams:\n  ea${CURSOR}st: {manager: &a *a}`,
      `\ufeffpeople:\r\n  m.pa${CURSOR}tel: {team: east}\r\n`,
      `people:\n  ${'x'.repeat(100_000)}${CURSOR}`,
    ]) {
      const { place, around } = await inSettings(text);
      await renameTarget(place, around);
      await renameOf(place, 'new', around);
    }
  });
});

describe('renaming a team from a record', () => {
  const others = { [CONFIG]: SETTINGS, [SIBLING]: RECORDS[SIBLING] ?? '' };

  it('changes records and settings', async () => {
    const marked = (RECORDS[RECORD] ?? '').replace('team: east', `team: ea${CURSOR}st`);
    assert.deepEqual(await renamed(marked, 'north', others), everywhere(/\beast\b/gu, 'north'));
  });

  it('never makes two teams one', async () => {
    const marked = (RECORDS[RECORD] ?? '').replace('team: east', `team: ea${CURSOR}st`);
    assert.match(await refused(marked, 'west', others), /another team already/u);
    const used = { [SIBLING]: tobi(entry('2026-02-02 Allocation', 'team: south')) };
    assert.match(await refused(marked, 'south', used), /two teams would become one/u);
  });
});
