import assert from 'node:assert/strict';
import { cpSync, existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { globSync } from 'tinyglobby';
import { ofCaseRecord, readPages, repository, type ShownCommand, shownCommands } from '../support/documents.ts';
import { Folder } from './command.ts';

/** What is shown and not run here, and why not. */
const NOT_RUN: readonly { readonly lines: RegExp; readonly why: string }[] = [
  {
    lines: /^npm (ci|start|run|test|link|install|pack)\b/,
    why: 'installs or builds; tried by the other steps of the tests',
  },
  { lines: /^git /, why: 'another program' },
  { lines: /^chmod /, why: 'another program' },
  { lines: /^case-record new later-life-letter --for CH-1042 -o letter\.md$/, why: 'asks at a terminal' },
  { lines: /^code /, why: 'starts an editor' },
  { lines: /^case-record lsp\b/, why: 'waits for an editor; tried in test/server' },
  { lines: /^(npx )?case-record \S.*\b[A-Z]{4,}\b/, why: 'a word in capitals stands for what the reader puts there' },
  { lines: /^node dist\/cli\.js \S.*\b[A-Z]{4,}\b/, why: 'a word in capitals stands for what the reader puts there' },
];

/** Pages whose commands are typed at the root of the repository; those of all others in a folder of records. */
const AT_THE_ROOT: ReadonlySet<string> = new Set(['README.md', 'examples/riverside/README.md', 'bench/README.md']);

/** The words of a line, with the names of files in the place of patterns, as a shell would hand them on. */
function expanded(words: readonly string[], folder: string): readonly string[] {
  return words.flatMap((word) => {
    const found = word.includes('*') ? globSync(word, { cwd: folder }).sort() : [];
    return found.length > 0 ? found : [word];
  });
}

/** Whether the lines stand in the text in this order; `…` lets any lines stand between. */
function holds(text: string, lines: readonly string[]): boolean {
  const said = text.split('\n').map((line) => line.trimEnd());
  let from = 0;
  let mayPass = false;
  for (const line of lines.map((shown) => shown.trimEnd())) {
    if (line.trim() === '…') {
      mayPass = true;
      continue;
    }
    const at = said.indexOf(line, from);
    if (at === -1 || (at !== from && !mayPass)) return false;
    from = at + 1;
    mayPass = false;
  }
  return true;
}

describe('the commands that the documents show', () => {
  const pages = readPages().filter(({ path }) => !path.startsWith('docs/rules/') && !path.startsWith('test/'));

  it('are seen', () => {
    const all = pages.flatMap((page) => shownCommands(page).flat());
    assert.ok(all.filter(({ text }) => ofCaseRecord(text) !== undefined).length > 15);
  });

  for (const page of pages) {
    const shown = shownCommands(page);
    if (shown.flat().length === 0) continue;
    it(`of ${page.path} do what it says`, async function () {
      this.timeout(60_000);
      const folder = new Folder();
      try {
        const isRoot = AT_THE_ROOT.has(page.path);
        const scene = isRoot ? 'examples' : 'examples/riverside';
        cpSync(join(repository, scene), isRoot ? folder.at(scene) : folder.path, { recursive: true });
        for (const block of shown) await runBlock(block, folder);
      } finally {
        folder.remove();
      }
    });
  }
});

async function runBlock(block: readonly ShownCommand[], folder: Folder): Promise<void> {
  let from = '.';
  for (const { page, line, text, status, answer } of block) {
    const at = `${page}:${line}: ${text}`;
    const into = /^cd (\S+)$/.exec(text)?.[1];
    if (into !== undefined) {
      from = posix.join(from, into);
      assert.ok(existsSync(folder.at(from)), `${at}: no such folder`);
      continue;
    }
    if (NOT_RUN.some(({ lines }) => lines.test(text))) continue;
    const words = ofCaseRecord(text);
    assert.ok(words, `${at}: neither a command of Case Record nor in the list of what is not run`);
    const outcome = await folder.run(expanded(words, folder.at(from)), { from });
    assert.equal(outcome.status, status, `${at}\n${outcome.err}${outcome.out.slice(0, 400)}`);
    assert.ok(holds(`${outcome.err}${outcome.out}`, answer), `${at} answers otherwise:\n${outcome.err}${outcome.out}`);
  }
}
