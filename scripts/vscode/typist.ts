/** Somebody at the keyboard of a VS Code page, whose key presses are counted. */
import type { Page } from 'playwright-core';

/** What a key press is for: prose is what only the writer can know; all else could be spared. */
interface Count {
  /** Keys pressed for all but prose; each key of a combination counts, Ctrl and Shift too. */
  readonly presses: number;
  /** Characters of prose. */
  readonly prose: number;
}

export class Typist {
  readonly page: Page;
  #presses = 0;
  #prose = 0;
  readonly #log: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  get count(): Count {
    return { presses: this.#presses, prose: this.#prose };
  }

  /** What was pressed, in order, with prose as its length. */
  get log(): readonly string[] {
    return this.#log;
  }

  /** One key, or a combination such as `Control+K`. */
  async press(keys: string, times = 1): Promise<void> {
    for (let i = 0; i < times; i++) {
      await this.page.keyboard.press(keys);
      this.#presses += keys.split('+').length;
      this.#log.push(keys);
    }
  }

  /** Characters that are not prose: dates, codes, what narrows a list. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 });
    this.#presses += text.length;
    this.#log.push(`"${text}"`);
  }

  /** Names, narrative, reasons: the writer's own words. */
  async say(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.#prose += text.length;
    this.#log.push(`(${text.length} characters of prose)`);
  }
}

/** Counts in the page itself every key that goes down, so that the typist's own count can be held to it. */
export async function countKeysDown(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = window as { keysDown?: number };
    seen.keysDown = 0;
    window.addEventListener('keydown', () => (seen.keysDown = (seen.keysDown ?? 0) + 1), { capture: true });
  });
  return () => page.evaluate(() => (window as { keysDown?: number }).keysDown ?? 0);
}
