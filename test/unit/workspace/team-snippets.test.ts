/** How many snippets of a team are read, and what is said of the others. */
import assert from 'node:assert/strict';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { readSnippets } from '../../../src/workspace/team-snippets.ts';

const ROOT = 'file:///team';
const OWN = `${ROOT}/.case-record`;
const PACK = `${ROOT}/practice`;
const file = (count: number, name: string) =>
  JSON.stringify(
    Object.fromEntries(
      Array.from({ length: count }, (_, at) => [`${name} ${at}`, { prefix: `${name}${at}`, body: 'x' }]),
    ),
  );
const read = (files: Readonly<Record<string, string>>, folders = [PACK, OWN]) =>
  readSnippets(folders, ROOT, memoryFiles(new Map(Object.entries(files))));

describe('The snippets of a team', () => {
  it('are in the order of the folders, and say from which file they come', async () => {
    const { snippets, files, problems } = await read({
      [`${OWN}/snippets/ours.json`]: file(2, 'ours'),
      [`${PACK}/snippets/theirs.json`]: file(1, 'theirs'),
      [`${PACK}/snippets/none.json`]: '{}',
    });
    assert.deepEqual(
      snippets.map(({ name }) => name),
      ['theirs 0', 'ours 0', 'ours 1'],
    );
    assert.deepEqual(
      [...files],
      [
        [`${PACK}/snippets/theirs.json`, 1],
        [`${OWN}/snippets/ours.json`, 2],
      ],
    );
    assert.deepEqual(problems, []);
  });

  it('are kept before those of a pack where there are too many, and the first that is left out is told of', async () => {
    const theirs = file(490, 'theirs');
    const { snippets, problems } = await read({
      [`${OWN}/snippets/ours.json`]: file(20, 'ours'),
      [`${PACK}/snippets/theirs.json`]: theirs,
    });
    assert.equal(snippets.length, 500);
    assert.equal(snippets.filter(({ name }) => name.startsWith('ours')).length, 20);
    const [{ uri, span, message } = assert.fail()] = problems;
    assert.equal(problems.length, 1);
    assert.equal(uri, `${PACK}/snippets/theirs.json`);
    assert.equal(theirs.slice(span.start, span.end), '"theirs 480"');
    assert.match(message, /At most 500 snippets/u);
  });

  it('stand in so many files at most, and the last that is read says so', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `${OWN}/snippets/f${String(at).padStart(2, '0')}.json`,
        file(1, `s${at}`),
      ]),
    );
    const { snippets, problems } = await read(many);
    assert.equal(snippets.length, 50);
    assert.deepEqual(
      problems.map(({ uri, message }) => [uri, message]),
      [[`${OWN}/snippets/f49.json`, 'At most 50 files are read here; those that come after this one are left out.']],
    );
  });
});
