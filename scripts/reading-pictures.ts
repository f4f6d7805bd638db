/**
 * Takes the pictures of docs/reading.md in a real VS Code: a record of examples/riverside with its lines above entries, hints and colours, in light, in the
 * dark and in high contrast. `tsx scripts/reading-pictures.ts [folder]`; the folder is docs/images where none is named.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageExtension } from './package.ts';
import { startBrowser } from './vscode/browser.ts';
import { openFile, settle } from './vscode/by-keyboard.ts';
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
      'window.commandCenter': false,
      'editor.minimap.enabled': false,
    };
    const server = await startServer({ host, port: 0, trusted: true, smokeTestDriver: false, vsix, settings });
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
      await page.goto(`http://localhost:${server.port}/?folder=${resolve('examples/riverside')}`);
      await page.waitForSelector('.monaco-workbench .explorer-folders-view', { timeout: 60_000 });
      await openFile(page, record);
      // The last entries, where what is due is counted from.
      await page.keyboard.press('Control+End');
      await page.waitForSelector('.codelens-decoration a', { state: 'attached', timeout: 60_000 });
      await page.keyboard.press('PageUp');
      await settle(page);
      await page.screenshot({ path: join(target, `reading-${name}.png`) });
      if (name === 'light') {
        await page.keyboard.press('Control+Home');
        await settle(page);
        await page.screenshot({ path: join(target, 'reading-top.png') });
      }
      await page.close();
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
