/**
 * Runs the extension's suite in a real VS Code: with a trusted folder, with several folders in Restricted Mode, in a window with no folder, in a virtual workspace,
 * and with all of the extension in web workers. `npx tsx scripts/test-vscode.ts "no folder"` runs one of them, `--host=node` or `--host="web worker"` those of a host.
 */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from './vscode/browser.ts';
import { installHost, unsupportedPlatform } from './vscode/host.ts';
import { makeHostileFolder } from './vscode/hostile-folder.ts';
import { startServer } from './vscode/server.ts';
import { stageExtension } from './vscode/staged-extension.ts';
import { runSuite } from './vscode/suite.ts';
import { bundleSuite } from './vscode/suite-bundle.ts';
import { IN_MEMORY, makeVirtualFolder } from './vscode/virtual-folder.ts';

interface Mode {
  readonly name: string;
  readonly trusted: boolean;
  /** What to open, below the copy of test/vscode/fixtures; absent for a window with no folder. */
  readonly open?: string;
  /** Where the extension runs; under Node unless it says so. */
  readonly host?: 'web worker';
  /** Whether what is opened is on no disk. */
  readonly virtual?: boolean;
}

const modes: readonly Mode[] = [
  { name: 'trusted folder', trusted: true, open: 'one-folder' },
  { name: 'restricted mode, multi-root', trusted: false, open: 'two-folders.code-workspace' },
  { name: 'hostile folder', trusted: false, open: 'hostile' },
  { name: 'no folder', trusted: true },
  { name: 'virtual workspace', trusted: true, open: 'one-folder', virtual: true },
  { name: 'web worker, virtual workspace', trusted: true, open: 'one-folder', virtual: true, host: 'web worker' },
  { name: 'web worker, multi-root', trusted: true, open: 'two-folders.code-workspace', host: 'web worker' },
  { name: 'web worker, no folder', trusted: true, host: 'web worker' },
];

const unsupported = unsupportedPlatform();
if (unsupported !== undefined) {
  console.error(`${unsupported} The suites in VS Code can't run here.`);
  process.exit(1);
}
const { positionals, values } = parseArgs({ allowPositionals: true, options: { host: { type: 'string' } } });
const wanted = modes.filter(
  (mode) =>
    (positionals.length === 0 || positionals.includes(mode.name)) &&
    (values.host === undefined || values.host === (mode.host ?? 'node')),
);
if (wanted.length === 0) {
  console.error(
    `No such mode. There are: ${modes.map(({ name }) => name).join('; ')}; --host is node or "web worker".`,
  );
  process.exit(2);
}
const host = installHost(console.log);
const browser = await startBrowser(host);
const inNode = 'out/vscode/index.cjs';
if (wanted.some((mode) => mode.host === undefined)) await bundleSuite('node', inNode);
// Without a program for Node, VS Code must run it in a web worker.
const inBrowser = stageExtension(resolve('.'), ['main']);
if (wanted.some((mode) => mode.host === 'web worker')) await bundleSuite('web worker', join(inBrowser, 'out/index.js'));
const inMemory = realpathSync(mkdtempSync(join(tmpdir(), 'case-record-virtual-')));
const virtual = await makeVirtualFolder(inMemory);
try {
  for (const mode of wanted) {
    console.log(`\n  In VS Code, ${mode.name}`);
    if ((await run(mode)) !== 0) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await browser.close();
  for (const folder of [inBrowser, inMemory]) rmSync(folder, { recursive: true, force: true });
}

/** Runs the suite in a window of its own, on a copy of the fixtures. */
async function run(mode: Mode): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'case-record-suite-'));
  const { trusted } = mode;
  const beside = mode.virtual === true ? { beside: virtual.extension } : {};
  const server = await startServer({ host, port: 0, trusted, smokeTestDriver: true, ...beside });
  try {
    cpSync('test/vscode/fixtures', folder, { recursive: true });
    if (mode.open === 'hostile') makeHostileFolder(folder);
    const code = await runSuite({
      server,
      browser,
      ...(mode.open === undefined ? {} : { workspace: placeOf(mode.open) }),
      ...(mode.host === 'web worker'
        ? { extension: inBrowser, suite: join(inBrowser, 'out/index.js') }
        : { extension: resolve('.'), suite: resolve(inNode) }),
      log: console.log,
      // The suite stops itself before, and says what failed; this is for one that never starts.
      timeout: 300_000,
    });
    virtual.lookAtDisk();
    return code;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }

  function placeOf(open: string): string {
    return mode.virtual === true ? `${IN_MEMORY}:${join(inMemory, open)}` : join(folder, open);
  }
}
