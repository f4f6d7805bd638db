import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { child, entry, Folder } from './command.ts';

const allocated = entry('2026-01-05 Referral', 'from: 2A') + entry('2026-01-05 Allocation', 'worker: j.okafor');
const TOP = (id = 'SUP-1') =>
  `---\nrecord: supervision\nid: ${id}\nworker: j.okafor\nsupervisor: m.patel\nstarted: 2025-12-01\nstage: experienced\n---\n\n`;
const SESSION = entry(
  '2026-02-04 Supervision',
  'cases: [CH-1]',
  'actions:',
  '  - what: "Ring: the *school* # now"',
  '    who: j.okafor',
  '    due: 2026-02-11',
  '  - what: Done',
  '    done: 2026-02-05',
);

describe('supervision begin', () => {
  let folder: Folder;
  const begin = (...args: readonly string[]) => folder.run(['supervision', 'begin', ...args]);

  beforeEach(() => {
    folder = new Folder()
      .write('.case-record/config.yaml', 'as-of: 2026-03-20\n')
      .write('b.case.md', child('CH-2', allocated))
      .write('a.case.md', child('CH-1', allocated))
      .write('other.case.md', child('CH-3', entry('2026-01-05 Referral', 'from: 2A')))
      .write('sup.case.md', TOP() + SESSION);
  });
  afterEach(() => folder.remove());

  it('writes the entry with the children on the list and what is open, and closes that where it was agreed', async () => {
    const { status, out, err } = await begin('j.okafor');
    assert.deepEqual([status, err], [0, '']);
    assert.equal(out, 'Begun in sup.case.md:23, with 2 children and 1 action carried forward.\n');
    const now = folder.read('sup.case.md');
    assert.ok(
      now.includes(
        '  - what: "Ring: the *school* # now"\n    outcome: Carried forward to 2026-03-20-supervision\n    who: j.okafor\n',
      ),
      now,
    );
    assert.equal(now.split('\n')[22], '## 2026-03-20 Supervision');
    assert.match(
      now,
      /## 2026-03-20 Supervision\n\n```yaml\nby: m\.patel\ncases: \[CH-1, CH-2\]\nactions:\n {2}- what: "Ring: the \*school\* # now \(carried forward from 2026-02-04-supervision\)"\n {4}who: j\.okafor\n {4}due: 2026-02-11\n```\n\n### Children talked about\n\n### Reflection\n/u,
    );
    const agenda = (await folder.run(['supervision', 'prepare', 'j.okafor'])).out;
    assert.match(agenda, /^- \*\*Action overdue\*\*: \[no\. 1 of 2026-03-20-supervision\]/mu);
    assert.doesNotMatch(agenda, /2026-02-04-supervision\]/u);
  });

  it('says which open actions it cannot carry, as they would go unseen', async () => {
    const flow = entry(
      '2026-02-11 Supervision',
      'cases: [CH-1]',
      'actions:',
      '  - {what: Ring again}',
      '  - {what: Write}',
    );
    folder.write('sup.case.md', TOP() + SESSION + flow);
    assert.match(
      (await begin('j.okafor')).out,
      /^Begun in sup\.case\.md:\d+, with 2 children and 1 action carried forward\.\n2 more stay open where they were agreed, as they aren't written line by line: sup\.case\.md:28, sup\.case\.md:29\.\n$/u,
    );
    const lines = folder.read('sup.case.md').split('\n');
    assert.deepEqual([lines[27], lines[28]], ['  - {what: Ring again}', '  - {what: Write}']);
  });

  it('is of the day that is said, and of one session a day', async () => {
    assert.equal((await begin('j.okafor', '--as-of', '2026-03-23')).status, 0);
    const before = folder.snapshot();
    const { status, out, err } = await begin('j.okafor', '--as-of', '2026-03-23');
    assert.deepEqual([status, out], [2, '']);
    assert.match(err, /sup\.case\.md has a supervision of 23 March 2026 already\. Nothing was written/u);
    assert.deepEqual(folder.snapshot(), before);
  });

  it('keeps the line ends, the mark of the byte order and the order of the record', async () => {
    const later = entry('2026-03-04 Supervision', 'cases: [CH-1]');
    folder.write('sup.case.md', `\ufeff${(TOP() + later + SESSION).replaceAll('\n', '\r\n')}`);
    assert.equal((await begin('j.okafor')).status, 0);
    const now = readFileSync(folder.at('sup.case.md'), 'utf8');
    assert.ok(now.startsWith('\ufeff---\r\n'));
    assert.doesNotMatch(now, /(?<!\r)\n/u);
    assert.deepEqual(
      [...now.matchAll(/^## (\S+)/gmu)].map(([, day]) => day),
      ['2026-03-20', '2026-03-04', '2026-02-04'],
    );
    assert.equal((await folder.run(['lint', 'sup.case.md', '--fail-on', 'error'])).status, 0);
  });

  it('writes nothing where it would not be whole, and says why', async () => {
    const tried: readonly (readonly [Readonly<Record<string, string | Uint8Array>>, readonly string[], RegExp])[] = [
      [{}, ['n.obody'], /None of these records is the supervision record of n\.obody/u],
      [{}, ['j.okafor', 'a.case.md'], /None of these records is the supervision record of j\.okafor/u],
      [{ 'sup2.case.md': TOP('SUP-2') + SESSION }, ['j.okafor'], /sup\.case\.md, sup2\.case\.md\. Name one of them/u],
      [{ 'c.case.md': new Uint8Array([0xff, 0x00]) }, ['j.okafor'], /c\.case\.md: .*Nothing was written/u],
      [{ 'sup.case.md': `${TOP()}${SESSION}\n\`\`\`\nopen\n` }, ['j.okafor'], /left open, a fence or a remark/u],
      [{ 'sup.case.md': `${TOP()}${SESSION}\n<!-- open\n` }, ['j.okafor'], /left open, a fence or a remark/u],
    ];
    for (const [files, args, said] of tried) {
      folder.remove();
      folder = new Folder()
        .write('.case-record/config.yaml', 'as-of: 2026-03-20\n')
        .write('a.case.md', child('CH-1', allocated))
        .write('sup.case.md', TOP() + SESSION);
      for (const [name, text] of Object.entries(files)) folder.write(name, text);
      const before = folder.snapshot();
      const { status, out, err } = await begin(...args);
      assert.deepEqual([status, out], [2, ''], String(said));
      assert.match(err, said);
      assert.deepEqual(folder.snapshot(), before);
    }
  });

  it('goes on with the record that has the latest session', async () => {
    folder.write('old.case.md', TOP('SUP-0') + entry('2025-12-04 Supervision', 'cases: [CH-1]'));
    assert.match((await begin('j.okafor')).out, /^Begun in sup\.case\.md:/u);
  });
});
