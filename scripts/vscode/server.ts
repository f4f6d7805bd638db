/** Starts VS Code's server on this machine, for the suites and for `npm start`. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VscodeHost } from './host.ts';

export interface ServerOptions {
  readonly host: VscodeHost;
  /** The port to listen on; 0 takes any that is free. */
  readonly port: number;
  /** Whether folders are trusted without asking. False gives Restricted Mode. */
  readonly trusted: boolean;
  /** Lets a page run a test suite. */
  readonly smokeTestDriver: boolean;
  /** A packaged extension to install before the server starts. */
  readonly vsix?: string;
  /** The folder of an extension that is put beside it. */
  readonly beside?: string;
  /** User settings, as settings.json holds them. */
  readonly settings?: { readonly [key: string]: unknown };
}

export interface RunningServer {
  readonly port: number;
  /** The folder in which it keeps what it remembers. */
  readonly data: string;
  /** Settles when the server ends, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends the server and removes all it wrote. Safe to call twice. */
  stop(): Promise<void>;
}

const startTimeout = 60_000;

/** Whether something listens on this port already. */
export function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** A port nobody listens on now. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Starts the server and waits until it answers. Rejects with what the server said where it doesn't start. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const port = options.port === 0 ? await anyFreePort() : options.port;
  const folder = mkdtempSync(join(tmpdir(), 'case-record-vscode-'));
  const extensions = join(folder, 'extensions');
  const data = join(folder, 'data');
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  try {
    mkdirSync(join(data, 'data/Machine'), { recursive: true });
    mkdirSync(extensions, { recursive: true });
    const settings = { ...quietSettings, ...options.settings };
    writeFileSync(join(data, 'data/Machine/settings.json'), JSON.stringify(settings));
    const common = ['--server-data-dir', data, '--extensions-dir', extensions];
    if (options.beside !== undefined) cpSync(options.beside, join(extensions, 'beside-1.0.0'), { recursive: true });
    if (options.vsix !== undefined) {
      const args = [options.host.serverMain, '--install-extension', options.vsix, ...common];
      execFileSync(options.host.node, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    }
    const child = spawn(options.host.node, serverArguments(options, port, common), {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    // Whatever ends this process, the server goes with it and leaves nothing behind.
    const leave = () => {
      if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
      remove();
    };
    process.once('exit', leave);
    const stop = async () => {
      await end(child);
      remove();
      process.removeListener('exit', leave);
    };
    await ready(child).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { port, data, ended, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Keeps a first window calm: no welcome page, no chat, no suggestions of other extensions. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

function serverArguments(options: ServerOptions, port: number, common: readonly string[]): string[] {
  const args = [options.host.serverMain, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  args.push('--accept-server-license-terms', '--telemetry-level', 'off', ...common);
  if (options.smokeTestDriver) args.push('--enable-smoke-test-driver');
  if (options.trusted) args.push('--disable-workspace-trust');
  return args;
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const giveUp = setTimeout(
      () => reject(new Error(`The VS Code server did not start in time.\n${said}`)),
      startTimeout,
    );
    const settle = (act: () => void) => {
      clearTimeout(giveUp);
      act();
    };
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Web UI available')) settle(resolve);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', (error) => settle(() => reject(error)));
    child.once('exit', (code) =>
      settle(() => reject(new Error(`The VS Code server ended with code ${code}.\n${said}`))),
    );
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signalGroup(child.pid, 'SIGTERM');
  const hard = setTimeout(() => signalGroup(child.pid ?? 0, 'SIGKILL'), 5000);
  await gone;
  clearTimeout(hard);
  // Extension hosts that outlive the server by a moment would write into the folder that is removed next.
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has ended already, which is what was wanted.
  }
}
