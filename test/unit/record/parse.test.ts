import assert from 'node:assert/strict';
import { createRecordParser, DEFAULT_LIMITS } from '../../../src/record/parse.ts';
import { Scanner } from '../../../src/record/scan.ts';
import type { CaseRecord, TextChange } from '../../../src/record/types.ts';
import { typeNames } from '../../support/type-names.ts';
import { HEAD, inBody, parse, problemsOf, told } from './found.ts';

const addresses = (body: string) => parse(HEAD + body).entries.map(({ address }) => address);
const fields = (yaml: string) => `\`\`\`yaml\n${yaml}\n\`\`\`\n`;

describe('a record', () => {
  it('is cut at its level-2 headings', () => {
    const text = `${HEAD}Summary\n\n## 2026-02-02 Visit\n\n${fields('by: x')}\nSeen at home.\n\n### Child's voice ###\n\nHappy.\n### Plan\n## Other notes\n\n### Of these\n`;
    const { blocks, summary } = parse(text);
    assert.equal(text.slice(summary.start, summary.end), '\nSummary\n\n');
    assert.deepEqual(
      blocks.map(({ block }) => block.kind),
      ['entry', 'free'],
    );
    const [entry, free] = blocks;
    assert.ok(entry?.block.kind === 'entry' && free?.block.kind === 'free');
    const { narrative, sections, text: own } = entry.block;
    assert.equal(own.slice(narrative.start, narrative.end), '\nSeen at home.\n\n');
    assert.deepEqual(
      sections.map(({ title, bodySpan }) => [title, own.slice(bodySpan.start, bodySpan.end)]),
      [
        ["Child's voice", '\nHappy.\n'],
        ['Plan', ''],
      ],
    );
    assert.equal(free.block.title, 'Other notes');
    assert.deepEqual(
      free.block.sections.map(({ title }) => title),
      ['Of these'],
    );
  });

  it('gives every entry an address of its own, in the order of the file', () => {
    assert.deepEqual(
      addresses('## 2026-02-02 Contact\n## 2026-02-02 contact: x\n## 2026-02-03 Home visit\n## 2026-02-02 Contact\n'),
      ['2026-02-02-contact', '2026-02-02-contact-2', '2026-02-03-visit', '2026-02-02-contact-3'],
    );
    assert.deepEqual(addresses('## 2026-02-02 Zoo trip, é!\n## 2026-02-02\n## 3/2/2026 Visit\n'), [
      '2026-02-02-entry',
      '2026-02-02',
      '3-2-2026-visit',
    ]);
  });

  it('never gives an address that an id has', () => {
    const body = `## 2026-02-02 Contact\n## 2026-02-02 Contact\n## 2026-02-02 Visit\n${fields('id: 2026-02-02-contact-2')}## 2026-02-02 Zoo\n## 2026-02-02 Zoo\n${fields('id: 2026-02-02-entry')}`;
    assert.deepEqual(addresses(body), [
      '2026-02-02-contact',
      '2026-02-02-contact-3',
      '2026-02-02-contact-2',
      '2026-02-02-entry-2',
      '2026-02-02-entry',
    ]);
  });

  it('reports an id that an earlier entry has', () => {
    const body = `## 2026-02-02 Contact\n${fields('id: a')}## 2026-02-03 Visit\n${fields('id: a')}`;
    assert.deepEqual(inBody(body), ['record/duplicate-id "a"']);
    assert.deepEqual(addresses(body), ['a', 'a-2']);
    assert.equal(parse(HEAD + body).problems[0]?.span.start, (HEAD + body).lastIndexOf('a\n`'));
  });

  it('reports what swallows the entries after it', () => {
    assert.deepEqual(inBody('## 2026-02-02 Visit\n\nText\n\n  ~~~~ x\n~~~\n## 2026-02-03 Visit\n'), [
      'record/open-fence "~~~~ x"',
    ]);
    assert.deepEqual(inBody('Summary\n```\n## 2026-02-03 Visit\n'), ['record/open-fence "```"']);
    assert.deepEqual(inBody('## 2026-02-02 Visit\n<!-- note\n## 2026-02-03 Visit\n'), ['record/open-comment "<!--"']);
    assert.deepEqual(
      inBody('## 2026-02-02 Visit\n- a\n  ```\n  b\n\n## 2026-02-03 Visit\n'),
      [],
      'a list closes its fences',
    );
  });

  it('reports a merge conflict once, wherever it ends', () => {
    const body =
      '## 2026-02-02 Visit\n<<<<<<< HEAD\nours\n## 2026-02-03 Visit\n=======\ntheirs\n## 2026-02-04 Visit\n>>>>>>> branch\nText\n=======\n';
    assert.deepEqual(inBody(body), ['record/merge-conflict "<<<<<<< HEAD"']);
    assert.deepEqual(inBody(`${body}<<<<<<< HEAD\n=======\n>>>>>>> x\n>>>>>>> y\n`).length, 3);
    assert.deepEqual(inBody('Title\n=======\n\nText <<<<<<< HEAD\n\n>>>>>>>quoted\n'), []);
    assert.deepEqual(problemsOf('---\nrecord: child\nid: a\n---\n\n<<<<<<< HEAD\r\n'), [
      'record/merge-conflict "<<<<<<< HEAD"',
    ]);
  });
});

