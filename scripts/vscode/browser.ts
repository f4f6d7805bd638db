/** A headless browser for the VS Code page: an installed one, or the one that ships in an npm package. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import type { VscodeHost } from './host.ts';

const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/opt/google/chrome/chrome',
];

/** System libraries that the packaged browser needs and a bare Debian may lack. */
const libraries = ['libnss3', 'libnspr4', 'libexpat1'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser. `CASE_RECORD_BROWSER` names another one. */
export async function startBrowser(host: VscodeHost): Promise<Browser> {
  const executablePath = await findBrowser(host);
  return chromium.launch({ executablePath, args: flags, headless: true });
}

async function findBrowser(host: VscodeHost): Promise<string> {
  const named = process.env.CASE_RECORD_BROWSER;
  if (named !== undefined && named !== '') return named;
  const found = installed.find((path) => existsSync(path));
  if (found !== undefined) return found;
  const require = createRequire(join(host.folder, 'package.json'));
  const module: { default: { executablePath(): Promise<string> } } = await import(
    pathToFileURL(require.resolve('@sparticuz/chromium')).href
  );
  const path = await module.default.executablePath();
  installMissingLibraries(path);
  return path;
}

function installMissingLibraries(browser: string): void {
  if (!missesLibraries(browser)) return;
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', ...libraries], { stdio: 'ignore' });
  } catch {
    // The check below says what to do.
  }
  if (missesLibraries(browser)) {
    throw new Error(`The test browser needs system libraries. Run: sudo apt-get install ${libraries.join(' ')}`);
  }
}

function missesLibraries(browser: string): boolean {
  return execFileSync('ldd', [browser], { encoding: 'utf8' }).includes('not found');
}
