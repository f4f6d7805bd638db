import assert from 'node:assert/strict';
import { previewOf } from '../../../src/server/features/preview.ts';
import type { FieldRow, Preview, PreviewEntry } from '../../../src/views/preview/types.ts';
import { BROKEN, childRecord, FOLDER, openInEditor } from './editor.ts';

const CONFIG = { [`${FOLDER}/.case-record/config.yaml`]: 'people:\n  j.okafor:\n    name: Joy Okafor\n' };
const VISIT = `## 2026-03-04 14:30 Visit: after school

\`\`\`yaml
by: j.okafor
seen: yes
alone: no
alone-reason: other
answers: 2026-02-02-referral
significant: yes
colour: blue
decision:
  outcome: more of the same
  by: j.okafor
  on: 2026-03-05
actions:
  - what: Ring the school
    who: j.okafor
    due: 2026-03-11
  - what: Write
    done: 2026-03-06
\`\`\`

We *talked*.

### Child's voice

> "Fine."
`;
const REFERRAL = '## 2026-02-02 Referral\n\n```yaml\nfrom: 2A\n```\n\n';

async function preview(...entries: readonly string[]): Promise<Preview> {
  const { service, uri } = openInEditor(childRecord(...entries), CONFIG);
  return (await service.ask(uri, (record) => previewOf(record).preview, undefined)) ?? assert.fail('not open');
}

async function entry(text: string): Promise<PreviewEntry> {
  const [first] = (await preview(text)).blocks;
  return first?.kind === 'entry' ? first : assert.fail('no entry');
}

const said = (rows: readonly FieldRow[] = []): readonly string[] =>
  rows.map(({ title, values }) =>
    [
      title,
      ...values.map(({ words, code, place }) => [words, code, place].filter((part) => part !== undefined).join(' ')),
    ].join(': '),
  );

