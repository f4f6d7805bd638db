/**
 * Makes what is derived from the schemas, the policies and the rules. `npm run generate` writes; `npm run generate -- --check`
 * compares the files that are committed and fails where one differs.
 *
 * Each module in scripts/generate/ exports `generate()`; they run in the order of their names, and what one writes the next may
 * import.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file to be made. `committed` ones are compared in CI; the others live in ignored `generated/` folders. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
  readonly committed: boolean;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');
const stale: string[] = [];

const modules = readdirSync(join(root, 'scripts/generate'))
  .filter((name) => name.endsWith('.ts'))
  .sort();
for (const name of modules) {
  const module: { generate: () => Promise<GeneratedFile[]> } = await import(`./generate/${name}`);
  for (const file of await module.generate()) {
    const target = join(root, file.path);
    const current = existsSync(target) ? readFileSync(target, 'utf8') : undefined;
    if (current === file.content) continue;
    if (check && file.committed) {
      stale.push(file.path);
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.content);
  }
}
if (stale.length > 0) {
  console.error(`Out of date, run "npm run generate" and commit:\n${stale.map((path) => `  ${path}`).join('\n')}`);
  process.exitCode = 1;
}
