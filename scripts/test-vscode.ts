/**
 * Runs the extension's suite in a real VS Code: with a trusted workspace, in Restricted Mode, with several folders, in a window with no folder, and with all of
 * the extension in web workers.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startBrowser } from './vscode/browser.ts';
import { installHost, unsupportedPlatform } from './vscode/host.ts';
import { makeHostileFolder } from './vscode/hostile-folder.ts';
import { startServer } from './vscode/server.ts';
import { stageExtension } from './vscode/staged-extension.ts';
import { runSuite } from './vscode/suite.ts';
import { bundleSuite } from './vscode/suite-bundle.ts';

interface Mode {
  readonly name: string;
  readonly trusted: boolean;
  /** What to open, below the copy of test/vscode/fixtures; absent for a window with no folder. */
  readonly open?: string;
  /** Where the extension runs; under Node unless it says so. */
  readonly host?: 'web worker';
}

const modes: readonly Mode[] = [
  { name: 'trusted folder', trusted: true, open: 'one-folder' },
  { name: 'restricted mode', trusted: false, open: 'one-folder' },
  { name: 'hostile folder', trusted: false, open: 'hostile' },
  { name: 'multi-root', trusted: true, open: 'two-folders.code-workspace' },
  { name: 'no folder', trusted: true },
  { name: 'web worker', trusted: true, open: 'one-folder', host: 'web worker' },
  { name: 'web worker, multi-root', trusted: true, open: 'two-folders.code-workspace', host: 'web worker' },
  { name: 'web worker, no folder', trusted: true, host: 'web worker' },
];

const unsupported = unsupportedPlatform();
if (unsupported !== undefined) {
  console.error(`${unsupported} The suites in VS Code can't run here.`);
  process.exit(1);
}
const host = installHost(console.log);
await bundleSuite('node', 'out/vscode/index.cjs');
const browser = await startBrowser(host);
const wanted = process.argv.slice(2);
// Without a program for Node, VS Code must run it in a web worker.
const inBrowser = stageExtension(resolve('.'), ['main']);
await bundleSuite('web worker', join(inBrowser, 'out/index.js'));
try {
  for (const mode of modes) {
    if (wanted.length > 0 && !wanted.includes(mode.name)) continue;
    console.log(`\n  In VS Code, ${mode.name}`);
    const folder = mkdtempSync(join(tmpdir(), 'case-record-suite-'));
    cpSync('test/vscode/fixtures', folder, { recursive: true });
    if (mode.open === 'hostile') makeHostileFolder(folder);
    const server = await startServer({ host, port: 0, trusted: mode.trusted, smokeTestDriver: true });
    try {
      const code = await runSuite({
        server,
        browser,
        ...(mode.open === undefined ? {} : { workspace: join(folder, mode.open) }),
        ...(mode.host === 'web worker'
          ? { extension: inBrowser, suite: join(inBrowser, 'out/index.js') }
          : { extension: resolve('.'), suite: resolve('out/vscode/index.cjs') }),
        log: console.log,
        // The suite stops itself before, and says what failed; this is for one that never starts.
        timeout: 300_000,
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
  rmSync(inBrowser, { recursive: true, force: true });
}
