import assert from 'node:assert/strict';
import { parseIsoDate } from '../../../src/record/date.ts';
import { type CaseRecordService, createCaseRecordService } from '../../../src/server/service.ts';
import { memoryFiles } from '../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../src/workspace/open.ts';
import { FOLDER } from './editor.ts';
import { tellingEngine } from './telling-engine.ts';

const CONFIG = `${FOLDER}/.case-record/config.yaml`;
const at = (name: string): string => `${FOLDER}/${name}.case.md`;
const record = (id: string, ...lines: readonly string[]): string =>
  ['---', 'record: child', `id: ${id}`, 'name: Robin Example', 'born: 2015-03-02', '---', '', ...lines, ''].join('\n');
const also = (...fields: readonly string[]): readonly string[] => [
  '## 2026-03-01 Referral',
  '',
  '```yaml',
  'also: [CH-2]',
  ...fields,
  '```',
];

/** A folder in memory, and which records were judged since it was last asked. */
class Store {
  readonly files = new Map([
    [CONFIG, 'as-of: 2026-03-20\n'],
    [at('a'), record('CH-1', ...also('from: 2A'))],
    [at('b'), record('CH-2')],
    [at('c'), record('CH-3', '## 2026-03-04 Visit', '', '```yaml', 'place: hme', '```')],
  ]);
  readonly service: CaseRecordService;
  #judged: string[] = [];

