/** Each file of the folder that a team shares, one at a time, with each fault that a file can have: it is found, said in that file, and the rest works. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseIsoDate } from '../../../src/record/date.ts';
import { judgeRecord } from '../../../src/workspace/judge.ts';
import { type MemoryFile, memoryFiles } from '../../../src/workspace/memory-files.ts';
import { nodeFiles } from '../../../src/workspace/node-files.ts';
import { Workspaces } from '../../../src/workspace/open.ts';
import { fileFault } from '../../../src/workspace/record-files.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';
import type { FileAccess, Workspace } from '../../../src/workspace/types.ts';

const engine = standardEngine();
const ROOT = 'file:///team';
const day = parseIsoDate('2026-03-20') ?? assert.fail();
const RECORD =
  '---\nrecord: child\nid: CH-1\nname: Ada Test\nborn: 2015-01-01\n---\n\n## 2026-03-04 Visit\n\n```yaml\nplace: hme\n```\n';

/** A good file of each kind. */
const GOOD: Readonly<Record<string, string>> = {
  'config.yaml': 'as-of: 2026-03-20\n',
  'policy.yaml': 'policy: ours\nextends: [england]\n',
  'entries/circle.schema.json': '{"title": "Circle"}',
};

const problemsIn = (workspace: Workspace): readonly string[] =>
  workspace.problems.map(
    (problem) => ('uri' in problem ? problem.uri : problem.place.file).split('/.case-record/')[1] ?? '',
  );

/** With those of templates. */
async function allProblemsIn(workspace: Workspace): Promise<readonly string[]> {
  const { problems } = await workspace.templates();
  return problemsIn({ ...workspace, problems: [...workspace.problems, ...problems] });
}

/** The rest works: a record is judged, and the good files hold. */
function assertSurvived(workspace: Workspace, broken: string): void {
  const { findings } = judgeRecord(workspace, RECORD, day);
  assert.ok(findings.some(({ rule }) => rule === 'schema/not-a-code'));
  if (broken !== 'config.yaml') assert.equal(workspace.config.asOf, '2026-03-20');
  if (broken !== 'policy.yaml') assert.ok(workspace.policy.packs.some(({ id }) => id === 'ours'));
  if (!broken.startsWith('entries/')) assert.equal(workspace.catalogue.resolve('Circle'), 'circle');
}

function open(
  files: Readonly<Record<string, MemoryFile>>,
  access?: (files: FileAccess) => FileAccess,
): Promise<Workspace> {
  const placed = Object.entries({ ...GOOD, ...files }).map(
    ([name, file]) => [`${ROOT}/.case-record/${name}`, file] as const,
  );
  const memory = memoryFiles(new Map(placed));
  return new Workspaces(access?.(memory) ?? memory, engine).at(ROOT);
}

