import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { child, entry, Folder } from './command.ts';
import { runUntil } from './moments.ts';

/** Moments that are tried of each command: as many as there are would take minutes. */
const TRIED = 5;

const census = (...ids: readonly string[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<Message>
  <Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>
  <Children>${ids
    .map(
      (id) => `<Child>
    <ChildIdentifiers><LAchildID>${id}</LAchildID><PersonBirthDate>2015-03-02</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
    <CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>2A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode></CINdetails>
  </Child>`,
    )
    .join('\n')}</Children>
</Message>
`;

const record = child('CH-1', entry('2026-03-01 Legal status', 'status: C2'));
const day = ['--as-of', '2026-03-20'];
const lint = ['lint', ...day, '--no-cache'];

interface Writing {
  readonly title: string;
  readonly args: readonly string[];
  /** What is there before. */
  readonly before?: (folder: Folder) => Promise<unknown>;
}

const COMMANDS: readonly Writing[] = [
  {
    title: 'lint in several formats, with a baseline',
    args: [
      ...lint,
      ...['--write-baseline', 'base.json'],
      ...['--format', 'json', '-o', 'a.json', '--format', 'html', '-o', 'b.html'],
    ],
    before: async (folder) => folder.write('a.json', 'an old answer'),
  },
  { title: 'report with its data', args: ['report', ...day, '-o', 'r.html', '--data', 'd.json'] },
  { title: 'import into a new folder', args: ['import', 'cin-census', 'census.xml', '--out', 'back/records'] },
  {
    title: 'import over an earlier one',
    args: ['import', 'cin-census', 'census.xml', '--out', 'back', '--force'],
    before: async (folder) => {
      await folder.write('census.xml', census('EX1')).run(['import', 'cin-census', 'census.xml', '--out', 'back']);
      folder.write('census.xml', census('EX1', 'EX2'));
    },
  },
  { title: 'init', args: ['init', 'team'] },
];

describe('a run that writes, interrupted anywhere', function () {
  if (process.platform === 'win32') return;
  this.timeout(120_000);

  /** What stands in a folder, name by name; a folder is told from a file. */
  const contents = (folder: string): Map<string, string> =>
    new Map(
      (readdirSync(folder, { recursive: true }) as string[]).sort().map((name) => {
        const path = join(folder, name);
        return [name, statSync(path).isDirectory() ? 'a folder' : readFileSync(path, 'latin1')];
      }),
    );

  async function made(before: Writing['before']): Promise<Folder> {
    const folder = new Folder().write('r.case.md', record).write('census.xml', census('EX1', 'EX2'));
    await before?.(folder);
    return folder;
  }

  for (const { title, args, before } of COMMANDS) {
    it(`leaves all as it was or all as it will be, and nothing beside it: ${title}`, async () => {
      const first = await made(before);
      const [old, all] = [contents(first.path), new Folder()];
      try {
        cpSync(first.path, all.path, { recursive: true });
        const { moments, status } = runUntil(all.path, args);
        assert.ok(moments > 5 && status !== 2);
        const whole = contents(all.path);
        for (let n = 0; n < TRIED; n += 1) {
          const moment = 1 + Math.floor((n * moments) / TRIED);
          const folder = new Folder();
          cpSync(first.path, folder.path, { recursive: true });
          const ended = runUntil(folder.path, args, { moment, signal: n % 2 === 0 ? 'SIGINT' : 'SIGTERM' });
          const left = contents(folder.path);
          const isAll = left.size === whole.size && [...whole].every(([name, text]) => left.get(name) === text);
          if (!isAll) assert.deepEqual(left, old, `at moment ${moment} of ${moments}`);
          assert.ok(ended.status === 2 || (isAll && ended.status === status), `ended with ${ended.status}`);
          if (ended.status === 2) assert.match(ended.stderr, /Interrupted before the work was done/u);
          folder.remove();
        }
      } finally {
        first.remove();
        all.remove();
      }
    });
  }

  it('is swept up after by the next run where it was killed', async () => {
    for (const { args, before } of COMMANDS.filter(({ title }) => /formats|new folder/u.test(title))) {
      const folder = await made(before);
      const all = await made(before);
      const { moments, status } = runUntil(all.path, args);
      const whole = contents(all.path);
      assert.equal(
        runUntil(folder.path, args, { moment: Math.floor(moments / 2), signal: 'SIGKILL' }).signal,
        'SIGKILL',
      );
      const isUnfinished = (name: string) => name.includes('.unfinished');
      assert.ok([...contents(folder.path).keys()].some(isUnfinished), 'nothing was left half written');
      assert.equal(runUntil(folder.path, args).status, status);
      assert.deepEqual(contents(folder.path), whole);
      folder.remove();
      all.remove();
    }
  });

  it('leaves alone what another run is writing just now, and files of other names', async () => {
    const folder = await made(undefined);
    const running = `a.json.000000-${process.pid}-1.unfinished`;
    folder.write(running, 'another machine').write('mine.unfinished', 'mine');
    assert.notEqual(runUntil(folder.path, [...lint, '-o', 'a.txt']).status, 2);
    assert.ok(folder.has(running) && folder.has('mine.unfinished'));
    folder.remove();
  });
});
