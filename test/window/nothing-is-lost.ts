/** What somebody wrote is still there: when the window ended before it was saved, and when two windows write in the same record, or make one of the same name. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type EditorWindow, until } from './editor-window.ts';

const RECORD = 'CH-1042.case.md';

export function tryNothingIsLost(window: () => EditorWindow): void {
  describe('nothing is lost', () => {
    let second: EditorWindow;
    /** The record as it was before the test. */
    let text: string;
    const onDisk = (): string => readFileSync(window().path(RECORD), 'utf8');

    before(async function () {
      this.timeout(120_000);
      second = await window().another();
    });
    beforeEach(() => {
      text = onDisk();
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') {
        await second.page.context().close();
        second = await window().another();
      } else await second.closeAll();
      if (onDisk() !== text) writeFileSync(window().path(RECORD), text);
    });
    after(() => second?.page.context().close());

    it('where two windows write in a record: neither a command nor saving in the one writes over what the other saved', async () => {
      for (const each of [window(), second]) await each.openRecord(RECORD);
      await second.writeAtEnd('Words of the second window.');
      await window().writeAtEnd('Words of the first window.');
      await window().save();
      const saved = onDisk();
      assert.ok(saved.startsWith(text) && saved.endsWith('Words of the first window.'));
      await second.run('Case Record: New entry');
      await list(second.page, 'What happened?');
      await choose(second.page, 'Case note');
      await second.shows('Case note');
      await second.page.keyboard.press('Control+S');
      await second.page.locator('.notifications-toasts', { hasText: 'is newer' }).waitFor();
      assert.equal(onDisk(), saved);
      await second.shows('Words of the second window.');
      await second.shows('Case note');
      await second.run('File: Revert File');
      await second.shows('Words of the first window.');
      assert.equal(onDisk(), saved);
    });

    it('where two windows make a record with the same id: the one that comes later is told, and makes another', async () => {
      const records = (): readonly string[] =>
        readdirSync(window().folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.case.md'));
      const known = new Set(records());
      const made = (): readonly string[] => records().filter((name) => !known.has(name));
      const [id, sameId] = [await askForRecord(window(), 'Nia Example'), await askForRecord(second, 'Kit Example')];
      assert.equal(sameId, id);
      await window().page.keyboard.press('Enter');
      await window().isActive(`${id}.case.md`);
      const [first = assert.fail('no record was made')] = made();
      const ofFirst = (): string => readFileSync(join(window().folder, first), 'utf8');
      await until('the record of the first window', async () => (ofFirst().includes('Nia Example') ? true : undefined));
      const saved = ofFirst();
      await second.page.keyboard.press('Enter');
      // Only the id is asked again, and the next one is proposed.
      const otherId = await until('another id', async () => {
        const proposed = await question(second.page).inputValue();
        return proposed === id ? undefined : proposed;
      });
      await second.page.keyboard.press('Enter');
      await second.isActive(`${otherId}.case.md`);
      await second.shows('name: Kit Example');
      // It is saved as soon as it is written.
      for (const { page } of [window(), second]) await page.locator('.tab.active:not(.dirty)').waitFor();
      assert.equal(ofFirst(), saved);
      assert.equal(made().length, 2);
      await Promise.all([window(), second].map((each) => each.closeAll()));
      for (const name of made()) rmSync(join(window().folder, name));
    });

    it('where the window ends before a record is saved: it is there again, unsaved, and judged as it stands', async () => {
      await second.openRecord(RECORD);
      await second.writeAtEnd('\n## 2026-09-30 Vist\n');
      await until('a copy of what is not saved', async () => (second.keeps('## 2026-09-30 Vist') ? true : undefined));
      second = await second.endAndOpenAgain();
      // Which tab is in front is VS Code's affair: it was not told which one was.
      await second.page.locator(`.tab.dirty[aria-label*="${RECORD}"]`).click();
      await second.isActive(RECORD);
      await second.page.keyboard.press('Control+End');
      await second.shows('## 2026-09-30 Vist');
      await second.page.locator('.editor-group-container.active .squiggly-error').first().waitFor();
      assert.equal(onDisk(), text);
      await second.run('File: Revert File');
      await second.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
    });
  });
}

const question = (page: Page): Locator => page.locator('.quick-input-widget:visible input[type="text"]').first();
const message = (page: Page, words: string): Promise<void> =>
  page.locator('.quick-input-widget:visible .quick-input-message', { hasText: words }).waitFor();
/** Settles when a list is open that says this where one types. */
const list = (page: Page, words: string): Promise<void> =>
  page.locator(`.quick-input-widget:visible input[placeholder="${words}"]`).waitFor();

/** Takes the line of an open list that begins with this. */
async function choose(page: Page, label: string): Promise<void> {
  await page.keyboard.type(label);
  await page.locator(`.quick-input-list .monaco-list-row.focused[aria-label^="${label}"]`).waitFor();
  await page.keyboard.press('Enter');
}

/** Answers what *New record* asks, up to the id, and gives the one that is proposed. */
async function askForRecord(window: EditorWindow, name: string): Promise<string> {
  const { page } = window;
  await window.run('Case Record: New record');
  await list(page, 'In which folder?');
  await page.locator('.quick-input-list .monaco-list-row.focused').waitFor();
  await page.keyboard.press('Enter');
  await message(page, 'The name the child goes by');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await message(page, 'Date of birth');
  await page.keyboard.press('Enter');
  await message(page, 'the next one that is free is proposed');
  return question(page).inputValue();
}
