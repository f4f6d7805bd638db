import assert from 'node:assert/strict';
import { entryIn, HEAD, inBody, parse } from './found.ts';

/** The parts of a heading that says all it can, in short. */
function read(line: string): unknown {
  const { heading } = entryIn(`${line}\n`).block;
  const { dateText, date, time, typeText, type, subject } = heading;
  return { dateText, date, time, typeText, type, subject: subject?.text };
}

describe('an entry heading', () => {
  it('has a date, a type, and may have a time and a subject', () => {
    assert.deepEqual(read('## 2026-03-04 14:30 Visit: after school'), {
      dateText: '2026-03-04',
      date: '2026-03-04',
      time: '14:30',
      typeText: 'Visit',
      type: 'visit',
      subject: 'after school',
    });
    assert.deepEqual(read('  ##\t2026-03-04   home VISIT  ## '), {
      dateText: '2026-03-04',
      date: '2026-03-04',
      time: undefined,
      typeText: 'home VISIT',
      type: 'visit',
      subject: undefined,
    });
  });

  it('has its parts at exact places, in UTF-16 units', () => {
    const { heading } = entryIn('## 2026-03-04 14:30 Visit: 😀 at é #1 ##\nText\n').block;
    assert.deepEqual(heading.span, { start: 0, end: 40 });
    assert.deepEqual(heading.dateSpan, { start: 3, end: 13 });
    assert.deepEqual(heading.typeSpan, { start: 20, end: 25 });
    assert.deepEqual(heading.subject, { text: '😀 at é #1', span: { start: 27, end: 37 } });
  });

  it('takes the type up to the first colon, or to a later one that a known name needs', () => {
    assert.match(JSON.stringify(read('## 2026-03-04 Contact: call: late')), /"contact","subject":"call: late"/);
    assert.match(
      JSON.stringify(read('## 2026-03-04 1:1: workload')),
      /"1:1","type":"supervision","subject":"workload"/,
    );
    assert.match(JSON.stringify(read('## 2026-03-04 1:1')), /"1:1","type":"supervision"/);
  });

  it('is free text where it starts with no date', () => {
    for (const line of [
      '## 2 brothers',
      '## Plan 2026',
      '##',
      '## February 2026',
      '## 2026-27',
      '## 2026-27 budget',
      '## 2026-02 in short',
      '## 2026 - what we plan',
      '## Visit 2026-02-03',
      '## **2026-02-03** Visit',
    ]) {
      assert.deepEqual(inBody(`${line}\n`), []);
      assert.equal(parse(`${HEAD}${line}\n`).blocks[0]?.block.kind, 'free');
    }
  });

  it('is no entry in a list, a quotation, a comment, code or behind a backslash', () => {
    const line = '## 2026-02-03 Visit\n';
    for (const body of [
      `- a\n\n  ${line}`,
      `> ${line}`,
      `<!--\n${line}-->\n`,
      `    ${line}`,
      `~~~\n${line}~~~\n`,
      `\\${line}`,
      `<div>\n${line}\n`,
    ]) {
      assert.equal(parse(HEAD + body).blocks.length, 0, body);
    }
    assert.equal(parse(`${HEAD}#${line}`).blocks.length, 0);
  });
});

