/** *Show preview* and *Chronology* as a browser shows them: in each theme, open to everybody by the rules of axe; what they say to the editor; a long record. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { URI } from 'vscode-uri';
import { pages } from '../../scripts/bundle.ts';
import { startBrowser } from '../../scripts/vscode/browser.ts';
import { installHost } from '../../scripts/vscode/host.ts';
import { run } from '../../src/cli/run.ts';
import { PAGE_STYLE } from '../../src/extension/views/page-style.ts';
import { chronologyOf } from '../../src/server/features/chronology.ts';
import { previewOf } from '../../src/server/features/preview.ts';
import type { JudgedRecord } from '../../src/server/judged-record.ts';
import { CHRONOLOGY_STYLE } from '../../src/views/chronology/style.ts';
import { PREVIEW_STYLE } from '../../src/views/preview/style.ts';
import type { Preview } from '../../src/views/preview/types.ts';
import { nodeFiles } from '../../src/workspace/node-files.ts';
import { openedFile } from '../support/opened-file.ts';
import { faultsIn } from './axe.ts';
import { READINGS, THEMES, type Theme, themeStyle } from './themes.ts';

const root = join(import.meta.dirname, '../..');
const RECORD = join(root, 'examples/riverside/care/CH-1042.case.md');
/** What lies outside the window is laid out too, so that axe sees it. */
const ALL_LAID_OUT = '.entry, .free { content-visibility: visible; }';
const WORDS = {
  toolbar: 'What is shown',
  findings: 'Show findings',
  all: 'Every entry',
  document: 'Open as Markdown',
  nothing: 'Nothing',
};

