import assert from 'node:assert/strict';
import fc from 'fast-check';
import { oneLine } from '../../../../src/workspace/templates/answer.ts';
import { fill } from '../../../../src/workspace/templates/fill.ts';
import { samplesOf } from '../../../../src/workspace/templates/try-out.ts';
import { engine, entryTemplate, soleTemplate } from './team-templates.ts';

const FRONT = '---\nrecord: child\nid: CH-1\nname: Sam\nborn: 2015-03-02\n---\n\n';
const parse = (text: string) => engine.parse(FRONT + text, engine.catalogue);

describe('A template, filled in', () => {
  it('keeps every answer the text that it is, wherever it stands', async () => {
    const template = await soleTemplate(
      entryTemplate(
        'a:\n  ask: A?\n  default: words',
        [
          '## {{today}} Contact: {{a}}',
          '',
          '```yaml',
          'by: {{a}}  # who wrote it, on {{today}}',
          'late-reason: Because {{a}} said so # {{a}} too',
          'corrects: {{a}}#1',
          'id: "{{a}} x"',
          "answers: '{{a}} y'",
          'also: [CH-9, {{a}}]',
          '```',
          '',
          '{{a}}',
          '',
          '> {{a}}',
          '',
          'After it.',
        ].join('\n'),
      ),
    );
    const answer = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '# x',
        '## 2026-01-01 Visit',
        '```',
        '~~~yaml',
        '<!-- x',
        '---',
        '- a',
        'a: b',
        "it's",
        '"',
        '[x',
        '}',
        '1. x',
        '{{today}}',
        '%',
        '*a',
        '&a',
        '!x',
        '\\',
        'a #b',
        '===',
      ),
    );
    fc.assert(
      fc.property(answer, (given) => {
        const value = oneLine(given);
        fc.pre(value !== '');
        const values = new Map(samplesOf(template.variables)).set('a', given);
        const { entries, blocks } = parse(fill(template.segments, values).text);
        assert.equal(entries.length, 1);
        assert.equal(blocks.length, 1);
        const fields = entries[0]?.block.fields?.value;
        assert.equal(fields?.by, value);
        assert.equal(fields?.corrects, `${value}#1`);
        assert.equal(fields?.['late-reason'], `Because ${value} said so`);
        assert.equal(fields?.id, `${value} x`);
        assert.equal(fields?.answers, `${value} y`);
        assert.deepEqual(fields?.also, ['CH-9', value]);
        assert.ok(entries[0]?.block.text.trimEnd().endsWith('After it.'));
        assert.deepEqual(entries[0]?.block.sections, []);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves out lines none of whose values was given', async () => {
    const template = await soleTemplate(
      entryTemplate(
        'a:\n  ask: A?\n  required: no',
        '## {{today}} Visit: {{a}}\n\n```yaml\nby: {{author}}\nid: {{a}}\n```\n\nNext: {{a}}\n\nEnd.\n',
      ),
    );
    const values = new Map([...samplesOf([]), ['a', '']]);
    assert.equal(fill(template.segments, values).text, '## 2026-03-20 Visit\n\n```yaml\nby: j.okafor\n```\n\n\nEnd.\n');
  });

  it('keeps a remark behind a field a remark, and knows where it came from', async () => {
    const text = entryTemplate(
      'a:\n  ask: A?',
      '## {{today}} Visit\n\n```yaml\nby: {{a}}  # who wrote it\nseen: yes # {{a}}\n```\n',
    );
    const template = await soleTemplate(text);
    const filled = (value: string) => fill(template.segments, new Map(samplesOf([])).set('a', value)).text;
    assert.equal(filled('x: y'), '## 2026-03-20 Visit\n\n```yaml\nby: "x: y"  # who wrote it\nseen: yes # x: y\n```\n');
    assert.equal(filled(''), '## 2026-03-20 Visit\n\n```yaml\nseen: yes # \n```\n');
    const { text: whole, origin } = fill(template.segments, new Map(samplesOf([])).set('a', 'x: y'));
    const start = whole.indexOf('wrote');
    const { span } = origin({ start, end: start + 5 }) ?? assert.fail();
    assert.equal(text.slice(span.start, span.end), 'wrote');
  });

  it('counts on from dates, over bank holidays', async () => {
    const template = await soleTemplate(
      entryTemplate('', '## {{today}} Visit\n\n{{today + 10 working days}} {{today - 6 weeks}} {{today + 1 month}}\n'),
    );
    const values = new Map(samplesOf([])).set('today', '2026-03-27');
    assert.match(fill(template.segments, values).text, /^2026-04-14 2026-02-13 2026-04-27$/mu);
  });

  it('knows where each part came from', async () => {
    const text = entryTemplate('a:\n  ask: A?', '## {{today}} Visit\n\nOne {{a}} two\n{{> more}}\n');
    const partial = 'partial {{a}} text\n';
    const template = await soleTemplate(text, { 'partials/more.md': partial });
    const filled = fill(template.segments, new Map(samplesOf([])).set('a', 'long answer'));
    const origin = (word: string) => {
      const start = filled.text.indexOf(word);
      const found = filled.origin({ start, end: start + word.length });
      const whole = found?.file.endsWith('more.md') ? partial : text;
      return whole.slice(found?.span.start, found?.span.end);
    };
    assert.equal(origin('two'), 'two');
    assert.equal(origin('answer'), '{{a}}');
    assert.equal(origin('partial'), 'partial');
    assert.equal(origin('text'), 'text');
    assert.equal(origin('Visit'), 'Visit');
  });
});
