/** A team's records, and a folder in which results are kept of them. */
import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readSound, STANDINGS, writeSound } from '../../src/cli/cache-files.ts';
import { version } from '../../src/cli/version.ts';
import { child, entry, Folder, type Outcome, type Terminal } from './command.ts';

export const CONFIG =
  'as-of: 2026-03-20\nteams:\n  east: {name: East, caseload-limit: 1}\npeople:\n  a.lee: {name: Ann Lee, team: east}\n';
export const opened = entry('2025-06-02 Referral', 'from: 2A') + entry('2025-06-03 Allocation', 'worker: a.lee');
export const lookedAfter = entry('2025-07-01 Legal status', 'status: C2') + entry('2025-07-01 Placement', 'type: U6');
export const visit = (date: string, ...fields: string[]) =>
  entry(`${date} Visit`, 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: placement', ...fields);

export class KeptResults {
  readonly folder = new Folder().write('.case-record/config.yaml', CONFIG);
  readonly kept = new Folder();

  /** Two children. */
  small(): this {
    this.folder
      .write('a.case.md', child('CH-1', opened + lookedAfter + visit('2025-07-05')))
      .write('b.case.md', child('CH-2', opened));
    return this;
  }

  remove(): void {
    this.folder.remove();
    this.kept.remove();
  }

  run(args: readonly string[], terminal: Terminal = {}): Promise<Outcome> {
    return this.folder.run(args, { build: 'one', ...terminal });
  }

  lint(...args: readonly string[]): Promise<Outcome> {
    return this.run(['lint', '--cache', this.kept.path, ...args]);
  }

  /** What a report says and writes, with what is kept. */
  cached(args: readonly string[] = [], terminal: Terminal = {}) {
    return this.#report(['--cache', this.kept.path, ...args], terminal);
  }

  /** The same without. */
  anew(...args: readonly string[]) {
    return this.#report(['--no-cache', ...args], {});
  }

  async #report(args: readonly string[], terminal: Terminal): Promise<readonly [Outcome, page: string, data: string]> {
    for (const name of ['page.html', 'data.json']) rmSync(this.folder.at(name), { force: true });
    const outcome = await this.run(['report', '-o', 'page.html', '--data', 'data.json', ...args], terminal);
    return [outcome, this.folder.read('page.html'), this.folder.read('data.json')];
  }

  /** The file in which it is kept how records stand. */
  get standings(): string {
    const [name, ...others] = readdirSync(this.kept.path).filter((each) => each.endsWith('.standings.cache'));
    assert.ok(name !== undefined && others.length === 0, `one file, not ${1 + others.length}`);
    return join(this.kept.path, name);
  }

  /** Puts something else in the place of what is kept there, as soundly written as the program does. */
  async forge(change: (body: string) => string): Promise<void> {
    const cache = { folder: this.kept.path, build: `${version} one` };
    const body = await readSound(this.standings, STANDINGS, cache);
    assert.ok(body !== undefined);
    await writeSound(this.standings, change(body), STANDINGS, cache);
  }
}
