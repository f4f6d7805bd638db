/** Drives the VS Code page by keyboard, as a person would. */
import type { Page } from 'playwright-core';

/** Runs a command by its title. */
export async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.type(title);
  await page.waitForSelector(`.quick-input-list .monaco-list-row[aria-label*="${title}"]`);
  await page.keyboard.press('Enter');
}

/** Opens a file of the folder by its name and waits until its text is there. */
export async function openFile(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+P');
  await page.keyboard.type(file);
  await page.waitForSelector(`.quick-input-list .monaco-list-row[aria-label*="${file}"]`);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.view-line');
}
