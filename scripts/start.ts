/**
 * `npm start`: builds and packages the extension, installs it into a local VS Code server, opens examples/riverside and prints the
 * address. `npm start -- --desktop` installs it into the `code` that is on the PATH instead. `--port N` takes another port.
 */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageExtension } from './package.ts';
import { installHost, unsupportedPlatform } from './vscode/host.ts';
import { portIsFree, type RunningServer, startServer } from './vscode/server.ts';

const example = resolve('examples/riverside');
const { values } = parseArgs({
  options: { desktop: { type: 'boolean', default: false }, port: { type: 'string', default: '8010' } },
});

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function startDesktop(): void {
  const vsix = packageExtension();
  const windows = process.platform === 'win32';
  try {
    execFileSync('code', ['--install-extension', vsix, '--force'], { stdio: 'inherit', shell: windows });
    execFileSync('code', [example], { stdio: 'inherit', shell: windows });
  } catch {
    fail(`Could not run "code". Install VS Code with its "code" command on the PATH, or open VS Code and choose
"Extensions: Install from VSIX..." with ${vsix}.`);
  }
}

/** Ctrl-C at any moment ends quietly; what runs then is ended and removed as this process ends. */
function stopOnSignals(stopping: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      console.log('\nStopping ...');
      void stopping().finally(() => process.exit(0));
    });
  }
}

async function startInBrowser(port: number): Promise<void> {
  const unsupported = unsupportedPlatform();
  if (unsupported !== undefined) {
    fail(`${unsupported}\nWith VS Code installed, run: npm start -- --desktop`);
  }
  if (!(await portIsFree(port))) {
    fail(`Port ${port} is taken. Stop what uses it, or choose another: npm start -- --port ${port + 1}`);
  }
  let running: RunningServer | undefined;
  let isStopping = false;
  stopOnSignals(async () => {
    isStopping = true;
    await running?.stop();
  });
  console.log('Building and packaging the extension ...');
  const vsix = packageExtension();
  const host = installHost(console.log);
  console.log('Starting VS Code ...');
  running = await startServer({ host, port, trusted: true, smokeTestDriver: false, vsix });
  console.log(
    `\nOpen this address in a browser:\n\n    http://localhost:${port}/?folder=${encodeURI(example)}\n\nCtrl-C stops it.`,
  );
  await running.ended;
  // Ctrl-C in a terminal reaches the server too.
  if (!isStopping) fail('The VS Code server ended by itself. Run npm start again.');
}

const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65535)
  fail(`"${values.port}" is no port. Give a whole number from 1 to 65535.`);
if (values.desktop) startDesktop();
else await startInBrowser(port);
