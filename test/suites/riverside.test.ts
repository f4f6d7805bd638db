/** The example team: what its README promises is what the command line finds, no more and no less. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fromTheTop, root } from '../cli/command.ts';

const folder = 'examples/riverside';
const readme = readFileSync(join(root, folder, 'README.md'), 'utf8');

interface Reported {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly file: string;
  readonly record: string | null;
  readonly entry: string | null;
}

interface LintJson {
  readonly asOf: string;
  readonly files: number;
  readonly findings: readonly Reported[];
}

interface DueJson {
  readonly deadlines: readonly { readonly record: string; readonly timescale: string }[];
}

const lint = async (path: string) => JSON.parse(await fromTheTop('lint', path, '--format', 'json')) as LintJson;

/** The cells of a table of the README: the one under this heading. */
function table(heading: string): readonly (readonly string[])[] {
  const section = readme.split(/^## /mu).find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ['));
  assert.ok(rows.length > 0, `no table under "${heading}"`);
  return rows.map((row) => row.slice(2, -2).split(' | '));
}

/** The text of a link or of code. */
const plain = (cell = ''): string => cell.replace(/^\[(.*)\]\([^)]*\)$/u, '$1').replaceAll('`', '');

const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.case.md'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const idOf = (file: string): string => basename(file, '.case.md');

describe('examples/riverside', () => {
  let whole: LintJson;
  before(async () => {
    whole = await lint(folder);
  });

  const planted = table('What is wrong here, on purpose').map(([record, entry, rule, why]) => ({
    record: plain(record),
    entry: entry === 'front matter' ? null : plain(entry),
    rule: plain(rule),
    why,
  }));

  it('is judged on the day that its configuration fixes', () => {
    assert.equal(whole.asOf, '2026-09-30');
  });

  it('has the errors and warnings that its README lists, and no others', () => {
    const say = ({ record, entry, rule }: Pick<Reported, 'record' | 'entry' | 'rule'>) =>
      `${record} ${entry ?? 'front matter'} ${rule}`;
    const found = whole.findings.filter(({ severity }) => severity !== 'information');
    assert.deepEqual(found.map(say).sort(), planted.map(say).sort());
  });

  it('says of each planted problem why it matters, in a sentence of its own', () => {
    const reasons = planted.map(({ why }) => why ?? '');
    assert.deepEqual(
      reasons.filter((why) => why.length < 40),
      [],
    );
    assert.equal(new Set(reasons).size, reasons.length);
  });

  it('is a team of 24 or more children and 4 supervision files, each listed in the README', () => {
    const children = files.filter((file) => idOf(file).startsWith('CH-'));
    const supervision = files.filter((file) => idOf(file).startsWith('SUP-'));
    assert.ok(children.length >= 24, String(children.length));
    assert.ok(supervision.length >= 4, String(supervision.length));
    assert.equal(whole.files, children.length + supervision.length);
    const listed = (heading: string) => table(heading).map(([record]) => plain(record));
    assert.deepEqual(listed('The children').toSorted(), children.map(idOf).toSorted());
    assert.deepEqual(listed('Supervision').toSorted(), supervision.map(idOf).toSorted());
  });

  it('plants problems in half of the records or so, and leaves the others clean', () => {
    const faulty = new Set(planted.map(({ record }) => record));
    assert.ok(
      faulty.size >= files.length * 0.4 && faulty.size <= files.length * 0.6,
      `${faulty.size} of ${files.length}`,
    );
    for (const record of faulty) {
      assert.ok(planted.filter((one) => one.record === record).length <= 4, record);
    }
  });

  it('names a file as its record is named', () => {
    for (const file of files) {
      const id = /^id: (.+)$/mu.exec(readFileSync(join(root, folder, file), 'utf8'))?.[1];
      assert.equal(id, idOf(file));
    }
  });

  it('has the same findings file by file', async () => {
    const apart: Reported[] = [];
    for (const file of files) apart.push(...(await lint(`${folder}/${file}`)).findings);
    const inOrder = (findings: readonly Reported[]) => findings.map((one) => JSON.stringify(one)).sort();
    assert.deepEqual(inOrder(apart), inOrder(whole.findings));
  });

  it('counts visits by the branches of regulation 28 that its README names, six or more of them', async () => {
    const { deadlines } = JSON.parse(await fromTheTop('due', folder, '--all', '--format', 'json')) as DueJson;
    const counted = new Map<string, Set<string>>();
    for (const { record, timescale } of deadlines) {
      if (timescale.startsWith('visit-')) counted.set(record, (counted.get(record) ?? new Set()).add(timescale));
    }
    for (const [record, , branches = ''] of table('The children')) {
      const named = [...branches.matchAll(/`([^`]+)`/gu)].map(([, id]) => id ?? '');
      assert.deepEqual(named.sort(), [...(counted.get(plain(record)) ?? [])].sort(), plain(record));
    }
    const all = new Set([...counted.values()].flatMap((branches) => [...branches]));
    const elsewhere = ['visit-short-breaks', 'visit-placed-for-adoption'];
    assert.ok([...all].filter((id) => !elsewhere.includes(id)).length >= 6, [...all].join(' '));
  });

  it('leads nowhere that is not there', () => {
    const pages = [
      ['README.md', readme],
      ...files.map((file) => [file, readFileSync(join(root, folder, file), 'utf8')]),
    ];
    for (const [name = '', text = ''] of pages) {
      for (const [, target = ''] of text.matchAll(/\]\(([^)#]+)\)/gu)) {
        assert.ok(existsSync(join(root, folder, dirname(name), target)), `${name}: ${target}`);
      }
    }
  });
});
