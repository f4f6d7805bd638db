import assert from 'node:assert/strict';
import { MarkupContent } from 'vscode-languageserver';
import { hoverOf } from '../../../src/server/features/hover.ts';
import { BROKEN, CURSOR, childRecord, LOOKED_AFTER, openInEditor } from './editor.ts';

async function hover(marked: string): Promise<string> {
  const { service, uri, position } = openInEditor(marked);
  const found = await service.ask(uri, (record) => hoverOf(record, position), null);
  if (found === null) return '';
  assert.ok(MarkupContent.is(found.contents));
  return found.contents.value;
}

describe('hover', () => {
  it('explains a type of entry', async () => {
    const text = await hover(childRecord(`## 2026-03-04 Vi${CURSOR}sit`));
    assert.match(text, /\*\*Visit\*\* \(With the child\)/);
    assert.match(text, /Statutory visit/);
  });

  it('says which deadline an entry meets and which counts from it, with the sum and the source', async () => {
    const text = await hover(
      childRecord(...LOOKED_AFTER, `## 2026-01-09 Vis${CURSOR}it`, '', '```yaml', 'seen: yes', '```', ''),
    );
    assert.match(text, /### Meets/);
    assert.match(text, /### Counted from here/);
    assert.match(text, /SI 2010\/959 reg 28\\\(2\\\)\\\(a\\\), statutory/);
    assert.match(text, /1 week from 5 January is 12 January/);
    assert.match(text, /overdue|due/);
  });

  it('explains a field, also inside a decision', async () => {
    assert.match(
      await hover(childRecord('## 2026-03-04 Visit', '', '```yaml', `al${CURSOR}one: yes`, '```')),
      /in private/,
    );
    const decision = childRecord('## 2026-03-04 Contact', '', '```yaml', 'decision:', `  ratio${CURSOR}nale: x`, '```');
    assert.match(await hover(decision), /`rationale`/);
  });

  it('says what a code means and where it comes from', async () => {
    const text = await hover(childRecord(...LOOKED_AFTER).replace('C2', `C${CURSOR}2`));
    assert.match(text, /`C2` \*\*.*care order/i);
    assert.match(text, /SSDA903/);
    assert.match(await hover(`---\nrecord: child\nsex: ${CURSOR}F\n---\n`), /Female/);
  });

  it('says nothing of prose, unknown keys and unknown codes', async () => {
    assert.equal(await hover(childRecord('## 2026-03-04 Visit', '', `Wor${CURSOR}ds`)), '');
    assert.equal(await hover(childRecord('## 2026-03-04 Visit', '', '```yaml', `nonsen${CURSOR}se: x`, '```')), '');
    assert.equal(await hover(childRecord('## 2026-03-04 Visit', '', '```yaml', `place: no${CURSOR}where`, '```')), '');
  });

  it('lets no word of a record become markup', async () => {
    const text = await hover(
      childRecord(
        ...LOOKED_AFTER,
        '## 2026-02-20 Visit',
        '',
        '```yaml',
        'seen: yes',
        'late-reason: "[x](command:y) <img>"',
        '```',
        '',
      ).replace('02-20 Vi', `02-20 V${CURSOR}i`),
    );
    assert.match(text, /Reason given/);
    assert.ok(!text.includes('[x](command:y)') && !text.includes('<img>'), text);
  });

  it('breaks on nothing', async () => {
    for (const text of BROKEN) await hover(text);
  });
});
