import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRecordParser } from '../../src/record/parse.ts';
import { builtInCatalogue } from '../../src/schema/catalogue.ts';
import { nearestCode, nearestDate, nearestNumber, nearestYesNo } from '../../src/schema/suggest.ts';
import type { EntryType, SchemaProblem } from '../../src/schema/types.ts';

const catalogue = builtInCatalogue();
const type = fc.constantFrom(...catalogue.types);
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('yes', 'Yes', '2A', '2026-02-31', '1/2/2026', '90', '__proto__', 'constructor', '~1', 'a/b', ''),
  ...['SCHOOLS', 'U6', 'none', 'referral'].map((text) => fc.constant(text)),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    anyText,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(anyText, tie('any'), { maxKeys: 3 }),
  ),
})).any;

/** Fields with keys that the type knows, keys that it nearly knows, and keys from nowhere. */
const fieldsOf = (known: EntryType) => {
  const names = known.fields.map(({ name }) => name);
  const name = fc.constantFrom(...names);
  const key = fc.oneof(
    name,
    name.map((each) => each.slice(1)),
    name.map((each) => each.toUpperCase()),
    anyText,
  );
  return fc.dictionary(key, value, { maxKeys: 8 });
};

/** Lone surrogates cannot stand in a file. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** JSON is YAML in brackets: every value can be written, however odd. */
const entryText = (known: EntryType, fields: unknown): string =>
  `## 2026-03-04 ${known.title}\n\n\`\`\`yaml\n${wellFormed(JSON.stringify(fields))}\n\`\`\`\n`;

function assertSound(text: string, problems: readonly SchemaProblem[]): void {
  const seen = new Set<string>();
  for (const { rule, span, message, path } of problems) {
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, `${rule} lies outside the text`);
    assert.ok(message.length > 0 && message.length < 1000, message);
    assert.ok(!/schema|must |property|undefined|\[object/i.test(message.replace(/"[^"]*"/g, '')), message);
    const fact = JSON.stringify([path, rule]);
    assert.ok(!seen.has(fact), `${fact} is told twice`);
    seen.add(fact);
  }
}

describe('schema checks, whatever is written', () => {
  it('never throw, and point inside the entry', () => {
    fc.assert(
      fc.property(
        type.chain((known) => fc.tuple(fc.constant(known), fieldsOf(known))),
        ([known, fields]) => {
          const record = createRecordParser({ types: catalogue }).parse(entryText(known, fields));
          for (const { block } of record.entries) {
            const problems = catalogue.checkEntry(block);
            assertSound(block.text, problems);
            assert.deepEqual(catalogue.checkEntry(block), problems, 'the same block, another answer');
            catalogue.typed(known.id, block.fields);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throw for a front matter either', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('child', 'supervision'),
        fc.dictionary(anyText, value, { maxKeys: 6 }),
        (kind, fields) => {
          const text = `---\n${wellFormed(JSON.stringify({ record: kind, ...fields }))}\n---\n`;
          const { frontMatter } = createRecordParser({ types: catalogue }).parse(text);
          if (frontMatter) assertSound(text, catalogue.checkFrontMatter(frontMatter));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a suggestion, taken, mends what it was made for', () => {
    const wrong = fc.constantFrom(
      ['seen: Yes', 'visit'],
      ['place: The family home', 'visit'],
      ['plase: home', 'visit'],
      ['also: CH-1, CH-2', 'visit'],
      ['actions:\n  - Ring the school', 'visit'],
      ['decision: referral', 'contact'],
      ['from: schools', 'contact'],
      ['completed: 3/2/2026', 'assessment'],
      ['factors: 3B', 'assessment'],
      ['minutes: 90 min', 'supervision'],
      ['until-time: 7.20', 'missing'],
    );
    fc.assert(
      fc.property(fc.uniqueArray(wrong, { minLength: 1, maxLength: 1 }), ([chosen]) => {
        assert.ok(chosen);
        const [yaml = '', id = ''] = chosen;
        const title = catalogue.type(id)?.title;
        const text = `## 2026-03-04 ${title}\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`;
        const check = (given: string) => {
          const [entry] = createRecordParser({ types: catalogue }).parse(given).entries;
          assert.ok(entry);
          return catalogue.checkEntry(entry.block);
        };
        const [problem, ...more] = check(text);
        assert.ok(problem?.suggestion !== undefined && more.length === 0, yaml);
        const { span, suggestion } = problem;
        assert.deepEqual(check(text.slice(0, span.start) + suggestion + text.slice(span.end)), [], suggestion);
      }),
    );
  });

  it('suggestions are made for any text, and are what the language takes', () => {
    const codes = catalogue.codeLists.flatMap((list) => list.codes);
    fc.assert(
      fc.property(anyText, (text) => {
        assert.match(nearestYesNo(text) ?? 'yes', /^(yes|no)$/);
        assert.match(nearestDate(text) ?? '2026-01-01', /^\d{4}-\d{2}-\d{2}$/);
        assert.match(nearestNumber(text) ?? '0', /^\d+$/);
        const code = nearestCode(text, codes);
        assert.ok(code === undefined || codes.includes(code));
        const name = catalogue.suggest(text);
        assert.ok(name === undefined || catalogue.resolve(name) !== undefined);
      }),
    );
  });
});
