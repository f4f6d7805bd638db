import assert from 'node:assert/strict';
import type { Log, Result, Run } from 'sarif';
import { sarifSchema } from '../support/json-schemas.ts';
import { child, entry, Folder } from './command.ts';
import { folderWithFindings, lintedAs, reportOf, silenced } from './folder-with-findings.ts';

describe('lint --format sarif', () => {
  let folder: Folder;
  const runOf = async (): Promise<Run> => {
    const [run] = (JSON.parse(await lintedAs(folder, 'sarif')) as Log).runs;
    assert.ok(run !== undefined);
    return run;
  };
  const resultsOf = async (): Promise<readonly Result[]> => (await runOf()).results ?? [];
  const marks = (results: readonly Result[]) =>
    results.map(({ ruleId, partialFingerprints }) => `${ruleId} ${Object.values(partialFingerprints ?? {}).join()}`);

  beforeEach(() => {
    folder = folderWithFindings();
  });
  afterEach(() => folder.remove());

  it('is valid by the schema of SARIF 2.1.0, with findings and without', async () => {
    const check = sarifSchema();
    assert.deepEqual(check(JSON.parse(await lintedAs(folder, 'sarif'))), []);
    assert.deepEqual(check(JSON.parse(await lintedAs(folder, 'sarif', 'd.case.md'))), []);
    assert.notDeepEqual(check({ version: '2.1.0', runs: [{ results: [{}] }] }), []);
  });

  it('holds no half of a sign, which not every reader of JSON takes', async () => {
    folder.write('e.case.md', child('"CH-\\uD800x"', entry('2026-03-01 Case note', 'unknown: 1')));
    const text = await lintedAs(folder, 'sarif', 'e.case.md');
    assert.match(text, /"fullyQualifiedName": "CH-x\//u);
    assert.doesNotMatch(text, /\\ud[89a-f]/iu);
  });

  it('has every finding of the report, with its level, place and message', async () => {
    const report = await reportOf(folder);
    const levels = { error: 'error', warning: 'warning', information: 'note' };
    assert.deepEqual(
      (await resultsOf()).map(({ ruleId, level, message, locations }) => {
        const place = locations?.[0]?.physicalLocation;
        const uri = place?.artifactLocation?.uri ?? '';
        return [ruleId, level, message.text, decodeURIComponent(uri), Object.values(place?.region ?? {})];
      }),
      report.findings.map(({ rule, severity, message, file, line, column, endLine, endColumn }) => [
        rule,
        levels[severity],
        message,
        file,
        [line, column, endLine, endColumn],
      ]),
    );
    assert.equal((await runOf()).columnKind, 'utf16CodeUnits');
  });

  it('writes paths as addresses', async () => {
    const uris = (await resultsOf()).map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri);
    assert.ok(uris.includes('b/50%25%20off%2C%20%3Creally%3E%3A%20%26%20%231.case.md'));
  });

  it('tells of each rule what it is, what clears it and where its page is', async () => {
    const { tool, results = [] } = await runOf();
    const { rules = [] } = tool.driver;
    assert.deepEqual(
      rules.map(({ id }) => id),
      [...new Set(results.map(({ ruleId }) => ruleId))].sort(),
    );
    for (const { ruleId, ruleIndex } of results) assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
    for (const { id, shortDescription, help, helpUri, defaultConfiguration } of rules) {
      assert.notEqual(shortDescription?.text, id, `${id} is not described`);
      assert.match(help?.text ?? '', /What clears it: ./, id);
      assert.equal(helpUri, `case-record-rule:/${id.replaceAll('/', '-')}.md`);
      assert.ok(['error', 'warning', 'note'].includes(defaultConfiguration?.level ?? ''), id);
    }
  });

  it('has a fingerprint for each, no two alike', async () => {
    const all = (await resultsOf()).map(({ partialFingerprints }) => partialFingerprints?.['caseRecordFinding/v1']);
    assert.ok(all.every((mark) => /^[0-9a-f]{32}$/.test(mark ?? '')));
    assert.equal(new Set(all).size, all.length);
  });

  it('keeps fingerprints when lines move, other entries are edited, the file moves and days pass', async () => {
    const visit = (date: string) =>
      entry(`${date} Visit`, 'by: j.okafor', 'seen: yes', 'alone: no', 'place: placement');
    const before = new Folder().write('a.case.md', child('CH-9', visit('2026-03-04') + visit('2026-03-11')));
    const after = new Folder().write(
      'elsewhere/b.case.md',
      child(
        'CH-9',
        `A summary that is new.\n\nAnd long.\n\n${entry('2026-03-01 Allocation', 'worker: j.okafor')}${visit('2026-03-04')}More words.\n\n${visit('2026-03-11')}`,
      ),
    );
    const marksOf = async (one: Folder, ...args: readonly string[]) => {
      const { runs } = JSON.parse(await lintedAs(one, 'sarif', ...args)) as Log;
      return marks(runs[0]?.results ?? []).filter((mark) => mark.startsWith('practice/'));
    };
    const kept = await marksOf(before);
    assert.ok(kept.length >= 2, `only ${kept.length}`);
    const now = await marksOf(after, '--as-of', '2026-03-25');
    assert.deepEqual(
      kept.filter((mark) => !now.includes(mark) && !mark.startsWith('practice/no-worker')),
      [],
    );
    before.remove();
    after.remove();
  });

  it('says of each result whether a remark silences it, and who decided that, but not why', async () => {
    assert.ok(
      (await resultsOf()).every(({ suppressions }) => suppressions === undefined),
      'nothing is silenced yet',
    );
    const before = marks(await resultsOf());
    folder.write('s.case.md', silenced);
    const text = await lintedAs(folder, 'sarif');
    assert.deepEqual(sarifSchema()(JSON.parse(text)), []);
    assert.ok(!text.includes('Greenacre'));
    const results = await resultsOf();
    const [found, ...others] = results.filter(({ suppressions }) => suppressions?.length !== 0);
    assert.deepEqual(others, []);
    assert.equal(found?.ruleId, 'practice/action-overdue');
    const [suppression] = found?.suppressions ?? [];
    assert.deepEqual([suppression?.kind, suppression?.status], ['inSource', 'accepted']);
    assert.deepEqual(suppression?.properties, { by: 'm.patel', until: '2026-04-12' });
    assert.equal(suppression?.location?.physicalLocation?.region?.startLine, 12);
    const now = marks(results);
    assert.ok(before.every((mark) => now.includes(mark)));
  });

  it('keeps the fingerprint of a finding when a remark silences it', async () => {
    const markOf = async () => marks((await resultsOf()).filter(({ ruleId }) => ruleId === 'practice/action-overdue'));
    folder.write('s.case.md', silenced.replace(/<!--.*-->\n\n/u, ''));
    const open = await markOf();
    folder.write('s.case.md', silenced);
    assert.equal(open.length, 1);
    assert.deepEqual(await markOf(), open);
  });

  it('is the same each time, and holds no path of the machine and no control characters', async () => {
    const text = await lintedAs(folder, 'sarif');
    assert.equal(text, await lintedAs(folder, 'sarif'));
    assert.ok(!text.includes(folder.path));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/u);
  });
});