describe('hostile text', () => {
  it('that is no text is one finding', () => {
    assert.deepEqual(problemsOf('PK\u0003\u0004\0\0\0x\0'), ['record/not-text "\\u0000"']);
    assert.equal(parse('\ufffd\u0001\u001b[31m').entries.length, 0);
  });

  it('of 10 MB is refused before anything reads it', () => {
    const text = `${HEAD}${'## 2026-02-02 Visit\n'.repeat(500_000)}`;
    const record = parse(text);
    assert.deepEqual(
      record.problems.map((problem) => told(problem, text)),
      ['record/too-large "---"'],
    );
    assert.equal(record.blocks.length, 0);
  });

  it('of too many entries is read as far as the limit', () => {
    const limits = { ...DEFAULT_LIMITS, entries: 3 };
    const parser = createRecordParser({ types: typeNames, limits });
    const text = `${HEAD}${'## 2026-02-02 Visit\n'.repeat(5)}`;
    const record = parser.parse(text);
    assert.equal(record.entries.length, 3);
    assert.deepEqual(
      record.problems.map(({ rule, span }) => [rule, span.start]),
      [['record/too-large', HEAD.length + 60]],
    );
  });

  it('with fields too long or nested too deep is a finding at them', () => {
    assert.deepEqual(
      inBody(`## 2026-02-02 Visit\n${fields(`note: ${'x'.repeat(70_000)}`)}`).map((told) => told.slice(0, 30)),
      ['record/too-large "note: xxxxxx'],
    );
    const deep = [`a: ${'['.repeat(10_000)}`, `a: ${'{b: '.repeat(10_000)}`, '- '.repeat(10_000), '? '.repeat(10_000)];
    const steps = Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n');
    for (const yaml of [...deep, steps]) {
      const [found, ...more] = inBody(`## 2026-02-02 Visit\n${fields(yaml)}`);
      assert.match(found ?? '', /^record\/too-deep "/);
      assert.deepEqual(more, []);
    }
    const allowed = `a: ${'['.repeat(31)}x${']'.repeat(31)}`;
    assert.deepEqual(inBody(`## 2026-02-02 Visit\n${fields(allowed)}`), []);
  });

  it('with an alias bomb is not expanded', () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `a${at}: &a${at} [${'x'.replace('x', at ? `*a${at - 1}, *a${at - 1}` : 'x, x')}]`,
    );
    const found = inBody(`## 2026-02-02 Visit\n${fields(rows.join('\n'))}`);
    assert.equal(found.length, 20, 'and its findings are not without end');
    assert.ok(found.every((problem) => problem.startsWith('record/yaml-feature')));
  });

  it('nested 100,000 deep in lists and quotations is read in one go', () => {
    const body = `${'- > '.repeat(50_000)}x\n${'\n'.repeat(50_000)}## 2026-02-02 Visit\n`;
    assert.equal(parse(HEAD + body).entries.length, 1);
  });
});

