/** The page that explains the language must be true. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRecordParser, DEFAULT_LIMITS } from '../../../src/record/parse.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { HEAD } from './found.ts';

const page = readFileSync(new URL('../../../docs/language.md', import.meta.url), 'utf8');
const types = builtInCatalogue();
const parser = createRecordParser({ types });

describe('docs/language.md', () => {
  it('shows a record without fault, in all its parts', () => {
    const example = /````markdown\n([\s\S]*?)````/.exec(page)?.[1] ?? '';
    const record = parser.parse(example);
    assert.deepEqual(record.problems, []);
    assert.deepEqual(
      record.blocks.flatMap(({ block }) => block.problems),
      [],
    );
    assert.deepEqual(
      record.entries.map(({ address }) => address),
      ['2026-02-02-contact', '2026-03-04-visit'],
    );
    assert.deepEqual(
      record.blocks.map(({ block }) => block.kind),
      ['entry', 'entry', 'free'],
    );
    for (const { block } of record.entries) assert.deepEqual(types.checkEntry(block), []);
    assert.ok(record.frontMatter);
    assert.deepEqual(types.checkFrontMatter(record.frontMatter), []);
  });

  it('lists only headings that are findings, and the suggestions that are made', () => {
    const rows = [...page.matchAll(/^\| ((?:`## [^`]+`(?:, )?)+) \| (.*) \|$/gm)];
    assert.equal(rows.length, 6);
    for (const [, headings = '', said = ''] of rows) {
      for (const [, heading] of headings.matchAll(/`([^`]+)`/g)) {
        const problems = parser.parse(`${HEAD}${heading}\n`).blocks[0]?.block.problems ?? [];
        assert.equal(problems.length, 1, heading);
        const suggestion = problems[0]?.suggestion;
        const shown = /`([^`]+)` is suggested/.exec(said)?.[1];
        if (shown !== undefined) assert.equal(suggestion, shown);
        else assert.equal(suggestion !== undefined, /nearest is suggested/.test(said), heading);
      }
    }
  });

  it('tells the limits as they are', () => {
    for (const limit of [DEFAULT_LIMITS.recordLength, DEFAULT_LIMITS.entries, DEFAULT_LIMITS.yamlLength]) {
      assert.ok(page.includes(`| ${limit.toLocaleString('en-GB')}`), String(limit));
    }
    assert.ok(page.includes(`| ${DEFAULT_LIMITS.yamlDepth} deep |`));
  });
});
