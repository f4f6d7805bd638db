/**
 * l10n/bundle.l10n.json: every sentence that the extension shows, found in its source, for translators. Committed and compared, so that a sentence that is
 * new or changed can't be forgotten.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { globSync } from 'tinyglobby';
import type { GeneratedFile } from '../generate.ts';

const root = join(import.meta.dirname, '../..');

export async function generate(): Promise<GeneratedFile[]> {
  const names = globSync('src/extension/**/*.ts', { cwd: root }).sort();
  const found = await getL10nJson(
    names.map((name) => ({ contents: readFileSync(join(root, name), 'utf8'), extension: '.ts' })),
  );
  const sorted = Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [{ path: 'l10n/bundle.l10n.json', content: `${JSON.stringify(sorted, undefined, 2)}\n`, committed: true }];
}