describe('a record for reading and its chronology in a browser', function () {
  this.timeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'case-record-pages-'));
  const file = (name: string): string => join(folder, name);
  const kinds = { preview: PREVIEW_STYLE, chronology: CHRONOLOGY_STYLE };
  type Kind = keyof typeof kinds;
  let browser: Browser;
  let content: Record<Kind, unknown>;

  before(async () => {
    const opened = await openedFile(URI.file(RECORD).toString(), nodeFiles);
    const ask = <T>(feature: (record: JudgedRecord) => T): Promise<T | undefined> => opened.ask(feature);
    const preview = (await ask(previewOf))?.preview;
    const chronology = (await ask((record) => chronologyOf(record, true)))?.chronology;
    content = { preview, chronology };
    const silent = { write() {} };
    const at = { cwd: root, stdout: silent, stderr: silent, env: {}, now: () => new Date('2026-09-30T10:00:00Z') };
    const args = ['chronology', 'CH-1042', '--in', 'examples/riverside', '--show-text', '-o', file('chronology.html')];
    assert.equal(await run(args, at), 0);
    await build({ ...pages(true, folder), absWorkingDir: root });
    browser = await startBrowser(installHost(console.log));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The editor's page with a stand-in for the editor, which keeps what it is told. */
  async function editorPage(
    kind: Kind,
    theme: Theme = THEMES[0],
    shown: unknown = content[kind],
    more = '',
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    const name = `${kind}-${theme.name}.html`;
    writeFileSync(
      file(name),
      `<!DOCTYPE html><html lang="en-GB"><head><title>${kind}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-n'; script-src 'nonce-n'">
<style nonce="n">${themeStyle(theme)}${PAGE_STYLE}${kinds[kind]}${more}</style></head><body class="${theme.name}"><main></main>
<script nonce="n">window.told = []; window.acquireVsCodeApi = () => ({ postMessage: (m) => window.told.push(m), getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null'), setState: (s) => { window.state = s; } });</script>
<script nonce="n" src="./${kind}-page.js"></script></body></html>`,
    );
    await page.goto(pathToFileURL(file(name)).href);
    await send(page, { type: 'show', content: shown, words: WORDS, record: 'file:///a.case.md' });
    await page.waitForSelector('h1');
    return page;
  }
  const send = (page: Page, message: unknown): Promise<void> =>
    page.evaluate((told) => window.postMessage(told, '*'), message);
  const told = async (page: Page): Promise<unknown> => ((await page.evaluate('window.told')) as unknown[]).at(-1);

  for (const theme of THEMES)
    for (const kind of ['preview', 'chronology'] as const)
      it(`has in the ${kind} nothing that axe finds fault with in ${theme.name}`, async () => {
        const page = await editorPage(kind, theme, content[kind], ALL_LAID_OUT);
        assert.deepEqual(await faultsIn(page), []);
        await page.close();
      });

  for (const kind of ['preview', 'chronology'] as const)
    it(`says in the ${kind} that there is nothing to show, open to everybody, and shows it all again`, async () => {
      const page = await editorPage(kind);
      const drawn = await page.innerText('body');
      await send(page, { type: 'show', words: WORDS, record: 'file:///a.case.md' });
      await page.waitForSelector('h1:text-is("Nothing")');
      assert.equal((await page.innerText('body')).trim(), 'Nothing');
      assert.deepEqual(await faultsIn(page), []);
      await send(page, { type: 'show', content: content[kind], words: WORDS, record: 'file:///a.case.md' });
      await page.waitForFunction(() => document.querySelector('.instead') === null);
      assert.equal(await page.innerText('body'), drawn);
      await page.close();
    });

  for (const [name, media] of READINGS)
    it(`has in the chronology's file nothing that axe finds fault with ${name}`, async () => {
      const page = await browser.newPage();
      await page.goto(pathToFileURL(file('chronology.html')).href);
      await page.emulateMedia(media);
      assert.deepEqual(await faultsIn(page), []);
      await page.close();
    });

  it('goes from the preview to an entry: by its heading with the keyboard, and by a double click on its text', async () => {
    const page = await editorPage('preview');
    await page.locator('[data-entry="3"] h2 button').focus();
    await page.keyboard.press('Enter');
    assert.deepEqual(await told(page), { type: 'goTo', place: 3 });
    await page.locator('[data-entry="2"] .told').first().dblclick();
    assert.deepEqual(await told(page), { type: 'goTo', place: 2 });
    await page.close();
  });

  it('marks the entry of the cursor and brings it into sight, and keeps the reader from moving where it is in sight', async () => {
    const page = await editorPage('preview');
    await send(page, { type: 'mark', place: 20 });
    await page.waitForSelector('[data-entry="20"].marked');
    const seen =
      "(() => { const r = document.querySelector('.marked').getBoundingClientRect(); return r.top < innerHeight && r.bottom > 0; })()";
    assert.equal(await page.evaluate(seen), true);
    await send(page, { type: 'mark' });
    await page.waitForFunction(() => document.querySelector('.marked') === null);
    await page.close();
  });

  it('opens at the entry that is asked for, in a long record too, and marks it', async () => {
    const { blocks, ...rest } = content.preview as Preview;
    const many = Array.from({ length: 3000 }, (_, at) => blocks[at % blocks.length]);
    const page = await editorPage('preview', THEMES[0], { ...rest, blocks: many });
    await send(page, { type: 'mark', place: 2500, isAsked: true });
    await page.waitForFunction(() => {
      const { top } = document.querySelector('[data-entry="2500"].marked')?.getBoundingClientRect() ?? {};
      return top !== undefined && Math.abs(top) <= 1;
    });
    await page.close();
  });

  it('goes with the scrolling of the editor, and not while its reader scrolls', async () => {
    const page = await editorPage('preview');
    await send(page, { type: 'follow', place: 4, part: 0.5 });
    await page.waitForFunction(() => {
      const { top, height } = document.querySelector('[data-entry="4"]')?.getBoundingClientRect() ?? new DOMRect();
      return Math.abs(top + height / 2) <= 1 && height > 0;
    });
    await send(page, { type: 'follow', part: 0 });
    await page.waitForFunction(() => scrollY === 0);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 700);
    await page.waitForFunction(() => scrollY === 700);
    await send(page, { type: 'follow', place: 4, part: 0.5 });
    await send(page, { type: 'mark', place: 12 });
    await page.waitForSelector('[data-entry="12"].marked');
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    assert.equal(await page.evaluate('scrollY'), 700);
    await page.close();
  });

  it('is after it was hidden where its reader left it, and not at the cursor', async () => {
    const page = await editorPage('preview');
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 900);
    await page.waitForFunction(() => scrollY === 900);
    await page.waitForFunction(() => 'state' in window && JSON.stringify(window.state).includes('"at"'));
    await page.evaluate("sessionStorage.setItem('state', JSON.stringify(window.state))");
    await page.reload();
    await send(page, { type: 'show', content: content.preview, words: WORDS, record: 'file:///a.case.md' });
    await send(page, { type: 'mark', place: 0 });
    await page.waitForSelector('[data-entry="0"].marked');
    await page.waitForFunction(() => Math.abs(scrollY - 900) <= 2);
    await page.close();
  });

  it('hides the findings where the reader wants to read, and keeps that', async () => {
    const page = await editorPage('preview');
    const findings = page.locator('.findings').first();
    assert.equal(await findings.isVisible(), true);
    await page.getByLabel('Show findings').uncheck();
    assert.equal(await findings.isVisible(), false);
    assert.deepEqual(await page.evaluate('window.state.own'), { findings: false });
    await page.getByLabel('Show findings').check();
    assert.equal(await findings.isVisible(), true);
    await page.close();
  });

  it('changes after an edit only the entry that was edited', async () => {
    const page = await editorPage('preview');
    await page.evaluate("for (const each of document.querySelectorAll('[data-entry]')) each.known = true");
    const { blocks, ...rest } = content.preview as Preview;
    const edited = blocks.map((block, at) => (at === 5 ? { ...block, text: 'Something *new*.' } : block));
    await send(page, { type: 'show', content: { ...rest, blocks: edited }, words: WORDS, record: 'file:///a.case.md' });
    await page.waitForFunction(() =>
      document.querySelector('[data-entry="5"]')?.textContent?.includes('Something new.'),
    );
    const anew = "[...document.querySelectorAll('[data-entry]')].filter((e) => !e.known).map((e) => e.dataset.entry)";
    assert.deepEqual(await page.evaluate(anew), ['5']);
    const order = "[...document.querySelectorAll('[data-entry]')].map((e) => Number(e.dataset.entry))";
    assert.deepEqual(
      await page.evaluate(order),
      blocks.map((_, at) => at),
    );
    await page.close();
  });

  it('leads to where an entry stands now, in whichever way its link is written', async () => {
    const { blocks, ...rest } = content.preview as Preview;
    const [block = assert.fail()] = blocks.filter(({ kind }) => kind === 'entry');
    const linked = {
      ...block,
      sections: [],
      rows: [],
      text: 'See [one](<#x>), [two]( #x) and [three](\n#x).',
    };
    const page = await editorPage('preview', THEMES[0], { ...rest, blocks: [linked, block], links: { '#x': 1 } });
    const places = "[...document.querySelectorAll('.prose a[data-place]')].map((each) => each.dataset.place)";
    assert.deepEqual(await page.evaluate(places), ['1', '1', '1']);
    const moved = { ...rest, blocks: [linked, block, block], links: { '#x': 2 } };
    await send(page, { type: 'show', content: moved, words: WORDS, record: 'file:///a.case.md' });
    await page.waitForSelector('[data-entry="2"]');
    assert.deepEqual(await page.evaluate(places), ['2', '2', '2']);
    await page.close();
  });

  it('shows a record of 3,000 entries, and what is edited in its middle', async () => {
    const { blocks, ...rest } = content.preview as Preview;
    const many = Array.from({ length: 3000 }, (_, at) => blocks[at % blocks.length]);
    const page = await editorPage('preview', THEMES[0], { ...rest, blocks: many });
    assert.equal(await page.locator('[data-entry]').count(), 3000);
    const edited = many.map((block, at) => (at === 1500 ? { ...block, text: 'Something *new*.' } : block));
    await page.evaluate(
      async (message) => {
        window.dispatchEvent(new MessageEvent('message', { data: message }));
      },
      { type: 'show', content: { ...rest, blocks: edited }, words: WORDS, record: 'file:///a.case.md' },
    );
    assert.equal(await page.locator('[data-entry]', { hasText: 'Something new.' }).count(), 1);
    assert.equal(await page.locator('[data-entry]').count(), 3000);
    await page.close();
  });

  it('shows in the chronology what is significant, every entry where that is asked for, and asks for the document', async () => {
    const page = await editorPage('chronology');
    const some = await page.locator('tbody tr').count();
    await page.getByRole('button', { name: 'Open as Markdown' }).click();
    assert.deepEqual(await told(page), { type: 'act', act: 'document' });
    await page.getByLabel('Every entry').check();
    assert.ok((await page.locator('tbody tr').count()) > some && some > 3);
    await page.getByRole('button', { name: 'Open as Markdown' }).click();
    assert.deepEqual(await told(page), { type: 'act', act: 'document-all' });
    const place = Number(await page.locator('tbody .way').first().getAttribute('data-place'));
    await page.locator('tbody .way').first().click();
    assert.deepEqual(await told(page), { type: 'goTo', place });
    await send(page, { type: 'mark', place });
    await page.waitForSelector('tr.marked');
    await page.close();
  });
});
