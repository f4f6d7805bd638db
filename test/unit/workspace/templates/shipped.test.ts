import assert from 'node:assert/strict';
import { parse as parseYaml } from 'yaml';
import { parseIsoDate } from '../../../../src/record/date.ts';
import { SHIPPED_TEMPLATES } from '../../../../src/workspace/generated/templates.ts';
import { memoryFiles } from '../../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../../src/workspace/open.ts';
import { startingFolder } from '../../../../src/workspace/starting-folder.ts';
import { fill } from '../../../../src/workspace/templates/fill.ts';
import { shippedTemplates } from '../../../../src/workspace/templates/shipped.ts';
import { samplesOf } from '../../../../src/workspace/templates/try-out.ts';
import { ownSchema } from '../../../support/json-schemas.ts';
import { engine, ROOT, templatesOf } from './team-templates.ts';

const START = {
  child: '---\nrecord: child\nid: CH-1042\nname: Sam Sample\nborn: 2015-03-02\nsummary-on: 2026-03-20\n---\n\nSam.\n\n',
  supervision: '',
};

/** What is said of a record until it is written: the questions in it are not answers. */
const STILL_TO_WRITE = new Set(['practice/childs-voice', 'practice/analysis']);

describe('The templates that the program brings', () => {
  const templates = shippedTemplates(engine);

  it('are those that were promised, each with its words', () => {
    assert.deepEqual(
      templates.map(({ id }) => id),
      [
        'audit',
        'case-supervision',
        'child-record',
        'chronology',
        'closure-summary',
        'conference-report',
        'later-life-letter',
        'looked-after-review-report',
        'single-assessment',
        'supervision-file',
        'visit',
      ],
    );
    for (const { description, name } of templates) assert.ok(description.endsWith('.') && !name.endsWith('.'));
  });

  for (const template of templates) {
    it(`give a sound text when they are filled in: ${template.id}`, async () => {
      const { text } = fill(template.segments, samplesOf(template.variables));
      assert.doesNotMatch(text, /\{\{|\}\}/u);
      if (template.kind === 'document') return;
      const { linter } = await new Workspaces(memoryFiles(new Map()), engine).at(ROOT);
      const asOf = parseIsoDate('2026-03-20') ?? assert.fail();
      const { findings, record } = linter.judge(template.kind === 'entry' ? START.child + text : text, asOf);
      assert.deepEqual(template.records, [record.kind]);
      const faults = findings.filter(({ rule, severity }) => severity !== 'information' && !STILL_TO_WRITE.has(rule));
      assert.deepEqual(
        faults.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
  }
});

describe('The schema of templates', () => {
  const check = ownSchema('template');
  const headOf = (text: string): unknown =>
    parseYaml(/^template:\n(?: .*\n)+/mu.exec(text)?.[0] ?? '', { schema: 'failsafe' });

  it('takes all that come with the program, and that of a first folder', () => {
    const first = startingFolder().filter(({ path }) => path.endsWith('.case.md'));
    for (const { text } of [...SHIPPED_TEMPLATES.templates, ...first]) assert.deepEqual(check(headOf(text)), []);
  });

  it('refuses what the reader refuses', async () => {
    const refused = [
      '  kind: poem\n',
      '  kind: entry\n  nmae: x\n',
      '  kind: entry\n  variables:\n    A b:\n      ask: x\n',
    ];
    for (const lines of refused) {
      const text = `---\ntemplate:\n  name: x\n  description: y\n${lines}---\n\n## {{today}} Visit\n`;
      assert.notDeepEqual(check(headOf(text)), [], lines);
      assert.notDeepEqual((await templatesOf({ 'a.case.md': text })).problems, [], lines);
    }
  });
});
