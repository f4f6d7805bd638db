/** Makes the VSIX at the root of the project and says how large it is. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Builds and packages; gives the path of the VSIX, relative to the project. */
export function packageExtension(): string {
  const { name, version }: { name: string; version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const vsix = `${name}-${version}.vsix`;
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
  const vsce = ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--no-rewrite-relative-links'];
  execFileSync(process.execPath, [...vsce, '--allow-missing-repository', '-o', vsix], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return vsix;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const vsix = packageExtension();
  console.log(`${vsix}: ${(statSync(vsix).size / 1024).toFixed(0)} KB`);
}
