import assert from 'node:assert/strict';
import { LINT_FORMATS } from '../../src/cli/format-lint.ts';
import { SECRET, SECRET_RECORD } from '../support/secret-record.ts';
import { Folder } from './command.ts';
import { lintedAs, reportOf, silenced } from './folder-with-findings.ts';

describe('text of records', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = new Folder().write('a.case.md', SECRET_RECORD);
  });
  afterEach(() => folder.remove());

  for (const format of LINT_FORMATS)
    it(`leaves in no finding as ${format}`, async () => {
      const text = await lintedAs(folder, format, '--as-of', '2026-05-01');
      assert.ok(text.includes('practice/') || text.includes('decision/'), 'findings are there');
      assert.ok(!text.includes(SECRET), text);
    });

  for (const format of ['csv', 'ics'])
    it(`leaves in no deadline as ${format}`, async () => {
      const { out } = await folder.run(['due', '--all', '--format', format, '--as-of', '2026-05-01']);
      assert.ok(out.includes('CH-1'));
      assert.ok(!out.includes(SECRET), out);
    });

  describe('with --show-text', () => {
    it('stands under each finding of a record in JSON', async () => {
      const { findings } = await reportOf(folder, '--show-text');
      const lines = SECRET_RECORD.split('\n');
      assert.ok(findings.length > 0);
      for (const { line, text } of findings) assert.equal(text, lines[line - 1]?.trim());
      assert.ok(findings.some(({ text }) => text?.includes(SECRET)));
    });

    it('stands under those that a remark silences, too', async () => {
      folder.write('s.case.md', silenced);
      const { suppressed = [] } = await reportOf(folder, '--show-text');
      const lines = silenced.split('\n');
      assert.ok(suppressed.length > 0);
      for (const { line, text } of suppressed) assert.equal(text, lines[line - 1]?.trim());
    });

    it('stands in CSV and on the page, and in no other format', async () => {
      for (const format of LINT_FORMATS) {
        const text = await lintedAs(folder, format, '--show-text');
        assert.equal(text.includes(SECRET), ['json', 'csv', 'html'].includes(format), format);
      }
      assert.match(await lintedAs(folder, 'csv', '--show-text'), /^\ufeff[^\r]*,clears,text\r\n/u);
    });

    it('is cut where a line is very long', async () => {
      folder.write('a.case.md', `---\nrecord: child\nid: CH-1\n---\n\n## 2026-02-31 ${'\u{1f600}'.repeat(1000)}\n`);
      const texts = (await reportOf(folder, '--show-text')).findings.map(({ text = '' }) => text);
      assert.ok(texts.some((text) => text.endsWith('\u{1f600}…') && text.length <= 1001));
    });

    it('shows nothing of settings, and nothing of a file that cannot be read', async () => {
      folder.write('.case-record/config.yaml', 'people:\n  a: {name: Ann, unheard: x}\n').write('b.case.md', '\0');
      const { findings } = await reportOf(folder, '--show-text');
      const others = findings.filter(({ file }) => file !== 'a.case.md');
      assert.deepEqual(new Set(others.map(({ file }) => file)), new Set(['.case-record/config.yaml', 'b.case.md']));
      for (const { text } of others) assert.equal(text, undefined);
    });
  });
});