describe('an update', () => {
  const parser = createRecordParser({ types: typeNames });
  const entryText = (day: string) => `## 2026-02-${day} Visit: ${day}\n\n${fields('by: x')}\nText.\n\n`;
  const text = HEAD + ['01', '02', '03', '04', '05'].map(entryText).join('');

  function edit(
    record: CaseRecord,
    start: number,
    oldEnd: number,
    insert: string,
  ): { text: string; changes: TextChange[] } {
    return {
      text: record.text.slice(0, start) + insert + record.text.slice(oldEnd),
      changes: [{ start, oldEnd, text: insert }],
    };
  }

  it('keeps the blocks that it does not touch, and entries that have not moved', () => {
    const before = parser.parse(text);
    const at = text.indexOf('Text.', text.indexOf(': 03'));
    const changed = edit(before, at, at + 4, 'Word');
    const after = parser.update(before, changed.changes);
    assert.deepEqual(
      after.entries.map((entry, index) => entry === before.entries[index]),
      [true, true, false, true, true],
    );
    const longer = edit(after, at, at, 'Long ');
    const moved = parser.update(after, longer.changes);
    assert.deepEqual(
      moved.entries.map((entry, index) => entry.block === after.entries[index]?.block),
      [true, true, false, true, true],
    );
    assert.ok(moved.entries[0] === after.entries[0] && moved.entries[4] !== after.entries[4]);
    assert.deepEqual(moved, parse(longer.text));
  });

  it('sees a fence that opens or closes, and front matter that opens or closes', () => {
    let record = parser.parse(text);
    const steps: [number, number, string][] = [
      [text.indexOf('Text.'), text.indexOf('Text.'), '```\n'],
      [text.indexOf('Text.'), text.indexOf('Text.') + 4, ''],
      [0, 3, '- -'],
      [0, 3, '---'],
      [HEAD.length - 5, HEAD.length - 2, ''],
      [text.indexOf('Text.'), text.indexOf('Text.') + 1, '\n---\n'],
    ];
    for (const [start, oldEnd, insert] of steps) {
      const changed = edit(record, start, oldEnd, insert);
      record = parser.update(record, changed.changes);
      assert.deepEqual(record, parse(changed.text));
    }
  });

  it('moves a change that lies outside the text to its nearest end, and reads afresh a record that is not its own', () => {
    const record = parser.parse(text);
    const cases: [TextChange, string][] = [
      [{ start: 5, oldEnd: 4, text: 'x' }, `${text.slice(0, 5)}x${text.slice(5)}`],
      [{ start: -1, oldEnd: 4, text: 'x' }, `x${text.slice(4)}`],
      [{ start: 2, oldEnd: Number.NaN, text: 'x' }, `${text.slice(0, 2)}x${text.slice(2)}`],
      [{ start: 1e9, oldEnd: 2e9, text: 'x' }, `${text}x`],
    ];
    for (const [change, expected] of cases) {
      const after = parser.update(record, [change]);
      assert.equal(after.text, expected);
      assert.deepEqual(after, parse(expected));
      assert.deepEqual(parser.update({ ...record }, [change]), parse(expected));
    }
    assert.equal(parser.update(record, []), record);
  });

  it('looks through a long paste a few times at most, even where it leaves a fence open', () => {
    const before = parser.parse(text);
    const at = text.indexOf('Text.');
    const changed = edit(before, at, at, `${'Pasted words.\n'.repeat(20_000)}~~~\n`);
    const { block } = Scanner.prototype;
    let signs = 0;
    Scanner.prototype.block = function (from) {
      const shape = block.call(this, from);
      signs += shape.end - from;
      return shape;
    };
    try {
      const after = parser.update(before, changed.changes);
      assert.equal(after.entries.length, 1);
    } finally {
      Scanner.prototype.block = block;
    }
    assert.ok(signs < 3.1 * changed.text.length, `${signs} signs for a text of ${changed.text.length}`);
  });

  it('costs no more in a long record than in a short one, beyond moving what follows', () => {
    const many =
      HEAD + Array.from({ length: 3000 }, (_, at) => entryText(String((at % 28) + 1).padStart(2, '0'))).join('');
    const before = parser.parse(many);
    const at = many.indexOf('Text.', many.length / 2);
    const changed = edit(before, at, at, 'x');
    const after = parser.update(before, changed.changes);
    const kept = after.entries.filter(({ block }, index) => block === before.entries[index]?.block);
    assert.equal(kept.length, 2999, 'one block is read again');
  });
});
