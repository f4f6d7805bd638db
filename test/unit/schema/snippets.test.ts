import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRecordParser } from '../../../src/record/parse.ts';
import type { RecordKind } from '../../../src/record/types.ts';
import { wrongRecord } from '../../../src/schema/catalogue.ts';
import { expandSnippet } from './expand-snippet.ts';
import { catalogue, entryOf } from './records.ts';

interface SnippetFile {
  readonly [name: string]: { readonly prefix: readonly string[]; readonly body: readonly string[] };
}

const KINDS: readonly RecordKind[] = ['child', 'supervision'];

function read(kind: RecordKind): SnippetFile {
  return JSON.parse(readFileSync(new URL(`../../../snippets/${kind}.json`, import.meta.url), 'utf8'));
}

describe('the expander of these tests', () => {
  it('inserts placeholders, first choices, variables and what is repeated', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of snippets
    assert.equal(expandSnippet('a ${1:b $CURRENT_YEAR} ${2|c\\,d,e|} $1 \\$ $0'), 'a b 2026 c,d b 2026 $ ');
    assert.throws(() => expandSnippet('${1:never closed'));
    assert.throws(() => expandSnippet('$UNKNOWN'));
  });
});

describe('snippets', () => {
  const parser = createRecordParser({ types: catalogue });

  it('there is one for every entry type, in the order of the journey, in one of the files', () => {
    const names = KINDS.flatMap((kind) => Object.keys(read(kind))).filter((name) => !name.startsWith('New '));
    assert.deepEqual([...names].sort(), catalogue.types.map(({ title }) => title).sort());
    for (const kind of KINDS) {
      const here = Object.keys(read(kind)).slice(1);
      const inOrder = catalogue.types.map(({ title }) => title).filter((title) => here.includes(title));
      assert.deepEqual(here, inOrder);
    }
  });

  it('no two are offered under the same word', () => {
    const prefixes = KINDS.flatMap((kind) => Object.values(read(kind)).flatMap(({ prefix }) => prefix));
    assert.equal(new Set(prefixes).size, prefixes.length);
    for (const prefix of prefixes) assert.match(prefix, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  for (const kind of KINDS) {
    for (const [name, { body }] of Object.entries(read(kind))) {
      it(`${name}: inserted as it is, it is valid`, () => {
        const text = expandSnippet(body.join('\n'));
        if (name.startsWith('New ')) {
          const record = parser.parse(text);
          assert.equal(record.kind, kind);
          assert.ok(record.frontMatter);
          assert.deepEqual([...record.problems, ...record.frontMatter.problems], []);
          const found = catalogue.checkFrontMatter(record.frontMatter);
          // The words that say what is to be typed are no id.
          assert.deepEqual(
            found.filter(({ rule }) => rule !== 'schema/record-id'),
            [],
          );
          return;
        }
        const block = entryOf(text);
        const type = catalogue.type(block.heading.type ?? '');
        assert.equal(type?.title, name);
        assert.equal(block.heading.date, '2026-03-04');
        assert.deepEqual(block.problems, []);
        assert.ok(block.fields);
        assert.deepEqual(catalogue.checkEntry(block), []);
        assert.ok(type && wrongRecord(type, kind, block) === undefined);
        assert.deepEqual(
          block.sections.map(({ title }) => title),
          type.sections,
        );
      });
    }
  }
});