describe('a heading that looks like a broken entry', () => {
  const cases: Record<string, readonly string[]> = {
    '## 2026-02-31 Visit': ['record/bad-date "2026-02-31"'],
    '## 2026-2-3 Visit': ['record/bad-date "2026-2-3" → "2026-02-03"'],
    '## 3/2/2026 Visit': ['record/bad-date "3/2/2026" → "2026-02-03"'],
    '## 03.02.2026 Visit': ['record/bad-date "03.02.2026" → "2026-02-03"'],
    '## 3 February 2026 Visit': ['record/bad-date "3 February 2026" → "2026-02-03"'],
    '## 31 January 2026 Visit': ['record/bad-date "31 January 2026" → "2026-01-31"'],
    '## 2026-1-5 Visit': ['record/bad-date "2026-1-5" → "2026-01-05"'],
    '## 2026-': ['record/bad-date "2026-"'],
    '## 2026-0': ['record/bad-date "2026-0"'],
    '## 2026-02': ['record/bad-date "2026-02"'],
    '## 2026-02-': ['record/bad-date "2026-02-"'],
    '## 2026-02- Visit': ['record/bad-date "2026-02-"'],
    '## 30/2/2026 Visit': ['record/bad-date "30/2/2026"'],
    '## 2026-02-03: Visit': ['record/bad-date "2026-02-03:" → "2026-02-03"'],
    '## 2026-02-03Visit': ['record/bad-date "2026-02-03" → "2026-02-03 "'],
    '## 2026-02-03T14:30 Visit': ['record/bad-date "2026-02-03T" → "2026-02-03 "'],
    '## 2026-02-03 9:30 Visit': ['record/bad-time "9:30" → "09:30"'],
    '## 2026-02-03 14.30 Visit': ['record/bad-time "14.30" → "14:30"'],
    '## 2026-02-03 2.30 pm Visit': ['record/bad-time "2.30 pm" → "14:30"'],
    '## 2026-02-03 12am Visit': ['record/bad-time "12am" → "00:00"'],
    '## 2026-02-03 14:30: Visit': ['record/bad-time "14:30:" → "14:30"'],
    '## 2026-02-03 1430 Visit': ['record/bad-time "1430" → "14:30"'],
    '## 2026-02-03 25:61 Visit': ['record/bad-time "25:61"'],
    '## 2026-02-03 10:00-11:00 Visit': ['record/bad-time "10:00-11:00" → "10:00"'],
    '## 2026-02-03 9.30am – 10.15am Visit': ['record/bad-time "9.30am – 10.15am" → "09:30"'],
    '## 2026-02-03 10:00 to 11:30: Visit': ['record/bad-time "10:00 to 11:30:" → "10:00"'],
    '## 2026-02-03 2-3pm Visit': ['record/bad-time "2-3pm"'],
    '## 2026-02-03 - Visit': ['record/unknown-type "- Visit" → "Visit"'],
    '## 2026-02-03 – Visit: at home': ['record/unknown-type "– Visit" → "Visit"'],
    '## 2026-02-03 - Visit at school': ['record/unknown-type "- Visit at school" → "Visit: at school"'],
    '## 2026-02-03 - Vist': ['record/unknown-type "- Vist" → "Visit"'],
    '## 2026-02-03 Vist: at home': ['record/unknown-type "Vist" → "Visit"'],
    '## 2026-02-03 Visit at school': ['record/unknown-type "Visit at school" → "Visit: at school"'],
    '## 2026-02-03 Visit - at school': ['record/unknown-type "Visit - at school" → "Visit: at school"'],
    '## 2026-02-03 Zzz': ['record/unknown-type "Zzz"'],
    '## 2026-02-03': ['record/missing-type "2026-02-03"'],
    '## 2026-02-03 14:30': ['record/missing-type "2026-02-03 14:30"'],
    '## 2026-02-03 : after school': ['record/missing-type "2026-02-03 : after school"'],
  };
  for (const [line, expected] of Object.entries(cases)) {
    it(`${line} gives ${expected.join(', ')}`, () => {
      assert.deepEqual(inBody(`${line}\n\nText.\n`), expected);
      assert.equal(parse(`${HEAD}${line}\n`).entries.length, 1, 'it is still an entry');
    });
  }

  it('says which date and which type may be meant', () => {
    const message = (line: string) => entryIn(`${line}\n`).block.problems[0]?.message;
    assert.match(message('## 31/01/2026 Visit') ?? '', /Did you mean 2026-01-31\?$/);
    assert.match(message('## 2026-01-31 8:15 Visit') ?? '', /^8:15 is not a time .* Did you mean 08:15\?$/);
    assert.match(message('## 2026-01-31 - Visit') ?? '', /Did you mean "Visit"\?$/);
    assert.match(message('## 2026-01-31 Vist') ?? '', /called "Vist"\. Did you mean "Visit"\?$/);
  });

  it('knows where the type will stand while it is half typed', () => {
    assert.deepEqual(entryIn('## 2026-02-03 \n').block.heading.typeSpan, { start: 14, end: 14 });
    assert.deepEqual(entryIn('## 2026-02-03').block.heading.typeSpan, { start: 13, end: 13 });
    assert.deepEqual(entryIn('## 2026-02-03 14:30 \nText').block.heading.typeSpan, { start: 20, end: 20 });
  });

  it('compares no endless type with the known ones', () => {
    const [problem] = inBody(`## 2026-02-03 ${'Visit '.repeat(50)}\n`);
    assert.ok(problem?.startsWith('record/unknown-type "Visit Visit') && !problem.includes('→'));
  });
});
