import assert from 'node:assert/strict';
import { entryIn, fieldsIn, inBody, inFields } from './found.ts';

const FENCE = '```';

describe('fields', () => {
  it('are text as it was written, in lists and groups', () => {
    assert.deepEqual(
      fieldsIn(
        "a: yes\nb: 0012\nc: 2026-02-02\nd: ~\ne: 1e3\nf: \"x\\ty\"\ng: 'it''s'\nh: [no, 4]\ni:\n  - j: null\n    k: |\n      two\n      lines\n",
      ),
      {
        a: 'yes',
        b: '0012',
        c: '2026-02-02',
        d: '~',
        e: '1e3',
        f: 'x\ty',
        g: "it's",
        h: ['no', '4'],
        i: [{ j: 'null', k: 'two\nlines\n' }],
      },
    );
  });

  it('leave out what is empty and say where; an empty text in quotation marks is a text', () => {
    const { fields } = entryIn(
      `## 2026-02-02 Visit\n${FENCE}yaml\nby:\nplace: ""\ndecision:\n  outcome:\nactions:\n  -\n  - what:\n    who: x\n${FENCE}\n`,
    ).block;
    assert.deepEqual(JSON.parse(JSON.stringify(fields?.value)), { place: '', decision: {}, actions: [{ who: 'x' }] });
    assert.deepEqual(
      new Set(fields?.empty.map((path) => path.join('/'))),
      new Set(['by', 'decision/outcome', 'actions/0/what']),
    );
  });

  it('have no prototype, so that no key is special', () => {
    const { fields } = entryIn(
      `## 2026-02-02 Visit\n${FENCE}yaml\n__proto__:\n  polluted: yes\nconstructor: x\ntoString: y\n${FENCE}\n`,
    ).block;
    assert.deepEqual(Object.keys(fields?.value ?? {}), ['__proto__', 'constructor', 'toString']);
    assert.equal(Object.getPrototypeOf(fields?.value), null);
    assert.equal('polluted' in {}, false);
  });

  it('know where each key and value stands', () => {
    const { fields, text } = entryIn(
      `## 2026-02-02 Visit\n\n${FENCE}yaml\nby: é😀 # who\ndecision:\n  outcome: referral\n  rationale:\nactions:\n  -\n  - what: Ring\n    due: 2026-03-11\ntags: [one, "two"]\n${FENCE}\n`,
    ).block;
    assert.ok(fields);
    const at = (path: (string | number)[], part: 'key' | 'value') => {
      const { start, end } = fields.locate(path, part);
      return text.slice(start, end);
    };
    assert.equal(at(['by'], 'key'), 'by');
    assert.equal(at(['by'], 'value'), 'é😀');
    assert.equal(at(['decision', 'outcome'], 'key'), 'outcome');
    assert.equal(at(['decision', 'outcome'], 'value'), 'referral');
    assert.equal(at(['decision', 'rationale'], 'value'), 'rationale', 'an empty value stands where its key does');
    assert.equal(at(['decision', 'views'], 'key'), 'decision', 'what is absent stands where its group does');
    assert.equal(at(['actions', 0], 'value'), 'what: Ring\n    due: 2026-03-11', 'empty items are not counted');
    assert.equal(at(['actions', 0, 'due'], 'value'), '2026-03-11');
    assert.equal(at(['actions', 7, 'due'], 'key'), 'actions');
    assert.equal(at(['tags', 1], 'value'), '"two"');
    assert.equal(at(['nowhere'], 'value'), text.slice(fields.span.start, fields.span.end));
  });

  it('are the first thing after the heading, in a fence marked yaml', () => {
    const has = (body: string) => entryIn(`## 2026-02-02 Visit\n${body}`).block.fields !== undefined;
    assert.ok(has(`${FENCE}yaml\na: b\n${FENCE}\n`));
    assert.ok(has(`\n \t\n~~~~ yaml \na: b\n~~~~\n`));
    assert.ok(has(`  ${FENCE}yaml\n  a: b\n  ${FENCE}\n`));
    for (const body of [
      `Text\n\n${FENCE}yaml\na: b\n${FENCE}\n`,
      `${FENCE}json\n{}\n${FENCE}\n`,
      `${FENCE}yaml x\na: b\n${FENCE}\n`,
    ]) {
      assert.ok(!has(body), body);
    }
    for (const before of ['### Plan\n', '-\n', '<!-- x -->\n', '---\n', '> \n']) {
      assert.ok(!has(`${before}${FENCE}yaml\na: [\n${FENCE}\n`), before);
    }
    assert.deepEqual(inBody(`## Plan\n${FENCE}yaml\n[broken\n${FENCE}\n`), [], 'a free section has no fields');
  });

  it('may be none at all', () => {
    assert.deepEqual(fieldsIn(''), {});
    assert.deepEqual(fieldsIn('# by: x'), {});
    assert.deepEqual(inFields('# by: x\n\n'), []);
  });
});

