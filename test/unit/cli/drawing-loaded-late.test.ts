/** The library that draws is large, and only a page needs it: no command may load it by being started. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const source = join(import.meta.dirname, '../../../src');

/** Every module that `file` loads as it starts, other than for types. */
function loadedBy(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export) (?!type )(?:[^'";]* from )?'([^']+)'/gmu)) {
    if (!specifier.startsWith('.')) seen.add(specifier);
    else if (specifier.endsWith('.ts') && !specifier.includes('generated'))
      loadedBy(resolve(dirname(file), specifier), seen);
  }
  return seen;
}

describe('the library that draws', () => {
  const isDrawing = (name: string) => name.startsWith('echarts');

  it('is loaded by the page of a report', () => {
    assert.ok([...loadedBy(join(source, 'views/report/page.ts'))].some(isDrawing));
  });

  for (const entry of ['cli/main.ts', 'server/node-main.ts', 'extension/extension.ts'])
    it(`is not loaded by ${entry}`, () => {
      const loaded = [...loadedBy(join(source, entry))];
      assert.ok(loaded.length > 1);
      assert.deepEqual(loaded.filter(isDrawing), []);
    });
});
