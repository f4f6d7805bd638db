/** The hook of examples/pipelines in a real repository: git runs it, and it runs the program. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { child, entry, Folder } from './command.ts';
import { gitEnv } from './git-env.ts';
import { wholeCommand } from './whole-program.ts';

const path = (way: string): string => fileURLToPath(new URL(way, import.meta.url));
const CLEAN = child('CH-1');
const WRONG = child('CH-1', entry('2026-02-31 Visit', 'seen: yes'));

const TEMPLATE =
  '---\ntemplate:\n  name: Circle\n  description: For a test.\n  kind: entry\n---\n\n## {{today}} Case note\n\nThey met.\n';

/** A repository with the hook and the program, and nothing of the settings of whoever runs the tests. */
class Repository {
  readonly #own = new Folder();
  readonly store = new Folder();

  constructor() {
    // What the loader of TypeScript keeps for itself is not to stand where the hook's leftovers would.
    this.#own.write('bin/case-record', `#!/bin/sh\nTMPDIR='${tmpdir()}' exec ${wholeCommand} "$@"\n`);
    chmodSync(this.#own.at('bin/case-record'), 0o755);
    mkdirSync(this.#own.at('temporary'));
    this.git('init', '--quiet', '--initial-branch=main');
    copyFileSync(path('../../examples/pipelines/pre-commit'), this.store.at('.git/hooks/pre-commit'));
    this.store.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    this.git('add', '.');
  }

  git(...args: readonly string[]): { readonly status: number | null; readonly said: string } {
    return this.gitWith({}, ...args);
  }

  gitWith(
    env: NodeJS.ProcessEnv,
    ...args: readonly string[]
  ): { readonly status: number | null; readonly said: string } {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: this.store.path,
      encoding: 'utf8',
      env: { ...gitEnv(this.#own.path, this.#own.at('bin')), TMPDIR: this.#own.at('temporary'), ...env },
    });
    return { status, said: stdout + stderr };
  }

  /** Runs the program in the store. */
  program(...args: readonly string[]): void {
    const { status, stderr } = spawnSync(this.#own.at('bin/case-record'), args, {
      cwd: this.store.path,
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  }

  commit(...args: readonly string[]): { readonly status: number | null; readonly said: string } {
    return this.git('commit', '--quiet', '--message=x', ...args);
  }

  /** What the hook left behind. */
  get leftovers(): readonly string[] {
    return readdirSync(this.#own.at('temporary'));
  }

  remove(): void {
    this.store.remove();
    this.#own.remove();
  }
}

describe('the pre-commit hook', function () {
  this.timeout(60_000);
  let repository: Repository;
  let store: Folder;

  beforeEach(() => {
    repository = new Repository();
    store = repository.store;
  });
  afterEach(() => repository.remove());

  const goesThrough = (...args: readonly string[]): void => {
    const { status, said } = repository.commit(...args);
    assert.equal(status, 0, said);
    assert.deepEqual(repository.leftovers, []);
  };
  const isRefused = (why: RegExp, ...args: readonly string[]): void => {
    const { status, said } = repository.commit(...args);
    assert.notEqual(status, 0, said);
    assert.match(said, why);
    assert.deepEqual(repository.leftovers, []);
  };

  it('refuses an error and says which, and lets the mended record through', () => {
    store.write('ch-1.case.md', WRONG);
    repository.git('add', '.');
    isRefused(/ch-1\.case\.md[\s\S]*record\/bad-date/);
    store.write('ch-1.case.md', CLEAN);
    repository.git('add', '.');
    goesThrough();
  });

  it('takes names with spaces, signs and a dash at their start as they are', () => {
    const names = ['a child/ch 1.case.md', "it's [one] *.case.md", '-o.case.md', 'dé.case.md', 'two\nlines.case.md'];
    for (const [n, name] of names.entries()) store.write(name, child(`CH-${n}`));
    repository.git('add', '.');
    goesThrough();
    for (const [n, name] of names.entries()) store.write(name, WRONG.replace('CH-1', `CH-${n}`));
    repository.git('add', '.');
    const { status, said } = repository.commit();
    assert.notEqual(status, 0, said);
    assert.equal(said.match(/record\/bad-date/g)?.length, names.length, said);
  });

  it('checks the records of the commit only, as they are staged', () => {
    store.write('old.case.md', WRONG);
    repository.git('add', '.');
    assert.equal(repository.commit('--no-verify').status, 0);
    store.write('new.case.md', child('CH-2'));
    repository.git('add', '.');
    store.write('new.case.md', WRONG.replace('CH-1', 'CH-2'));
    goesThrough();
    repository.git('add', '.');
    store.write('new.case.md', child('CH-2'));
    isRefused(/new\.case\.md/);
    // A commit that names its files, of a record that is not staged.
    store.write('new.case.md', child('CH-2', '\nMore words.\n'));
    goesThrough('new.case.md');
  });

  describe('of settings alone', () => {
    beforeEach(() => {
      store.write('old.case.md', WRONG).write('notes.md', '# Notes\n');
      store.write('.case-record/policy.yaml', 'policy: ours\nextends: [england, ../practice]\n');
      store.write('.case-record/entries/circle.schema.json', '{"title": "Circle"}');
      store.write('practice/policy.yaml', 'policy: shared\nextends: england\n');
      store.write('practice/templates/circle.case.md', TEMPLATE);
      repository.git('add', '.');
      assert.equal(repository.commit('--no-verify').status, 0);
    });

    it('goes through where they are sound, whatever stands in the records', () => {
      store
        .write('.case-record/config.yaml', 'as-of: 2026-03-21\n')
        .write('practice/policy.yaml', 'policy: shared\ntitle: Shared\nextends: england\n');
      repository.git('add', '.');
      goesThrough();
    });

    for (const [name, text, why] of [
      ['.case-record/config.yaml', 'as-of: today\n', /config\.yaml[\s\S]*policy\/config/],
      ['.case-record/policy.yaml', 'policy: ours\nextends: [england\n', /policy\.yaml/],
      ['.case-record/entries/circle.schema.json', '{"title": ', /circle\.schema\.json/],
      ['.case-record/templates/visit.case.md', '# No template\n', /visit\.case\.md[\s\S]*policy\/template/],
      ['practice/policy.yaml', 'policy: shared\nextends: nothing\n', /practice\/policy\.yaml/],
      ['practice/entries/ring.schema.json', '{"title": ', /practice\/entries\/ring\.schema\.json/],
      [
        'practice/templates/circle.case.md',
        '# No template\n',
        /practice\/templates\/circle\.case\.md[\s\S]*policy\/template/,
      ],
    ] as const)
      it(`is refused for ${name} with a fault, and goes through once it is mended`, () => {
        const before = store.has(name) ? store.read(name) : undefined;
        store.write(name, text);
        repository.git('add', '.');
        isRefused(why);
        if (before === undefined) repository.git('rm', '--quiet', '-f', name);
        else store.write(name, before);
        store.write('notes.md', '# More notes\n');
        repository.git('add', '.');
        goesThrough();
      });

    it('is refused where what others speak of is deleted', () => {
      store.write(
        '.case-record/policy.yaml',
        `policy: ours\nextends: england\ntimescales:\n  - id: circle\n    title: Circle\n    stage: looked-after\n    during: looked-after\n    met-by: {entry: circle}\n    asks: a circle\n    every: 4 weeks\n    source: {provision: Ours, status: local}\n`,
      );
      repository.git('add', '.');
      goesThrough();
      repository.git('rm', '--quiet', '.case-record/entries/circle.schema.json');
      isRefused(/policy\.yaml[\s\S]*circle/);
      repository.git('rm', '--quiet', '-r', '-f', '.case-record', 'practice');
      goesThrough();
    });

    it('takes names with spaces and signs', () => {
      store.write("a team's [own] *\nfolder/.case-record/config.yaml", 'as-of: 2026-03-20\n');
      store.write("a team's [own] *  folder/.case-record/config.yaml", 'as-of: today\n');
      repository.git('add', '.');
      isRefused(/own\] \* {2}folder\/\.case-record\/config\.yaml/);
    });

    it('takes no template of a pack for a record beside one', () => {
      store.write('new.case.md', child('CH-2')).write('practice/templates/circle.case.md', `${TEMPLATE}\nMore.\n`);
      repository.git('add', '.');
      goesThrough();
    });
  });

  it('asks nothing of a commit without records, or of one that deletes them', () => {
    store.write('old.case.md', CLEAN).write('notes.md', '# Notes\n');
    repository.git('add', '.');
    goesThrough();
    store.write('notes.md', '# More notes\n');
    repository.git('rm', '--quiet', 'old.case.md');
    repository.git('add', '.');
    const { status, said } = repository.gitWith({ CASE_RECORD: 'no-such-program' }, 'commit', '--quiet', '--message=x');
    assert.equal(status, 0, said);
  });

  it('passes over what the baseline of the store has, and refuses what is new', () => {
    const bare = child('CH-1', '## 2026-02-31 Visit\n\n');
    store.write('old.case.md', bare);
    repository.git('add', '.');
    assert.equal(repository.commit('--no-verify').status, 0);
    repository.program('lint', '.', '--write-baseline', 'case-record-baseline.json');
    store.write('old.case.md', `${bare}More words.\n`);
    repository.git('add', '.');
    goesThrough();
    store.write('old.case.md', `${bare}## 2026-02-30 Visit\n`);
    isRefused(/2026-02-30/, '--all');
    store.write('case-record-baseline.json', 'nothing');
    isRefused(/case-record-baseline\.json is no baseline that can be used/, '--all');
  });

  it('looks at what a merge brings together, as the hook of merges', () => {
    const added = (name: string, id: string): void => {
      store.write(name, child(id));
      repository.git('add', '.');
      goesThrough();
    };
    added('one.case.md', 'CH-1');
    repository.git('switch', '--quiet', '--create', 'other');
    added('there.case.md', 'CH-2');
    repository.git('switch', '--quiet', 'main');
    added('here.case.md', 'CH-2');
    copyFileSync(path('../../examples/pipelines/pre-commit'), store.at('.git/hooks/pre-merge-commit'));
    const { status, said } = repository.git('merge', '--quiet', '--message=x', 'other');
    assert.notEqual(status, 0);
    assert.match(said, /record\/duplicate-record/);
    assert.deepEqual(repository.leftovers, []);
  });

  it('runs the program that is installed in the store before the one on the path', () => {
    store.write('node_modules/.bin/case-record', '#!/bin/sh\necho the one of the store\nexit 1\n');
    chmodSync(store.at('node_modules/.bin/case-record'), 0o755);
    store.write('.gitignore', 'node_modules/\n').write('one.case.md', CLEAN);
    repository.git('add', '.');
    isRefused(/the one of the store/);
  });

  it('refuses where the program is not there, and says where it may be', () => {
    store.write('ch-1.case.md', CLEAN);
    repository.git('add', '.');
    const { status, said } = repository.gitWith({ CASE_RECORD: 'no-such-program' }, 'commit', '--quiet', '--message=x');
    assert.notEqual(status, 0);
    assert.match(said, /program that checks records is not here \(no-such-program\).*CASE_RECORD=/);
    assert.deepEqual(repository.leftovers, []);
  });
});
