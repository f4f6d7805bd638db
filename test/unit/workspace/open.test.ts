import assert from 'node:assert/strict';
import { parseIsoDate } from '../../../src/record/date.ts';
import type { Catalogue } from '../../../src/schema/types.ts';
import { judgeRecord } from '../../../src/workspace/judge.ts';
import { type MemoryFile, memoryFiles } from '../../../src/workspace/memory-files.ts';
import { Workspaces } from '../../../src/workspace/open.ts';
import { standardEngine } from '../../../src/workspace/standard-engine.ts';
import type { FileAccess } from '../../../src/workspace/types.ts';

const engine = standardEngine();
const open = (files: Record<string, MemoryFile>) =>
  new Workspaces(memoryFiles(new Map(Object.entries(files).map(([path, file]) => [`file://${path}`, file]))), engine);

const asOf = parseIsoDate('2026-03-20');
assert.ok(asOf !== undefined);

const record = (id: string, entries = '') => `---\nrecord: child\nid: ${id}\nname: A child\n---\n\n${entries}`;
const sharedVisit = (also: string) =>
  `## 2026-03-04 Visit\n\n\`\`\`yaml\nby: j.okafor\nalso: [${also}]\nseen: yes\nalone: yes\n\`\`\`\n`;
const placed = '## 2026-03-01 Placement\n\n```yaml\ntype: U6\n```\n';

