/** An item whose number nobody confirmed says so wherever it is shown: on its page, in lists, in explanations, in the editor. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { factOf } from '../../../scripts/policy/parts.ts';
import { authorityInWords } from '../../../src/journey/explain.ts';
import { isConfirmed } from '../../../src/policy/confirmed.ts';
import { englandPolicy } from '../../../src/policy/england.ts';
import { timescalesOf } from '../../../src/rules/describe.ts';
import { ruleDocumentation } from '../../../src/rules/pages.ts';
import { sourceInWords } from '../../../src/server/features/deadline-words.ts';
import { rulePage } from '../../../src/server/rule-pages.ts';
import { Folder } from '../../cli/command.ts';

const docs = join(import.meta.dirname, '../../../docs/rules');
const index = readFileSync(join(docs, 'README.md'), 'utf8').split('\n');
const UNSURE = /, (?:and )?not confirmed/;
const UNSURE_PAGE = /^- How sure: (?:known, but not confirmed|.*confidence low)/m;

describe('England pack: what is not confirmed', () => {
  const timescales = timescalesOf(englandPolicy());

  it('is what the reference is not sure of', () => {
    for (const { id, source } of timescales) {
      const [, evidence, confidence] = factOf(id) ?? [];
      assert.equal(isConfirmed(source), evidence !== 'know' && confidence !== 'low', id);
    }
    assert.ok(timescales.filter(({ source }) => !isConfirmed(source)).length > 15);
  });

  for (const timescale of timescales) {
    const { id, source } = timescale;
    const sure = isConfirmed(source);
    it(`${id}: is shown as ${sure ? 'sure of its number' : 'not confirmed'}`, () => {
      assert.equal(!authorityInWords(source).endsWith(', not confirmed in a source)'), sure, 'explain and due');
      assert.equal(!UNSURE.test(sourceInWords({ timescale })), sure, 'hover');
      const page = ruleDocumentation(`timescale/${id}`);
      const written = rulePage(page, englandPolicy())?.split('## Where it is written\n\n')[1]?.split('\n')[0];
      assert.equal(!UNSURE.test(written ?? ''), sure, 'page in the editor');
      assert.equal(!UNSURE_PAGE.test(readFileSync(join(docs, page), 'utf8')), sure, 'page in the docs');
      assert.equal(!index.some((row) => row.includes(`(${page})`) && row.endsWith(', not confirmed |')), sure, 'index');
    });
  }

  it('is marked in the list of rules', async () => {
    const folder = new Folder();
    try {
      const { out } = await folder.run(['rules']);
      const marked = out
        .split('\n')
        .filter((line) => line.startsWith('timescale/') && line.endsWith('(not confirmed)'));
      assert.equal(marked.length, timescales.filter(({ source }) => !isConfirmed(source)).length);
    } finally {
      folder.remove();
    }
  });
});
