/**
 * Takes the pictures of docs/preview-and-chronology.md in a real VS Code: a record of examples/riverside beside its preview, in light, in the dark and in high contrast, and its chronology.
 * `tsx scripts/preview-pictures.ts [folder]`; the folder is docs/images where none is named.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { packageExtension } from './package.ts';
import { startBrowser } from './vscode/browser.ts';
import { command, openFile, settle } from './vscode/by-keyboard.ts';
import { installHost } from './vscode/host.ts';
import { startServer } from './vscode/server.ts';

/** Waits until a page of the extension holds this, and has come to rest. */
async function shown(page: Page, what: string): Promise<void> {
  const frame = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await frame.locator(what).first().waitFor({ timeout: 60_000 });
  await settle(page);
}

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
      'editor.minimap.enabled': false,
      'window.commandCenter': false,
    };
    const server = await startServer({ host, port: 0, trusted: true, smokeTestDriver: false, vsix, settings });
    try {
      const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
      await page.goto(`http://localhost:${server.port}/?folder=${resolve('examples/riverside')}`);
      await page.waitForSelector('.monaco-workbench .explorer-folders-view', { timeout: 60_000 });
      await command(page, 'View: Toggle Primary Side Bar Visibility');
      await openFile(page, record);
      // The last entries as they are written, beside the page from its beginning.
      await page.keyboard.press('Control+End');
      await command(page, 'Case Record: Show preview to the side');
      await shown(page, 'article.entry');
      await page.screenshot({ path: join(target, `preview-${name}.png`) });
      if (name === 'light') {
        await command(page, 'View: Close Editor');
        await openFile(page, record);
        await command(page, 'Case Record: Chronology');
        await shown(page, 'table.chronology');
        await page.screenshot({ path: join(target, 'chronology.png') });
      }
      await page.close();
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