describe('A file of the folder that a team shares', () => {
  it('is good to begin with', async () => {
    const workspace = await open({});
    assert.deepEqual(workspace.problems, []);
    assertSurvived(workspace, '');
  });

  const faults: Readonly<Record<string, Readonly<Record<string, MemoryFile>>>> = {
    'is empty': { 'config.yaml': '', 'policy.yaml': '', 'entries/circle.schema.json': '' },
    'is not YAML, or not JSON': {
      'config.yaml': 'as-of: [2026',
      'policy.yaml': 'policy: [ours',
      'entries/circle.schema.json': '{"title": "Circle"',
    },
    'is of the wrong type': {
      'config.yaml': '- as-of',
      'policy.yaml': '- policy',
      'entries/circle.schema.json': '["Circle"]',
    },
    'is of an unknown version': {
      'config.yaml': 'version: 99\nas-of: 2026-03-20\n',
      'policy.yaml': 'policy: ours\nextends: [england-2099]\n',
      'entries/circle.schema.json': '{"title": "Circle", "$schema": "http://json-schema.org/draft-04/schema#"}',
    },
    'has an id twice': {
      'config.yaml': 'teams:\n  east: {name: East}\n  east: {name: East too}\n',
      'policy.yaml': 'policy: ours\npolicy: theirs\nextends: [england]\n',
      'entries/circle.schema.json': '{"title": "Circle", "title": "Ring"}',
    },
    'leads round in a circle': {
      'config.yaml': 'people: &a {x: *a}\n',
      'policy.yaml': 'policy: ours\nextends: [ours]\n',
      'entries/circle.schema.json': '{"title": "Circle", "properties": {"mood": {"$ref": "#"}}}',
    },
    'is ten megabytes': {
      'config.yaml': `# ${'x'.repeat(10_000_000)}`,
      'policy.yaml': `# ${'x'.repeat(10_000_000)}`,
      'entries/circle.schema.json': `{"title": "${'x'.repeat(10_000_000)}"}`,
    },
    'nests ten thousand deep': {
      'config.yaml': `people: ${'{a: '.repeat(10_000)}`,
      'policy.yaml': `policy: ${'[a, '.repeat(10_000)}`,
      'entries/circle.schema.json': '{"items":'.repeat(10_000),
    },
    'is no text': {
      'config.yaml': new Uint8Array([0xff, 0xfe, 0x00]),
      'policy.yaml': new Uint8Array([0xff, 0xfe, 0x00]),
      'entries/circle.schema.json': new Uint8Array([0xff, 0xfe, 0x00]),
    },
    'can not be read': {
      'config.yaml': fileFault.denied(),
      'policy.yaml': fileFault.denied(),
      'entries/circle.schema.json': fileFault.denied(),
    },
  };
  for (const [fault, files] of Object.entries(faults)) {
    for (const [name, file] of Object.entries(files)) {
      it(`${name} ${fault}`, async () => {
        const workspace = await open({ [name]: file });
        assert.ok(problemsIn(workspace).includes(name), `nothing was said in ${name}`);
        assert.deepEqual([...new Set(problemsIn(workspace))], [name]);
        assertSurvived(workspace, name);
      });
    }
  }

  for (const name of Object.keys(GOOD)) {
    it(`${name} is not there`, async () => {
      const workspace = await new Workspaces(
        memoryFiles(
          new Map(
            Object.entries(GOOD).flatMap(([each, text]) =>
              each === name ? [] : [[`${ROOT}/.case-record/${each}`, text] as const],
            ),
          ),
        ),
        engine,
      ).at(ROOT);
      assert.deepEqual(workspace.problems, []);
      assertSurvived(workspace, name);
    });

    it(`${name} goes while it is read`, async () => {
      const workspace = await open({}, (memory) => ({
        ...memory,
        read: async (uri, ...rest) => (uri.endsWith(name) ? fileFault.missing() : memory.read(uri, ...rest)),
      }));
      assertSurvived(workspace, name);
    });
  }

  describe('on disk', () => {
    let folder = '';
    let outside = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'case-record-settings-'));
      outside = mkdtempSync(join(tmpdir(), 'case-record-outside-'));
      for (const [name, text] of Object.entries(GOOD)) write(join(folder, '.case-record', name), text);
      write(join(outside, 'secret.schema.json'), '{"title": "Secret"}');
      write(join(outside, 'secret.yaml'), 'as-of: 2020-01-01\n');
    });
    afterEach(() => {
      for (const each of [folder, outside]) rmSync(each, { recursive: true, force: true });
    });
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    };
    const openThere = () => new Workspaces(nodeFiles, engine).at(pathToFileURL(folder).href);

    it('works as it does in memory', async () => {
      const workspace = await openThere();
      assert.deepEqual(workspace.problems, []);
      assertSurvived(workspace, '');
    });

    it('is not read through a link that leads outside', async () => {
      symlinkSync(join(outside, 'secret.schema.json'), join(folder, '.case-record/entries/secret.schema.json'));
      const workspace = await openThere();
      assert.deepEqual(problemsIn(workspace), ['entries/secret.schema.json']);
      assert.equal(workspace.catalogue.resolve('Secret'), undefined);
      assertSurvived(workspace, '');
    });

    it('is not listed in a folder that is a link to outside', async () => {
      rmSync(join(folder, '.case-record/entries'), { recursive: true });
      symlinkSync(outside, join(folder, '.case-record/entries'));
      const workspace = await openThere();
      assert.deepEqual(problemsIn(workspace), ['entries']);
      assert.equal(workspace.catalogue.resolve('Secret'), undefined);
    });

    for (const name of ['entries', 'snippets', 'templates', 'templates/partials']) {
      const place = () => join(folder, '.case-record', name);
      const stands: Readonly<Record<string, () => void>> = {
        'a file': () => writeFileSync(place(), ''),
        'a link that leads nowhere': () => symlinkSync('nowhere', place()),
        'a link to a file': () => symlinkSync(join(folder, '.case-record/config.yaml'), place()),
        'a link to outside': () => symlinkSync(outside, place()),
      };
      for (const [what, put] of Object.entries(stands))
        it(`is said of ${name} where it is ${what}`, async () => {
          rmSync(place(), { recursive: true, force: true });
          mkdirSync(dirname(place()), { recursive: true });
          put();
          const workspace = await openThere();
          assert.deepEqual(await allProblemsIn(workspace), [name]);
          if (name !== 'entries') assertSurvived(workspace, '');
        });
    }

    it('is a link to another folder of the same workspace', async () => {
      rmSync(join(folder, '.case-record/entries'), { recursive: true });
      write(join(folder, 'shared/circle.schema.json'), '{"title": "Circle"}');
      symlinkSync(join(folder, 'shared'), join(folder, '.case-record/entries'));
      const workspace = await openThere();
      assert.deepEqual(await allProblemsIn(workspace), []);
      assertSurvived(workspace, '');
    });

    for (const [what, put] of Object.entries({
      'a file': (at: string) => writeFileSync(at, ''),
      'a link that leads nowhere': (at: string) => symlinkSync('nowhere', at),
    }))
      it(`is said of the folder of settings itself where it is ${what}`, async () => {
        const at = join(folder, '.case-record');
        rmSync(at, { recursive: true });
        put(at);
        const workspace = await new Workspaces(nodeFiles, engine).of(pathToFileURL(join(folder, 'a.case.md')).href);
        assert.equal(workspace.root, pathToFileURL(folder).href);
        const told = workspace.problems.map((problem) => ('uri' in problem ? problem.uri : ''));
        assert.deepEqual(told, [pathToFileURL(at).href]);
      });

    it('is a link that leads nowhere, a folder, or one that nobody may read', async () => {
      const entries = join(folder, '.case-record/entries');
      symlinkSync(join(entries, 'nowhere'), join(entries, 'gone.schema.json'));
      mkdirSync(join(entries, 'folder.schema.json'));
      write(join(entries, 'shut.schema.json'), '{"title": "Shut"}');
      chmodSync(join(entries, 'shut.schema.json'), 0);
      const workspace = await openThere();
      assert.ok(problemsIn(workspace).includes('entries/gone.schema.json'));
      if (process.getuid?.() !== 0) assert.ok(problemsIn(workspace).includes('entries/shut.schema.json'));
      assertSurvived(workspace, '');
    });

    for (const name of ['config.yaml', 'policy.yaml'])
      it(`is a ${name} that is a link which leads nowhere`, async () => {
        rmSync(join(folder, '.case-record', name));
        symlinkSync('nowhere', join(folder, '.case-record', name));
        const workspace = await openThere();
        assert.deepEqual(problemsIn(workspace), [name]);
        assertSurvived(workspace, name);
        rmSync(join(folder, '.case-record', name));
        assert.deepEqual((await openThere()).problems, []);
      });

    it('stands among more files than are looked at', async () => {
      const entries = join(folder, '.case-record/entries');
      for (let n = 0; n < 21_000; n++) writeFileSync(join(entries, `${n}.txt`), '');
      await openThere();
      rmSync(join(entries, 'circle.schema.json'));
      assert.deepEqual(problemsIn(await openThere()), ['entries']);
    }).timeout(120_000);
  });
});