describe('a record for reading', () => {
  it('begins with whose it is, how old they are, and where things stand', async () => {
    const allocation = '## 2026-02-03 Allocation\n\n```yaml\nworker: j.okafor\n```\n\n';
    const { head } = await preview('# Amara Bello\n\nAmara lives with her aunt.\n\n', REFERRAL, allocation);
    assert.deepEqual(
      [head.title, head.id, head.age, head.asOf, head.summary],
      ['Amara Bello', 'CH-1042', '11 years', '20 March 2026', 'Amara lives with her aunt.'],
    );
    assert.ok(said(head.standing).includes('Allocated worker: Joy Okafor'));
    assert.match(said(head.standing).join('\n'), /^Now: Case open, since 2 February/mu);
    assert.match(said(head.standing).join('\n'), /^Due: .*\d days late/mu);
  });

  it('has the titles of fields, the words of codes, dates in words, people by name, and entries by what they are', async () => {
    const { blocks } = await preview(REFERRAL, VISIT);
    const [, visit] = blocks;
    assert.ok(visit?.kind === 'entry');
    const { day, time, type, subject, age, by, isSignificant, rows, decision, actions } = visit;
    assert.deepEqual(
      [day, time, type, subject, age, by, isSignificant],
      ['Wednesday 4 March 2026', '14:30', 'Visit', 'after school', '11 years', 'Joy Okafor', true],
    );
    const [seen, alone] = said(rows);
    assert.match(seen ?? '', /: Yes$/u);
    assert.match(alone ?? '', /: No$/u);
    assert.ok(said(rows).includes('Answers: Referral, 2 February 2026 0'));
    assert.ok(said(rows).includes('Colour: blue'), 'a field that nobody knows is shown as it was written');
    assert.deepEqual(said(decision), [
      'Outcome: more of the same',
      'Who decided: Joy Okafor',
      'Decided on: 5 March 2026',
    ]);
    assert.deepEqual(
      actions.map(({ what, who, due, done }) => [what, who, due, done]),
      [
        ['Ring the school', 'Joy Okafor', '11 March 2026', undefined],
        ['Write', undefined, undefined, '6 March 2026'],
      ],
    );
    assert.equal(said((blocks[0]?.kind === 'entry' ? blocks[0] : undefined)?.rows)[0]?.endsWith(': Schools 2A'), true);
  });

  it('has the prose and the sections as they were written, and free sections in their place', async () => {
    const { blocks } = await preview(REFERRAL, VISIT, '## Family\n\nAn aunt.\n');
    assert.deepEqual(
      blocks.map(({ text, sections }) => [text, ...sections.map(({ title, text: inner }) => `${title}: ${inner}`)]),
      [[''], ['We *talked*.', 'Child\'s voice: > "Fine."'], ['An aunt.']],
    );
  });

  it('has the findings beside the entries in which they stand, and each of them once', async () => {
    const { service, uri } = openInEditor(childRecord(REFERRAL, VISIT), CONFIG);
    const found = await service.ask(
      uri,
      (record) => ({ preview: previewOf(record).preview, findings: record.judgement.findings.length }),
      undefined,
    );
    assert.ok(found !== undefined && found.findings > 0);
    const remarks = found.preview.blocks.flatMap((block) => (block.kind === 'entry' ? block.remarks : []));
    assert.equal(found.preview.head.remarks.length + remarks.length, found.findings);
    const [, visit] = found.preview.blocks;
    assert.ok(visit?.kind === 'entry' && visit.remarks.some(({ message }) => message.includes('colour')));
  });

  it('has what only the records around it tell, as the editor has it', async () => {
    const { service, uri } = openInEditor(
      childRecord('## 2026-03-04 Case note\n\n```yaml\nby: a\nalso: [CH-77]\n```\n'),
      {
        ...CONFIG,
        [`${FOLDER}/b.case.md`]: childRecord(),
      },
    );
    const found = (await service.diagnostics(uri))?.diagnostics ?? [];
    const shown = found.map(({ message }) => (typeof message === 'string' ? message : message.value).split('\n')[0]);
    const { head, blocks } =
      (await service.ask(uri, (record) => previewOf(record).preview, undefined)) ?? assert.fail('not open');
    const remarks = [...head.remarks, ...blocks.flatMap((block) => (block.kind === 'entry' ? block.remarks : []))];
    assert.deepEqual(
      remarks.map(({ message }) => message),
      shown,
    );
    assert.ok(
      shown.some((message) => message?.includes('CH-77')),
      shown.join('\n'),
    );
    assert.ok(head.remarks.some(({ message }) => message.startsWith('Another file')));
  });

  it('leads to entries by the addresses that links have', async () => {
    const { links } = await preview('## Family\n\n', REFERRAL, VISIT);
    assert.equal(links['#2026-02-02-referral'], 1);
    assert.equal(links['#CH-1042/2026-03-04-visit'], 2);
  });

  it('shows fields that could not be read whole as they were typed, and what stands in no known shape', async () => {
    const broken = await entry('## 2026-03-04 Visit\n\n```yaml\nseen: yes\n  alone: [zq\n```\n');
    assert.match(broken.typed ?? '', /alone: \[zq/u);
    const odd = await entry('## 2026-03-04 Visit\n\n```yaml\nby: [a, b]\nactions: soon\ndecision: yes\n```\n');
    assert.deepEqual([odd.by, odd.decision, odd.actions], [undefined, undefined, []]);
    assert.deepEqual(
      said(odd.rows).map((row) => row.replace(/^.*?: /u, '')),
      ['a: b', 'soon', 'yes'],
    );
  });

  it('shows a heading with a date that does not exist, and a type that nobody knows, as they were written', async () => {
    const { day, type, age } = await entry('## 2026-02-31 Vist: x\n');
    assert.deepEqual([day, type, age], ['2026-02-31', 'Vist', undefined]);
  });

  it('knows of every line of the record below its first heading whose it is, the blank ones and the last one too', async () => {
    for (const end of ['', '\n', '\n\n\n', '\n\n   '])
      for (const eol of ['\n', '\r\n']) {
        const text = childRecord(REFERRAL, '## 2026-03-04 Visit\n\nWe talked.', end).replaceAll(/\r?\n/gu, eol);
        const { service, uri } = openInEditor(text);
        const { lines } = (await service.ask(uri, previewOf, undefined)) ?? assert.fail('not open');
        const all = text.split(eol);
        const first = all.findIndex((line) => line.startsWith('## 2026-02-02'));
        const second = all.findIndex((line) => line.startsWith('## 2026-03-04'));
        assert.deepEqual(lines, [
          { line: first, last: second - 1 },
          { line: second, last: all.length - 1 },
        ]);
      }
  });

  it('is there for every text in which something is half written', async () => {
    for (const text of BROKEN) {
      const { service, uri } = openInEditor(text);
      const found = await service.ask(uri, previewOf, undefined);
      assert.ok(found !== undefined);
      assert.equal(found.lines.length, found.preview.blocks.length);
      assert.ok(found.preview.head.title !== '');
    }
  });
});
