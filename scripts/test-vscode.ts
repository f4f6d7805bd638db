/** Runs the extension's suite in a real VS Code: with a trusted workspace, in Restricted Mode, and in a window with no folder. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { startBrowser } from './vscode/browser.ts';
import { installHost, unsupportedPlatform } from './vscode/host.ts';
import { startServer } from './vscode/server.ts';
import { runSuite } from './vscode/suite.ts';

interface Mode {
  readonly name: string;
  readonly trusted: boolean;
  /** What to open, below the copy of test/vscode/fixtures; absent for a window with no folder. */
  readonly open?: string;
}

const modes: readonly Mode[] = [
  { name: 'trusted folder', trusted: true, open: 'one-folder' },
  { name: 'restricted mode', trusted: false, open: 'one-folder' },
  { name: 'multi-root', trusted: true, open: 'two-folders.code-workspace' },
  { name: 'no folder', trusted: true },
];

const unsupported = unsupportedPlatform();
if (unsupported !== undefined) {
  console.error(`${unsupported} The suites in VS Code can't run here.`);
  process.exit(1);
}
const host = installHost(console.log);
await build({
  entryPoints: { index: 'test/vscode/suite/index.ts' },
  outdir: 'out/vscode',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', 'mocha'],
  sourcemap: 'inline',
  logLevel: 'warning',
});
const browser = await startBrowser(host);
const wanted = process.argv.slice(2);
try {
  for (const mode of modes) {
    if (wanted.length > 0 && !wanted.includes(mode.name)) continue;
    console.log(`\n  In VS Code, ${mode.name}`);
    const folder = mkdtempSync(join(tmpdir(), 'case-record-suite-'));
    cpSync('test/vscode/fixtures', folder, { recursive: true });
    const server = await startServer({ host, port: 0, trusted: mode.trusted, smokeTestDriver: true });
    try {
      const code = await runSuite({
        server,
        browser,
        ...(mode.open === undefined ? {} : { workspace: join(folder, mode.open) }),
        extension: resolve('.'),
        suite: resolve('out/vscode/index.cjs'),
        log: console.log,
        timeout: 120_000,
      });
      if (code !== 0) process.exitCode = 1;
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
}
