/** Bundles the command line, the language server and the extension into dist/, after making what is derived from the schemas. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { browserExtension, commandLine, extension, languageServer, pages, serverProcess } from './bundle.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const production = !process.argv.includes('--development');

execFileSync(process.execPath, ['--import', 'tsx', 'scripts/generate.ts'], { stdio: 'inherit' });
rmSync('dist', { recursive: true, force: true });
await Promise.all([
  build(commandLine(production, 'dist')),
  build(languageServer(production, 'dist')),
  build(serverProcess(production, 'dist')),
  build(pages(production, 'dist')),
  build(extension(production, 'dist')),
  build(browserExtension(production, 'dist')),
]);
const cli = readFileSync('dist/cli.js', 'utf8');
if (!cli.startsWith('#!')) writeFileSync('dist/cli.js', `#!/usr/bin/env node\n${cli}`);
chmodSync('dist/cli.js', 0o755);
