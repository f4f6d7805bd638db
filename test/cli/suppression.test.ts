import assert from 'node:assert/strict';
import { child, entry, Folder } from './command.ts';

/** The rules of each list in the JSON of `lint`, by place. */
interface Report {
  readonly findings: readonly { readonly rule: string; readonly file: string }[];
  readonly suppressed?: readonly { readonly rule: string; readonly suppressedBy?: string }[];
  readonly summary: { readonly suppressed?: number; readonly warnings: number };
}

const report = (out: string): Report => JSON.parse(out) as Report;

const LATE = ['by: j.okafor', 'actions:', '  - what: Ring the school', '    who: j.okafor', '    due: 2026-03-11'];
const REMARK =
  '<!-- case-record-disable practice/action-overdue: Amara asked for time (by m.patel, until 2026-03-31) -->\n\n';

/** A child's record with one action that is late, and what stands before its fields. */
const record = (remark = ''): string =>
  child('CH-1', entry('2026-03-04 Case note', ...LATE).replace('```yaml', `${remark}\`\`\`yaml`));

describe('suppression on the command line', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder();
    folder.write('a.case.md', record(REMARK));
  });
  afterEach(() => folder.remove());

  const rules = (name: 'practice/action-overdue', { findings }: Report) =>
    findings.filter(({ rule }) => rule === name).length;

  it('takes what is silenced out of the list, and counts it', async () => {
    const { out } = await folder.run(['lint', '--format', 'json']);
    const found = report(out);
    assert.equal(rules('practice/action-overdue', found), 0);
    assert.equal(found.summary.suppressed, 1);
    const [silenced] = found.suppressed ?? [];
    assert.deepEqual(
      { ...silenced },
      {
        ...silenced,
        rule: 'practice/action-overdue',
        suppressedBy: 'm.patel',
        suppressedUntil: '2026-03-31',
        suppressedOnLine: 12,
        line: 19,
      },
    );
    assert.doesNotMatch(out, /asked for time/);
  });

  it('says in text how many there are, and lists them where that is asked for', async () => {
    const { out } = await folder.run(['lint']);
    assert.match(out, /1 is suppressed in the records\.\n$/);
    assert.doesNotMatch(out, /action-overdue/);
    const shown = await folder.run(['lint', '--show-suppressed']);
    assert.match(
      shown.out,
      /Suppressed in the records:[\s\S]*action-overdue\n.*Suppressed by m\.patel until 31 March 2026; see line 12\./,
    );
    assert.doesNotMatch(shown.out, /asked for time/);
  });

  it('counts for no exit status', async () => {
    folder.write('.case-record/config.yaml', 'rules:\n  practice/action-overdue: error\n  practice/*: off\n');
    assert.equal((await folder.run(['lint'])).status, 0);
    assert.equal((await folder.run(['lint', '--no-inline-config'])).status, 1);
  });

  it('is not heeded with --no-inline-config, with a cache and without', async () => {
    for (const cache of [['--no-cache'], ['--cache', 'kept'], ['--cache', 'kept']]) {
      const lint = (...args: readonly string[]) =>
        folder.run(['lint', '--format', 'json', ...cache, ...args], { build: 'one' });
      const heeded = report((await lint()).out);
      const all = report((await lint('--no-inline-config')).out);
      assert.deepEqual([rules('practice/action-overdue', heeded), heeded.suppressed?.length], [0, 1]);
      assert.deepEqual([rules('practice/action-overdue', all), all.suppressed], [1, undefined]);
      assert.equal(folder.has('kept'), cache[0] === '--cache');
    }
  });

  it('ends after its last day', async () => {
    const { out } = await folder.run(['lint', '--format', 'json', '--as-of', '2026-04-01']);
    const found = report(out);
    assert.equal(rules('practice/action-overdue', found), 1);
    assert.ok(found.findings.some(({ rule }) => rule === 'record/suppression-expired'));
  });

  it('is the same in parts that are merged as in a single run', async () => {
    folder.write('b.case.md', record(REMARK).replace('CH-1', 'CH-2'));
    folder.write('c.case.md', record().replace('CH-1', 'CH-3'));
    const single = await folder.run(['lint', '--format', 'json']);
    for (const n of [1, 2]) await folder.run(['lint', '--shard', `${n}/2`, '--format', 'json', '-o', `part-${n}.json`]);
    const merged = await folder.run(['merge', 'part-1.json', 'part-2.json', '--format', 'json']);
    assert.equal(merged.out, single.out);
    const text = await folder.run(['lint', '--show-suppressed']);
    assert.equal((await folder.run(['merge', 'part-1.json', 'part-2.json', '--show-suppressed'])).out, text.out);
  });
});
