/** Bundles the command line, the language server and the extension into dist/, after making what is derived from the schemas. */
import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { commandLine, languageServer, pages, sharedOptions } from './bundle.ts';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const production = !process.argv.includes('--development');

const shared = sharedOptions(production);

execFileSync(process.execPath, ['--import', 'tsx', 'scripts/generate.ts'], { stdio: 'inherit' });
rmSync('dist', { recursive: true, force: true });
await Promise.all([
  build(commandLine(production, 'dist')),
  build(languageServer(production, 'dist')),
  build(pages(production, 'dist')),
  build({
    ...shared,
    entryPoints: { extension: 'src/extension/extension.ts' },
    outdir: 'dist',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
  }),
]);
const cli = readFileSync('dist/cli.js', 'utf8');
if (!cli.startsWith('#!')) writeFileSync('dist/cli.js', `#!/usr/bin/env node\n${cli}`);
chmodSync('dist/cli.js', 0o755);
