/** Fixes are held to what they promise, over records with faults in every odd shape, and over every documented example. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixAll } from '../../src/lint/fixes/fix-all.ts';
import { fixesOf } from '../../src/lint/fixes/list.ts';
import { applied } from '../../src/lint/fixes/writing.ts';
import { englandExamples } from '../../src/policy/england-examples.ts';
import { RULES } from '../../src/rules/index.ts';
import { englandLinter } from '../support/england.ts';
import { readExpectations } from '../support/expectations.ts';
import { FAULTY_DAY, faultyRecords } from '../support/faulty-records.ts';
import { anyTexts, recordTexts } from '../support/generated-records.ts';
import { wholeRecord } from '../support/markdown-suite.ts';
import { checkFix, contextFor, fixesIn } from '../support/tried-fixes.ts';

/** What a fix must never do is held in all of them; only the finding that it mends is looked for by its own rule. */
describe('every fix', () => {
  it('clears its finding, adds no fault and stays in its place, in faulty records of every shape', function () {
    this.timeout(300_000);
    fc.assert(
      fc.property(faultyRecords, (text) => {
        for (const tried of fixesIn(text, FAULTY_DAY, 12)) checkFix(tried);
      }),
      { numRuns: Number(process.env.FIX_RUNS ?? 150) },
    );
  });

  it('does so in texts that were never meant to be records, and in torn ones', function () {
    this.timeout(300_000);
    fc.assert(
      fc.property(fc.oneof(recordTexts, anyTexts), (text) => {
        for (const tried of fixesIn(text, FAULTY_DAY, 8)) checkFix(tried);
      }),
      { numRuns: Number(process.env.FIX_RUNS ?? 150) },
    );
  });

  it('does so where fields in an unmarked block stand under a type that nobody knows', () => {
    const text = '## 2026-03-04 Vist\n```\nby: j.okafor\n```yaml\n```\n';
    const fixes = [...fixesIn(text, FAULTY_DAY, 8)];
    assert.ok(fixes.some(({ fix }) => fix.title === 'Write "Visit"'));
    for (const tried of fixes) checkFix(tried);
  });

  it('does so where a remark that silences nothing stands among fields which are moved to their place', () => {
    const remark = '<!-- case-record-disable practice/drift: why (by m.patel, until 2026-02-28) -->';
    const text = `## 2026-02-02 Contact: bruise\nText.\n\`\`\`yaml\nby: m.patel\n# ${remark}\n\`\`\`\n`;
    const fixes = [...fixesIn(text, FAULTY_DAY, 8)];
    assert.ok(fixes.some(({ fix }) => fix.title === 'Move the fields under the heading'));
    for (const tried of fixes) checkFix(tried);
  });

  it('does so in records that are cut anywhere', function () {
    this.timeout(300_000);
    fc.assert(
      fc.property(faultyRecords, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        for (const tried of fixesIn(text.slice(0, Math.floor(share * text.length)), FAULTY_DAY, 6)) checkFix(tried);
      }),
      { numRuns: Number(process.env.FIX_RUNS ?? 100) },
    );
  });

  for (const { id, examples } of RULES) {
    it(`does so in the bad example of ${id}, in every line ending`, () => {
      const { text } = readExpectations(wholeRecord(examples.bad));
      for (const each of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`, text.trimEnd()]) {
        for (const tried of fixesIn(each, examples.asOf)) checkFix(tried);
      }
    });
  }

  it('does so in an example of each timescale and decision point of the England policy', function () {
    this.timeout(300_000);
    const { timescales, decisions } = englandExamples();
    for (const examples of [...Object.values(timescales), ...Object.values(decisions)]) {
      // The first at which there is anything to mend.
      for (const { record, asOf } of examples) {
        const found = [...fixesIn(wholeRecord(record), asOf, 6)];
        for (const tried of found) checkFix(tried);
        if (found.length > 0) break;
      }
    }
  });
});

describe('fix all', () => {
  const mended = (text: string): string => {
    const context = contextFor(text, FAULTY_DAY);
    return applied(text, fixAll(context, englandLinter()));
  };

  it('leaves no safe fix behind, and a second time changes nothing', function () {
    this.timeout(300_000);
    fc.assert(
      fc.property(fc.oneof(faultyRecords, recordTexts), (text) => {
        const once = mended(text);
        const context = contextFor(once, FAULTY_DAY);
        assert.deepEqual(fixAll(context, englandLinter()), [], JSON.stringify([text, once]));
        const left = context.judgement.findings.flatMap((finding) => [...fixesOf(finding, context)]);
        assert.deepEqual(
          left.filter(({ safe }) => safe).map(({ title }) => title),
          [],
        );
      }),
      { numRuns: Number(process.env.FIX_RUNS ?? 150) },
    );
  });

  it('has edits in order and without overlap, adds no fault of the text, and keeps every line ending', function () {
    this.timeout(300_000);
    fc.assert(
      fc.property(faultyRecords, (text) => {
        const edits = fixAll(contextFor(text, FAULTY_DAY), englandLinter());
        let at = 0;
        for (const { span } of edits) {
          assert.ok(span.start >= at && span.end >= span.start);
          at = span.end;
        }
        const after = applied(text, edits);
        assert.deepEqual(after.match(/\r\n|\r|\n/g), text.match(/\r\n|\r|\n/g));
        const faults = (record: string): number =>
          contextFor(record, FAULTY_DAY).judgement.findings.filter(
            // These can only be told once the record and its entries are known.
            ({ rule }) => rule.startsWith('record/') && !/\/(?:suppression-unused|late-fields)$/.test(rule),
          ).length;
        assert.ok(faults(after) <= faults(text), JSON.stringify([text, after]));
      }),
      { numRuns: Number(process.env.FIX_RUNS ?? 150) },
    );
  });
});
