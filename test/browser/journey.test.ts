/** The journey as a browser shows it: the file of the command line, and the page of the editor with its keyboard, in each theme; open to everybody by the rules of axe. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { pages } from '../../scripts/bundle.ts';
import { startBrowser } from '../../scripts/vscode/browser.ts';
import { installHost } from '../../scripts/vscode/host.ts';
import { run } from '../../src/cli/run.ts';
import { PAGE_STYLE } from '../../src/extension/views/page-style.ts';
import { EDITOR_STYLE } from '../../src/views/journey/style.ts';
import type { Timeline } from '../../src/views/journey/types.ts';
import { faultsIn } from './axe.ts';
import { READINGS, THEMES, type Theme, themeStyle } from './themes.ts';

const root = join(import.meta.dirname, '../..');

const WORDS = {
  toolbar: 'Days',
  earlier: 'Earlier',
  later: 'Later',
  further: 'Zoom out',
  nearer: 'Zoom in',
  whole: 'Show all',
  wholeShort: 'All',
  showing: '{0} to {1}',
  nothing: 'Nothing',
};

describe('the journey in a browser', function () {
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'case-record-journey-'));
  const file = (name: string): string => join(folder, name);
  let browser: Browser;
  let timeline: Timeline;

  before(async () => {
    const silent = { write() {} };
    const at = { cwd: root, stdout: silent, stderr: silent, env: {}, now: () => new Date('2026-09-30T10:00:00Z') };
    for (const name of ['journey.html', 'journey.json']) {
      const args = ['journey', 'CH-1042', '--in', 'examples/riverside', '-o', file(name)];
      assert.equal(await run(args, at), 0);
    }
    timeline = JSON.parse(readFileSync(file('journey.json'), 'utf8'));
    await build({ ...pages(true, folder), absWorkingDir: root });
    browser = await startBrowser(installHost(console.log));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [name, media] of [
    ...READINGS,
    ['in forced colours', { media: 'screen', colorScheme: 'dark', forcedColors: 'active' }],
  ] as const)
    it(`has as a file nothing that axe finds fault with ${name}`, async () => {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file('journey.html')).href);
      await page.emulateMedia(media);
      assert.deepEqual(await faultsIn(page), []);
      await page.close();
    });

  /** The editor's page with a stand-in for the editor, which keeps what it is told. */
  async function editorPage(theme: Theme): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1100, height: 800 } });
    writeFileSync(
      file(`${theme.name}.html`),
      `<!DOCTYPE html><html lang="en-GB"><head><title>Journey</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-n'; script-src 'nonce-n'">
<style nonce="n">${themeStyle(theme)}${PAGE_STYLE}${EDITOR_STYLE}</style></head><body class="${theme.name}"><main></main>
<script nonce="n">window.told = []; window.acquireVsCodeApi = () => ({ postMessage: (m) => window.told.push(m), getState: () => undefined, setState: (s) => { window.state = s; } });</script>
<script nonce="n" src="./journey-page.js"></script></body></html>`,
    );
    await page.goto(pathToFileURL(file(`${theme.name}.html`)).href);
    assert.deepEqual(await page.evaluate('window.told'), [{ type: 'ready' }]);
    await page.evaluate((message) => window.postMessage(message, '*'), {
      type: 'show',
      content: timeline,
      words: WORDS,
      record: 'file:///a.case.md',
    });
    await page.waitForSelector('svg .item');
    return page;
  }

  for (const theme of THEMES)
    it(`has in the editor nothing that axe finds fault with in ${theme.name}, and letters and drawings that stand out`, async () => {
      const page = await editorPage(theme);
      assert.deepEqual(await faultsIn(page), []);
      await page.close();
    });

  it('comes back, as wide as the page, after there was nothing to show', async () => {
    const page = await editorPage(THEMES[0]);
    const send = (message: object): Promise<void> => page.evaluate((told) => window.postMessage(told, '*'), message);
    const drawing = page.locator('svg.journey');
    const box = await drawing.boundingBox();
    await send({ type: 'show', words: WORDS, record: 'file:///a.case.md' });
    await page.waitForSelector('h1:text-is("Nothing")');
    assert.equal(await drawing.isVisible(), false);
    assert.deepEqual(await faultsIn(page), []);
    await send({ type: 'show', content: timeline, words: WORDS, record: 'file:///a.case.md' });
    await drawing.waitFor();
    assert.deepEqual(await drawing.boundingBox(), box);
    assert.equal(await page.locator('.instead').count(), 0);
    await page.close();
  });

  it('is walked through with the keyboard: into it, along a lane, to the next one, to an entry', async () => {
    const page = await editorPage(THEMES[0]);
    const focused = (): Promise<unknown> => page.evaluate("document.activeElement?.getAttribute('aria-label')");
    const inDrawing = 'document.querySelectorAll(\'.drawing [tabindex="0"]\').length';
    assert.equal(await page.evaluate(inDrawing), 1, 'one stop of the Tab key');
    for (let at = 0; at < 6; at += 1) await page.keyboard.press('Tab');
    assert.match(String(await focused()), /^Case open, since/);
    await page.keyboard.press('ArrowRight');
    assert.match(String(await focused()), /^(Assessment|Section 47 enquiry|Strategy)/);
    for (let at = 0; at < 5; at += 1) await page.keyboard.press('ArrowDown');
    assert.match(String(await focused()), /^Visit/);
    await page.keyboard.press('End');
    const last = String(await focused());
    assert.match(last, /missed/);
    await page.keyboard.press('ArrowLeft');
    const visit = String(await focused());
    assert.match(visit, /^Visit.*28 August 2026, not seen$/);
    assert.equal(await page.evaluate(inDrawing), 1);
    await page.keyboard.press('Enter');
    const told = (await page.evaluate('window.told')) as { type: string; place: number }[];
    const place = timeline.places[told.at(-1)?.place ?? -1];
    assert.deepEqual([told.at(-1)?.type, place?.address], ['goTo', '2026-08-28-visit']);
    await page.close();
  });

  it('zooms to what has the focus, keeps the focus there, says what is shown, and goes back to the whole', async () => {
    const page = await editorPage(THEMES[0]);
    const reach = (): Promise<string | null> => page.textContent('.reach');
    const whole = await reach();
    const mark = page.locator('[aria-label^="Visit, 14 April 2026"]');
    await mark.focus();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    assert.notEqual(await reach(), whole);
    assert.match(
      String(await page.evaluate("document.activeElement?.getAttribute('aria-label')")),
      /^Visit, 14 April 2026/,
    );
    assert.deepEqual(Object.keys((await page.evaluate('window.state.own')) as object), ['from', 'to']);
    const before = await reach();
    await page.keyboard.press('PageDown');
    assert.notEqual(await reach(), before);
    await page.keyboard.press('Escape');
    assert.equal(await reach(), whole);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    assert.notEqual(await reach(), whole);
    await page.keyboard.down('Control');
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, 2000);
    await page.mouse.wheel(0, 2000);
    await page.mouse.wheel(0, 2000);
    await page.mouse.wheel(0, 2000);
    await page.keyboard.up('Control');
    await page.waitForFunction((all) => document.querySelector('.reach')?.textContent === all, whole);
    await page.close();
  });

  it('opens a mark that stands for several, goes to what is clicked, and shows where the cursor of the editor is', async () => {
    const page = await editorPage(THEMES[0]);
    const clusters = await page.locator('.cluster').count();
    assert.ok(clusters > 0);
    const reach = await page.textContent('.reach');
    await page.locator('.cluster').first().click();
    assert.notEqual(await page.textContent('.reach'), reach);
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.locator('[aria-label^="Looked-after review, 16 June 2026"]').click();
    const told = (await page.evaluate('window.told')) as { type: string; place: number }[];
    const { place } = told.at(-1) ?? assert.fail('nothing was said');
    assert.equal(timeline.places[place]?.address, '2026-06-16-looked-after-review');
    await page.evaluate((message) => window.postMessage(message, '*'), { type: 'mark', place });
    await page.waitForSelector('.item.marked');
    await page.getByRole('button', { name: 'Care plan, on time' }).click();
    const again = (await page.evaluate('window.told')) as { place: number }[];
    assert.equal(timeline.places[again.at(-1)?.place ?? -1]?.address, '2026-03-05-care-plan');
    await page.close();
  });
});
