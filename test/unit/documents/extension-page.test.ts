/** The README as the page of the installed extension shows it: nothing in it leads nowhere. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionPage } from '../../../scripts/vscode/extension-page.ts';

const root = join(import.meta.dirname, '../../..');

describe('the page of the installed extension', () => {
  const page = extensionPage(readFileSync(join(root, 'README.md'), 'utf8'), (path) => readFileSync(join(root, path)));

  it('has no link and no picture but those that it can follow and show', () => {
    const targets = [...page.matchAll(/\]\(([^)]*)\)/gu)].map(([, target]) => target ?? '');
    assert.ok(targets.length > 0);
    for (const target of targets) assert.match(target, /^(?:https:|data:image\/png;base64,)/u);
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
    assert.throws(
      () => extensionPage('# Case Record\n\n## Read on\n', () => new Uint8Array()),
      /Try it: two commands/u,
    );
  });
});
