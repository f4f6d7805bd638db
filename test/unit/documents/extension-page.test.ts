/** The README as the page of the installed extension shows it: nothing in it leads nowhere. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionPage } from '../../../scripts/vscode/extension-page.ts';

const root = join(import.meta.dirname, '../../..');

const README_WITH_LINKS =
  '# A\n\nOut: <https://example.org>. In: [the page](docs/a.md).\n\n## Try it: two commands\n\n## The command line\n\n## Read on\n';

describe('the page of the installed extension', () => {
  const page = extensionPage(readFileSync(join(root, 'README.md'), 'utf8'));

  it('has no picture, and no link that it can not follow', () => {
    for (const [, target] of page.matchAll(/\]\(([^)]*)\)/gu)) assert.match(target ?? '', /^https:/u);
    assert.doesNotMatch(page, /!\[/u);
    assert.match(extensionPage(README_WITH_LINKS), /Out: <https:\/\/example\.org>\. In: the page\./u);
  });

  it('tells what the extension does, in the words of the README, and not how to build it', () => {
    for (const said of [
      '# Case Record\n',
      'a way out of every finding',
      '## A record',
      '*Case Record: New record*',
      'not legal advice',
    ])
      assert.ok(page.includes(said), said);
    for (const said of ['npm ', 'dist/cli.js', 'docs/']) assert.ok(!page.includes(said), said);
  });

  it('is not made of a README that has changed its sections', () => {
    assert.throws(() => extensionPage('# Case Record\n\n## Read on\n'), /Try it: two commands/u);
  });
});
