/** Installs the VS Code and the browser that the suites run in, where they aren't there yet, and starts the browser once to see that it can. */
import { startBrowser } from './vscode/browser.ts';
import { installHost } from './vscode/host.ts';

const browser = await startBrowser(installHost(console.log));
console.log(`The browser starts: Chromium ${browser.version()}.`);
await browser.close();