describe('fields that cannot be read', () => {
  const cases: Record<string, readonly string[]> = {
    'by: x\nby: y': ['record/duplicate-key "by"'],
    'by:\nby: y': ['record/duplicate-key "by"'],
    'a:\n  b: 1\n  "b": 2': ['record/duplicate-key "\\"b\\""'],
    'a: &x b': ['record/yaml-feature "&x"'],
    'a: &x\n  b: c': ['record/yaml-feature "&x"'],
    'a: *x': ['record/yaml-feature "*x"'],
    'a: !!str b': ['record/yaml-feature "!!str"'],
    'a: !!map\n  b: c': ['record/yaml-feature "!!map"'],
    '<<: {a: b}': ['record/yaml-feature "<<"'],
    '? [a, b]\n: c': ['record/yaml-feature "[a, b]"'],
    '%YAML 1.1\n---\na: b': ['record/yaml-feature "%YAML 1.1"'],
    'a: b\n---\nc: d': ['record/yaml-feature "---"'],
    ': x': ['record/yaml "x"'],
    'just words': ['record/yaml "just words"'],
    '- a\n- b': ['record/yaml "- a"'],
    'by: x\nfro\nto: y': ['record/yaml "fro"'],
    'by: "x\nto: y': ['record/yaml "\\"x"'],
    'by: x\n  to: y': ['record/yaml "to: y"'],
    '  by: x\nto: y': ['record/yaml "to"'],
    'by: "x" and more': ['record/yaml "and more"'],
    'by: [a, b\nto: y': ['record/yaml "to: y"'],
    'by: a: b': ['record/yaml "a: b"'],
    '\tby: a': ['record/yaml "by: a"'],
    'by: @home': ['record/yaml "@home"'],
    'a:\n  b: 1\n c: 2': ['record/yaml "c: 2"'],
  };
  for (const [yaml, expected] of Object.entries(cases)) {
    it(`${JSON.stringify(yaml)} gives ${expected.join(', ')}`, () => assert.deepEqual(inFields(yaml), expected));
  }

  it('do not take the readable ones with them', () => {
    assert.deepEqual(fieldsIn('by: x\nto: &a y\nvia: *a\nby: z'), { by: 'x', to: 'y' });
    assert.deepEqual(fieldsIn('by:\nby: y'), { by: 'y' });
  });

  it('are said to a reader who knows no YAML', () => {
    const { problems } = entryIn(`## 2026-02-02 Visit\n${FENCE}yaml\nby: "x\n${FENCE}\n`).block;
    assert.deepEqual(
      problems.map(({ message, clears }) => [message, clears]),
      [
        [
          'The quotation mark that opens this value is never closed.',
          'Close it with the same mark, or leave the marks out.',
        ],
      ],
    );
  });

  it('end at the first blank line where their fence is never closed, which is the one finding', () => {
    const body = `## 2026-02-02 Visit\n\n${FENCE}yaml\nby: x\nseen\n\nText: "\n\n## 2026-02-03 Visit\n`;
    assert.deepEqual(inBody(body), ['record/open-fence "```yaml"']);
    assert.deepEqual(JSON.parse(JSON.stringify(entryIn(body).block.fields?.value)).by, 'x');
  });
});
