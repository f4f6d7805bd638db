/**
 * Takes the pictures of docs/ in a real VS Code: the packaged extension on examples/riverside, driven as a person would, in light, in the dark and in high
 * contrast. `tsx scripts/pictures.ts [scene ...]` for those scenes alone; `--to=FOLDER` for another folder than docs/images.
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { packageExtension } from './package.ts';
import { startBrowser } from './vscode/browser.ts';
import { command, openFile } from './vscode/by-keyboard.ts';
import { installHost } from './vscode/host.ts';
import { play, type Scene, settle, THEMES } from './vscode/scene.ts';

const RECORD = 'CH-1042.case.md';

/** Waits until a page of the extension holds this. */
async function shown(page: Page, what: string): Promise<void> {
  const frame = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await frame.locator(what).first().waitFor({ timeout: 60_000 });
}

/** The side bar drawn wider, so that a line of it can be read whole. */
async function widenSideBar(page: Page): Promise<void> {
  const edge = await page.locator('.part.sidebar').boundingBox();
  if (edge === null) throw new Error('There is no side bar to draw wider.');
  const x = edge.x + edge.width;
  await page.mouse.move(x, edge.y + 200);
  await page.mouse.down();
  await page.mouse.move(x + 330, edge.y + 300, { steps: 8 });
  await page.mouse.up();
}

/** A page over the editor, once it holds what it is known by. */
function onePage(name: string, title: string, known: string, record = RECORD): Scene {
  return {
    height: 900,
    async draw(page, take, theme) {
      await openFile(page, record);
      await command(page, 'View: Toggle Primary Side Bar Visibility');
      await command(page, title);
      await shown(page, known);
      await take(`${name}-${theme}`);
    },
  };
}

const scenes: Readonly<Record<string, Scene>> = {
  record: {
    settings: { 'editor.fontSize': 13 },
    themes: ['light'],
    async draw(page, take) {
      await openFile(page, RECORD);
      await command(page, 'Problems: Focus on Problems View');
      await settle(page);
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'No visit' }).first().dblclick();
      await settle(page);
      await command(page, 'Show or Focus Hover');
      await take('record');
      await command(page, 'Case Record: Show what is due');
      await take('due');
    },
  },
  reading: {
    width: 1280,
    async draw(page, take, theme) {
      await openFile(page, RECORD);
      // The last entries, where what is due is counted from.
      await page.keyboard.press('Control+End');
      await page.waitForSelector('.codelens-decoration a', { state: 'attached', timeout: 60_000 });
      await page.keyboard.press('PageUp');
      await take(`reading-${theme}`);
      if (theme !== 'light') return;
      await page.keyboard.press('Control+Home');
      await take('reading-top');
    },
  },
  journey: onePage('journey', 'Case Record: Show journey', 'svg.journey'),
  preview: {
    height: 900,
    async draw(page, take, theme) {
      await command(page, 'View: Toggle Primary Side Bar Visibility');
      await openFile(page, RECORD);
      // The last entries as they are written, and beside them the page, which opens at the cursor's entry.
      await page.keyboard.press('Control+End');
      await command(page, 'Case Record: Show preview to the side');
      await shown(page, 'article.entry');
      await take(`preview-${theme}`);
    },
  },
  chronology: onePage('chronology', 'Case Record: Chronology', 'table.chronology'),
  report: onePage('report-in-editor', 'Case Record: Show team report', 'svg'),
  agenda: onePage('agenda', 'Case Record: Prepare supervision', 'p.way', 'SUP-okafor.case.md'),
  'my-day': {
    settings: { 'caseRecord.worker': 'j.okafor' },
    async draw(page, take, theme) {
      await page.locator('.activitybar .action-label[aria-label^="My day"]').first().click();
      const line = page.locator('.pane-body .monaco-list-row', { hasText: /late|by \d/u }).first();
      await line.waitFor({ timeout: 60_000 });
      await widenSideBar(page);
      await line.click();
      await take(`my-day${theme === 'light' ? '' : `-${theme}`}`);
    },
  },
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } });
const unknown = positionals.filter((name) => scenes[name] === undefined);
if (unknown.length > 0) {
  console.error(`No such scene: ${unknown.join(', ')}. The scenes are ${Object.keys(scenes).join(', ')}.`);
  process.exit(2);
}
const host = installHost(console.log);
const vsix = packageExtension();
const browser = await startBrowser(host);
try {
  for (const [name, scene] of Object.entries(scenes)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    for (const theme of scene.themes ?? THEMES) {
      console.log(`${name}, ${theme}`);
      await play(scene, theme, { host, browser, vsix, target: values.to ?? 'docs/images' });
    }
  }
} finally {
  await browser.close();
}
