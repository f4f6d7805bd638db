import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { child, entry, Folder, type Outcome, type Terminal } from './command.ts';

const lookedAfter = entry('2026-03-01 Legal status', 'status: C2');
const placed = entry('2026-03-01 Placement', 'type: U6');
const late = (id: string) => child(id, lookedAfter + placed);
const visit = (...fields: string[]) =>
  entry('2026-03-05 Visit', 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: placement', ...fields);

describe('lint with results that are kept', () => {
  let folder: Folder;
  let kept: Folder;

  beforeEach(() => {
    folder = new Folder().write('.case-record/config.yaml', 'as-of: 2026-03-20\n');
    kept = new Folder();
  });
  afterEach(() => {
    folder.remove();
    kept.remove();
  });

  const cached = (args: readonly string[] = [], terminal: Terminal = {}): Promise<Outcome> =>
    folder.run(['lint', '--format', 'json', '--cache', kept.path, ...args], { build: 'one', ...terminal });
  const anew = (...args: readonly string[]): Promise<Outcome> =>
    folder.run(['lint', '--format', 'json', '--no-cache', ...args], { build: 'one' });
  const file = (): string => {
    const [name, ...others] = readdirSync(kept.path).filter((each) => !each.endsWith('.standings.cache'));
    assert.ok(name !== undefined && others.length === 0, `one file, not ${1 + others.length}`);
    return join(kept.path, name);
  };

  it('says the same from what was kept as from the records', async () => {
    folder.write('a.case.md', late('CH-1')).write('team/b.case.md', late('CH-2')).write('c.case.md', child('CH-3'));
    const first = await anew();
    assert.equal(first.status, 1);
    assert.deepEqual(await cached(), first);
    assert.deepEqual(await cached(), first);
    assert.deepEqual(await cached(['team']), await anew('team'));
    assert.deepEqual(await cached(), first);
  });

  it('judges a record again that changed, and leaves the file of results alone where nothing did', async () => {
    folder.write('a.case.md', late('CH-1')).write('b.case.md', late('CH-2'));
    await cached();
    const before = statSync(file()).ino;
    await cached();
    assert.equal(statSync(file()).ino, before);
    folder.write('a.case.md', child('CH-1', lookedAfter + placed + visit()));
    assert.deepEqual(await cached(), await anew());
    assert.notEqual(statSync(file()).ino, before);
  });

  it('judges again what a sibling shares with a record, also where only that changed', async () => {
    folder.write('a.case.md', late('CH-1')).write('b.case.md', child('CH-2', lookedAfter + placed + visit()));
    const without = await cached();
    assert.match(
      without.out,
      /"record": "CH-1",\s+"entry": "2026-03-01-placement",\s+"timescale": "visit-default-first"/,
    );
    folder.write('b.case.md', child('CH-2', lookedAfter + placed + visit('also: [CH-1]')));
    const shared = await anew();
    assert.deepEqual(await cached(), shared);
    assert.notEqual(shared.out, without.out);
    assert.deepEqual(await cached(), shared);
    assert.deepEqual(await cached(['a.case.md']), await anew('a.case.md'));
    folder.write('b.case.md', child('CH-2', lookedAfter + placed + visit()));
    assert.deepEqual(await cached(), without);
  });

  it('reads again what records share that nobody named, where entry types have changed since', async () => {
    const doorstep = entry('2026-03-05 Doorstep visit', 'by: j.okafor', 'seen: yes', 'alone: yes', 'also: [CH-1]');
    folder.write('a.case.md', late('CH-1')).write('b.case.md', child('CH-2', lookedAfter + placed + doorstep));
    await cached();
    folder.write('.case-record/entries/visit.schema.json', '{"x-aliases": ["Doorstep visit"]}');
    const right = await anew('a.case.md');
    assert.doesNotMatch(right.out, /timescale\/visit-default-first/u);
    assert.deepEqual(await cached(['a.case.md']), right);
    assert.deepEqual(await cached(['a.case.md']), right);
  });

  it('keeps apart what is found on another day, under other settings and by another program', async () => {
    folder.write('a.case.md', late('CH-1'));
    await cached();
    assert.deepEqual(await cached(['--as-of', '2026-09-01']), await anew('--as-of', '2026-09-01'));
    await cached();
    folder.write('.case-record/config.yaml', 'as-of: 2026-03-20\nrules:\n  timescale/*: warning\n');
    const milder = await cached();
    assert.deepEqual(milder, await anew());
    assert.equal(milder.status, 0);
    const other = await cached([], { build: 'two' });
    assert.deepEqual(other, milder);
    const remark = `${late('CH-1')}\n<!-- case-record-disable timescale/placement-plan: the court has the papers (by m.patel) -->\n`;
    folder.write('a.case.md', remark);
    await cached();
    const unheeded = await anew('--no-inline-config');
    assert.deepEqual(await cached(['--no-inline-config']), unheeded);
    assert.deepEqual(await cached(), await anew());
    assert.notEqual((await cached()).out, unheeded.out);
  });

  it('heeds the teams of the settings as they are now', async () => {
    folder.write('a.case.md', child('CH-1', entry('2026-03-01 Allocation', 'worker: j.okafor', 'team: east')));
    const settings = (...teams: string[]) =>
      folder.write('.case-record/config.yaml', ['as-of: 2026-03-20', ...teams, ''].join('\n'));
    const unlisted = async (): Promise<boolean> => {
      const kept = await cached();
      assert.deepEqual(kept, await anew());
      return kept.out.includes('record/unknown-team');
    };
    assert.equal(await unlisted(), false);
    settings('teams:', '  west: {name: West}');
    assert.equal(await unlisted(), true);
    settings('teams:', '  west: {name: West}', '  east: {name: East}');
    assert.equal(await unlisted(), false);
    settings('teams:', '  west: {name: East}');
    assert.equal(await unlisted(), true);
    assert.match((await cached()).out, /name of a team/);
    settings();
    assert.equal(await unlisted(), false);
  });

  it('holds no text of a record, only ids, dates, rules and their messages', async () => {
    const words = 'Kestrel hideaway';
    const secret = visit(
      'also: [CH-1]',
      `late-reason: ${words}`,
      'actions:',
      `  - what: ${words}`,
      '    who: j.okafor',
    );
    folder.write('b.case.md', `${child('CH-2', lookedAfter + placed + secret)}\n${words}\n`);
    folder.write('a.case.md', late('CH-1'));
    await cached();
    const text = readFileSync(file(), 'utf8');
    assert.match(text, /No placement plan/);
    assert.doesNotMatch(text, /Kestrel|hideaway/);
    assert.doesNotMatch(text, /A made-up child/);
  });

  it('keeps nothing where nobody says where, where it is told not to, and where the program runs from its source', async () => {
    folder.write('a.case.md', late('CH-1'));
    const before = folder.snapshot();
    await folder.run(['lint'], { build: 'one' });
    await folder.run(['lint', '--no-cache'], { build: 'one', cacheFolder: kept.path });
    await folder.run(['lint', '--cache', kept.path]);
    assert.deepEqual(folder.snapshot(), before);
    assert.deepEqual(readdirSync(kept.path), []);
    await folder.run(['lint'], { build: 'one', cacheFolder: kept.at('not', 'yet', 'there') });
    assert.equal(readdirSync(kept.at('not', 'yet', 'there')).length, 2);
    assert.deepEqual(folder.snapshot(), before);
  });

  it('refuses a file as the folder to keep results in', async () => {
    folder.write('a.case.md', late('CH-1')).write('notes.txt', '');
    const { status, err } = await folder.run(['lint', '--cache', 'notes.txt'], { build: 'one' });
    assert.equal(status, 2);
    assert.equal(err, "case-record: notes.txt is not a folder; results can't be kept in it.\n");
  });

  describe('that went wrong', () => {
    let right: Outcome;
    let sound: string;
    beforeEach(async () => {
      folder.write('a.case.md', late('CH-1')).write('b.case.md', late('CH-2'));
      right = await anew();
      await cached();
      sound = readFileSync(file(), 'utf8');
    });

    it('is made anew, wherever it was cut short', async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(sound.length), async (length) => {
          writeFileSync(file(), sound.slice(0, length));
          assert.deepEqual(await cached(), right);
          assert.equal(readFileSync(file(), 'utf8'), sound);
        }),
        { numRuns: 10 },
      );
    });

    it('is made anew where a single sign in it changed', async () => {
      writeFileSync(file(), sound.replace('No visit', 'A visit'));
      assert.deepEqual(await cached(), right);
      assert.equal(readFileSync(file(), 'utf8'), sound);
    });

    it('is made anew where it is no file of results at all', async () => {
      const head = `${sound.slice(0, sound.indexOf('\n'))}\n`;
      for (const text of [
        '',
        '\0',
        '{}',
        head,
        `${head}null`,
        `${head}{"often":[],"files":[{}]}`,
        'x'.repeat(100_000),
      ]) {
        writeFileSync(file(), text);
        assert.deepEqual(await cached(), right);
      }
    });

    it('is not believed where somebody else may have written it', async function () {
      if (process.platform === 'win32') this.skip();
      chmodSync(file(), 0o666);
      const before = statSync(file()).ino;
      assert.deepEqual(await cached(), right);
      assert.notEqual(statSync(file()).ino, before, 'it is made anew');
    });

    it('is done without where it is a folder', async () => {
      const path = file();
      kept.remove();
      mkdirSync(path, { recursive: true });
      assert.deepEqual(await cached(), right);
    });

    it('does not mind what a run that was killed left half written, and sweeps it away', async () => {
      // Of a process on another machine, years ago.
      const half = `${file()}.000000-1-1.unfinished`;
      writeFileSync(half, sound.slice(0, 100));
      utimesSync(half, new Date('2026-03-20T08:00:00Z'), new Date('2026-03-20T08:00:00Z'));
      assert.deepEqual(await cached(), right);
      assert.equal(readFileSync(file(), 'utf8'), sound);
      assert.ok(!existsSync(half));
    });

    it('is forgotten for a folder that nobody looked at for long, and never touches other files', async () => {
      const old = new Date('2026-01-01T08:00:00Z');
      const other = join(kept.path, `${'x'.repeat(43)}.cache`);
      const foreign = join(kept.path, 'notes.txt');
      for (const path of [other, foreign]) {
        writeFileSync(path, '');
        utimesSync(path, old, old);
      }
      await cached();
      assert.deepEqual(
        readdirSync(kept.path).filter((name) => name === 'notes.txt' || name.startsWith('xxx')),
        ['notes.txt'],
      );
    });

    it('gives both of two runs at once the right answer', async () => {
      writeFileSync(file(), '');
      const answers = await Promise.all([cached(), cached(), cached()]);
      for (const answer of answers) assert.deepEqual(answer, right);
      assert.equal(readFileSync(file(), 'utf8'), sound);
    });
  });

  it('says the same of the Riverside example, record by record', async () => {
    const riverside = fileURLToPath(new URL('../../examples/riverside', import.meta.url));
    const first = await folder.run(['lint', riverside, '--no-cache'], { build: 'one' });
    for (let round = 0; round < 2; round += 1)
      assert.deepEqual(await folder.run(['lint', riverside, '--cache', kept.path], { build: 'one' }), first);
  });
});
