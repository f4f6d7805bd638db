/** Whatever stands in a template, reading it and filling it in end, and what they find stands in the text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseIsoDate } from '../../src/record/date.ts';
import { SHIPPED_TEMPLATES } from '../../src/workspace/generated/templates.ts';
import { standardEngine } from '../../src/workspace/standard-engine.ts';
import { questionsOf, valuesFor } from '../../src/workspace/templates/answers.ts';
import { fill } from '../../src/workspace/templates/fill.ts';
import { makeTemplates } from '../../src/workspace/templates/shared.ts';
import { samplesOf } from '../../src/workspace/templates/try-out.ts';

const engine = standardEngine();
const pieces = fc.constantFrom(
  '{{',
  '}}',
  '{{today}}',
  '{{> p}}',
  '{{> q}}',
  '{{a + 2 weeks}}',
  '---',
  '\n',
  '\r\n',
  'template:',
  '  name: x',
  '  kind: entry',
  '  variables:',
  '    a:',
  '      ask: A?',
  '      choices: [',
  ']',
  '      due: visit',
  '      value: "{{a}}"',
  '## ',
  '## {{today}} Visit',
  '```yaml',
  '```',
  'by: {{author}}',
  '- {{a}}: [{{a}}',
  '"{{a}}',
  '|',
  '>',
  '#',
  ': ',
  '\t',
  ' ',
  '<!--',
  '-->',
  '\u0000',
  '\u2028',
  '\ud800',
  '__proto__:',
  'constructor',
);
const soup = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));
const mutated = fc
  .tuple(fc.constantFrom(...SHIPPED_TEMPLATES.templates.map(({ text }) => text)), fc.nat(), fc.nat(60), soup)
  .map(([text, at, length, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + length));

describe('Templates, whatever is written in them', () => {
  it('are read and filled in without failing, and faults stand in the text', () => {
    const today = parseIsoDate('2026-03-20') ?? assert.fail();
    const knowledge = { today, values: new Map([['today', today]]), due: () => undefined };
    fc.assert(
      fc.property(fc.oneof(soup, mutated), soup, soup, fc.string(), (text, p, q, answer) => {
        const files = {
          templates: [{ uri: 'file:///t.case.md', id: 't', text }],
          partials: [
            { uri: 'file:///p.md', id: 'p', text: p },
            { uri: 'file:///q.md', id: 'q', text: q },
          ],
        };
        const texts = new Map([...files.templates, ...files.partials].map(({ uri, text: all }) => [uri, all.length]));
        const { templates, problems } = makeTemplates(files, engine, engine.catalogue);
        for (const { uri, span } of problems) {
          assert.ok(
            span.start >= 0 && span.start <= span.end && span.end <= (texts.get(uri) ?? -1),
            JSON.stringify({ uri, span }),
          );
        }
        for (const template of templates) {
          fill(template.segments, samplesOf(template.variables));
          const answers = new Map(questionsOf(template, knowledge).map(({ name }) => [name, answer]));
          valuesFor(template, knowledge, answers);
        }
      }),
      { numRuns: 600 },
    );
  });
});
