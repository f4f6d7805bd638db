/** Whatever a workspace calls its teams, types, rules and people is text in every view: nothing runs, nothing is loaded, nothing moves the cursor of a terminal. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Folder } from '../cli/command.ts';
import { FILES, faultsOfMarkdown, faultsOfPage, RECORD } from './script-workspace.ts';

describe('what a workspace calls things', () => {
  let folder: Folder;
  before(() => {
    folder = new Folder();
    for (const [name, content] of Object.entries(FILES)) folder.write(name, content);
    folder.write('a.case.md', RECORD);
  });
  after(() => folder.remove());

  for (const command of [
    ['report', '-o', 'r.html'],
    ['lint', '--format', 'html', '--show-text', '-o', 'l.html'],
    ['journey', 'CH-1', '--show-text', '-o', 'j.html'],
    ['journey', 'CH-1', '--show-text', '-o', 'j.svg'],
    ['chronology', 'CH-1', '--show-text', '-o', 'c.html'],
  ]) {
    it(`is text on the page of ${command.join(' ')}`, async () => {
      const { status, err } = await folder.run(command);
      // The settings have faults on purpose, and figures that were counted by the rest of them are not passed off as whole.
      if (command[0] === 'report') assert.match(err, /^case-record: Something is wrong in the settings [^\n]*\n$/u);
      else assert.ok(status < 2, err);
      const page = folder.read(command.at(-1) ?? '');
      assert.match(page, /alert\(1\)/u);
      assert.deepEqual(faultsOfPage(page), []);
    });
  }

  for (const command of [
    ['lint', '--show-text'],
    ['lint', '--format', 'json'],
    ['lint', '--format', 'sarif'],
    ['lint', '--format', 'junit'],
    ['lint', '--format', 'github'],
    ['lint', '--format', 'gitlab'],
    ['lint', '--format', 'csv'],
    ['due', '--all'],
    ['due', '--all', '--format', 'csv'],
    ['due', '--all', '--format', 'ics'],
    ['due', '--by', 'team'],
    ['explain', 'CH-1'],
    ['journey', 'CH-1', '--show-text'],
    ['rules'],
    ['config', '--explain', '.'],
    ['supervision', 'prepare', 'a.brook', '--show-text'],
    ['new', '--list'],
    ['new', 'a'],
  ]) {
    it(`moves no cursor and starts no line of its own in ${command.join(' ')}`, async () => {
      const { status, out, err } = await folder.run(command, { columns: 100, env: { NO_COLOR: '1' } });
      assert.ok(status < 2, err);
      // Line ends are the program's own; JSON writes the others as escapes.
      const unseen = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
      assert.deepEqual(
        [...new Set(`${out}${err}`.match(unseen) ?? [])].filter((sign) => !'\n\r\t'.includes(sign)),
        [],
      );
      assert.doesNotMatch(out, /^::error::x/mu);
      if (command.includes('csv')) assert.doesNotMatch(out, /(?:^|,)"?[=@]HYPERLINK/mu);
      if (command.includes('prepare')) assert.deepEqual(faultsOfMarkdown(out), []);
    });
  }

  it('is text in the work sheets of an audit', async () => {
    const { status, err } = await folder.run(['audit', 'sample', '--n', '1', '--seed', '1', '--out', 'sheets']);
    assert.ok(status < 2, err);
    for (const name of readdirSync(folder.at('sheets')).filter((each) => each.endsWith('.md')))
      assert.deepEqual(faultsOfMarkdown(readFileSync(folder.at('sheets', name), 'utf8')), [], basename(name));
  });
});
