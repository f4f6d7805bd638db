import assert from 'node:assert/strict';
import { createRecordParser } from '../../../src/record/parse.ts';
import { MOST_SUPPRESSIONS, readSuppressions } from '../../../src/record/suppression.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';

const WHY = 'why (by m.patel)';
const remark = (rule: string, why = WHY): string => `<!-- case-record-disable ${rule}: ${why} -->`;

const read = (text: string, part: 'entry' | 'free' | 'opening' = 'entry') => readSuppressions(text, part).found;
/** What each remark covers, as text. */
const covers = (text: string, part: 'entry' | 'free' | 'opening' = 'entry'): readonly string[] =>
  read(text, part).map(({ scope, line, rules: [rule] }) =>
    line ? `${rule?.id} line ${JSON.stringify(text.slice(line.start, line.end))}` : `${rule?.id} ${scope}`,
  );

describe('reading remarks that silence rules', () => {
  it('reads rules, reason, author and end, each in its place', () => {
    const text =
      'Words. <!-- case-record-disable practice/analysis , decision/*: see (all) of it (by m.patel, until 2026-09-30) -->';
    const [found] = read(text);
    assert.ok(found);
    assert.deepEqual(
      found.rules.map(({ id, span }) => [id, text.slice(span.start, span.end)]),
      [
        ['practice/analysis', 'practice/analysis'],
        ['decision/*', 'decision/*'],
      ],
    );
    assert.deepEqual(
      [found.reason, found.by, found.until, found.lacks],
      ['see (all) of it', 'm.patel', '2026-09-30', undefined],
    );
    assert.equal(text.slice(found.span.start), text.slice('Words. '.length));
    assert.equal(text.slice(found.bySpan?.start, found.bySpan?.end), 'm.patel');
  });

  it('knows where the author is written, whatever is lacking, and takes no other words for one', () => {
    for (const [why, by] of [
      ['bypass by b (by b)', 'b'],
      ['by by (by  by , until 2026-02-31)', 'by'],
      ['(by m.patel)', 'm.patel'],
      ['(by Amara told us so)', undefined],
      ['why', undefined],
    ] as const) {
      const text = `x <!-- case-record-disable a/b: ${why} -->`;
      const [found] = read(text);
      const at = found?.bySpan;
      assert.equal(at && text.slice(at.start, at.end), by, why);
      assert.equal(found?.by, by ?? '', why);
      if (at) assert.equal(at.start, text.lastIndexOf(by ?? ''), why);
    }
  });

  it('says what a remark lacks', () => {
    const lacks = (text: string) => read(`x ${text}`)[0]?.lacks;
    assert.equal(lacks('<!-- case-record-disable -->'), 'rule');
    assert.equal(lacks('<!-- case-record-disable: why (by a) -->'), 'rule');
    assert.equal(lacks('<!-- case-record-disable-line a/b: why (by a) -->'), 'rule');
    assert.equal(lacks('<!-- case-record-disable a/b -->'), 'reason');
    assert.equal(lacks('<!-- case-record-disable a/b: (by a) -->'), 'reason');
    assert.equal(lacks('<!-- case-record-disable a/b: ... (by a) -->'), 'reason');
    assert.equal(lacks('<!-- case-record-disable a/b: why -->'), 'author');
    assert.equal(lacks('<!-- case-record-disable a/b: why (not now) -->'), 'author');
    assert.equal(lacks('<!-- case-record-disable a/b: why (by two words) -->'), 'author');
    assert.equal(lacks('<!-- case-record-disable a/b: why (by a, until 2026-02-31) -->'), 'date');
    assert.equal(lacks('<!-- case-record-disable a/b: why (by a, soon) -->'), 'date');
    assert.equal(lacks('<!-- case-record-disable a/b: why (by a, until 2026-02-03, or so) -->'), 'date');
    assert.equal(lacks(remark('a/b', `${'x'.repeat(1000)} (by a)`)), 'brevity');
    assert.equal(read('## 2026-01-01 Visit\n\nx\n\n<!-- case-record-disable a/b\nwhy -->\n')[0]?.lacks, 'end');
    const followed = `## 2026-01-01 Visit\n\n${remark('a/b')} and more\n`;
    assert.equal(read(followed)[0]?.lacks, 'place');
    assert.equal(followed.slice(read(followed)[0]?.span.start, read(followed)[0]?.span.end), remark('a/b'));
  });

  it('covers the entry from under its heading, before or after the fields', () => {
    const fields = '```yaml\nseen: yes\n```\n';
    assert.deepEqual(
      covers(
        `## 2026-01-01 Visit\n${remark('a/b')}\n\n${fields}${remark('a/c')}\n${remark('a/d')}\nText.\n${remark('a/e')}\nEnd.\n`,
      ),
      ['a/b entry', 'a/c entry', 'a/d entry', 'a/e line "End."'],
    );
    assert.deepEqual(covers(`## 2026-01-01 Visit\n\n~~~\nx\n~~~\n${remark('a/b')}\nEnd.\n`), ['a/b line "End."']);
  });

  it('covers a line from its end, or from the lines before it', () => {
    const text = `## 2026-01-01 Visit\n\nText.\n\n${remark('a/b')}\n\n${remark('a/c')}\n\n### Analysis ${remark('a/d')}\n`;
    const line = `line ${JSON.stringify(`### Analysis ${remark('a/d')}`)}`;
    assert.deepEqual(covers(text), [`a/b ${line}`, `a/c ${line}`, `a/d ${line}`]);
  });

  it('covers what comes next where nothing comes after it in the entry', () => {
    assert.deepEqual(covers(`## 2026-01-01 Visit\r\n\r\nText.\r\n${remark('a/b')}\r\n\r\n`), ['a/b line ""']);
  });

  it('covers the record from before its first entry, unless it ends a line', () => {
    assert.deepEqual(covers(`# Amara\n\n${remark('a/b')}\nText. ${remark('a/c')}\n`, 'opening'), [
      'a/b file',
      `a/c line ${JSON.stringify(`Text. ${remark('a/c')}`)}`,
    ]);
  });

  it('covers no entry from under the heading of a free section', () => {
    assert.deepEqual(covers(`## Numbers\n\n${remark('a/b')}\nText.\n`, 'free'), ['a/b line "Text."']);
  });

  it('is no remark in a fence, another comment or code', () => {
    for (const text of [
      `\`\`\`\n${remark('a/b')}\n\`\`\``,
      `\`${remark('a/b')}\``,
      `x \`${remark('a/b')}\` y`,
      `<!--\nleft out:\n\n${remark('a/b')}`,
      `<!--\nleft out:\n\n- x ${remark('a/b')} y`,
      '<!-- expect: case-record-disable -->',
      'case-record-disable a/b: why (by a)',
      `\\${remark('a/b')} y`,
    ]) {
      assert.deepEqual(read(`## 2026-01-01 Visit\n\nx\n\n${text}\n`), [], text);
    }
  });

  it('lacks its place in a quotation, a table, a line that is set in, or the middle of a line', () => {
    for (const text of [
      `> ${remark('a/b')}`,
      `  ${remark('a/b')}`,
      `- x\n\t${remark('a/b')}`,
      `- x\n  ${remark('a/b')}`,
      `| x | ${remark('a/b')} |`,
      `x ${remark('a/b')} y`,
      `\`code\` ${remark('a/b')} y`,
      `x ${remark('a/b')} y <!-- another comment -->`,
    ]) {
      const whole = `## 2026-01-01 Visit\n\nx\n\n${text}\n`;
      const [found, ...more] = read(whole);
      assert.deepEqual([found?.lacks, found?.line, found?.by, more], ['margin', undefined, 'm.patel', []], text);
      assert.equal(whole.slice(found?.span.start, found?.span.end), remark('a/b'), text);
    }
    const unread = `- x\n  <!-- case-record-disable a/b: why`;
    assert.deepEqual(
      read(`## 2026-01-01 Visit\n\n${unread}\n`).map(({ lacks }) => lacks),
      ['margin'],
    );
  });

  it('lacks its place among the fields of an entry, and is only text in another fence', () => {
    const fields = `seen: yes # ${remark('a/b')}\n# ${remark('a/c')}\n`;
    assert.deepEqual(
      read(`## 2026-01-01 Visit\n\n${remark('a/a')}\n\n\`\`\`yaml\n${fields}\`\`\`\n${remark('a/d')}\n`).map(
        ({ rules: [rule], scope, lacks }) => [rule?.id, lacks ?? scope],
      ),
      [
        ['a/a', 'entry'],
        ['a/b', 'margin'],
        ['a/c', 'margin'],
        ['a/d', 'entry'],
      ],
    );
    assert.deepEqual(read(`## 2026-01-01 Visit\n\nx\n\n\`\`\`yaml\n${fields}\`\`\`\n`), []);
  });

  it('lacks its place in the front matter of a record', () => {
    const front = `---\nid: CH-1 # ${remark('a/b')}\n---\n`;
    const { found } = readSuppressions(`${front}\n${remark('a/c')}\n`, 'opening', front.length);
    assert.deepEqual(
      found.map(({ rules: [rule], lacks, span }) => [rule?.id, lacks, span.start]),
      [
        ['a/b', 'margin', front.indexOf('<!--')],
        ['a/c', undefined, front.length + 1],
      ],
    );
  });

  it('lacks its place before another one on its line, which is read', () => {
    for (const lead of ['', 'x ', '- ']) {
      const found = read(`## 2026-01-01 Visit\n\nx\n\n${lead}${remark('a/b')} ${remark('a/c')}\n`);
      assert.deepEqual(
        found.map(({ rules: [rule], lacks }) => [rule?.id, lacks]),
        [
          ['a/b', 'margin'],
          ['a/c', undefined],
        ],
      );
    }
  });

  it('reads no more than anyone would write', () => {
    const { found, beyond } = readSuppressions(
      `## 2026-01-01 Visit\n${`${remark('a/b')}\n`.repeat(MOST_SUPPRESSIONS + 1)}`,
      'entry',
    );
    assert.equal(found.length, MOST_SUPPRESSIONS);
    assert.ok(beyond);
    const unread = readSuppressions(`## 2026-01-01 Visit\n> ${remark('a/b').repeat(MOST_SUPPRESSIONS + 1)}\n`, 'entry');
    assert.deepEqual([unread.found.length, unread.beyond !== undefined], [MOST_SUPPRESSIONS, true]);
  });
});