describe('the workspace that governs a record', () => {
  it('is the nearest folder above with a .case-record', async () => {
    const workspaces = open({
      '/team/.case-record/config.yaml': 'as-of: 2026-03-12\n',
      '/team/a/.case-record/config.yaml': '',
      '/team/a/one.case.md': record('CH-1'),
      '/team/b/c/two.case.md': record('CH-2'),
      '/elsewhere/three.case.md': record('CH-3'),
    });
    assert.equal(await workspaces.rootOf('file:///team/a/one.case.md'), 'file:///team/a');
    assert.equal(await workspaces.rootOf('file:///team/b/c/two.case.md'), 'file:///team');
    assert.equal(await workspaces.rootOf('file:///elsewhere/three.case.md'), 'file:///elsewhere');
    assert.equal((await workspaces.of('file:///team/b/c/two.case.md')).config.asOf, '2026-03-12');
  });

  it('is opened once, and read anew after it was closed', async () => {
    const files = new Map<string, MemoryFile>([['file:///t/a.case.md', record('CH-1')]]);
    const workspaces = new Workspaces(memoryFiles(files), engine);
    const first = await workspaces.of('file:///t/a.case.md');
    assert.equal(await workspaces.of('file:///t/a.case.md'), first);
    files.set('file:///t/.case-record/config.yaml', 'as-of: 2026-01-01\n');
    assert.equal((await workspaces.of('file:///t/a.case.md')).config.asOf, undefined);
    workspaces.close('file:///t');
    assert.equal((await workspaces.of('file:///t/a.case.md')).config.asOf, '2026-01-01');
  });

  it('holds each record once: those of a root further down are not its own', async () => {
    const workspaces = open({
      '/team/.case-record/config.yaml': '',
      '/team/a/.case-record/config.yaml': '',
      '/team/a/one.case.md': record('CH-1'),
      '/team/b/two.case.md': record('CH-2'),
      '/loose/three.case.md': record('CH-3'),
      '/loose/below/four.case.md': record('CH-4'),
    });
    assert.deepEqual(await workspaces.records('file:///team'), ['file:///team/b/two.case.md']);
    assert.deepEqual(await workspaces.records('file:///loose'), ['file:///loose/three.case.md']);
    assert.equal((await workspaces.at('file:///team')).find('CH-1'), undefined);
    assert.equal((await workspaces.at('file:///team/a')).find('CH-1'), 'file:///team/a/one.case.md');
  });

  it('reads no record again where only its settings changed, and only what hangs on the entry types where those did', async () => {
    const texts = new Map<string, MemoryFile>([
      ['file:///t/.case-record/config.yaml', 'as-of: 2026-03-01\n'],
      ['file:///t/a.case.md', record('CH-1', sharedVisit('CH-2'))],
      ['file:///t/b.case.md', record('CH-2')],
    ]);
    const read: string[] = [];
    const memory = memoryFiles(texts);
    const files: FileAccess = {
      ...memory,
      async read(uri, ...rest) {
        if (uri.endsWith('.case.md')) read.push(uri);
        return memory.read(uri, ...rest);
      },
    };
    const workspaces = new Workspaces(files, engine);
    const first = await workspaces.at('file:///t');
    assert.equal(first.sharedWith('CH-2').length, 1);
    read.length = 0;
    texts.set('file:///t/.case-record/config.yaml', 'as-of: 2026-04-01\n');
    workspaces.settingsChanged('file:///t');
    workspaces.settingsChanged('file:///t');
    const second = await workspaces.at('file:///t');
    assert.notEqual(second, first);
    assert.equal(second.config.asOf, '2026-04-01');
    assert.deepEqual(read, []);
    texts.set('file:///t/.case-record/entries/circle.schema.json', '{"title": "Circle"}');
    texts.set('file:///t/a.case.md', record('CH-1', sharedVisit('CH-2').replace('Visit', 'Circle')));
    workspaces.settingsChanged('file:///t');
    const third = await workspaces.at('file:///t');
    assert.deepEqual(read, ['file:///t/a.case.md']);
    assert.equal(third.sharedWith('CH-2')[0]?.type, 'circle');
    assert.equal(third.find('CH-2'), 'file:///t/b.case.md');
  });

  it("counts the visit that a sibling's record shares, whichever record is judged", async () => {
    const files = {
      '/t/.case-record/config.yaml': '',
      '/t/a.case.md': record('CH-1', placed),
      '/t/x/b.case.md': record('CH-2', placed + sharedVisit('CH-1')),
    };
    const workspace = await open(files).at('file:///t');
    const judged = judgeRecord(workspace, files['/t/a.case.md'], asOf);
    const first = judged.journey?.deadlines.find(({ timescale }) => timescale.id === 'visit-default-first');
    assert.equal(first?.status, 'met');
    assert.deepEqual([first?.met?.entry.record, first?.met?.entry.address], ['CH-2', '2026-03-04-visit']);
    const alone = await open({ '/t/a.case.md': files['/t/a.case.md'] }).at('file:///t');
    const without = judgeRecord(alone, files['/t/a.case.md'], asOf);
    assert.equal(
      without.journey?.deadlines.find(({ timescale }) => timescale.id === 'visit-default-first')?.status,
      'overdue',
    );
  });

  it('takes in what a record shares after an edit', async () => {
    const files = { '/t/a.case.md': record('CH-1', placed), '/t/b.case.md': record('CH-2', placed) };
    const workspace = await open(files).at('file:///t');
    const edited = workspace.linter.judge(files['/t/b.case.md'] + sharedVisit('CH-1'), asOf);
    assert.deepEqual(workspace.update('file:///t/b.case.md', edited), ['CH-1']);
    assert.equal(workspace.sharedWith('CH-1').length, 1);
    assert.deepEqual(workspace.update('file:///t/b.case.md', edited), []);
    assert.deepEqual(workspace.remove('file:///t/b.case.md'), ['CH-1']);
    assert.equal(workspace.find('CH-2'), undefined);
  });

  it('knows every record by its id, also one that shares nothing and one with odd line ends', async () => {
    const workspace = await open({
      '/t/a.case.md': record('CH-1').replaceAll('\n', '\r\n'),
      '/t/b.case.md': '---\nrecord: child\nid: CH-2\n',
      '/t/c.case.md': 'no front matter at all',
      '/t/d.case.md': { problem: 'unreadable', message: 'No.' },
      '/t/e.case.md': record('CH-5', `Prose with --- in it\n---\n${sharedVisit('CH-1')}`),
    }).at('file:///t');
    assert.equal(workspace.find('CH-1'), 'file:///t/a.case.md');
    assert.equal(workspace.find('CH-5'), 'file:///t/e.case.md');
    assert.equal(workspace.sharedWith('CH-1').length, 1);
  });

  it('parses whole only what may share an entry', async () => {
    const parsed: string[] = [];
    const watching = {
      ...engine,
      parse(text: string, catalogue: Catalogue) {
        parsed.push(text);
        return engine.parse(text, catalogue);
      },
    };
    const long = record('CH-1', placed.repeat(50));
    const files = memoryFiles(
      new Map([
        ['file:///t/a.case.md', long],
        ['file:///t/b.case.md', record('CH-2', sharedVisit('CH-1'))],
      ]),
    );
    await new Workspaces(files, watching).at('file:///t');
    assert.deepEqual(
      parsed.map((text) => text.includes('##')),
      [false, true],
    );
  });

  it('reads with a bound on how many files are open at once', async () => {
    const texts = new Map(Array.from({ length: 100 }, (_, n) => [`file:///t/${n}.case.md`, record(`CH-${n}`)]));
    const memory = memoryFiles(texts);
    let reading = 0;
    let most = 0;
    const files: FileAccess = {
      ...memory,
      async read(...args) {
        reading += 1;
        most = Math.max(most, reading);
        await Promise.resolve();
        const read = await memory.read(...args);
        reading -= 1;
        return read;
      },
    };
    await new Workspaces(files, engine).at('file:///t');
    assert.ok(most > 1 && most <= 16, `${most} at once`);
  });

  describe('its settings', () => {
    const settings = async (config: string, policy?: string) => {
      const workspace = await open({
        '/t/.case-record/config.yaml': config,
        ...(policy === undefined ? {} : { '/t/.case-record/policy.yaml': policy }),
        '/t/a.case.md': record('CH-1'),
      }).at('file:///t');
      return {
        workspace,
        told: workspace.problems.map(({ rule, severity, message }) => ({ rule, severity, message })),
      };
    };

    it('suggest the policy and the rule that were meant', async () => {
      const { told } = await settings('policies: [englnd]\nrules:\n  practice/rationle: error\n');
      assert.equal(told.length, 2);
      assert.match(told[0]?.message ?? '', /Did you mean "england"\?/);
      assert.match(told[1]?.message ?? '', /Did you mean "practice\/rationale"\?/);
    });

    it('put local rules over those of England, and say where those are wrong', async () => {
      const local =
        'policy: riverside\nextends: [england]\ntimescales:\n  - id: visit-default-year1\n    every: 5 weeks\n    reason: Closer visiting.\n';
      const good = await settings('', local);
      assert.deepEqual(
        good.told.map(({ rule }) => rule),
        ['policy/config'],
      );
      const step = good.workspace.policy.timescale('visit-default-year1')?.steps[0];
      assert.deepEqual(step?.every, { n: 5, unit: 'weeks' });
      const loose = await settings('as-of: 2026-03-12\n', local.replace('5 weeks', '9 weeks'));
      assert.deepEqual(
        loose.told.map(({ rule }) => rule),
        ['policy/loosens'],
      );
    });

    it('can make a fault in themselves milder', async () => {
      const { told } = await settings('policies: [englnd]\nrules:\n  policy/config: warning\n');
      assert.deepEqual(
        told.map(({ severity }) => severity),
        ['warning'],
      );
    });
  });
});
