import assert from 'node:assert/strict';
import { parse, problemsOf } from './found.ts';

describe('front matter', () => {
  it('names the kind of record and its id', () => {
    const record = parse('---\nrecord: child\nid: CH-1042\nname: Amara Bello\n---\n\nSummary.\n');
    assert.equal(record.kind, 'child');
    assert.equal(record.id, 'CH-1042');
    assert.equal(record.frontMatter?.text, '---\nrecord: child\nid: CH-1042\nname: Amara Bello\n---');
    assert.equal(record.text.slice(record.summary.start, record.summary.end), '\nSummary.\n');
    assert.deepEqual(problemsOf(record.text), []);
  });

  it('may follow a byte order mark and have any line ending', () => {
    const record = parse('\ufeff---\r\nrecord: supervision\r\nid: W-1\r\n--- \r\n## 2026-02-02 1:1\r\n');
    assert.deepEqual([record.kind, record.id, record.entries.length], ['supervision', 'W-1', 1]);
    assert.deepEqual(record.frontMatter?.span, { start: 1, end: 39 });
    const at = record.frontMatter?.fields?.locate(['id'], 'value');
    assert.equal(record.text.slice(at?.start, at?.end), 'W-1');
    assert.equal(parse('---\rrecord: child\r---\r## 2026-02-02 Visit\r').entries.length, 1);
  });

  const cases: Record<string, readonly string[]> = {
    '': ['record/front-matter ""'],
    '\n\n# Amara\n': ['record/front-matter "# Amara"'],
    '## 2026-02-02 Visit\n': ['record/front-matter "## 2026-02-02 Visit"'],
    '---\nrecord: child\n\nText\n': ['record/front-matter "---"'],
    '\n---\nrecord: child\n---\n': ['record/front-matter "---"'],
    '----\nrecord: child\n----\n': ['record/front-matter "----"'],
    '---\nid: x\n---\n': ['record/kind "---"'],
    '---\nrecord:\n---\n': ['record/kind "record"'],
    '---\nrecord: chlid\n---\n': ['record/kind "chlid" → "child"'],
    '---\nrecord: Supervision\n---\n': ['record/kind "Supervision" → "supervision"'],
    '---\nrecord: invoice\n---\n': ['record/kind "invoice"'],
    '---\nrecord: [child]\n---\n': ['record/kind "[child]"'],
    '---\nrecord: child\nid: a\nid: b\n---\n': ['record/duplicate-key "id"'],
    '---\nrecord: child\n\n## 2026-02-02 Visit\n\nText\n\n---\n\nMore\n': ['record/front-matter "---"'],
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(`${JSON.stringify(text)} gives ${expected.join(', ')}`, () => assert.deepEqual(problemsOf(text), expected));
  }

  it('that is never closed hides no entry', () => {
    const record = parse('---\nrecord: child\n\n## 2026-02-02 Visit\n\n## 2026-02-03 Visit\n');
    assert.equal(record.entries.length, 2);
    assert.equal(record.kind, undefined);
  });
});
