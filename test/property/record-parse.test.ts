/** What holds of every record, whatever its text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createRecordParser } from '../../src/record/parse.ts';
import type { CaseRecord, FieldPath, Fields, FieldValue, Problem, Section, Span } from '../../src/record/types.ts';
import { anyTexts, applyEdits, edits, recordTexts } from '../support/generated-records.ts';
import { typeNames } from '../support/type-names.ts';

const RUNS = Number(process.env.RECORD_RUNS ?? 500);

const parse = (text: string) => createRecordParser({ types: typeNames }).parse(text);

function within(span: Span, length: number): void {
  assert.ok(Number.isInteger(span.start) && Number.isInteger(span.end), 'a span has whole offsets');
  assert.ok(0 <= span.start && span.start <= span.end && span.end <= length, `${span.start}-${span.end} of ${length}`);
}

function* pathsOf(value: FieldValue, path: FieldPath = []): Generator<FieldPath> {
  yield path;
  if (typeof value === 'string') return;
  for (const [key, inner] of Object.entries(value))
    yield* pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function checkFields(fields: Fields, text: string): void {
  within(fields.span, text.length);
  for (const path of [...pathsOf(fields.value), ...fields.empty, ['nowhere', 3]]) {
    for (const part of ['key', 'value'] as const) {
      const span = fields.locate(path, part);
      within(span, text.length);
      assert.ok(span.start >= fields.span.start && span.end <= fields.span.end, 'a field stands within the fields');
    }
  }
  for (const key of Object.keys(fields.value)) {
    const { start, end } = fields.locate([key], 'key');
    const written = text.slice(start, end);
    if (/^[\w.-]+$/.test(key)) assert.equal(written.replace(/^["']|["']$/g, ''), key);
  }
}

function checkProblems(problems: readonly Problem[], length: number): void {
  for (const problem of problems) {
    within(problem.span, length);
    assert.match(problem.rule, /^record\/[a-z-]+$/);
    assert.ok(problem.message.length > 10 && problem.clears, 'a problem says what is wrong and what clears it');
  }
}

function checkSections(sections: readonly Section[], text: string): void {
  let last = 0;
  for (const { title, headingSpan, bodySpan } of sections) {
    within(headingSpan, text.length);
    within(bodySpan, text.length);
    assert.ok(headingSpan.start >= last && bodySpan.start >= headingSpan.end);
    assert.match(text.slice(headingSpan.start, headingSpan.end), /^ {0,3}###(?:[ \t]|$)/);
    assert.ok(text.slice(headingSpan.start, headingSpan.end).includes(title));
    last = bodySpan.end;
  }
}

function checkRecord(record: CaseRecord, text: string): void {
  assert.equal(record.text, text);
  checkProblems(record.problems, text.length);
  within(record.summary, text.length);
  if (record.frontMatter) {
    const { frontMatter } = record;
    assert.equal(text.slice(frontMatter.span.start, frontMatter.span.end), frontMatter.text);
    checkProblems(frontMatter.problems, text.length);
    if (frontMatter.fields) checkFields(frontMatter.fields, text);
  }
  let end = record.summary.end;
  for (const { block, start } of record.blocks) {
    assert.equal(start, end, 'blocks stand next to each other');
    assert.equal(text.slice(start, start + block.text.length), block.text);
    assert.match(block.text, /^ {0,3}##(?:[ \t\r\n]|$)/);
    checkProblems(block.problems, block.text.length);
    checkSections(block.sections, block.text);
    if (block.kind === 'entry') {
      const { heading } = block;
      assert.equal(block.text.slice(heading.dateSpan.start, heading.dateSpan.end), heading.dateText);
      assert.equal(block.text.slice(heading.typeSpan.start, heading.typeSpan.end), heading.typeText);
      const { subject } = heading;
      if (subject) assert.equal(block.text.slice(subject.span.start, subject.span.end), subject.text);
      within(block.narrative, block.text.length);
      if (block.fields) checkFields(block.fields, block.text);
    }
    end = start + block.text.length;
  }
  assert.equal(end, text.length, 'every character belongs to a part');
  const addresses = record.entries.map(({ address }) => address);
  assert.equal(new Set(addresses).size, addresses.length, 'every entry has an address of its own');
  assert.deepEqual(
    record.entries.map(({ block, start, index }) => ({ block, start, index })),
    record.blocks
      .filter(({ block }) => block.kind === 'entry')
      .map(({ block, start }, index) => ({ block, start, index })),
  );
}

/** The structure without offsets. */
function outline(record: CaseRecord): unknown {
  return {
    kind: record.kind,
    id: record.id,
    fields: record.frontMatter?.fields?.value,
    problems: record.problems.map(({ rule }) => rule),
    blocks: record.blocks.map(({ block }) => ({
      kind: block.kind,
      sections: block.sections.map(({ title }) => title),
      problems: block.problems.map(({ rule, message }) => [rule, message]),
      ...(block.kind === 'entry' && { heading: block.heading.typeText, fields: block.fields?.value }),
    })),
    addresses: record.entries.map(({ address }) => address),
  };
}

describe('every record', () => {
  it('is read without an exception, with every span in its place', () => {
    fc.assert(
      fc.property(anyTexts, (text) => checkRecord(parse(text), text)),
      { numRuns: RUNS },
    );
  });

  it('is read after a change as if it had been read afresh', () => {
    fc.assert(
      fc.property(recordTexts, fc.array(edits, { minLength: 1, maxLength: 4 }), (text, rounds) => {
        const parser = createRecordParser({ types: typeNames });
        let record = parser.parse(text);
        for (const round of rounds) {
          const edited = applyEdits(record.text, round);
          record = parser.update(record, edited.changes);
          assert.equal(record.text, edited.text);
          assert.deepEqual(record, parse(edited.text));
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('has the same structure whatever its line endings', () => {
    const texts = recordTexts.map((text) => text.replace(/\r\n?/g, '\n'));
    fc.assert(
      fc.property(texts, (text) => {
        const expected = outline(parse(text));
        assert.deepEqual(outline(parse(text.replaceAll('\n', '\r\n'))), expected);
        assert.deepEqual(outline(parse(text.replaceAll('\n', '\r'))), expected);
      }),
      { numRuns: RUNS },
    );
  });
});
