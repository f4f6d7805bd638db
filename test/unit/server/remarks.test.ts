import assert from 'node:assert/strict';
import { type CompletionItem, InsertTextFormat, MarkupContent, type TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionOf } from '../../../src/server/features/completion.ts';
import { hoverOf } from '../../../src/server/features/hover.ts';
import { withoutPlaceholders } from '../../../src/server/features/plain-completion.ts';
import { CURSOR, childRecord, FOLDER, openInEditor, RECORD } from './editor.ts';

const TEAM = {
  [`${FOLDER}/.case-record/config.yaml`]:
    'people:\n  m.patel:\n    name: Meera Patel\n    role: team manager\n  j.okafor:\n    name: Jo Okafor\n    role: social worker\n',
};

/** A visit without the child's words and without analysis, with this behind its fields. */
const visit = (text: string): string =>
  childRecord('## 2026-03-04 Visit', '', '```yaml', 'by: j.okafor', 'seen: yes', 'alone: yes', '```', '', text, '');

const remark = (who: string, rules = 'practice/analysis'): string =>
  `<!-- case-record-disable ${rules}: why (${who}) -->`;

async function hover(marked: string, today?: string): Promise<string> {
  const { service, uri, position } = openInEditor(marked, TEAM, today);
  const found = await service.ask(uri, (record) => hoverOf(record, position), null);
  if (found === null) return '';
  assert.ok(MarkupContent.is(found.contents));
  return found.contents.value;
}

async function complete(marked: string, worker = 'm.patel'): Promise<CompletionItem[]> {
  const { service, uri, position } = openInEditor(marked, TEAM);
  return service.ask(uri, (record) => completionOf(record, position, { worker }), []);
}

const first = (items: readonly CompletionItem[]): CompletionItem =>
  items.toSorted((a, b) => (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label))[0] ?? assert.fail('no items');

/** The text after an item was taken, as an editor without snippets takes it. */
function taken(marked: string, item: CompletionItem): string {
  const text = marked.replace(CURSOR, '');
  return TextDocument.applyEdits(TextDocument.create(RECORD, '', 1, text), [
    withoutPlaceholders(item).textEdit as TextEdit,
  ]);
}

describe('a remark that silences rules', () => {
  describe('under the mouse', () => {
    const at = (text: string) => text.replace('record-disable', `record-${CURSOR}disable`);

    it('says what it silences, who decided so and until when', async () => {
      const said = await hover(visit(at(remark('by m.patel, until 2026-03-31', 'practice/analysis, practice/*'))));
      assert.match(said, /^\*\*Silences in this entry\*\*, until 31 March \\\(11 days more\\\)\./);
      assert.match(said, /Decided by Meera Patel \\\(m\\\.patel, team manager\\\)\./);
      assert.match(said, /- `practice\/analysis` .*\n {2}- The visit of 4 March has no section for what it means/);
      assert.match(said, /- `practice\/\*` all rules of this group\n {2}- .*child's voice/);
      assert.match(
        await hover(visit(`Words. ${at(remark('by x'))}`)),
        /^\*\*Silences on this line\*\*, without an end\./,
      );
      assert.match(await hover(visit(at(remark('by x, until 2026-03-20')))), /today is the last day/);
    });

    it('says that it silences nothing, and why', async () => {
      assert.match(await hover(visit(at(remark('by x, until 2026-03-19')))), /its last day, 19 March, is over/);
      assert.match(await hover(visit(at('<!-- case-record-disable practice/analysis -->'))), /it is not complete/);
      assert.match(await hover(visit(at(remark('by x', 'record/yaml')))), /it is not complete/);
      assert.match(
        await hover(visit(at(remark('by x', 'practice/reflection')))),
        /it is not complete|finds nothing here/,
      );
      for (const text of [`- item\n  ${remark('by x')}`, `| a | ${remark('by x')} |`, `> ${remark('by x')}`])
        assert.match(await hover(visit(at(text))), /^\*\*Silences nothing here\*\*/, text);
    });

    it('says of one on an old entry that it can stand', async () => {
      const said = await hover(visit(at(remark('by j.okafor, until 2026-03-31'))), '2026-12-01');
      assert.match(said, /ask nothing of an entry so old\. It can stand.*\n\nDecided by Jo Okafor/);
    });

    it('speaks of no other comment, and of nothing beside it', async () => {
      for (const text of [
        `<!-- a ${CURSOR}comment -->`,
        `Wo${CURSOR}rds. ${remark('by x')}`,
        `${remark('by x')}${CURSOR}`,
      ])
        assert.equal(await hover(visit(text)), '', text);
    });
  });

  describe('as it is written', () => {
    it('begins with its word', async () => {
      for (const text of [
        `<!--${CURSOR}`,
        `<!-- ${CURSOR} -->`,
        `<!-- case-re${CURSOR} -->`,
        `<!-- case-rec${CURSOR}ord`,
      ]) {
        const [only, ...more] = await complete(visit(text));
        assert.ok(only && more.length === 0, text);
        assert.match(taken(visit(text), only), /<!-- case-record-disable /, text);
        assert.doesNotMatch(taken(visit(text), only), /disable (?:ord|case)/, text);
      }
      assert.deepEqual(await complete(visit(`<!-- note ${CURSOR} -->`)), []);
    });

    it('offers the rules that find something here first, and writes the rest with one', async () => {
      for (const text of [
        `<!-- case-record-disable ${CURSOR}`,
        `<!-- case-record-disable practice/an${CURSOR}alysis -->`,
      ]) {
        const items = await complete(visit(text));
        const item = first(items);
        assert.equal(item.label, 'practice/analysis');
        assert.match(item.detail ?? '', /^found here: /);
        assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
        assert.match(
          taken(visit(text), item),
          /\n<!-- case-record-disable practice\/analysis: {2}\(by m\.patel, until 2026-09-20\) -->\n/,
        );
        const labels = items.map(({ label }) => label);
        assert.ok(labels.includes('practice/*') && labels.includes('timescale/visit-default-first'));
        assert.ok(!labels.some((label) => /^(?:record|policy)\//.test(label)));
      }
    });

    it('offers another rule without the rest, and none twice', async () => {
      const text = `<!-- case-record-disable practice/analysis, practice/ch${CURSOR}: why (by m.patel) -->`;
      const items = await complete(visit(text));
      assert.ok(!items.some(({ label }) => label === 'practice/analysis'));
      assert.equal(first(items).label, 'practice/childs-voice');
      assert.match(
        taken(visit(text), first(items)),
        /disable practice\/analysis, practice\/childs-voice: why \(by m\.patel\) -->/,
      );
    });

    it('offers whoever writes first, then the team; and days as an end', async () => {
      const by = `<!-- case-record-disable practice/*: why (by ${CURSOR}`;
      assert.deepEqual(
        (await complete(visit(by), 'j.okafor')).map(({ label }) => label),
        ['Jo Okafor', 'Meera Patel'],
      );
      assert.match(taken(visit(by), first(await complete(visit(by)))), /\(by m\.patel\n/);
      const until = `<!-- case-record-disable practice/*: why (by m.patel, until ${CURSOR}) -->`;
      const days = await complete(visit(until));
      assert.deepEqual(
        days.map(({ label }) => label),
        ['2026-09-20', '2026-04-20', '2026-06-20', '2027-03-20'],
      );
      assert.match(taken(visit(until), first(days)), /until 2026-09-20\) -->/);
    });

    it('is left alone while its reason is written', async () => {
      assert.deepEqual(await complete(visit(`<!-- case-record-disable practice/*: a reason ${CURSOR} -->`)), []);
    });
  });
});
