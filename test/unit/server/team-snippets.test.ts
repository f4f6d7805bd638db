import assert from 'node:assert/strict';
import { completionOf } from '../../../src/server/features/completion.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { readSnippets } from '../../../src/workspace/team-snippets.ts';
import { CURSOR, childRecord, FOLDER, openInEditor } from './editor.ts';

const FILE = `${FOLDER}/.case-record/snippets/ours.json`;
const good = {
  'Safety scale': {
    prefix: ['scale', 'safety'],
    body: ['On a scale of 0 to 10: $1', '', '$0'],
    description: 'How safe?',
  },
  'For another language': { prefix: 'x', body: 'x', scope: 'python' },
};

async function offered(text: string, file: string): Promise<readonly string[]> {
  const { service, uri, position } = openInEditor(text, { [FILE]: file });
  const items = await service.ask(uri, (record) => completionOf(record, position), []);
  return items.map(({ label }) => label);
}

async function faults(file: string): Promise<readonly string[]> {
  const { problems } = await readSnippets([`${FOLDER}/.case-record`], FOLDER, memoryFiles(new Map([[FILE, file]])));
  return problems.map(({ uri, span, message }) => {
    assert.equal(uri, FILE);
    return `${file.slice(span.start, span.end)}: ${message}`;
  });
}

describe("A team's snippets", () => {
  const inText = childRecord('## 2026-03-04 Visit', '', `sc${CURSOR}`);

  it('are offered in the text of a record', async () => {
    assert.deepEqual(await offered(inText, JSON.stringify(good)), ['scale', 'safety']);
    const { service, uri, position } = openInEditor(inText, { [FILE]: JSON.stringify(good) });
    const [item] = await service.ask(uri, (record) => completionOf(record, position), []);
    assert.equal(item?.textEdit?.newText, 'On a scale of 0 to 10: $1\n\n$0');
  });

  it('are not offered after a space, in the fields or in a heading', async () => {
    for (const text of [
      childRecord('## 2026-03-04 Visit', '', `She said ${CURSOR}`),
      childRecord('## 2026-03-04 Visit', '', '```yaml', `sc${CURSOR}`, '```'),
      childRecord(`## 2026-03-04 sc${CURSOR}`),
    ])
      assert.ok(!(await offered(text, JSON.stringify(good))).includes('scale'), text);
  });

  it('with a fault are told of at its place, and the others work', async () => {
    const one = (snippet: unknown) => faults(JSON.stringify({ Good: good['Safety scale'], Bad: snippet }));
    assert.deepEqual(await faults(JSON.stringify(good)), []);
    assert.match((await one({ prefix: 'x' })).join(), /^"Bad": This snippet has no "body"/u);
    assert.match((await one({ prefix: 7, body: 'x' })).join(), /^7: "prefix" is a text/u);
    assert.match((await one({ prefix: 'x', boddy: 'x', body: 'x' })).join(), /^"boddy": .* Did you mean "body"\?/u);
    assert.match((await one('x')).join(), /^"x": A snippet is written in curly brackets/u);
    assert.match((await one({ prefix: 'x', body: '$'.concat('{1/(a+)+$/b/}') })).join(), /A transform/u);
    assert.match((await faults('[]')).join(), /Snippets stand in curly brackets/u);
    assert.match((await faults('{')).join(), /This is not JSON/u);
    const bad = JSON.stringify({ Bad: { prefix: 'x' }, Good: good['Safety scale'] });
    assert.deepEqual(await offered(inText, bad), ['scale', 'safety']);
  });
});
