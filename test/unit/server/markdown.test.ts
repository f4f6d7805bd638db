import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { englandPolicy } from '../../../src/policy/england.ts';
import { hoverOf } from '../../../src/server/features/hover.ts';
import { plain, prose } from '../../../src/server/features/markdown.ts';
import { rulePage } from '../../../src/server/rule-pages.ts';
import { CURSOR, childRecord, FOLDER, openInEditor } from './editor.ts';

/** What a reader of Markdown sees: its words, and what is in code type. */
function read(markdown: string) {
  let text = '';
  const code: string[] = [];
  const kinds: string[] = [];
  const visit = (node: Nodes): void => {
    kinds.push(node.type);
    if ('value' in node) text += node.value;
    if (node.type === 'inlineCode') code.push(node.value);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(unified().use(remarkParse).parse(markdown));
  return { text, code, kinds };
}

describe('words of a pack or a schema as Markdown', () => {
  it('have in code type what stands in backticks, and all else as it stands', () => {
    const { text, code } = read(prose('Write `late-reason` or `a *b*`, not *both* [x](y) <b> `'));
    assert.equal(text, 'Write late-reason or a *b*, not *both* [x](y) <b> `');
    assert.deepEqual(code, ['late-reason', 'a *b*']);
  });

  it('are never anything but words and code, whatever they hold', () => {
    const marks = fc.string({
      unit: fc.constantFrom('`', '[', ']', '(', ')', '<', '>', '!', '*', '\\', 'a', ' ', '\n'),
    });
    fc.assert(
      fc.property(marks, (words) => {
        for (const { kinds } of [read(`x ${plain(words)} x`), read(`x ${prose(words)} x`)])
          for (const kind of kinds) assert.ok(['root', 'paragraph', 'text', 'inlineCode'].includes(kind), kind);
      }),
    );
  });

  it('are so on the page about a rule, and where a code is explained', async () => {
    assert.match(rulePage('decision-lead-practitioner.md', englandPolicy()) ?? '', /leads \\\(`lead`\\\);/u);
    const type = {
      title: 'Circle',
      description: 'The network meets.',
      properties: {
        venue: { title: 'Venue', 'x-codes': [{ code: 'home', meaning: 'At home', note: 'Say whose in `where`.' }] },
      },
    };
    const { service, uri, position } = openInEditor(
      childRecord('## 2026-03-04 Circle', '', '```yaml', `venue: ho${CURSOR}me`, '```'),
      { [`${FOLDER}/.case-record/entries/circle.schema.json`]: JSON.stringify(type) },
    );
    const said = await service.ask(uri, (record) => hoverOf(record, position), null);
    assert.match(JSON.stringify(said), /Say whose in `where`/u);
  });
});
