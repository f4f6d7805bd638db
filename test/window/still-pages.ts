/** *Show team report* and *Prepare supervision*: pages that run nothing, and the ways from them to the records. */
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { type EditorWindow, until } from './editor-window.ts';
import { RECORD } from './views.ts';

/** A link into a record: what it calls, and its middle in the page. */
interface Link {
  readonly record: string;
  /** From 1. */
  readonly line: number;
  readonly x: number;
  readonly y: number;
}

/** The pages that run nothing: what each is known by, the record that is open when it is asked for, its tab, and the lines that its links lead to. */
export const STILL_PAGES = [
  {
    title: 'Case Record: Show team report',
    page: '.figure',
    record: RECORD,
    tab: 'Team report',
    leadsTo: /^## /u,
  },
  {
    title: 'Case Record: Prepare supervision',
    page: 'p.way',
    record: 'SUP-okafor.case.md',
    tab: 'Supervision: j.okafor',
    leadsTo: /^(?:## | {2}- what: )/u,
  },
] as const;

export function tryStillPages(window: () => EditorWindow): void {
  for (const { title, page: known, record: open, tab, leadsTo } of STILL_PAGES)
    describe(title, () => {
      async function show(): Promise<Frame> {
        await window().openRecord(open);
        await window().run(title);
        return window().webview(known);
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
        await window().isActive(tab);
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
        assert.match(window().lines(name)[line - 1] ?? '', leadsTo);
      }
    });
}

/** The first link that leads into a record, not to its top, brought into sight. */
async function nextLink(frame: Frame): Promise<Link> {
  const found = await frame.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLAnchorElement>('a[href^="command:caseRecord.openPlace?"]')) {
      const call = decodeURIComponent(each.getAttribute('href')?.split('?')[1] ?? '');
      if (/,1\]$/u.test(call)) continue;
      each.scrollIntoView({ block: 'center' });
      // One that goes over two lines is no rectangle as a whole.
      const [line] = each.getClientRects();
      if (line === undefined) continue;
      const { left, top, width, height } = line;
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
    if (!href.startsWith('command:caseRecord.openPlace?')) return undefined;
    const said = decodeURIComponent(href.split('?')[1] ?? '');
    return /,1\]$/u.test(said) ? undefined : said;
  });
  return call === undefined ? undefined : linkOf({ call, x: 0, y: 0 });
}

function linkOf({ call, x, y }: { call: string; x: number; y: number }): Link {
  const [record, line]: [string, number] = JSON.parse(call);
  return { record, line, x, y };
}
