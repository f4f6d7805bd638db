/** *My day* in the side bar, by keyboard, and as a screen reader is told of it. */
import assert from 'node:assert/strict';
import { type EditorWindow, until } from './editor-window.ts';

export function tryMyDay(window: () => EditorWindow): void {
  describe('My day', () => {
    it('is walked through by keyboard: Enter goes to the record, and every line has a name that says whose, what and when', async () => {
      const { page } = window();
      await window().run('View: Show My day');
      const rows = page.locator('.part.sidebar .pane').first().locator('.monaco-list-row');
      await page.locator('.part.sidebar .monaco-list-row[aria-label^="Overdue. "]').first().waitFor();
      const names = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''));
      assert.ok(names.length > 1, names.join('\n'));
      for (const name of names) assert.match(name, /, \d+ things?$|late|by \d|today|tomorrow/u, name);
      await window().run('My day: Focus on What is due View');
      await until('the tree with the focus', () =>
        page.evaluate(() => document.activeElement?.closest('.part.sidebar .monaco-list') != null || undefined),
      );
      await page.keyboard.press('Home');
      const focused = (): Promise<string> =>
        page.evaluate(() => {
          const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
          return document.getElementById(id)?.getAttribute('aria-label') ?? '';
        });
      assert.equal(await focused(), names[0]);
      await page.keyboard.press('ArrowDown');
      assert.equal(await focused(), names[1]);
      await page.keyboard.press('Enter');
      await window().isActive('.case.md');
    });

    it('counts on its badge what is overdue and what waits', async () => {
      const { page } = window();
      const icon = page.locator('.activitybar .action-item', { has: page.locator('[aria-label^="My day"]') });
      const count = await until('a number', async () => {
        const text = await icon.locator('.badge-content').textContent();
        return text !== null && /^\d+$/u.test(text) ? Number(text) : undefined;
      });
      assert.ok(count > 0);
      const said = await icon.locator('.action-label').getAttribute('aria-label');
      assert.match(said ?? '', /\d+ things? (is|are) overdue|\d+ decisions? waits?/u);
    });
  });
}
