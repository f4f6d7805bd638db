/** A council's own pack, that of the page about packs, and records under it. */
import { readFileSync } from 'node:fs';
import type { LintReport } from '../../src/cli/lint-report.ts';
import { child, entry, Folder } from './command.ts';

/** The worked example of the page about packs. */
export const page = readFileSync(new URL('../../docs/policy-packs.md', import.meta.url), 'utf8');
export const worked = /```yaml\n(policy: eastford\n[\s\S]*?)```/.exec(page)?.[1] ?? '';

export const lookedAfter = entry('2026-03-02 Legal status', 'status: C2') + entry('2026-03-02 Placement', 'type: U6');
export const seen = (date: string, ...more: string[]) =>
  entry(`${date} Visit`, 'by: j.okafor', 'seen: yes', 'alone: yes', 'place: home', ...more);
export const plan = entry('2026-03-02 Child protection plan', 'category: NEG');

/** A workspace with the worked pack. */
export class PackFolder extends Folder {
  constructor() {
    super();
    this.write('.case-record/policy.yaml', worked);
  }

  /** What lint says on a day of a record with these entries. */
  async report(day: string, ...entries: string[]): Promise<LintReport> {
    this.write('a.case.md', child('CH-1', entries.join('')));
    const { out } = await this.run(['lint', '--format', 'json', '--as-of', day]);
    return JSON.parse(out) as LintReport;
  }

  /** The findings of one rule. */
  async found(rule: string, day: string, ...entries: string[]): Promise<readonly string[]> {
    const { findings } = await this.report(day, ...entries);
    return findings.filter((each) => each.rule === rule).map(({ severity, message }) => `${severity}: ${message}`);
  }
}
