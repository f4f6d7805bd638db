import assert from 'node:assert/strict';
import type { LintReport } from '../../src/cli/lint-report.ts';
import { isInShard } from '../../src/cli/shard.ts';
import { child, entry, Folder, type Outcome, type Terminal } from './command.ts';

const lookedAfter = entry('2026-03-01 Legal status', 'status: C2');
const placed = entry('2026-03-01 Placement', 'type: U6');
const visit = entry(
  '2026-03-05 Visit',
  'by: j.okafor',
  'seen: yes',
  'alone: no',
  'place: placement',
  'also: [CH-1, CH-2, CH-3]',
);

describe('lint in parts', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder().write(
      '.case-record/config.yaml',
      'as-of: 2026-03-20\nnonsense: yes\nrules:\n  gone/rule: off\n',
    );
    for (let n = 1; n <= 7; n += 1) folder.write(`team-${n % 2}/r${n}.case.md`, child(`CH-${n}`, lookedAfter + placed));
    folder.write('s.case.md', child('CH-8', lookedAfter + placed + visit)).write('bad.case.md', new Uint8Array([0, 1]));
    folder.write('other/.case-record/config.yaml', 'people: 3\n').write('other/x.case.md', child('CH-9', placed));
  });
  afterEach(() => folder.remove());

  const part = async (shard: string, file: string, args: readonly string[] = [], terminal: Terminal = {}) => {
    const outcome = await folder.run(['lint', '--shard', shard, '--format', 'json', '-o', file, ...args], terminal);
    assert.equal(outcome.err, '');
    assert.equal(outcome.out, '');
    return outcome;
  };
  const parts = async (of: number, args: readonly string[] = []) => {
    for (let index = 1; index <= of; index += 1) await part(`${index}/${of}`, `part-${index}.json`, args);
  };
  const refused = ({ status, out, err }: Outcome): string => {
    assert.equal(status, 2);
    assert.equal(out, '');
    return err;
  };

  it('gives, put together, what a single run gives, in every format', async () => {
    for (const of of [1, 2, 3, 20]) {
      await parts(of);
      const named = Array.from({ length: of }, (_, n) => `part-${n + 1}.json`).reverse();
      for (const format of ['text', 'json', 'sarif', 'junit', 'github', 'gitlab', 'csv', 'html']) {
        const single = await folder.run(['lint', '--format', format]);
        assert.equal(single.status, 1);
        assert.deepEqual(await folder.run(['merge', '--format', format, ...named]), single);
      }
    }
  });

  it('gives the same with the lines of text, and ends as a single run does', async () => {
    await parts(2, ['--show-text']);
    const single = await folder.run(['lint', '--show-text', '--format', 'json']);
    assert.deepEqual(await folder.run(['merge', 'part-*.json', '--format', 'json']), single);
    assert.equal((await folder.run(['merge', 'part-*.json', '--fail-on', 'never'])).status, 0);
    assert.equal((await folder.run(['merge', 'part-*.json', '-o', 'whole.txt'])).status, 1);
    assert.equal(folder.read('whole.txt'), (await folder.run(['lint'])).out);
  });

  it('tells the faults of settings in one part, and knows siblings of other parts in each', async () => {
    const visited: string[] = [];
    for (const index of [1, 2, 3]) {
      await part(`${index}/3`, 'part.json');
      const { findings } = JSON.parse(folder.read('part.json')) as LintReport;
      const settings = findings.filter(({ rule }) => rule === 'policy/config');
      assert.equal(settings.length, index === 1 ? 3 : 0);
      for (const { record, rule } of findings) if (rule.includes('visit-default-first')) visited.push(record ?? '');
    }
    // The visit that CH-8 shares counts for three of the others.
    for (const id of ['CH-1', 'CH-2', 'CH-3']) assert.ok(!visited.includes(id), id);
    assert.ok(visited.includes('CH-4'));
  });

  it('takes the same parts from kept results', async () => {
    const kept = new Folder();
    await parts(2);
    const before = [folder.read('part-1.json'), folder.read('part-2.json')];
    for (let round = 0; round < 2; round += 1) {
      for (const index of [1, 2]) {
        await part(`${index}/2`, 'part.json', ['--cache', kept.path], { build: 'one' });
        const program = / one"/u;
        assert.match(folder.read('part.json'), program);
        assert.equal(folder.read('part.json').replace(program, '"'), before[index - 1]);
      }
    }
    kept.remove();
  });

  it('holds each part against the baseline of the whole store, also a part that has none of its records', async () => {
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n').write('other/.case-record/config.yaml', '');
    await folder.run(['lint', 's.case.md', 'team-1', '--write-baseline', 'base.json']);
    const args = ['--baseline', 'base.json'];
    await parts(20, args);
    const single = await folder.run(['lint', ...args]);
    assert.match(single.out, / in the baseline\./);
    assert.deepEqual(
      await folder.run(['merge', ...Array.from({ length: 20 }, (_, n) => `part-${n + 1}.json`)]),
      single,
    );
    folder.write('base.json', folder.read('base.json').replaceAll('"CH-', '"OTHER-'));
    for (const shard of ['1/20', '2/20'])
      assert.match(refused(await folder.run(['lint', '--shard', shard, ...args])), /baseline of another workspace/);
  });

  it('puts records together that are named and are not of the store', async () => {
    for (let n = 1; n <= 6; n += 1) folder.write(`.old/r${n}.case.md`, child(`OLD-${n}`, lookedAfter));
    await parts(3, ['.old/*.case.md', 'team-1']);
    const single = await folder.run(['lint', '.old/*.case.md', 'team-1']);
    assert.match(single.out, /\.old\/r6\.case\.md/);
    assert.deepEqual(await folder.run(['merge', 'part-1.json', 'part-2.json', 'part-3.json']), single);
  });

  it('puts each file into one part by its path alone', () => {
    const files = Array.from({ length: 2600 }, (_, n) => `team-${n % 13}/CH-${n}.case.md`);
    const sizes = [1, 2, 3, 4].map((index) => files.filter((file) => isInShard({ index, of: 4 }, file)).length);
    assert.equal(
      sizes.reduce((sum, size) => sum + size),
      2600,
    );
    for (const size of sizes) assert.ok(size > 550 && size < 750, `${size} of 2600`);
  });

  it('refuses a number of parts that makes no sense', async () => {
    for (const shard of ['0/2', '3/2', '1', 'a/b', '1/1001', '-1/2', '1/2/3', ''])
      assert.match(
        refused(await folder.run(['lint', '--shard', shard])),
        /Write the part and how many there are/,
        shard,
      );
  });

  describe('that do not belong together', () => {
    beforeEach(() => parts(3));
    const merge = (...files: readonly string[]) => folder.run(['merge', ...files]);

    it('are refused where one is missing', async () => {
      const err = refused(await merge('part-1.json', 'part-3.json'));
      assert.equal(
        err,
        'case-record: Part 2 of 3 is missing. Run "case-record lint --shard 2/3", and name what it writes too.\n',
      );
      assert.match(refused(await merge('part-1.json')), /Parts 2, 3 of 3 are missing/);
    });

    it('are refused where one is named twice', async () => {
      folder.write('copy.json', folder.read('part-2.json'));
      const err = refused(await merge('part-1.json', 'part-2.json', 'part-3.json', 'copy.json'));
      assert.match(err, /part-2\.json and copy\.json are both part 2 of 3/);
    });

    it('are refused where they are of another number, day, program, store or form', async () => {
      const others: readonly [expected: RegExp, make: () => Promise<unknown>][] = [
        [/it is one of 4 parts, not of 3/, () => part('2/4', 'part-2.json')],
        [
          /it is judged as of 2026-05-01, not of 2026-03-20/,
          () => part('2/3', 'part-2.json', ['--as-of', '2026-05-01']),
        ],
        [/another version of the program/, () => part('2/3', 'part-2.json', [], { build: 'abcdefghij' })],
        [/only one of them shows text/, () => part('2/3', 'part-2.json', ['--show-text'])],
        [/other records, other contents or other settings/, () => part('2/3', 'part-2.json', ['team-0'])],
        [/with other options/, () => part('2/3', 'part-2.json', ['--no-inline-config'])],
        [
          /other records, other contents or other settings/,
          () => {
            const settings = folder.read('.case-record/config.yaml');
            folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
            return part('2/3', 'part-2.json').finally(() => folder.write('.case-record/config.yaml', settings));
          },
        ],
        [
          /other records, other contents or other settings/,
          () => {
            folder.write('team-1/r1.case.md', child('CH-1', lookedAfter));
            return part('2/3', 'part-2.json');
          },
        ],
      ];
      for (const [expected, make] of others) {
        await make();
        const err = refused(await merge('part-1.json', 'part-2.json', 'part-3.json'));
        assert.match(err, /^case-record: part-2\.json does not belong to part-1\.json: /);
        assert.match(err, expected);
      }
    });

    it('are refused where midnight lies between them, and a workspace with a later day of its own hides that', async () => {
      folder.write('other/.case-record/config.yaml', 'as-of: 2027-01-01\n').write('.case-record/config.yaml', '');
      await parts(3);
      await part('2/3', 'part-2.json', [], { now: '2026-03-21T00:01:00Z' });
      assert.match(refused(await merge('part-1.json', 'part-2.json', 'part-3.json')), /or on another day\./);
    });

    it('are refused where a sibling that was not named holds something else', async () => {
      for (const index of [1, 2]) await part(`${index}/2`, `part-${index}.json`, ['team-1']);
      assert.equal((await merge('part-1.json', 'part-2.json', '--fail-on', 'never')).status, 0);
      folder.write('s.case.md', child('CH-8', lookedAfter));
      await part('2/2', 'part-2.json', ['team-1']);
      assert.match(refused(await merge('part-1.json', 'part-2.json')), /other contents/);
    });

    it('are refused where a file is no part, and the old answer stays', async () => {
      await folder.run(['lint', '--format', 'json', '-o', 'single.json']);
      const whole = JSON.parse(folder.read('part-1.json')) as LintReport;
      const changed = (change: object) => JSON.stringify({ ...whole, ...change });
      folder
        .write('empty.json', '')
        .write('cut.json', folder.read('part-2.json').slice(0, 500))
        .write('list.json', '[]')
        .write('version.json', changed({ version: 2 }))
        .write('day.json', changed({ asOf: '2026-02-31' }))
        .write('findings.json', changed({ findings: [{ rule: 'record/x' }] }))
        .write('shard.json', changed({ shard: { ...whole.shard, index: 4 } }))
        .write('checked.json', changed({ shard: { ...whole.shard, checked: [{ file: 7 }] } }))
        .write('old.txt', 'the old answer');
      for (const name of ['empty', 'cut', 'list', 'version', 'day', 'findings', 'shard', 'checked', 'single'])
        assert.match(
          refused(await merge('part-1.json', `${name}.json`, 'part-3.json', '-o', 'old.txt')),
          /^case-record: \w+\.json is not a part of a run: [^.]+\. Write it with "case-record lint --shard/,
        );
      assert.match(refused(await merge('gone.json')), /gone\.json: This file could not be found/);
      assert.match(refused(await merge('gone-*.json')), /Nothing matches gone-\*\.json/);
      assert.equal(folder.read('old.txt'), 'the old answer');
    });
  });
});
