/** *Show journey*, *Show preview* and *Chronology*: from the page to the entry, and from the record to the page. */
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { type EditorWindow, until } from './editor-window.ts';

export const RECORD = 'CH-1042.case.md';

/** A visit as another program adds it; the day is of September 2026. */
const visitOn = (day: number): string => `
## 2026-09-${day} 10:00 Visit: a long walk

\`\`\`yaml
by: j.okafor
seen: yes
alone: yes
place: home
significant: yes
\`\`\`

Amara showed me the way along the weir.
`;

/** The views of one record, each with what its page is known by, and the day of the entry that is added while it is shown. */
export const VIEWS = [
  { title: 'Case Record: Show journey', page: 'svg.journey', record: RECORD, added: 27 },
  { title: 'Case Record: Show preview', page: 'article.entry', record: RECORD, added: 28 },
  { title: 'Case Record: Chronology', page: 'table.chronology', record: RECORD, added: 29 },
] as const;

export function tryViews(window: () => EditorWindow): void {
  for (const { title, page: known, added } of VIEWS) {
    describe(title, () => {
      it('goes to the entry of what is clicked', async () => {
        const frame = await show(title, known);
        await frame.locator('button.way[data-place]').nth(3).click();
        await hasArrived();
      });

      it('goes by keyboard alone: Tab to it, Enter to the entry', async () => {
        const frame = await show(title, known);
        await tabTo(frame, known === 'svg.journey' ? '.item[data-place]' : 'button.way');
        await window().page.keyboard.press('Enter');
        await hasArrived();
      });

      it('stands beside the record and follows what is written, and what another program writes', async () => {
        const { page } = window();
        await show(title, known);
        await window().run('View: Move Editor into Right Group');
        // The page is loaded anew where it was moved to, and until then no key is heard.
        await window().page.locator('.editor-group-container').nth(1).locator('.tab.active').waitFor();
        await page.locator('.editor-group-container').first().locator('.tab.active').click();
        await window().isActive(RECORD);
        await window().goToLine(4);
        await page.keyboard.press('End');
        await page.keyboard.type(' of Weir Lane');
        const frame = await window().webview(known);
        await frame.locator('h1', { hasText: 'Amara Bello of Weir Lane' }).waitFor();
        for (const _letter of ' of Weir Lane') await page.keyboard.press('Backspace');
        await frame.locator('h1', { hasText: /Amara Bello(?! of)/u }).waitFor();
        await window().save();
        const says = (): Promise<boolean> =>
          frame.evaluate((day) => document.body.textContent?.includes(day) === true, `${added} September 2026`);
        assert.equal(await says(), false);
        appendFileSync(window().path(RECORD), visitOn(added));
        await until('the new entry', async () => ((await says()) ? true : undefined));
      });
    });
  }

  it('zooms the journey by keyboard, to what has the focus, and goes back to the whole', async () => {
    const { page } = window();
    const frame = await show('Case Record: Show journey', 'svg.journey');
    await tabTo(frame, '.item');
    const focused = (): Promise<string | null | undefined> =>
      frame.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const mark = await focused();
    assert.ok(mark !== null && mark !== undefined && mark !== first, 'the arrows go from mark to mark');
    const reach = (): Promise<string | null> => frame.locator('.reach').textContent();
    const whole = await reach();
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    assert.notEqual(await reach(), whole);
    assert.equal(await focused(), mark);
    const near = await reach();
    await page.keyboard.press('PageUp');
    assert.notEqual(await reach(), near);
    await page.keyboard.press('-');
    await page.keyboard.press('0');
    assert.equal(await reach(), whole);
  });

  async function show(title: string, known: string): Promise<Frame> {
    await window().openRecord(RECORD);
    await window().run(title);
    return window().webview(known);
  }

  /** In the record, on the heading of an entry. */
  async function hasArrived(): Promise<void> {
    await window().isActive(RECORD);
    const selection = window().page.locator('.statusbar-item[id="status.editor.selection"]');
    const line = await until('the cursor in the record', async () => {
      const said = /Ln (\d+), Col 1\b/u.exec((await selection.textContent()) ?? '');
      return said === null ? undefined : Number(said[1]);
    });
    assert.match(window().lines(RECORD)[line - 1] ?? '', /^## \d{4}-/u);
  }

  async function tabTo(frame: Frame, selector: string): Promise<void> {
    await until(`${selector} with the focus`, async () => {
      await window().page.keyboard.press('Tab');
      const isThere = await frame.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
      return isThere ? true : undefined;
    });
  }
}
