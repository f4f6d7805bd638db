import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Checker, ownSchema } from '../support/json-schemas.ts';
import { SECRET_RECORD } from '../support/secret-record.ts';
import { child, entry, type Folder } from './command.ts';
import { folderWithFindings, lintedAs, silenced } from './folder-with-findings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The records of an example, by their path. */
const recordsBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.case.md') && !/\.case-record|templates/u.test(name))
    .map((name) => join(root, folder, name));

describe('the published schemas of reports', () => {
  let folder: Folder;
  const holds = async (check: Checker, args: readonly string[]): Promise<void> => {
    const { out } = await folder.run(args);
    assert.deepEqual(check(JSON.parse(out)), [], args.join(' '));
  };

  beforeEach(() => {
    folder = folderWithFindings().write('secret.case.md', SECRET_RECORD.replace('CH-1', 'CH-7'));
  });
  afterEach(() => folder.remove());

  it('hold for what lint writes', async () => {
    const check = ownSchema('lint-report');
    await holds(check, ['lint', '--format', 'json']);
    await holds(check, ['lint', '--format', 'json', '--show-text']);
    await holds(check, ['lint', '--format', 'json', 'd.case.md']);
    folder.write('s.case.md', silenced);
    await holds(check, ['lint', '--format', 'json', '--show-text']);
    await holds(check, ['lint', '--format', 'json', '--shard', '1/2']);
    await holds(check, ['lint', '--format', 'json', '--shard', '2/2', '--show-text']);
    const report = JSON.parse(await lintedAs(folder, 'json')) as { findings: object[] };
    assert.notDeepEqual(check({ ...report, extra: 1 }), []);
    assert.notDeepEqual(check({ ...report, findings: [{ ...report.findings[0], line: 0 }] }), []);
  });

  it('hold for what suppressions writes', async () => {
    const check = ownSchema('suppressions-report');
    folder.write('s.case.md', `${silenced}\n<!-- case-record-disable practice/analysis -->\n\nEnd.\n`);
    for (const args of [[], ['--show-text'], ['--within', '1m']])
      await holds(check, ['suppressions', '--format', 'json', ...args]);
    const { out } = await folder.run(['suppressions', '--format', 'json']);
    const list = JSON.parse(out) as { suppressions: object[] };
    assert.equal(list.suppressions.length, 2);
    assert.notDeepEqual(check({ ...list, suppressions: [{ ...list.suppressions[0], state: 'gone' }] }), []);
  });

  it('hold for what due writes', async () => {
    const check = ownSchema('due-report');
    const start = entry('2026-03-01 Legal status', 'status: C2') + entry('2026-03-01 Placement', 'type: U6');
    const visit = (date: string, ...more: string[]) => entry(`${date} Visit`, 'seen: yes', 'alone: yes', ...more);
    folder.write('e.case.md', child('CH-5', start + visit('2026-03-10', 'late-reason: Away.') + visit('2026-03-12')));
    folder.write('f.case.md', child('CH-6', start.replace('type: U6', 'type: U6\nended: 2026-03-15')));
    for (const args of [[], ['--all'], ['--all', '--by', 'worker'], ['--by', 'team'], ['--within', '1d']])
      await holds(check, ['due', '--format', 'json', ...args]);
  });

  it('hold for what journey writes', async () => {
    const check = ownSchema('journey');
    const examples = ['examples/riverside', 'examples/packs/strengths-and-danger'].flatMap((path) =>
      recordsBelow(path),
    );
    assert.ok(examples.length > 10);
    const kinds = new Set<string>();
    for (const record of examples) {
      const { out } = await folder.run(['journey', record, '--format', 'json', '--show-text']);
      const drawn = JSON.parse(out) as { lanes: { kind: string }[] };
      assert.deepEqual(check(drawn), [], record);
      for (const { kind } of drawn.lanes) kinds.add(kind);
    }
    assert.deepEqual([...kinds].sort(), ['marks', 'numbers', 'spans']);
    for (const more of [[], ['--from', '2026-01-01', '--to', '2026-02-01']])
      await holds(check, ['journey', examples[0] ?? '', '--format', 'json', ...more]);
    await holds(check, ['journey', 'secret.case.md', '--format', 'json', '--show-text']);
    folder.write('empty.case.md', child('CH-8', ''));
    await holds(check, ['journey', 'empty.case.md', '--format', 'json']);
    const { out } = await folder.run(['journey', examples[0] ?? '', '--format', 'json']);
    const drawn = JSON.parse(out) as { lanes: object[] };
    assert.notDeepEqual(check({ ...drawn, name: 1 }), []);
    assert.notDeepEqual(check({ ...drawn, lanes: [{ ...drawn.lanes[0], colour: 'red' }] }), []);
  });

  it('hold for what audit sample and audit summary write', async () => {
    const open = (team: string) =>
      entry('2026-01-05 Referral', 'from: 2A') + entry('2026-01-05 Allocation', 'worker: j.okafor', `team: ${team}`);
    const audit = (...fields: string[]) => entry('2026-03-10 Case audit', 'by: m.patel', ...fields);
    folder
      .write('audited/1.case.md', child('CH-31', open('east') + audit('grade: good', 'moderated-grade: inadequate')))
      .write('audited/2.case.md', child('CH-32', open('west') + audit('family-view: Heard.')))
      .write('audited/3.case.md', child('"no id"', open('west')));
    const sampled = ownSchema('audit-sample');
    for (const by of [[], ['--by', 'team'], ['--by', 'status'], ['--by', 'worker']]) {
      const args = ['audit', 'sample', 'audited', '--n', '3', '--seed', '7', '--out', 'out', '--force', ...by];
      assert.equal((await folder.run(args)).status, 0);
      assert.deepEqual(sampled(JSON.parse(folder.read('out/sample.json'))), [], by.join(' '));
    }
    const sample = JSON.parse(folder.read('out/sample.json')) as object;
    assert.notDeepEqual(sampled({ ...sample, seed: -1 }), []);
    assert.notDeepEqual(sampled({ ...sample, name: 'Amara' }), []);
    const check = ownSchema('audit-summary');
    const summary = ['audit', 'summary', 'audited', '--format', 'json'];
    await holds(check, summary);
    await holds(check, [...summary, '--sample', 'out/sample.json', '--as-of', '2026-03-12']);
    await holds(check, [...summary, '--as-of', '2020-01-01']);
    const summed = JSON.parse((await folder.run(summary)).out) as { total: object };
    assert.notDeepEqual(check({ ...summed, total: { ...summed.total, names: [] } }), []);
  });
});
