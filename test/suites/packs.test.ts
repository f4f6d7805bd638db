/** The example packs: what each README promises is what the command line finds, and every example of their policies holds. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { nodeFiles } from '../../src/workspace/node-files.ts';
import { Workspaces } from '../../src/workspace/open.ts';
import { standardEngine } from '../../src/workspace/standard-engine.ts';
import type { Workspace } from '../../src/workspace/types.ts';
import { child, entry, Folder } from '../cli/command.ts';
import { expectDeadline, expectDecision } from '../support/policy-example.ts';

const packs = join(import.meta.dirname, '../../examples/packs');

interface Reported {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly record: string | null;
  readonly entry: string | null;
}

interface LaneJson {
  readonly kind: string;
  readonly title: string;
  readonly points?: readonly { readonly on: string; readonly value: number }[];
}

const open = (folder: string): Promise<Workspace> =>
  new Workspaces(nodeFiles, standardEngine()).at(URI.file(folder).toString());

for (const { name, source, items } of [
  { name: 'strengths-and-danger', source: 'pack', items: ['mapping-first', 'safe-enough', 'scaled-again'] },
  {
    name: 'northmere',
    source: '.case-record',
    items: ['cin-visit-local', 'closure', 'locality-panel', 'visit-default-year1', 'write-up-other', 'write-up-visit'],
  },
]) {
  describe(`examples/packs/${name}`, () => {
    const readme = readFileSync(join(packs, name, 'README.md'), 'utf8');
    let workspace: Workspace;
    let folder: Folder;

    before(async () => {
      workspace = await open(join(packs, name));
      folder = new Folder();
      cpSync(join(packs, name), folder.path, { recursive: true });
    });
    after(() => folder.remove());

    const timescales = () => workspace.policy.clocks.flatMap(({ branches }) => branches);
    const local = () =>
      [...timescales(), ...workspace.policy.decisions].filter(({ place }) => place.file.includes(':'));

    it('has no fault in its settings', () => {
      assert.deepEqual(workspace.problems, []);
      assert.deepEqual(
        local()
          .map(({ id }) => id)
          .toSorted(),
        items,
      );
    });

    it('shows none of its numbers as law', async () => {
      assert.deepEqual(
        local()
          .filter(({ id, source }) => id !== 'closure' && source.status !== 'local')
          .map(({ id }) => id),
        [],
      );
      const findings = await found();
      const ofPack = findings.filter(({ rule }) => items.includes(rule.replace(/^(?:timescale|decision)\//u, '')));
      assert.notEqual(ofPack.length, 0);
      for (const { message, severity } of ofPack) {
        assert.match(message, /a local standard, not law/u);
        assert.notEqual(severity, 'error', message);
      }
    });

    it('has the errors and warnings that its README lists, and no others', async () => {
      const rows = readme.split('\n').filter((line) => /^\| \[[A-Z]{2}-/u.test(line));
      const planted = rows.map((row) => {
        const [record = '', at = '', rule = ''] = row.slice(2, -2).split(' | ');
        return [record.replace(/^\[(.*)\].*$/u, '$1'), at, rule].join(' ').replaceAll('`', '');
      });
      const said = (await found()).filter(({ severity }) => severity !== 'information');
      assert.deepEqual(
        said.map(({ record, entry: at, rule }) => `${record} ${at} ${rule}`).toSorted(),
        planted.toSorted(),
      );
    });

    it('leads nowhere that is not there', () => {
      for (const [, target = ''] of readme.matchAll(/\]\(([^)#]+)\)/gu))
        assert.ok(existsSync(join(packs, name, target)), target);
    });

    it('has examples for each rule of its own, and they hold', async () => {
      // As the pack has them, whatever the team that shows it changes.
      const alone = new Folder();
      cpSync(join(packs, name, source), alone.at('.case-record'), { recursive: true });
      const { policy, linter } = await open(alone.path);
      alone.remove();
      let tried = 0;
      for (const { id, examples } of policy.clocks.flatMap(({ branches }) => branches)) {
        for (const example of examples) expectDeadline(id, example, linter);
        tried += examples.length;
      }
      for (const { id, examples } of policy.decisions) {
        for (const example of examples) expectDecision(id, example, linter);
        tried += examples.length;
      }
      assert.ok(tried >= 7, `${tried} examples`);
    });

    async function found(): Promise<readonly Reported[]> {
      const { out } = await folder.run(['lint', '--format', 'json']);
      return (JSON.parse(out) as { findings: readonly Reported[] }).findings;
    }
  });
}

describe('the strengths and danger pack', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
  });
  afterEach(() => folder.remove());

  const mapping = (...fields: string[]) => child('CH-1', entry('2026-03-02 Mapping', 'by: a.brook', ...fields));
  const taken = async (record: string) => {
    cpSync(join(packs, 'strengths-and-danger/pack'), folder.at('node_modules/@example/strengths-and-danger'), {
      recursive: true,
    });
    folder.write(
      '.case-record/policy.yaml',
      'policy: ours\ntitle: Ours\nversion: "1"\nextends: package:@example/strengths-and-danger@^1\n',
    );
    folder.write('a.case.md', record);
    const { out } = await folder.run(['lint', '--format', 'json', '--as-of', '2026-03-03']);
    const { findings } = JSON.parse(out) as { findings: readonly Reported[] };
    return findings
      .filter(({ rule }) => /^(?:schema|record|policy)\//u.test(rule))
      .map(({ message }) => message)
      .toSorted();
  };

  it('works as a package too', async () => {
    const whole = ['danger: [{statement: Nan worries, safety-goal: Nights with Nan, scale: 3}]', 'scale: 3'];
    assert.deepEqual(await taken(mapping(...whole)), []);
  });

  it('has a template that makes a mapping without a fault', async () => {
    cpSync(join(packs, 'strengths-and-danger/pack'), folder.at('.case-record'), { recursive: true });
    const answers = ['danger=Nan worries that he is alone', 'goal=Nights with Nan', 'danger-scale=3', 'scale=4'];
    const { out, status, err } = await folder.run([
      'new',
      'mapping',
      '--by',
      'a.brook',
      ...answers.flatMap((answer) => ['--set', answer]),
    ]);
    assert.equal(status, 0, err);
    assert.match(out, /safety-goal: Nights with Nan\n {4}scale: 3\nscale: 4\n/u);
    assert.deepEqual(await taken(child('CH-1', out)), []);
  });

  it('asks for a goal and a scale with each danger statement', async () => {
    assert.deepEqual(await taken(mapping('danger: [{statement: Nan worries}]', 'scale: 3')), [
      'A danger needs its safety goal ("safety-goal").',
      'A danger needs its scale ("scale").',
    ]);
  });

  it('takes no scale beyond ten', async () => {
    const [only, more] = await taken(mapping('danger: [{statement: N, safety-goal: G, scale: 3}]', 'scale: 11'));
    assert.match(only ?? '', /10/u);
    assert.equal(more, undefined);
  });

  it('draws the scales over time in the journey', async () => {
    cpSync(join(packs, 'strengths-and-danger'), folder.path, { recursive: true });
    const { out } = await folder.run(['journey', 'CH-2001', '--format', 'json']);
    const lanes = (JSON.parse(out) as { lanes: readonly LaneJson[] }).lanes.filter(({ kind }) => kind === 'numbers');
    const drawn = lanes.map(({ title, points }) => [title, ...(points ?? []).map(({ on, value }) => `${on} ${value}`)]);
    assert.deepEqual(drawn, [
      ['Mapping: Safety scale', '2026-07-20 3', '2026-09-21 7'],
      ["Mapping: Child's own scale", '2026-07-20 2', '2026-09-21 7'],
      ['Safety network meeting: Safety scale', '2026-08-24 5'],
      ["Safety network meeting: Child's own scale", '2026-08-24 6'],
    ]);
    const { out: picture } = await folder.run(['journey', 'CH-2001', '--format', 'svg']);
    assert.match(picture, /Mapping: Safety scale/u);
    const { out: words } = await folder.run(['journey', 'CH-2001']);
    assert.match(words, /2026-09-21 {2}Safety scale 7 of 10/u);
  });
});
