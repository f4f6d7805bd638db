/** The extension's folder as it is shipped: what `.vscodeignore` lets through, a manifest for VS Code alone, and a README that its page can show. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extensionPage } from './extension-page.ts';

/** What of our manifest concerns npm. `type` must go: VS Code runs no extension of modules in a web worker, and its files say by their endings what they are. */
const NOT_SHIPPED: ReadonlySet<string> = new Set([
  'type',
  'private',
  'scripts',
  'bin',
  'devDependencies',
  'publishConfig',
]);

/** Copies the built extension into a new folder, which is the caller's to remove; gives its path. `without`: further parts of the manifest that are left out. */
export function stageExtension(root: string, without: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'case-record-shipped-'));
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const listed = execFileSync(process.execPath, [vsce, 'ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' });
  for (const name of listed.split('\n').filter((line) => line !== ''))
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const manifest: Readonly<Record<string, unknown>> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const shipped = Object.entries(manifest).filter(([key]) => !NOT_SHIPPED.has(key) && !without.includes(key));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(Object.fromEntries(shipped), null, 2)}\n`);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  writeFileSync(join(folder, 'README.md'), extensionPage(readme));
  return folder;
}