  constructor() {
    const files = memoryFiles(this.files);
    const engine = tellingEngine((id) => this.#judged.push(id));
    const day = parseIsoDate('2026-03-20') ?? assert.fail();
    this.service = createCaseRecordService({
      files,
      workspaces: new Workspaces(files, engine),
      longestRecord: engine.longestRecord,
      today: () => day,
      rulePage: () => undefined,
    });
  }

  /** Checks the folder; gives what it found, and the ids of the records that were judged for it. */
  async lint(): Promise<{ found: Map<string, readonly unknown[]>; judged: readonly string[] }> {
    const found = new Map<string, readonly unknown[]>();
    this.#judged = [];
    const watch = { isCancelled: () => false, progress() {} };
    await this.service.checks.lint([FOLDER], watch, ({ uri, diagnostics }) => found.set(uri, diagnostics));
    return { found, judged: [...new Set(this.#judged)].sort() };
  }

  /** The ids of the records that are judged while something is done, each as often as it is. */
  async judgedIn(work: () => Promise<unknown>): Promise<readonly string[]> {
    this.#judged = [];
    await work();
    return this.#judged;
  }

  /** The same files in a store that knows nothing yet. */
  async afresh(): Promise<Map<string, readonly unknown[]>> {
    const store = new Store();
    store.files.clear();
    for (const [uri, text] of this.files) store.files.set(uri, text);
    return (await store.lint()).found;
  }
}

describe('a check of a folder that was checked before', () => {
  it('judges nothing again where nothing has changed', async () => {
    const store = new Store();
    const first = await store.lint();
    assert.deepEqual(first.judged, ['CH-1', 'CH-2', 'CH-3']);
    assert.deepEqual(await store.lint(), { found: first.found, judged: [] });
  });

  it('judges what changed, whether or not anybody said so', async () => {
    const store = new Store();
    await store.lint();
    store.files.set(at('c'), record('CH-3', '## 2026-03-04 Visit', '', '```yaml', 'place: home', '```'));
    const again = await store.lint();
    assert.deepEqual(again, { found: await store.afresh(), judged: ['CH-3'] });
  });

  it('judges a record again when another one says something else about it', async () => {
    const store = new Store();
    await store.lint();
    store.files.set(at('a'), record('CH-1', ...also('from: 2A', 'need: N1')));
    await store.service.checks.recordChanged(at('a'), false);
    const again = await store.lint();
    // The other was judged when it was told of.
    assert.deepEqual(again.judged, ['CH-2']);
    assert.deepEqual(again.found, await store.afresh());
  });

  it('judges a record again when another one begins to speak of it', async () => {
    const store = new Store();
    store.files.set(at('a'), record('CH-1'));
    await store.lint();
    store.files.set(at('a'), record('CH-1', ...also('from: 2A')));
    await store.service.checks.recordChanged(at('a'), false);
    const again = await store.lint();
    // The other was judged when it was told of.
    assert.deepEqual(again.judged, ['CH-2']);
    assert.deepEqual(again.found, await store.afresh());
  });

  it('judges all again by other settings', async () => {
    const store = new Store();
    await store.lint();
    store.files.set(CONFIG, 'as-of: 2026-06-20\n');
    store.service.checks.settingsChanged(FOLDER);
    const again = await store.lint();
    assert.deepEqual(again.judged, ['CH-1', 'CH-2', 'CH-3']);
    assert.deepEqual(again.found, await store.afresh());
  });

  it('says which records that aren’t open another one has changed', async () => {
    const store = new Store();
    await store.lint();
    const told: string[] = [];
    store.service.onAffected((uris) => told.push(...uris));
    store.files.set(at('a'), record('CH-1'));
    await store.service.checks.recordChanged(at('a'), false);
    assert.deepEqual(told, [at('b')]);
  });
});

describe('a file that is saved', () => {
  const changed = (store: Store, name: string) => async () => {
    await store.service.checks.recordChanged(at(name), false);
    await store.service.checks.closed(at(name));
  };

  it('is judged once, and none of those that share nothing with it', async () => {
    const store = new Store();
    await store.lint();
    store.files.set(at('c'), record('CH-3', '', 'Another text.'));
    assert.deepEqual(await store.judgedIn(changed(store, 'c')), ['CH-3']);
    assert.deepEqual((await store.lint()).found, await store.afresh());
  });

  it('is not judged where its text is what it was', async () => {
    const store = new Store();
    const { found } = await store.lint();
    assert.deepEqual(await store.judgedIn(changed(store, 'a')), []);
    assert.deepEqual((await store.lint()).found, found);
  });

  it('is judged again where an editor lets go of it with changes that were not saved', async () => {
    const store = new Store();
    await store.lint();
    const { service } = store;
    service.open(at('a'), 1, record('CH-1'));
    await service.diagnostics(at('a'));
    service.close(at('a'));
    await service.checks.recordClosed(at('a'), false);
    // What it shares is again what the file says.
    assert.deepEqual((await store.lint()).found, await store.afresh());
    await service.checks.recordChanged(at('a'), false);
    assert.deepEqual((await store.lint()).found, await store.afresh());
  });

  it('counts though somebody looked at it before anybody told of it', async () => {
    const store = new Store();
    await store.lint();
    const { checks } = store.service;
    const before = store.files.get(at('a')) ?? assert.fail();
    store.files.set(at('a'), record('CH-1'));
    await checks.look(at('a'), () => false);
    store.files.set(at('a'), before);
    await checks.recordChanged(at('a'), false);
    assert.deepEqual((await store.lint()).found, await store.afresh());
  });
});

describe('a client that asks again and again', () => {
  const asked = async (store: Store, isTold: () => boolean): Promise<Map<string, readonly unknown[]>> => {
    const found = new Map<string, readonly unknown[]>();
    const watch = { isCancelled: () => false, progress() {} };
    await store.service.checks.lint([FOLDER], watch, ({ uri, diagnostics }) => found.set(uri, diagnostics), isTold);
    return found;
  };

  it('and tells of each change has no file read again of which it told nothing', async () => {
    const store = new Store();
    await asked(store, () => true);
    store.files.set(at('c'), record('CH-3', '', 'A change that nobody told of.'));
    const before = await asked(store, () => true);
    await store.service.checks.recordChanged(at('c'), false);
    const now = await asked(store, () => true);
    assert.notDeepEqual(now.get(at('c')), before.get(at('c')));
    assert.deepEqual(now, await store.afresh());
    store.files.delete(at('b'));
    assert.ok(!(await asked(store, () => true)).has(at('b')));
  });

  it('and tells of nothing has all files looked at', async () => {
    const store = new Store();
    await asked(store, () => false);
    store.files.set(at('c'), record('CH-3', '', 'A change that nobody told of.'));
    assert.deepEqual(await asked(store, () => false), await store.afresh());
  });
});

describe('settings that change while all is checked', () => {
  it('count for every record that is found after that', async () => {
    const store = new Store();
    const found = new Map<string, readonly unknown[]>();
    await store.lint();
    store.files.set(at('b'), record('CH-2', '', 'Another text.'));
    let isChanged = false;
    const watch = { isCancelled: () => false, progress() {} };
    const get = store.files.get.bind(store.files);
    store.files.get = (uri) => {
      if (uri === at('b') && !isChanged) {
        isChanged = true;
        store.files.set(CONFIG, 'as-of: 2026-06-20\n');
        store.service.checks.settingsChanged(FOLDER);
      }
      return get(uri);
    };
    await store.service.checks.lint([FOLDER], watch, ({ uri, diagnostics }) => {
      if (isChanged) found.set(uri, diagnostics);
    });
    const afresh = await store.afresh();
    assert.ok(found.size > 0);
    for (const [uri, diagnostics] of found) assert.deepEqual(diagnostics, afresh.get(uri), uri);
  });
});
