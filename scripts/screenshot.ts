/**
 * Takes the pictures of docs/ in a real VS Code: the packaged extension on examples/riverside, driven by keyboard as a person would.
 * `tsx scripts/screenshot.ts [folder]`; the folder is docs/images where none is named.
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

const host = installHost(console.log);
const server = await startServer({
  host,
  port: 0,
  trusted: true,
  smokeTestDriver: false,
  vsix: resolve(packageExtension()),
  settings: {
    'workbench.colorTheme': 'Default Light Modern',
    'workbench.startupEditor': 'none',
    'editor.fontSize': 13,
    'editor.minimap.enabled': false,
    'window.commandCenter': false,
  },
});
const browser = await startBrowser(host);
try {
  mkdirSync(target, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 } });
  await page.goto(`http://localhost:${server.port}/?folder=${resolve('examples/riverside')}`);
  await page.waitForSelector('.monaco-workbench .explorer-folders-view', { timeout: 60_000 });
  await openFile(page, record);
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
