/** *Show team report*: what a manager reads, and the ways from it to the records. */
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { type EditorWindow, until } from './editor-window.ts';

/** A link of the report: what it calls, and its middle in the page. */
interface Link {
  readonly record: string;
  /** From 1. */
  readonly line: number;
  readonly x: number;
  readonly y: number;
}

export function tryReport(window: () => EditorWindow): void {
  describe('Show team report', () => {
    async function show(): Promise<Frame> {
      await window().run('Case Record: Show team report');
      return window().webview('.figure');
    }

    it('opens the record at its line when a link is clicked', async () => {
      const { page } = window();
      const frame = await show();
      const link = await nextLink(frame);
      const around = await page.locator('iframe.webview:visible').boundingBox();
      assert.ok(around !== null);
      await page.mouse.click(around.x + link.x, around.y + link.y);
      await hasArrived(link);
    });

    it('is read by keyboard too: Tab goes to the link, Enter opens the record at its line', async () => {
      const { page } = window();
      const frame = await show();
      await window().isActive('Team report');
      const link = await until('a link with the focus', async () => {
        await page.keyboard.press('Tab');
        return focusedLink(frame);
      });
      await page.keyboard.press('Enter');
      await hasArrived(link);
    });

    async function hasArrived({ record, line }: Link): Promise<void> {
      const name = record.slice(record.lastIndexOf('/') + 1);
      await window().isActive(name);
      await window().stands(line);
      assert.match(window().lines(name)[line - 1] ?? '', /^## /u);
    }
  });
}

/** The first link that leads into a record, not to its top, brought into sight. */
async function nextLink(frame: Frame): Promise<Link> {
  const found = await frame.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLAnchorElement>('a[href^="command:"]')) {
      const call = decodeURIComponent(each.getAttribute('href')?.split('?')[1] ?? '');
      if (/,1\]$/u.test(call)) continue;
      each.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = each.getBoundingClientRect();
      return { call, x: left + width / 2, y: top + height / 2 };
    }
    return undefined;
  });
  assert.ok(found !== undefined, 'a link into a record');
  return linkOf(found);
}

async function focusedLink(frame: Frame): Promise<Link | undefined> {
  const call = await frame.evaluate(() => {
    const { activeElement } = document;
    const href = activeElement?.getAttribute('href') ?? '';
    if (!href.startsWith('command:')) return undefined;
    const said = decodeURIComponent(href.split('?')[1] ?? '');
    return /,1\]$/u.test(said) ? undefined : said;
  });
  return call === undefined ? undefined : linkOf({ call, x: 0, y: 0 });
}

function linkOf({ call, x, y }: { call: string; x: number; y: number }): Link {
  const [record, line]: [string, number] = JSON.parse(call);
  return { record, line, x, y };
}
