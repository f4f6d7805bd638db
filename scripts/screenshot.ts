/**
 * Takes the pictures of docs/ in a real VS Code: the packaged extension on examples/riverside, driven by keyboard as a person would.
 * `tsx scripts/screenshot.ts [folder]`; the folder is docs/images where none is named.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { packageExtension } from './package.ts';
import { startBrowser } from './vscode/browser.ts';
import { installHost } from './vscode/host.ts';
import { startServer } from './vscode/server.ts';

const target = process.argv[2] ?? 'docs/images';
const record = 'CH-1042.case.md';

async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.type(title);
  await page.waitForSelector('.quick-input-list .monaco-list-row');
  await page.keyboard.press('Enter');
}

/** Opens a file of the folder by its name and waits until its outline has come. */
async function open(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.keyboard.type(file);
  await page.waitForSelector(`.quick-input-list .monaco-list-row[aria-label*="${file}"]`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.view-line');
}

/** Leaves the picture time to come to rest: VS Code draws findings a moment after it has them. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(2500);
}

const host = installHost(console.log);
const server = await startServer({
  host,
  port: 0,
  trusted: true,
  smokeTestDriver: false,
  vsix: resolve(packageExtension()),
  settings: { 'workbench.colorTheme': 'Default Light Modern', 'editor.fontSize': 13, 'window.commandCenter': false },
});
const browser = await startBrowser(host);
try {
  mkdirSync(target, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  await page.goto(`http://localhost:${server.port}/?folder=${resolve('examples/riverside')}`);
  await page.waitForSelector('.monaco-workbench .explorer-folders-view', { timeout: 60_000 });
  await open(page, record);
  await command(page, 'Problems: Focus on Problems View');
  await settle(page);
  await page.locator('.markers-panel .monaco-list-row', { hasText: 'No visit' }).first().dblclick();
  await settle(page);
  await command(page, 'Show or Focus Hover');
  await settle(page);
  await page.screenshot({ path: join(target, 'record.png') });
  await command(page, 'Case Record: Show what is due');
  await settle(page);
  await page.screenshot({ path: join(target, 'due.png') });
  await page.keyboard.press('Escape');
} finally {
  await browser.close();
  await server.stop();
}
