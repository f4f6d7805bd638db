/**
 * Takes the pictures of docs/journey.md in a real VS Code: *Show journey* on a record of examples/riverside, in light, in the dark and in high contrast.
 * `tsx scripts/journey-pictures.ts [folder]`; the folder is docs/images where none is named.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageExtension } from './package.ts';
import { startBrowser } from './vscode/browser.ts';
import { command, openFile, settle } from './vscode/by-keyboard.ts';
import { installHost } from './vscode/host.ts';
import { startServer } from './vscode/server.ts';

const target = process.argv[2] ?? 'docs/images';
const record = 'CH-1042.case.md';
const themes = [
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
  ['high-contrast', 'Default High Contrast'],
] as const;

const host = installHost(console.log);
const vsix = resolve(packageExtension());
const browser = await startBrowser(host);
mkdirSync(target, { recursive: true });
try {
  for (const [name, theme] of themes) {
    const settings = {
      'workbench.colorTheme': theme,
      'workbench.startupEditor': 'none',
      'workbench.sideBar.location': 'right',
      'window.commandCenter': false,
    };
    const server = await startServer({ host, port: 0, trusted: true, smokeTestDriver: false, vsix, settings });
    try {
      const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
      await page.goto(`http://localhost:${server.port}/?folder=${resolve('examples/riverside')}`);
      await page.waitForSelector('.monaco-workbench .explorer-folders-view', { timeout: 60_000 });
      await openFile(page, record);
      await command(page, 'View: Toggle Primary Side Bar Visibility');
      await command(page, 'Case Record: Show journey');
      await page
        .frameLocator('iframe.webview')
        .frameLocator('#active-frame')
        .locator('svg.journey')
        .waitFor({ timeout: 60_000 });
      await settle(page);
      await page.screenshot({ path: join(target, `journey-${name}.png`) });
      await page.close();
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
