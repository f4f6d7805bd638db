/** Templates are tried out once they are asked for, and nobody waits for those that were changed meanwhile. */
import assert from 'node:assert/strict';
import type { Engine } from '../../../../src/workspace/engine.ts';
import { memoryFiles } from '../../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../../src/workspace/open.ts';
import { standardEngine } from '../../../../src/workspace/standard-engine.ts';
import { entryTemplate, ROOT } from './team-templates.ts';

const PLACES = Array.from({ length: 30 }, (_, at) => `place ${at}`).join(', ');
const VARIABLES = `place:\n  ask: Where was it?\n  choices: [${PLACES}]`;
const text = (n: number, words = '') =>
  entryTemplate(VARIABLES, `## {{today}} Visit\n\n{{place}}\n\n${'They said so. '.repeat(500)}${words}\n`).replace(
    'A template',
    `Template ${n}`,
  );

/** A folder with so many templates, and how often one of them was parsed to try it out. */
function folder(count: number) {
  const at = (n: number) => `${ROOT}/.case-record/templates/t${n}.case.md`;
  const files = new Map(Array.from({ length: count }, (_, n) => [at(n), text(n)]));
  let parsed = 0;
  const standard = standardEngine();
  const engine: Engine = {
    ...standard,
    parse(...given) {
      parsed += 1;
      return standard.parse(...given);
    },
  };
  const workspaces = new Workspaces(memoryFiles(files), engine);
  return { files, at, workspaces, parsed: () => parsed };
}

describe('The templates of a workspace', () => {
  it('are not tried out before somebody asks for them, and then once', async () => {
    const { workspaces, parsed } = folder(3);
    const workspace = await workspaces.at(ROOT);
    assert.equal(parsed(), 0);
    assert.equal((await workspace.templates()).templates.length, 3);
    const once = parsed();
    assert.ok(once >= 3 * 30, `${once} times`);
    await workspace.templates();
    assert.equal(parsed(), once);
  });

  it('let others have their turn', async () => {
    const { workspaces } = folder(40);
    const workspace = await workspaces.at(ROOT);
    let turns = 0;
    let done = false;
    const turn = (): void => {
      turns += 1;
      if (!done) setTimeout(turn);
    };
    setTimeout(turn);
    await workspace.templates();
    done = true;
    assert.ok(turns > 2, `${turns} turns`);
  });

  it('are those that hold by then, and the others are tried out no further', async () => {
    const { files, at, workspaces, parsed } = folder(60);
    const asked = (await workspaces.at(ROOT)).templates();
    for (let n = 0; n < 60; n++) files.set(at(n), text(n, 'Later.'));
    workspaces.settingsChanged(ROOT);
    const { templates } = await asked;
    assert.equal(templates.length, 60);
    for (const { segments } of templates)
      assert.ok(segments.some((segment) => segment.kind === 'text' && segment.text.includes('Later.')));
    const after = parsed();
    assert.equal(await (await workspaces.at(ROOT)).templates(), await asked);
    assert.equal(parsed(), after);
    // All of them once as they are now, and fewer than all as they were.
    assert.ok(after < 2 * 60 * 30, `${after} times`);
  });
});
