import assert from 'node:assert/strict';
import type { CompletionItem, TextEdit } from 'vscode-languageserver';
import { MOST_REFERENCES } from '../../../src/server/features/complete-reference.ts';
import { completionOf } from '../../../src/server/features/completion.ts';
import { BROKEN, CURSOR, childRecord, FOLDER, openInEditor } from './editor.ts';

async function complete(marked: string, others: Readonly<Record<string, string>> = {}): Promise<CompletionItem[]> {
  const { service, uri, position } = openInEditor(marked, others);
  return service.ask(uri, (record) => completionOf(record, position), []);
}

const labels = (items: readonly CompletionItem[]): string[] => items.map((item) => item.label);

function item(items: readonly CompletionItem[], label: string): CompletionItem {
  return (
    items.find((candidate) => candidate.label === label) ?? assert.fail(`no ${label} among ${labels(items).join(', ')}`)
  );
}

const textOf = (one: CompletionItem): string => (one.textEdit as TextEdit).newText;
const rangeOf = (one: CompletionItem): unknown => (one.textEdit as TextEdit).range;

const visit = (...fields: readonly string[]): string =>
  childRecord('## 2026-03-04 Visit', '', '```yaml', ...fields, '```', '', 'Words.');

describe('completion', () => {
  describe('after the marks of a heading', () => {
    it('offers the types of a child’s record, dated the day that is judged, with their fields', async () => {
      const items = await complete(childRecord(`## ${CURSOR}`));
      assert.match(textOf(item(items, 'Visit')), /^2026-03-20 Visit\n\n```yaml\nby: /);
      assert.ok(!labels(items).includes('Group supervision'));
      assert.ok(!items.some((one) => textOf(one).includes('CURRENT_')));
    });

    it('asks for a judgement of an audit as for its grade, with what may be chosen', async () => {
      const text = textOf(item(await complete(childRecord(`## ${CURSOR}`)), 'Case audit'));
      assert.match(
        text,
        /\ngrade: .+\njudgements:\n {2}- about: \$\{4\|plan,.+\|\}\n {4}grade: \$\{5\|.+\n {4}why: \$\{6:why\}\n/u,
      );
    });

    it('offers those of a supervision record in one', async () => {
      const items = await complete(`---\nrecord: supervision\nworker: a\n---\n\n## ${CURSOR}`);
      assert.ok(labels(items).includes('Group supervision'));
      assert.ok(!labels(items).includes('Placement'));
    });

    it('is found by an alias', async () => {
      const items = await complete(childRecord(`## ICP${CURSOR}`));
      assert.match(item(items, 'Initial child protection conference').filterText ?? '', /ICPC/);
    });

    it('keeps a date and time that are written, and the entry below', async () => {
      const items = await complete(childRecord(`## 2026-03-01 09:15 Vi${CURSOR}`, '', '```yaml', 'by: x', '```'));
      assert.equal(textOf(item(items, 'Visit')), 'Visit');
      assert.deepEqual(rangeOf(item(items, 'Visit')), {
        start: { line: 7, character: 20 },
        end: { line: 7, character: 22 },
      });
    });

    it('writes no more than the title where a subject is there', async () => {
      const items = await complete(childRecord(`## 2026-03-01 Vi${CURSOR}: after school`));
      assert.equal(textOf(item(items, 'Visit')), 'Visit');
    });

    it('is quiet where no heading can be', async () => {
      assert.deepEqual(await complete(childRecord(`##${CURSOR}`)), []);
      assert.deepEqual(await complete(childRecord('## 2026-03-04 Visit', '', '```text', `## ${CURSOR}`, '```')), []);
      assert.deepEqual(await complete(childRecord('## 2026-03-04 Visit', '', `A word ${CURSOR}`)), []);
    });
  });

  describe('of fields', () => {
    it('offers those of the type that are not written yet', async () => {
      const items = await complete(visit('by: x', `${CURSOR}`, 'seen: yes'));
      assert.ok(labels(items).includes('alone'));
      assert.ok(labels(items).includes('decision'));
      assert.ok(!labels(items).includes('seen'));
      assert.ok(!labels(items).includes('by'));
    });

    it('replaces what is half typed, and nothing else', async () => {
      const items = await complete(visit('by: x', `alo${CURSOR}`));
      assert.equal(textOf(item(items, 'alone')), 'alone: $0');
      assert.deepEqual(rangeOf(item(items, 'alone')), {
        start: { line: 11, character: 0 },
        end: { line: 11, character: 3 },
      });
    });

    it('keeps the value behind a key that is changed', async () => {
      assert.equal(textOf(item(await complete(visit(`al${CURSOR}: yes`)), 'alone')), 'alone');
    });

    it('offers the parts of a decision and of an action', async () => {
      assert.ok(labels(await complete(visit('decision:', '  on: 2026-03-04', `  ${CURSOR}`))).includes('rationale'));
      const parts = labels(await complete(visit('actions:', '  - what: Ring', `    ${CURSOR}`)));
      assert.ok(parts.includes('who') && parts.includes('due') && !parts.includes('what'));
      assert.ok(labels(await complete(visit('actions:', `  - wh${CURSOR}`))).includes('what'));
      assert.deepEqual(labels(await complete(visit('actions:', `  ${CURSOR}`))), ['- what']);
    });

    it('offers yes and no, and codes with their meanings', async () => {
      assert.deepEqual(labels(await complete(visit(`seen: ${CURSOR}`))), ['yes', 'no']);
      const items = await complete(childRecord('## 2026-03-04 Placement', '', '```yaml', `type: ${CURSOR}`, '```'));
      assert.match(item(items, 'U1').filterText ?? '', /^U1 .*foster/i);
      assert.equal(textOf(item(items, 'U1')), 'U1');
    });

    it('puts the space in where a value follows its colon at once', async () => {
      assert.equal(textOf(item(await complete(visit(`seen:${CURSOR}`)), 'yes')), ' yes');
    });

    it('offers outcomes of the type that it stands in', async () => {
      const items = await complete(
        childRecord('## 2026-03-04 Contact', '', '```yaml', 'decision:', `  outcome: ${CURSOR}`, '```'),
      );
      assert.ok(labels(items).includes('early-help'));
      assert.ok(!labels(items).includes('step-up'));
    });

    it('offers dates, people of the team, and entries to answer', async () => {
      assert.deepEqual(labels(await complete(visit(`recorded: ${CURSOR}`))), ['2026-03-20', '2026-03-04']);
      const people = { [`${FOLDER}/.case-record/config.yaml`]: 'people:\n  j.okafor: {name: Jo Okafor}\n' };
      assert.equal(textOf(item(await complete(visit(`by: ${CURSOR}`), people), 'Jo Okafor')), 'j.okafor');
      const answers = childRecord(
        '## 2026-03-01 Contact',
        '',
        '## 2026-03-04 Visit',
        '',
        '```yaml',
        `answers: ${CURSOR}`,
        '```',
      );
      assert.deepEqual(labels(await complete(answers)), ['2026-03-01-contact']);
    });

    it('offers as many children as anybody looks through, and of more those that are typed, by id or by name', async () => {
      const others: Record<string, string> = {};
      for (let n = 0; n < MOST_REFERENCES + 50; n += 1)
        others[`${FOLDER}/${n}.case.md`] = childRecord()
          .replace('CH-1042', `CH-${2000 + n}`)
          .replace('Amara Bello', `Child ${n === 230 ? 'Önder' : 'Example'}`);
      assert.equal((await complete(visit(`also: ${CURSOR}`), others)).length, MOST_REFERENCES);
      const texts = async (typed: string) => (await complete(visit(`also: [${typed}${CURSOR}]`), others)).map(textOf);
      assert.deepEqual(await texts('CH-2249'), []);
      assert.deepEqual(await texts('2249'), ['CH-2249']);
      assert.deepEqual(await texts('önd'), ['CH-2230']);
      assert.deepEqual(await texts('"önd'), ['CH-2230']);
      // Few enough: the editor sorts out what is typed, in its own way.
      const few = Object.fromEntries(Object.entries(others).slice(0, 5));
      assert.equal((await complete(visit(`also: [zzz${CURSOR}]`), few)).length, 5);
    });

    it('helps while the YAML around it is broken', async () => {
      assert.ok(labels(await complete(visit('by: [x', `al${CURSOR}`))).includes('alone'));
      const unclosed = childRecord('## 2026-03-04 Visit', '', '```yaml', 'by: x', `al${CURSOR}`);
      assert.ok(labels(await complete(unclosed)).includes('alone'));
    });
  });

  it('offers front matter, and a beginning for an empty file', async () => {
    assert.ok(labels(await complete(`---\nrecord: child\nid: CH-1\n${CURSOR}\n---\n`)).includes('born'));
    assert.deepEqual(labels(await complete(`---\nrecord: ${CURSOR}\n---\n`)), ['child', 'supervision']);
    const items = await complete(CURSOR);
    assert.match(
      textOf(item(items, "Child's record")),
      /^---\nrecord: child\nid: \$\{1:.*\}\nname: \$\{2:name\}\nborn: \$3\n---\n\n# \$2\n/,
    );
  });

  it('offers the known sections not yet written', async () => {
    const items = await complete(childRecord('## 2026-03-04 Visit', '', "### Child's voice", '', `### An${CURSOR}`));
    assert.ok(labels(items).includes('Analysis'));
    assert.ok(!labels(items).includes("Child's voice"));
  });

  it('breaks on nothing', async () => {
    for (const text of BROKEN) assert.ok(Array.isArray(await complete(text)), JSON.stringify(text));
  });
});
