/** Headings of entries that a block or a comment swallows. */
import assert from 'node:assert/strict';
import { createLinter } from '../../../src/lint/lint.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { builtInCatalogue } from '../../../src/schema/catalogue.ts';
import { day } from '../../support/journeys.ts';
import { inBody, parse } from './found.ts';

const HEAD = '---\nrecord: child\nid: CH-1\nname: Ann\nborn: 2016-01-01\n---\n\n';
const FENCE = '```';
const VISIT = '## 2026-02-09 Visit';
const linter = createLinter({ policy: englandPolicy(), catalogue: builtInCatalogue() });
/** Rules about the text and the fields, with what they show. */
const found = (body: string) =>
  linter
    .judge(HEAD + body, day('2026-02-10'))
    .findings.filter(({ rule }) => /^(?:record|schema)\//.test(rule))
    .map(({ rule, severity, span }) => `${rule} ${severity} ${(HEAD + body).slice(span.start, span.end)}`);

describe('an entry that a block swallows', () => {
  it('is found where a later block closes one that was forgotten in the text', () => {
    const body = `## 2026-02-02 Case note\n\nText.\n\n${FENCE}\nnote\n\n${VISIT}\n\n${FENCE}yaml\nseen: yes\n${FENCE}\n\nText.\n`;
    assert.equal(parse(HEAD + body).entries.length, 1);
    // The opening fence of the fields has words after it, so it closes nothing.
    assert.deepEqual(found(body), [`record/open-fence error ${VISIT}`]);
  });

  it('is the one finding where the fields of an earlier entry are not closed', () => {
    const body = `## 2026-02-02 Case note\n\n${FENCE}yaml\nby: m.patel\nText: and\nmore\n\nText.\n\n${VISIT}\n\n${FENCE}yaml\nby: m.patel\n${FENCE}\n`;
    assert.deepEqual(found(body), [`record/open-fence error ${VISIT}`]);
    const [entry] = parse(HEAD + body).entries;
    assert.equal(entry?.block.fields?.value.by, 'm.patel');
  });

  it('is found in the current summary', () => {
    assert.deepEqual(inBody(`Summary\n\n${FENCE}\n${VISIT}\n${FENCE}\n`), [`record/open-fence "${VISIT}"`]);
  });

  it('is found in a comment and in other HTML', () => {
    const told = (html: string) => found(`## 2026-02-02 Case note\n\n${html}\n\nText.\n`);
    assert.deepEqual(told(`<!-- draft\n${VISIT}\n-->`), [`record/open-comment warning ${VISIT}`]);
    assert.deepEqual(told(`<div>\n${VISIT}\n</div>`), [`record/open-comment warning ${VISIT}`]);
    assert.deepEqual(told(`<!-- draft -->\n${FENCE}\ntext\n${FENCE}`), []);
  });

  it('is one warning where a whole record is shown as an example', () => {
    const body = `## 2026-02-02 Case note\n\n${FENCE}\`markdown\n${VISIT}\n\n${FENCE}yaml\nseen: yes\n${FENCE}\n\n## 2026-02-10 Visit\n${FENCE}\`\n`;
    assert.deepEqual(found(body), [`record/open-fence warning ${VISIT}`]);
  });

  it('is none where a heading has no date, is of another level or is set in', () => {
    const body = (line: string) => `## 2026-02-02 Case note\n\n${FENCE}\n${line}\n${FENCE}\n`;
    for (const line of ['## Notes', '### 2026-02-09 Visit', '    ## 2026-02-09 Visit', '## 2026-02-099', '2026-02-09'])
      assert.deepEqual(found(body(line)), [], line);
  });

  it('is said in words, with the way out', () => {
    const [entry] = parse(`${HEAD}## 2026-02-02 Visit\n\n~~~\n${VISIT}\n~~~\n`).entries;
    assert.deepEqual(
      entry?.block.problems.map(({ message, clears }) => [message, clears]),
      [
        [
          'This heading stands inside a block (~~~) that was opened before it, so its entry counts for nothing; close that block before it.',
          'Put a line of ~~~ where the block ends. If it is an example and no entry, leave its date out.',
        ],
      ],
    );
  });
});

describe('fields after a first sentence', () => {
  const late = (yaml: string, before = 'Text.\n\n', info = 'yaml') =>
    found(`## 2026-02-02 Case note\n\n${before}${FENCE}${info}\n${yaml}\n${FENCE}\n`);

  it('are reported at their fence', () => {
    assert.deepEqual(late('by: m.patel'), [`record/late-fields warning ${FENCE}yaml`]);
    assert.deepEqual(late('# a remark\n\nby: m.patel'), [`record/late-fields warning ${FENCE}yaml`]);
  });

  it('are reported where it is not known what the entry is', () => {
    const told = (type: string, yaml: string) =>
      found(`## 2026-02-02 ${type}\n\nText.\n\n${FENCE}yaml\n${yaml}\n${FENCE}\n`);
    assert.deepEqual(told('Vist', 'seen: yes'), [
      'record/unknown-type error Vist',
      `record/late-fields warning ${FENCE}yaml`,
    ]);
    assert.deepEqual(told('Vist', 'services: web'), ['record/unknown-type error Vist']);
  });

  it('are not where they are in place, are other YAML, or other text', () => {
    assert.deepEqual(late('by: m.patel', ''), []);
    assert.deepEqual(late('services: web'), []);
    assert.deepEqual(late('by: m.patel', 'Text.\n\n', 'json'), []);
    assert.deepEqual(late('- by: m.patel'), []);
    assert.deepEqual(late('by: m.patel', `${FENCE}yaml\nby: m.patel\n${FENCE}\n\nText.\n\n`), []);
  });
});

describe('fields in a block with another mark', () => {
  const marked = (info: string, yaml = 'by: m.patel', before = '', fence = FENCE) =>
    found(`## 2026-02-02 Case note\n\n${before}${fence}${info}\n${yaml}\n${fence}\n`);

  it('are reported at their fence, with the mark that counts', () => {
    for (const info of ['yml', 'YAML', 'yaml title=x', ' yaml,', '{.yaml}', '']) {
      assert.deepEqual(marked(info), [`record/unmarked-fields warning ${FENCE}${info}`], info);
    }
    assert.deepEqual(marked('yml', 'by: m.patel', '', '~~~~'), ['record/unmarked-fields warning ~~~~yml']);
  });

  it('are reported where it is not known what the entry is', () => {
    const told = (type: string, yaml: string) => found(`## 2026-02-02 ${type}\n\n${FENCE}\n${yaml}\n${FENCE}\n`);
    for (const yaml of ['by: m.patel', 'seen: yes']) {
      assert.deepEqual(told('Vist', yaml), [
        'record/unknown-type error Vist',
        `record/unmarked-fields warning ${FENCE}`,
      ]);
    }
    assert.deepEqual(told('', 'by: m.patel').slice(1), [`record/unmarked-fields warning ${FENCE}`]);
    assert.deepEqual(told('Vist', 'services: web'), ['record/unknown-type error Vist']);
  });

  it('are not where they are other text, or no fields of the entry', () => {
    assert.deepEqual(marked('yaml'), []);
    assert.deepEqual(marked('json'), []);
    assert.deepEqual(marked('', 'She said: no'), []);
    assert.deepEqual(marked('yml', 'services: web'), []);
    assert.deepEqual(marked('yml', 'by: m.patel', 'Text.\n\n'), []);
  });
});
