/** The report as a reader's browser shows it: open to everybody by the rules of axe, in light, in the dark and on paper, and asking for nothing else. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../scripts/vscode/browser.ts';
import { installHost } from '../../scripts/vscode/host.ts';
import { run } from '../../src/cli/run.ts';
import { faultsIn } from './axe.ts';
import { READINGS } from './themes.ts';

describe('the report in a browser', function () {
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'case-record-report-'));
  const file = join(folder, 'report.html');
  let browser: Browser;

  before(async () => {
    const silent = { write() {} };
    const at = {
      cwd: join(import.meta.dirname, '../..'),
      stdout: silent,
      stderr: silent,
      env: {},
      now: () => new Date('2026-09-30T10:00:00Z'),
    };
    assert.equal(await run(['report', 'examples/riverside', '-o', file], at), 0);
    browser = await startBrowser(installHost(console.log));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [name, classes, ground] of [
    ['a light theme', 'vscode-light', '#ffffff'],
    ['a light theme with a ground of its own', 'vscode-light', '#fdf6e3'],
    ['a dark theme', 'vscode-dark', '#1f1f1f'],
    ['a dark theme with a ground of its own', 'vscode-dark', '#2e3440'],
    ['high contrast', 'vscode-high-contrast', '#000000'],
    ['light high contrast', 'vscode-high-contrast vscode-high-contrast-light', '#ffffff'],
  ] as const)
    it(`stands on the ground of VS Code in ${name}, and axe finds no fault with it`, async () => {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file).href);
      // The reader's system says the opposite, and VS Code goes before it.
      await page.emulateMedia({ colorScheme: classes.includes('light') ? 'dark' : 'light' });
      const shown = await page.evaluate(
        ([given, colour]) => {
          document.documentElement.style.setProperty('--vscode-editor-background', colour ?? '');
          document.body.className = given ?? '';
          return getComputedStyle(document.body).backgroundColor;
        },
        [classes, ground],
      );
      const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16));
      assert.equal(shown, `rgb(${red}, ${green}, ${blue})`);
      assert.deepEqual(await faultsIn(page), []);
      await page.close();
    });

  for (const [name, media] of READINGS)
    it(`has nothing that axe finds fault with ${name}`, async () => {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.emulateMedia(media);
      assert.deepEqual(await faultsIn(page), []);
      await page.close();
    });

  it('asks for nothing but itself, says nothing on the console, and fits a window, a telephone and a sheet of paper', async () => {
    const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
    const asked: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    const url = pathToFileURL(file).href;
    await page.goto(url);
    assert.deepEqual([asked, said], [[url], []]);
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    assert.equal(await page.evaluate(overflow), 0);
    // A telephone, or a window of 1,440 pixels at 400%.
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await page.evaluate(overflow), 0);
    // A4 upright less its margins, in CSS pixels.
    await page.setViewportSize({ width: 688, height: 980 });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.evaluate(overflow), 0);
    await page.close();
  });
});
