/** Makes the VSIX at the root of the project and says how large it is. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageExtension } from './vscode/staged-extension.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Bytes that the VSIX may have. The build of `npm test` fails above them. */
const LARGEST = 1_500_000;

/** Builds and packages; gives the path of the VSIX, relative to the project. */
export function packageExtension(): string {
  const { name, version }: { name: string; version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const vsix = `${name}-${version}.vsix`;
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
  const folder = stageExtension(process.cwd());
  try {
    const vsce = [resolve('node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies'];
    const options = ['--no-rewrite-relative-links', '--allow-missing-repository', '-o', resolve(vsix)];
    execFileSync(process.execPath, [...vsce, ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return vsix;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const vsix = packageExtension();
  const { size } = statSync(vsix);
  console.log(`${vsix}: ${(size / 1000).toFixed(0)} KB`);
  if (size > LARGEST) {
    console.error(`That is more than ${LARGEST / 1000} KB: look for what is shipped twice, or need not be.`);
    process.exitCode = 1;
  }
}
