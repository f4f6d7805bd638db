/**
 * Takes the pictures of My day in a real VS Code, in a light, a dark and a high contrast theme: the packaged extension on examples/riverside.
 * `tsx scripts/screenshot-my-day.ts [folder]`; the folder is docs/images where none is named.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { packageExtension } from './package.ts';
import { startBrowser } from './vscode/browser.ts';
import { installHost } from './vscode/host.ts';
import { startServer } from './vscode/server.ts';

const target = process.argv[2] ?? 'docs/images';

/** By the end of the picture's name: light is the one that the documentation shows. */
const THEMES: Readonly<Record<string, string>> = {
  '': 'Default Light Modern',
  '-dark': 'Default Dark Modern',
  '-high-contrast': 'Default High Contrast',
};

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.type(title);
  await page.waitForSelector(`.quick-input-list .monaco-list-row[aria-label*="${title}"]`);
  await page.keyboard.press('Enter');
}

const host = installHost(console.log);
const vsix = resolve(packageExtension());
const browser = await startBrowser(host);
try {
  mkdirSync(target, { recursive: true });
  for (const [name, theme] of Object.entries(THEMES)) {
    const server = await startServer({
      host,
      port: 0,
      trusted: true,
      smokeTestDriver: false,
      vsix,
      settings: {
        'workbench.colorTheme': theme,
        'window.commandCenter': false,
        'caseRecord.worker': 'r.osei',
        'workbench.startupEditor': 'none',
      },
    });
    try {
      const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
      await page.goto(`http://localhost:${server.port}/?folder=${resolve('examples/riverside')}`);
      await page.waitForSelector('.monaco-workbench .explorer-folders-view', { timeout: 60_000 });
      await page.locator('.activitybar .action-label[aria-label^="My day"]').first().click();
      const line = page.locator('.pane-body .monaco-list-row', { hasText: /late|by \d/u }).first();
      await line.waitFor({ timeout: 60_000 });
      // The side bar is drawn wider, so that a line can be read whole.
      const sash = await page
        .locator('.split-view-container > .split-view-view .monaco-sash.vertical')
        .first()
        .boundingBox();
      const edge = await page.locator('.part.sidebar').boundingBox();
      if (edge !== null) {
        const x = edge.x + edge.width;
        await page.mouse.move(x, edge.y + (sash?.height ?? 400) / 2);
        await page.mouse.down();
        await page.mouse.move(x + 330, edge.y + 300, { steps: 8 });
        await page.mouse.up();
      }
      await line.click();
      await page.waitForTimeout(2500);
      await page.screenshot({ path: join(target, `my-day${name}.png`) });
      if (name === '') {
        await command(page, 'Welcome: Open Walkthrough');
        await page.keyboard.type('first ten minutes');
        await page.waitForTimeout(1000);
        await page.keyboard.press('Enter');
        await page.waitForTimeout(2500);
        await page.screenshot({ path: join(target, 'walkthrough.png') });
      }
      await page.close();
    } finally {
      await server.stop();
    }
  }
} finally {
  await browser.close();
}
