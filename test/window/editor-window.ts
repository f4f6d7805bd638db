/** A real VS Code in a browser with the packaged extension, on a copy of the example team, used as a person uses it: by keyboard, by mouse, and by reading what is shown. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { packagedExtension } from '../../scripts/package.ts';
import { startBrowser } from '../../scripts/vscode/browser.ts';
import { installHost } from '../../scripts/vscode/host.ts';
import { type RunningServer, startServer } from '../../scripts/vscode/server.ts';
import { HOSTILE } from './hostile-records.ts';

/** The kinds of theme that VS Code knows, by the class that it gives the body of a page. */
export const THEMES = {
  'vscode-light': 'Default Light Modern',
  'vscode-dark': 'Default Dark Modern',
  'vscode-high-contrast': 'Default High Contrast',
  'vscode-high-contrast-light': 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof THEMES;

const SIZE = { viewport: { width: 1360, height: 900 } };

/** Addresses of VS Code's frame round a page, and of our scripts in it. */
const OF_A_PAGE = /\/webview\/|-page\.js/;

const root = resolve(import.meta.dirname, '../..');

export class EditorWindow {
  readonly page: Page;
  /** The opened folder. */
  readonly folder: string;
  /** What webviews, and the scripts of our pages in them, complained of on the console or threw. */
  readonly complaints: string[] = [];
  /** What the window itself said of us on the console: notifications of errors, and faults in the extension's host. */
  readonly said: string[] = [];
  readonly #browser: Browser;
  readonly #server: RunningServer;

  private constructor(page: Page, folder: string, browser: Browser, server: RunningServer) {
    this.page = page;
    this.folder = folder;
    this.#browser = browser;
    this.#server = server;
    page.on('console', (message) => {
      const { url } = message.location();
      const isOfPolicy = /content security policy|blocked script|blocked form/i.test(message.text());
      if (message.type() === 'error' && (isOfPolicy || OF_A_PAGE.test(url)))
        this.complaints.push(`${message.text()} (${url})`);
      else if (message.type() === 'error' && /case-record|caseRecord|could not be/i.test(message.text()))
        this.said.push(message.text());
    });
    page.on('pageerror', ({ stack, message }) => {
      if (OF_A_PAGE.test(stack ?? '')) this.complaints.push(stack ?? message);
    });
  }

  static async open(): Promise<EditorWindow> {
    const vsix = packagedExtension();
    const host = installHost(console.log);
    const folder = mkdtempSync(join(tmpdir(), 'case-record-window-'));
    cpSync(join(root, 'examples/riverside'), folder, { recursive: true });
    for (const [path, text] of Object.entries(HOSTILE)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    mkdirSync(join(folder, '.vscode'));
    const settings = {
      'workbench.colorTheme': THEMES['vscode-light'],
      'window.commandCenter': false,
      'editor.fontSize': 13,
      // What the suite writes to disk itself must not meet a save that comes a moment later.
      'files.autoSave': 'off',
      'caseRecord.worker': 'r.osei',
    };
    const server = await startServer({ host, port: 0, trusted: true, smokeTestDriver: false, vsix, settings });
    const browser = await startBrowser(host);
    return EditorWindow.#openIn(await browser.newContext(SIZE), folder, browser, server);
  }

  static async #openIn(
    context: BrowserContext,
    folder: string,
    browser: Browser,
    server: RunningServer,
  ): Promise<EditorWindow> {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const window = new EditorWindow(page, folder, browser, server);
    await page.goto(`http://localhost:${server.port}/?folder=${folder}`);
    await page.waitForSelector('.monaco-workbench .explorer-folders-view', { timeout: 60_000 });
    return window;
  }

  /** A second window on the same folder, in a browser of its own, as somebody else has it. */
  async another(): Promise<EditorWindow> {
    return EditorWindow.#openIn(await this.#browser.newContext(SIZE), this.folder, this.#browser, this.#server);
  }

  /** Ends this window as a machine that is switched off does, without a word, and opens it anew in the same browser. */
  async endAndOpenAgain(): Promise<EditorWindow> {
    const context = this.page.context();
    await this.page.close();
    return EditorWindow.#openIn(context, this.folder, this.#browser, this.#server);
  }

  /** A copy of a page that may run no script, with all that VS Code gave it: classes, colours, style. In the copy scripts may run. */
  async copyOf(frame: Frame): Promise<Page> {
    const { markup, viewport } = await frame.evaluate(() => ({
      markup: document.documentElement.outerHTML,
      viewport: { width: window.innerWidth, height: window.innerHeight },
    }));
    const copy = await this.#browser.newPage({ viewport });
    await copy.setContent(markup);
    return copy;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs a command by the title that the palette shows. */
  async run(title: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('F1');
    const box = page.locator('.quick-input-widget:visible input[type="text"]').first();
    await box.waitFor();
    await box.fill(`>${title}`);
    await page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^="${title}"]`).waitFor();
    await page.keyboard.press('Enter');
  }

  async openRecord(file: string): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+P');
    const box = page.locator('.quick-input-widget:visible input[type="text"]').first();
    await box.waitFor();
    await box.fill(file);
    await page.locator(`.quick-input-list .monaco-list-row.focused[aria-label*="${file}"]`).waitFor();
    await page.keyboard.press('Enter');
    await this.isActive(file);
    await page.locator('.editor-group-container.active .view-line').first().waitFor();
  }

  /** Settles when the tab of this name has the focus of the window. */
  async isActive(name: string): Promise<void> {
    await this.page.locator(`.editor-group-container.active .tab.active[aria-label*="${name}"]`).waitFor();
  }

  /** Writes at the end of the active editor; settles when VS Code knows that it is not saved. */
  async writeAtEnd(text: string): Promise<void> {
    const { keyboard } = this.page;
    await keyboard.press('Control+End');
    await keyboard.insertText(text);
    await this.page.locator('.editor-group-container.active .tab.active.dirty').waitFor();
  }

  /** Settles when the lines of the active editor that are in sight hold this. */
  async shows(text: string): Promise<void> {
    // Lines that are drawn have another kind of space.
    const drawn = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll(' ', '\\s'), 'u');
    await this.page.locator('.editor-group-container.active .view-lines', { hasText: drawn }).waitFor();
  }

  /** Saves the active editor; settles when nothing is unsaved. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.waitForFunction(() => document.querySelector('.editor-group-container .tab.dirty') === null);
  }

  /** Ends with one empty group, and nothing unsaved. */
  async closeAll(): Promise<void> {
    await this.run('View: Close All Editors');
    await this.page.waitForFunction(() => document.querySelector('.editor-group-container .tab') === null);
  }

  async goToLine(line: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.page.locator('.quick-input-widget:visible input[type="text"]').first().waitFor();
    await this.page.keyboard.type(String(line));
    await this.page.keyboard.press('Enter');
    await this.stands(line);
  }

  /** Settles when the cursor stands on a line, from 1, of the active editor. */
  async stands(line: number): Promise<void> {
    await this.page.locator('.statusbar-item[id="status.editor.selection"]', { hasText: `Ln ${line}, ` }).waitFor();
  }

  /** The page of a webview that has such an element. */
  webview(selector: string): Promise<Frame> {
    return until(`a webview with ${selector}`, async () => {
      for (const frame of this.page.frames().filter((each) => each.url().includes('/webview/')))
        if (await has(frame, selector)) return frame;
      return undefined;
    });
  }

  async setTheme(theme: Theme): Promise<void> {
    const settings = { 'workbench.colorTheme': THEMES[theme] };
    writeFileSync(join(this.folder, '.vscode/settings.json'), JSON.stringify(settings));
    const known = { 'vscode-light': 'vs', 'vscode-dark': 'vs-dark' } as const;
    const own = theme === 'vscode-light' || theme === 'vscode-dark' ? known[theme] : undefined;
    const name = own ?? (theme === 'vscode-high-contrast' ? 'hc-black' : 'hc-light');
    await this.page.locator(`.monaco-workbench.${name}`).waitFor();
  }

  /** Whether VS Code keeps a copy of a text, as it makes one of what is not saved. */
  keeps(text: string): boolean {
    const { data } = this.#server;
    const kept = readdirSync(data, { recursive: true, withFileTypes: true }).filter(
      (each) => each.isFile() && each.parentPath.includes('Backups'),
    );
    return kept.some(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8').includes(text));
  }

  path(file: string): string {
    const found = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).find((each) => each.endsWith(file));
    if (found === undefined) throw new Error(`The folder holds no ${file}.`);
    return join(this.folder, found);
  }

  lines(file: string): readonly string[] {
    return readFileSync(this.path(file), 'utf8').split('\n');
  }
}

/** A frame that is being taken away has nothing. */
async function has(frame: Frame, selector: string): Promise<boolean> {
  try {
    return await frame.evaluate((wanted) => document.querySelector(wanted) !== null, selector);
  } catch {
    return false;
  }
}

/** Asks again until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  const giveUp = Date.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUp) throw new Error(`It did not come about: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
