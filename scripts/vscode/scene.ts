/** A picture of the packaged extension on examples/riverside, in a real VS Code. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { VscodeHost } from './host.ts';
import { startServer } from './server.ts';

const NAMES = { light: 'Default Light Modern', dark: 'Default Dark Modern', 'high-contrast': 'Default High Contrast' };

export type Theme = keyof typeof NAMES;

export const THEMES: readonly Theme[] = ['light', 'dark', 'high-contrast'];

/** What is done in the window; `take` makes a picture of this name. */
export interface Scene {
  readonly width?: number;
  readonly height?: number;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** In which themes; in all where nothing is said. */
  readonly themes?: readonly Theme[];
  draw(page: Page, take: (name: string) => Promise<void>, theme: Theme): Promise<void>;
}

export interface Studio {
  readonly host: VscodeHost;
  readonly browser: Browser;
  /** Absolute path of the packaged extension. */
  readonly vsix: string;
  /** The folder for the pictures. */
  readonly target: string;
}

/** Plays a scene in a window of its own. */
export async function play(scene: Scene, theme: Theme, { host, browser, vsix, target }: Studio): Promise<void> {
  const settings = {
    'workbench.colorTheme': NAMES[theme],
    'workbench.startupEditor': 'none',
    'window.commandCenter': false,
    'editor.minimap.enabled': false,
    ...scene.settings,
  };
  mkdirSync(target, { recursive: true });
  const server = await startServer({ host, port: 0, trusted: true, smokeTestDriver: false, vsix, settings });
  try {
    const { width = 1360, height = 860 } = scene;
    const page = await browser.newPage({ viewport: { width, height } });
    await page.goto(`http://localhost:${server.port}/?folder=${resolve('examples/riverside')}`);
    await page.waitForSelector('.monaco-workbench .explorer-folders-view', { timeout: 60_000 });
    const take = async (name: string): Promise<void> => {
      await settle(page);
      await page.screenshot({ path: join(target, `${name}.png`) });
    };
    await scene.draw(page, take, theme);
    await page.close();
  } finally {
    await server.stop();
  }
}

/** Leaves the picture time to come to rest: VS Code draws a moment after it has what it draws. */
export async function settle(page: Page): Promise<void> {
  await page.locator('.monaco-progress-container.active').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(2500);
}
