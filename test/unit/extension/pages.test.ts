/** The scripts of the pages are in what is packed: a page without its script is empty. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../../../scripts/bundle.ts';

const root = join(import.meta.dirname, '../../..');

describe('the scripts of pages', () => {
  it('are packed with the extension', () => {
    const packed = readFileSync(join(root, '.vscodeignore'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const names = Object.keys(pages(true, 'dist').entryPoints ?? {});
    assert.ok(names.length > 0);
    for (const name of names) assert.ok(packed.includes('dist/*-page.js') && name.endsWith('-page'), name);
  });
});
