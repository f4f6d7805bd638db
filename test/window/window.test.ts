/**
 * The extension as people meet it: every view in one window of a real VS Code, with the packaged extension. `npm run test:webviews` packages it first.
 * With `CASE_RECORD_PICTURES` naming a folder, a picture of each view in each kind of theme is left there.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { faultsIn } from '../browser/axe.ts';
import { EditorWindow, THEMES, type Theme } from './editor-window.ts';
import { HOSTILE_FILE } from './hostile-records.ts';
import { tryMyDay } from './my-day.ts';
import { tryNothingIsLost } from './nothing-is-lost.ts';
import { STILL_PAGES, tryStillPages } from './still-pages.ts';
import { RECORD, tryViews, VIEWS } from './views.ts';

const pictures = process.env.CASE_RECORD_PICTURES;
const ALL = [...STILL_PAGES, ...VIEWS];

describe('in a window of VS Code', function () {
  this.timeout(60_000);
  let open: EditorWindow;
  const window = (): EditorWindow => open;

  before(async function () {
    this.timeout(180_000);
    open = await EditorWindow.open();
  });
  after(async () => open?.close());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') for (const line of open.said.splice(0)) console.log(`      ${line}`);
    if (this.currentTest?.state === 'failed' && pictures !== undefined)
      await open.page.screenshot({
        path: join(pictures, `failed ${this.currentTest.title.slice(0, 60).replaceAll('/', ' ')}.png`),
      });
    await open.closeAll();
  });

  tryMyDay(window);
  tryStillPages(window);
  tryViews(window);

  describe('to everybody', () => {
    for (const { title, page: known, record } of ALL)
      it(`${title} has nothing serious that axe finds fault with, in any kind of theme`, async () => {
        await open.openRecord(record);
        await open.run(title);
        const frame = await open.webview(known);
        for (const theme of Object.keys(THEMES) as Theme[]) {
          await open.setTheme(theme);
          await open.webview(`body.${theme} ${known}`);
          // Where nothing may run, not even axe may.
          const copy = STILL_PAGES.some(({ page }) => page === known) ? await open.copyOf(frame) : undefined;
          const faults = await faultsIn(copy ?? frame);
          await copy?.close();
          assert.deepEqual(
            faults.filter(({ isSerious }) => isSerious).map(({ words }) => words),
            [],
            theme,
          );
          for (const { words } of faults) console.log(`      in ${theme}, less than serious: ${words}`);
          if (pictures !== undefined) await open.page.screenshot({ path: join(pictures, `${title} ${theme}.png`) });
        }
        await open.setTheme('vscode-light');
      });
  });

  describe('whatever a record holds', () => {
    for (const { title, page: known } of ALL.filter(({ record }) => record === RECORD))
      it(`${title} shows it as text, and nothing in it runs`, async () => {
        await open.openRecord(HOSTILE_FILE);
        await open.run(title);
        const frame = await open.webview(known);
        assert.equal(
          await frame.evaluate(() => document.querySelectorAll('iframe, img, object, embed, link').length),
          0,
        );
        const odd = await frame.evaluate(() => [
          ...[...document.querySelectorAll('a[href]')]
            .map((each) => each.getAttribute('href') ?? '')
            .filter((href) => !/^#|^command:caseRecord\.openPlace\?/u.test(decodeURIComponent(href))),
          ...[...document.querySelectorAll('*')].flatMap((each) =>
            each.getAttributeNames().filter((name) => name.startsWith('on')),
          ),
        ]);
        assert.deepEqual(odd, []);
        assert.match(await frame.evaluate(() => document.body.textContent ?? ''), /<img src=x onerror=/u);
        if (pictures !== undefined) await open.page.screenshot({ path: join(pictures, `hostile ${title}.png`) });
        await nothingRan();
      });

    async function nothingRan(): Promise<void> {
      for (const frame of open.page.frames())
        assert.equal(await frame.evaluate('window.__pwned'), undefined, frame.url());
    }
  });

  tryNothingIsLost(window);

  // Mocha runs what stands right in a suite before the suites in it, and this has to come last.
  describe('when all has been looked at', () => {
    it('no page has complained on the console', () => {
      assert.deepEqual(open.complaints, []);
    });
  });
});
