import assert from 'node:assert/strict';
import { completionOf } from '../../../src/server/features/completion.ts';
import { CURSOR, childRecord, FOLDER, openInEditor } from './editor.ts';
import { complete, editOf, inOrder, labels, TEAM, textOf } from './offered.ts';

describe('people and children', () => {
  const visit = (...fields: readonly string[]) => childRecord('## 2026-03-04 Visit', '', '```yaml', ...fields, '```');

  it('are offered by name and written by id: whoever writes first, who has left last and marked', async () => {
    const items = inOrder(await complete(visit(`by: ${CURSOR}`), 'j.okafor'));
    assert.deepEqual(labels(items), ['Jo Okafor', 'Meera Patel', 'Olive Hand']);
    assert.equal(textOf(items[0]), 'j.okafor');
    assert.deepEqual(items[2]?.tags, [1]);
    assert.match(items[2]?.detail ?? '', /left 1 January/);
    assert.match(items[1]?.filterText ?? '', /Meera.*m\.patel/);
  });

  it('are those who wrote in the record where no settings name anybody', async () => {
    const { service, uri, position } = openInEditor(
      visit('by: x.one', `corrects: ${CURSOR}`).replace('corrects:', 'decision: {by: x}\ncorrects:'),
    );
    assert.ok(await service.ask(uri, (record) => completionOf(record, position), null));
    const other = openInEditor(
      childRecord(
        '## 2026-03-01 Visit',
        '',
        '```yaml',
        'by: x.one',
        '```',
        '',
        '## 2026-03-04 Visit',
        '',
        '```yaml',
        `by: ${CURSOR}`,
        '```',
      ),
    );
    const items = await other.service.ask(other.uri, (record) => completionOf(record, other.position), []);
    assert.deepEqual(labels(items), ['x.one']);
  });

  it('offers teams by name', async () => {
    const config = {
      [`${FOLDER}/.case-record/config.yaml`]: 'teams:\n  east: {name: East assessment team}\n  west:\n',
    };
    const { service, uri, position } = openInEditor(
      childRecord('## 2026-03-04 Allocation', '', '```yaml', `team: ${CURSOR}`, '```'),
      config,
    );
    const items = await service.ask(uri, (record) => completionOf(record, position), []);
    assert.deepEqual(items.map(textOf), ['east']);
    assert.equal(items[0]?.label, 'East assessment team');
  });

  it('offers teams in the front matter of both kinds of record, and at once where the field is chosen', async () => {
    const config = { [`${FOLDER}/.case-record/config.yaml`]: 'teams:\n  east: {name: East assessment team}\n' };
    const offered = async (marked: string) => {
      const { service, uri, position } = openInEditor(marked, config);
      return service.ask(uri, (record) => completionOf(record, position), []);
    };
    const position = childRecord('').replace('---\n\n', `position:\n  team: ${CURSOR}\n---\n\n`);
    assert.ok(position.includes(CURSOR));
    const supervision = `---\nrecord: supervision\nworker: j.okafor\nteam: ${CURSOR}\n---\n`;
    for (const marked of [position, supervision]) assert.deepEqual((await offered(marked)).map(textOf), ['east']);
    const keys = await offered(childRecord('## 2026-03-04 Allocation', '', '```yaml', CURSOR, '```'));
    const command = keys.find(({ label }) => label === 'team')?.command?.command;
    assert.equal(command, 'editor.action.triggerSuggest');
  });

  it('begins an allocation with the team of whoever writes, if it is listed, to be typed over', async () => {
    const allocation = async (team: string) => {
      const config = `teams:\n  east: {name: East}\n  "a: b": {name: Odd}\npeople:\n  m.patel: {name: Meera Patel, team: "${team}"}\n`;
      const { service, uri, position } = openInEditor(childRecord('', `## ${CURSOR}`), {
        [`${FOLDER}/.case-record/config.yaml`]: config,
      });
      const items = await service.ask(uri, (record) => completionOf(record, position, { worker: 'm.patel' }), []);
      return textOf(items.find(({ label }) => label === 'Allocation'));
    };
    assert.match(await allocation('east'), /^team: \$\{\d+:east\}$/m);
    assert.match(await allocation('a: b'), /^team: \$\{\d+:"a: b"\}$/m);
    assert.match(await allocation('west'), /^team: \$\{\d+:team\}$/m);
  });

  it('offers roles: that of who decided first', async () => {
    const items = await complete(visit('decision:', '  by: m.patel', `  role: ${CURSOR}`));
    assert.equal(labels(items)[0], 'team manager');
  });

  it('names other children, in brackets where there are none, and not twice', async () => {
    const [kofi] = await complete(visit(`also: ${CURSOR}`));
    assert.deepEqual([kofi?.label, textOf(kofi)], ['Kofi Bello', '[CH-1043]']);
    const [within] = await complete(visit(`also: [CH-9, ${CURSOR}]`));
    assert.equal(textOf(within), 'CH-1043');
    assert.deepEqual(await complete(visit(`also: [CH-1043, ${CURSOR}]`)), []);
    const [item] = await complete(visit('also:', `  - ${CURSOR}`));
    assert.equal(textOf(item), 'CH-1043');
  });

  it('does so with line breaks of Windows too', async () => {
    const { service, uri, position, text } = openInEditor(
      visit('by: x', `also: [CH${CURSOR}]`, 'seen: yes').replaceAll('\n', '\r\n'),
      TEAM,
    );
    const [kofi] = await service.ask(uri, (record) => completionOf(record, position), []);
    const { range, newText } = editOf(kofi);
    const line = text.split('\r\n')[range.start.line] ?? '';
    assert.equal(line.slice(0, range.start.character) + newText + line.slice(range.end.character), 'also: [CH-1043]');
  });
});

describe('links', () => {
  const record = (line: string) =>
    childRecord(
      '## 2026-03-01 Contact: bruise',
      '',
      '## 2026-03-04 Visit',
      '',
      line,
      '',
      '## 2026-03-06 Case note',
      '',
    );

  it('lead to earlier entries first, with their dates, and are closed', async () => {
    const items = inOrder(await complete(record(`See [the call](#${CURSOR} again.`)));
    assert.deepEqual(labels(items), ['2026-03-01-contact', '2026-03-06-case-note']);
    assert.equal(textOf(items[0]), '2026-03-01-contact)');
    assert.equal(items[0]?.labelDetails?.description, '1 March');
  });

  it('replace what is half typed, and only that', async () => {
    const [first] = await complete(record(`See [the call](#brui${CURSOR}) again.`));
    assert.equal(textOf(first), '2026-03-01-contact');
    const { range } = editOf(first);
    assert.equal(range.end.character - range.start.character, 4);
    assert.deepEqual(await complete(record(`A heading #${CURSOR}`)), []);
  });
});
