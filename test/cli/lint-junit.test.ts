import assert from 'node:assert/strict';
import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { formatLintJunit } from '../../src/cli/format-lint-junit.ts';
import { plain } from '../../src/cli/plain-text.ts';
import { parseIsoDate } from '../../src/record/date.ts';
import type { Severity } from '../../src/record/types.ts';
import type { Folder } from './command.ts';
import { folderWithFindings, lintedAs, reportOf } from './folder-with-findings.ts';

const elements = (parent: XmlElement | null, name: string): XmlElement[] =>
  (parent?.children ?? []).filter(
    (child): child is XmlElement => child.type === 'element' && 'name' in child && child.name === name,
  );

/** What of a text is written: nothing that XML cannot hold, and not the mark that ends the section it stands in. */
const shown = (text: string) =>
  plain(text)
    .replace(/[\p{Surrogate}\ufffe]/gu, '')
    .replaceAll(']]>', ']] >');

describe('lint --format junit', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWithFindings();
  });
  afterEach(() => folder.remove());

  it('says once how late something is', async () => {
    const { findings } = await reportOf(folder);
    assert.ok(findings.some(({ daysLate }) => daysLate !== undefined));
    assert.doesNotMatch(await lintedAs(folder, 'junit'), /late\W+\d+ days? late/u);
  });

  it('is a suite for each file that was checked and for each of settings with faults, a case for each finding', async () => {
    const { root } = parseXml(await lintedAs(folder, 'junit'));
    const { findings, summary } = await reportOf(folder);
    assert.equal(root?.name, 'testsuites');
    const suites = elements(root, 'testsuite');
    assert.deepEqual(suites.map(({ attributes }) => attributes.name).sort(), [
      '.case-record/config.yaml',
      'a.case.md',
      'b/50% off, <really>: & #1.case.md',
      'c.case.md',
      'd.case.md',
    ]);
    assert.equal(root?.attributes.failures, String(summary.errors + summary.warnings));
    assert.equal(root?.attributes.tests, String(findings.length + 1), 'one more for the file that passes');
    for (const suite of suites) {
      const cases = elements(suite, 'testcase');
      assert.equal(suite.attributes.tests, String(cases.length));
      assert.equal(
        suite.attributes.failures,
        String(cases.filter((one) => elements(one, 'failure').length > 0).length),
      );
      const names = cases.map(({ attributes }) => `${attributes.classname} ${attributes.name}`);
      assert.equal(new Set(names).size, names.length, 'each case has a name of its own');
    }
  });

  it('passes a file without findings, and for what is only information', async () => {
    const { root } = parseXml(await lintedAs(folder, 'junit', 'd.case.md'));
    const settings = elements(root, 'testsuite').find(({ attributes }) => attributes.name === 'd.case.md');
    const [passed, ...more] = elements(settings ?? null, 'testcase');
    assert.deepEqual([passed?.attributes.name, passed?.children.length, more], ['no findings', 0, []]);
    const all = parseXml(await lintedAs(folder, 'junit')).root;
    const { summary } = await reportOf(folder);
    const told = elements(all, 'testsuite').flatMap((suite) =>
      elements(suite, 'testcase').filter((one) => elements(one, 'system-out').length > 0),
    );
    assert.equal(told.length, summary.information);
    assert.ok(told.every((one) => elements(one, 'failure').length === 0));
  });

  it('says in a failure what was found, where, and the way out', async () => {
    const { findings } = await reportOf(folder, 'a.case.md');
    const { root } = parseXml(await lintedAs(folder, 'junit', 'a.case.md'));
    const found = findings.find(({ rule }) => rule === 'timescale/visit-default-first');
    const [failure] = elements(root, 'testsuite')
      .flatMap((suite) => elements(suite, 'testcase'))
      .filter(
        ({ attributes }) =>
          attributes.name === 'timescale/visit-default-first in 2026-03-01-placement due 2026-03-08' &&
          attributes.file === 'a.case.md',
      )
      .flatMap((one) => elements(one, 'failure'));
    assert.deepEqual({ ...failure?.attributes }, { message: found?.message, type: 'error' });
    assert.ok(failure?.text.startsWith(`a.case.md:${found?.line}:${found?.column}\n`));
    assert.ok(failure?.text.includes(found?.clears ?? '-'));
  });

  it('is well-formed XML that says the same, whatever stands in a message or a name', () => {
    const signs = fc.string({
      unit: fc.constantFrom(
        ']',
        ']>',
        ']]>',
        '<',
        '&',
        '"',
        "'",
        'x',
        ' ',
        '\u0000',
        '\u001b',
        '\ud800',
        '\ufffe',
        'é',
      ),
    });
    const asOf = parseIsoDate('2026-03-20') ?? assert.fail();
    fc.assert(
      fc.property(signs, signs, fc.constantFrom<Severity>('error', 'information'), (message, file, severity) => {
        const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
        const finding = { rule: 'record/x', severity, message, file, record: null, entry: null, ...place };
        const summary = { errors: 1, warnings: 0, information: 0 };
        const xml = formatLintJunit({
          report: { version: 1, asOf, files: 1, findings: [finding], summary },
          checked: [],
          rules: [],
          teams: [],
          showsText: false,
        });
        const [suite] = elements(parseXml(xml).root, 'testsuite');
        const [testCase, ...more] = elements(suite ?? null, 'testcase');
        assert.deepEqual(more, []);
        assert.ok(testCase?.text.includes(`${shown(file)}:1:1\n${severity}: ${shown(message)}`), testCase?.text);
      }),
    );
  });
});
