/** An action that goes on in another entry says so at both ends: the entries are found, linked, coloured and renamed there as anywhere. */
import assert from 'node:assert/strict';
import { highlightsOf } from '../../../src/server/features/highlights.ts';
import { linksOf, resolveLink } from '../../../src/server/features/links.ts';
import { LEGEND, tokensOf } from '../../../src/server/features/semantic-tokens.ts';
import { CURSOR, childRecord, RECORD } from './editor.ts';
import { definitionAt, referencesAt } from './found-places.ts';
import { asked, renamed, SIBLING, tobi } from './renamed.ts';

const action = (heading: string, ...fields: readonly string[]): readonly string[] => [
  `## ${heading}`,
  '',
  '```yaml',
  'actions:',
  ...fields.map((field, at) => (at === 0 ? `  - ${field}` : `    ${field}`)),
  '```',
  '',
];
const SESSION = '2026-03-02-case-supervision';
const NOTE = '2026-02-04-case-note';
const trail = (to: string, from: string): string =>
  childRecord(
    ...action('2026-02-04 Case note', 'what: Ring the school', `outcome: ${to}`),
    ...action('2026-03-02 Case supervision', `what: ${from}`),
  );
const TO = `Carried forward to ${SESSION}`;
const FROM = `Ring the school (carried forward from ${NOTE})`;

describe('an action that was carried forward', () => {
  const linesOf = (text: string, line: number): string => text.replace(CURSOR, '').split('\n')[line] ?? '';

  it('leads to the entry where it goes on, and back', async () => {
    for (const [marked, heading] of [
      [trail(`Carried forward to 2026-03-02-${CURSOR}case-supervision`, FROM), '## 2026-03-02 Case supervision'],
      [trail(TO, `Ring the school (carried forward from ${CURSOR}${NOTE})`), '## 2026-02-04 Case note'],
    ] as const) {
      const { read, offset, around } = await asked(marked);
      const [place, ...more] = await definitionAt(read, offset, around);
      assert.ok(place !== undefined && more.length === 0);
      assert.equal(linesOf(marked, place.range.start.line), heading);
    }
  });

  it('is a link at both ends', async () => {
    const text = trail(TO, FROM);
    const { read, around } = await asked(text);
    const links = linksOf(read);
    const lines = links.map(({ range }) =>
      linesOf(text, range.start.line).slice(range.start.character, range.end.character),
    );
    assert.deepEqual(lines, [SESSION, NOTE]);
    const targets = await Promise.all(links.map((link) => resolveLink(link, read, around)));
    assert.deepEqual(
      targets.map(({ target }) => linesOf(text, Number(target?.split('#L')[1]) - 1)),
      ['## 2026-03-02 Case supervision', '## 2026-02-04 Case note'],
    );
  });

  it('is found and lit up from the heading of the entry', async () => {
    const { read, offset, around } = await asked(trail(TO, FROM).replace('## 2026-03-02', `## 2026-${CURSOR}03-02`));
    assert.equal((await referencesAt(read, offset, false, around)).length, 1);
    assert.equal(highlightsOf(read, offset).length, 2);
  });

  it('has the colour of a reference', async () => {
    const { editor } = await asked(trail(TO, FROM));
    const data = await editor.service.ask(editor.uri, (record) => tokensOf(record), []);
    const types: (string | undefined)[] = [];
    for (let at = 0; at < data.length; at += 5) types.push(LEGEND.tokenTypes[data[at + 3] ?? -1]);
    assert.equal(types.filter((type) => type === 'function').length, 3, 'the id of the record and both ends');
  });

  it('follows a new name, however it is written', async () => {
    for (const [to, from] of [
      [TO, FROM],
      [`"${TO}."`, `'${FROM}'`],
      [`${TO}, as agreed with Meera`, `>-\n      Ring the school\n      (carried forward from ${NOTE})`],
    ] as const) {
      const text = trail(to, from);
      const note = await renamed(text.replace('## 2026-02-04', `## 2026-${CURSOR}02-04`), 'note');
      assert.equal(note[RECORD], text.replace(NOTE, 'note').replace('```yaml\nactions', '```yaml\nid: note\nactions'));
      const session = (await renamed(text.replace('## 2026-03-02', `## 2026-${CURSOR}03-02`), 'session'))[RECORD];
      assert.ok(session?.includes('Carried forward to session') && !session.includes(SESSION), session);
    }
  });

  it('follows the record of a brother or sister too', async () => {
    const there = tobi(
      ...action('2026-03-03 Case note', 'what: Ring', `outcome: Carried forward to CH-1042/${SESSION}`),
    );
    const marked = trail(TO, FROM).replace('## 2026-03-02', `## 2026-${CURSOR}03-02`);
    const after = await renamed(marked, 'session', { [SIBLING]: there });
    assert.equal(after[SIBLING], there.replace(SESSION, 'session'));
  });

  it('is nothing in words that only look like it', async () => {
    for (const to of [
      `Not carried forward to ${CURSOR}${SESSION}`,
      `${CURSOR}Carried forward`,
      `"Carried forward to ${CURSOR}\\u0032026"`,
    ]) {
      const { read, offset, around } = await asked(trail(to, FROM));
      assert.deepEqual(await definitionAt(read, offset, around), []);
    }
    const elsewhere = childRecord('## 2026-03-02 Case note', '', `${TO.replace('2026', `${CURSOR}2026`)}`);
    const { read, offset, around } = await asked(elsewhere);
    assert.deepEqual(await definitionAt(read, offset, around), []);
  });
});
