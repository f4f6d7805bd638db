/**
 * Looks at the team's report in a real VS Code, in each kind of theme: axe finds nothing to fault, and a link in the page opens the record at its line.
 * `tsx scripts/report-in-editor.ts [folder]`; a picture of each theme is left in the folder where one is named.
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { packageExtension } from './package.ts';
import { startBrowser } from './vscode/browser.ts';
import { command, openFile, settle } from './vscode/by-keyboard.ts';
import { installHost } from './vscode/host.ts';
import { startServer } from './vscode/server.ts';

const THEMES = [
  'Default Light Modern',
  'Default Dark Modern',
  'Default High Contrast',
  'Default High Contrast Light',
] as const;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe says, as far as it is read here. */
interface Violations {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
}

const target = process.argv[2];
if (target !== undefined) mkdirSync(target, { recursive: true });
const host = installHost(console.log);
const vsix = resolve(packageExtension());
const browser = await startBrowser(host);
try {
  for (const theme of THEMES) {
    await look(browser, theme);
    console.log(`${theme}: no fault found, and the link leads to its line`);
  }
} finally {
  await browser.close();
}

async function look(from: Browser, theme: string): Promise<void> {
  const settings = {
    'workbench.colorTheme': theme,
    'window.commandCenter': false,
    'window.autoDetectColorScheme': false,
    'window.autoDetectHighContrast': false,
  };
  const server = await startServer({ host, port: 0, trusted: true, smokeTestDriver: false, vsix, settings });
  const page = await from.newPage({ viewport: { width: 1360, height: 860 } });
  try {
    await page.goto(`http://localhost:${server.port}/?folder=${resolve('examples/riverside')}`);
    await page.waitForSelector('.monaco-workbench .explorer-folders-view', { timeout: 60_000 });
    await openFile(page, 'CH-1001.case.md');
    await settle(page);
    await command(page, 'Case Record: Show team report');
    const { outer, html } = await reportIn(page);
    await settle(page);
    if (target !== undefined) await page.screenshot({ path: join(target, `report ${theme}.png`) });
    await judge(from, html, theme);
    await follow(page, outer);
    if (target !== undefined) await page.screenshot({ path: join(target, `record ${theme}.png`) });
  } finally {
    await page.close();
    await server.stop();
  }
}

/** The page as VS Code shows it, with the colours of its theme. It may run no script itself: the frame around it is asked. */
async function reportIn(page: Page): Promise<{ readonly outer: Frame; readonly html: string }> {
  for (let tries = 0; tries < 60; tries += 1) {
    for (const outer of page.frames()) {
      if (outer.childFrames().length === 0 || outer === page.mainFrame()) continue;
      const html = await outer
        .evaluate(() => {
          const shown = document.querySelector<HTMLIFrameElement>('iframe#active-frame')?.contentDocument;
          return shown?.querySelector('.figure') ? shown.documentElement.outerHTML : '';
        })
        .catch(() => '');
      if (html !== '') return { outer, html };
    }
    await page.waitForTimeout(500);
  }
  throw new Error('The report did not appear.');
}

/** What axe says of the same page, where a script may be put into it. */
async function judge(from: Browser, html: string, theme: string): Promise<void> {
  const page = await from.newPage({ viewport: { width: 1000, height: 860 } });
  try {
    await page.setContent(html);
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as Violations;
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    assert.deepEqual(told, [], theme);
  } finally {
    await page.close();
  }
}

/** Clicks on the first link to an entry, and sees that the editor stands on its line. */
async function follow(page: Page, outer: Frame): Promise<void> {
  const link = await outer.evaluate(() => {
    const shown = document.querySelector<HTMLIFrameElement>('iframe#active-frame')?.contentDocument;
    for (const each of shown?.querySelectorAll<HTMLAnchorElement>('a[href^="command:"]') ?? []) {
      const call = decodeURIComponent(each.getAttribute('href')?.split('?')[1] ?? '');
      if (/,1\]$/u.test(call)) continue;
      each.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = each.getBoundingClientRect();
      return { call, x: left + width / 2, y: top + height / 2 };
    }
    return undefined;
  });
  const frame = await page.locator('iframe.webview').first().boundingBox();
  if (link === undefined || frame === null) throw new Error('The report has no link to an entry.');
  const [record, line] = JSON.parse(link.call) as [string, number];
  await page.mouse.click(frame.x + link.x, frame.y + link.y);
  const name = record.slice(record.lastIndexOf('/') + 1);
  await page.waitForSelector(`.tab.active[aria-label*="${name}"]`, { timeout: 20_000 });
  await settle(page);
  const shown = await page.locator('.statusbar-item[id="status.editor.selection"]').innerText();
  assert.match(shown, new RegExp(`Ln ${line}, `, 'u'));
}
