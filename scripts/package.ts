/** Makes the VSIX at the root of the project and says how large it is. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stageExtension } from './vscode/staged-extension.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** Bytes that the VSIX may have. The build of `npm test` fails above them. */
const LARGEST = 1_500_000;

/** The path of the VSIX that was packaged last. Throws where there is none. */
export function packagedExtension(): string {
  const vsix = vsixPath();
  if (!existsSync(vsix)) throw new Error('There is no packaged extension to try. Run: npm run package');
  return vsix;
}

/** Builds and packages; gives the path of the VSIX. */
export function packageExtension(): string {
  const vsix = vsixPath();
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
  const folder = stageExtension(process.cwd());
  try {
    // What is not shipped was left out already. Without such a file vsce warns everybody who runs `npm start`.
    writeFileSync(join(folder, '.vscodeignore'), '# All that is here is shipped.\n');
    const vsce = [resolve('node_modules/@vscode/vsce/vsce'), 'package', '--no-dependencies'];
    const options = ['--no-rewrite-relative-links', '--allow-missing-repository', '-o', vsix];
    execFileSync(process.execPath, [...vsce, ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return vsix;
}

function vsixPath(): string {
  const { name, version }: { name: string; version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  return resolve(`${name}-${version}.vsix`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const vsix = packageExtension();
  const { size } = statSync(vsix);
  console.log(`${basename(vsix)}: ${(size / 1000).toFixed(0)} KB`);
  if (size > LARGEST) {
    console.error(`That is more than ${LARGEST / 1000} KB: look for what is shipped twice, or need not be.`);
    process.exitCode = 1;
  }
}
