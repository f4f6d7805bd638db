import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { settingsHover, settingsItems } from '../../../src/server/features/settings-help.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../src/workspace/open.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';
import { CURSOR, FOLDER } from './editor.ts';

const engine = standardEngine();

async function open(name: string, marked: string, others: Readonly<Record<string, string>> = {}) {
  const text = marked.replace(CURSOR, '');
  const uri = `${FOLDER}/.case-record/${name}`;
  const workspace = await new Workspaces(memoryFiles(new Map(Object.entries({ ...others, [uri]: text }))), engine).at(
    FOLDER,
  );
  return { document: TextDocument.create(uri, 'yaml', 1, text), offset: marked.indexOf(CURSOR), workspace };
}

async function offered(
  name: string,
  marked: string,
  others: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { document, offset, workspace } = await open(name, marked, others);
  return settingsItems(document, offset, workspace, engine.packs).map(({ label }) => label);
}

async function said(name: string, marked: string): Promise<string> {
  const { document, offset, workspace } = await open(name, marked);
  return JSON.stringify(settingsHover(document, offset, workspace));
}

describe('Help in the settings of a folder', () => {
  it('offers the keys of the configuration that are not there yet', async () => {
    assert.deepEqual(await offered('config.yaml', `as-of: 2026-03-20\n${CURSOR}`), [
      'policies',
      'people',
      'teams',
      'rules',
    ]);
    assert.deepEqual(await offered('config.yaml', `people:\n  m.patel:\n    name: Meera Patel\n    ${CURSOR}`), [
      'role',
      'team',
      'manager',
      'fte',
      'caseload-limit',
      'stage',
      'started',
      'left',
    ]);
  });

  it('offers roles: those of colleagues first, then those that decide, by every name that packs give them', async () => {
    const people = 'people:\n  a: {name: A, role: Reviewing manager}\n  b: {name: B, role: [social worker, chair]}\n';
    const all = await offered(
      'config.yaml',
      `${people}  c: {name: C, role: [social worker]}\n  d:\n    role: te${CURSOR}`,
    );
    assert.deepEqual(all.slice(0, 3), ['social worker', 'Reviewing manager', 'chair']);
    assert.ok(all.includes('manager') && all.includes('team manager') && all.includes('independent reviewing officer'));
    // What the team calls its own roles in its policy.
    const policy = 'policy: ours\ntitle: Ours\nextends: england\nsettings:\n  role-names:\n    manager: [pod lead]\n';
    const own = await offered('config.yaml', `people:\n  d:\n    role: ${CURSOR}`, {
      [`${FOLDER}/.case-record/policy.yaml`]: policy,
    });
    assert.equal(own[0], 'manager');
    assert.ok(own.includes('pod lead'), own.join());
    assert.equal(new Set(all.map((name) => name.toLowerCase())).size, all.length, 'each once');
    assert.ok(!all.includes('te'), 'nothing that is being typed');
    assert.equal((await offered('config.yaml', `${people}  d:\n    role: [chair, ${CURSOR}]`)).length, all.length);
  });

  it('offers what the workspace holds', async () => {
    const people = 'teams:\n  east: {name: East}\npeople:\n  m.patel:\n    name: Meera Patel\n  j.okafor:\n    ';
    assert.deepEqual(await offered('config.yaml', `${people}team: ${CURSOR}`), ['east']);
    assert.ok((await offered('config.yaml', `${people}manager: ${CURSOR}`)).includes('m.patel'));
    assert.deepEqual(await offered('config.yaml', `policies: [${CURSOR}]`), ['england']);
    assert.deepEqual(await offered('config.yaml', `rules:\n  practice/rationale: ${CURSOR}`), [
      'off',
      'information',
      'warning',
      'error',
    ]);
    const rules = await offered('config.yaml', `rules:\n  practice/rationale: off\n  ${CURSOR}`);
    assert.ok(rules.includes('practice/drift') && !rules.includes('practice/rationale'));
  });

  it('offers the keys and names of a policy', async () => {
    const item = 'policy: ours\nextends: [england]\ntimescales:\n  - id: circle\n    ';
    const keys = await offered('policy.yaml', `${item}${CURSOR}`);
    assert.ok(keys.includes('met-by') && keys.includes('within') && !keys.includes('id'), keys.join());
    assert.ok((await offered('policy.yaml', `${item}during: ${CURSOR}`)).includes('looked-after'));
    assert.ok((await offered('policy.yaml', `${item}met-by:\n      entry: ${CURSOR}`)).includes('visit'));
  });

  it('explains a key, a rule and an item of a policy', async () => {
    assert.match(await said('config.yaml', `as${CURSOR}-of: 2026-03-20\n`), /The day on which the records are judged/u);
    assert.match(await said('config.yaml', `rules:\n  practice/ra${CURSOR}tionale: off\n`), /practice\/rationale/u);
    assert.match(
      await said('policy.yaml', `policy: ours\ntimescales:\n  - id: x\n    wit${CURSOR}hin: 2 weeks\n`),
      /within/u,
    );
    assert.equal(await said('config.yaml', `nonsense: ${CURSOR}x\n`), 'null');
  });

  it('is silent in what cannot be read, and never fails', async () => {
    for (const text of [
      CURSOR,
      `# ${CURSOR}`,
      `[${CURSOR}`,
      `{a: {b: ${CURSOR}`,
      `? ${CURSOR}`,
      `__proto__:\n  ${CURSOR}`,
      `people: ${CURSOR}`,
    ]) {
      for (const name of ['config.yaml', 'policy.yaml']) {
        await offered(name, text);
        await said(name, text);
      }
    }
  });
});