describe('entries with such remarks', () => {
  const parse = (text: string) => createRecordParser({ types: builtInCatalogue() }).parse(text);

  it('keep their type and their subject', () => {
    const { entries } = parse(
      `## 2026-01-01 Visit ${remark('a/b')}\n\n## 2026-01-02 Visit: after school ${remark('a/b')}\n`,
    );
    assert.deepEqual(
      entries.map(({ block }) => [block.heading.type, block.heading.subject?.text, block.problems]),
      [
        ['visit', undefined, []],
        ['visit', 'after school', []],
      ],
    );
  });

  it('keep their fields under a remark, and not under any other text', () => {
    const fields = '```yaml\nseen: yes\n```\n';
    const value = (before: string) =>
      parse(`## 2026-01-01 Visit\n\n${before}\n${fields}`).entries[0]?.block.fields?.value.seen;
    assert.equal(value(remark('a/b')), 'yes');
    assert.equal(value(`${remark('a/b')}\n\n${remark('a/c')}\n`), 'yes');
    assert.equal(value('<!-- another remark -->'), undefined);
    assert.equal(value(`Text. ${remark('a/b')}`), undefined);
  });

  it('keep the names of their sections', () => {
    const [entry] = parse(`## 2026-01-01 Visit\n\n### Analysis ${remark('a/b')}\n`).entries;
    assert.equal(entry?.block.sections[0]?.title, 'Analysis');
  });
});
